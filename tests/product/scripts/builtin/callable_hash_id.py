# callable, hash and id.
# expect: cpython
a, b = [], []
print(callable(len), callable(int), callable(5), callable(lambda: 0), id(a) == id(a), id(a) == id(b), hash("a") == hash("a"), hash((1, "x")) == hash((1, "x")), hash(None) == hash(None))
