# min and max with keys, defaults and several arguments.
# expect: cpython
print(max(1, 5, 3), min([4, 2]), max("abc"), max([1, -9], key=abs), min("bb", "a", key=len), max([], default="none"), min((), default=0), max([1, 1.0]), max((2, 1), (1, 9)))
