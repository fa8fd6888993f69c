# enumerate and zip.
# expect: cpython
d = dict(zip("xy", range(2)))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(zip("ab", [1, 2, 3])), list(zip()), list(zip([1])), d["x"], d["y"], list(enumerate([], start=3)))
