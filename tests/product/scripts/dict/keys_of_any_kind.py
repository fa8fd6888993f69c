# Keys of every hashable kind.
# expect: cpython
def f():
    pass
keys = [1, 2.5, "s", b"b", None, True, (1, 2), f, int, 10**30, frozenset({1}), ...]
d = {}
for i, key in enumerate(keys):
    d[key] = i
print([d[key] for key in keys])
