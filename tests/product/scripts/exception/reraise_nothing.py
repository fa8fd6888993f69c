# A bare raise without an exception.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    raise
except RuntimeError as e:
    print(e)
