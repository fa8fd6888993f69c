# isinstance with built-in types.
# expect: cpython
print(isinstance(1, int), isinstance("a", (int, str)), isinstance([], list), isinstance(None, type(None)), isinstance(1.5, int), isinstance(int, type), isinstance(ValueError(), Exception), isinstance(1, object))
