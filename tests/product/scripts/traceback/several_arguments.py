# An exception with several arguments.
# expect: micropython
# differs: CPython words its messages otherwise
raise ValueError("a", 1)
