# insert clamps its index.
# expect: cpython
a = [1, 2]
a.insert(0, "first")
a.insert(100, "last")
a.insert(-100, "very first")
a.insert(-1, "before last")
print(a)
