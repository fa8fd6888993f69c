# Equal numbers of different types are one key.
# expect: cpython
d = {1: "a"}
d[1.0] = "b"
d[True] = "c"
print(d, len({0, False, 0.0}), hash(5) == hash(5.0))
