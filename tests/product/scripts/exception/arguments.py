# Arguments, str and repr.
# expect: cpython
for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), OSError(2), Exception([1])):
    print(e.args, len(e.args), type(e).__name__)
print(str(ValueError("a")), str(ValueError()) == "", str(ValueError("a", 1)))
