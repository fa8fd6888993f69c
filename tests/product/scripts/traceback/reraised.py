# An exception that was raised again keeps where it came from.
# expect: micropython
# differs: CPython words its messages otherwise
def f():
    raise ValueError("x")
try:
    f()
except ValueError:
    raise
