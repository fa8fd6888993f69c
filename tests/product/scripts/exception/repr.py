# repr shows the call that makes it.
# expect: cpython
# differs: MicroPython keeps the comma of a single argument
print(repr(ValueError("a")), repr(KeyError()), repr(Exception(1, "b")), [TypeError(None)])
