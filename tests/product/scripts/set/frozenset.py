# A frozenset is a key.
# expect: cpython
f = frozenset([1, 2])
d = {f: "x"}
print(d[frozenset([2, 1])], f | {3} == frozenset([1, 2, 3]), f == {1, 2}, len(f), 1 in f, hasattr(f, "add"))
