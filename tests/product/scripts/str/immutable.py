# A text's items can't be changed.
# expect: micropython
# differs: CPython words its messages otherwise
s = "abc"
for statement in ("s[0] = 'x'", "del s[0]", "s.x = 1"):
    try:
        exec(statement)
    except (TypeError, AttributeError) as e:
        print(statement, type(e).__name__, e)
