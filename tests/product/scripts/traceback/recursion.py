# The error of endless recursion, caught.
# expect: micropython
# differs: CPython words its messages otherwise
def f():
    f()
try:
    f()
except RuntimeError as e:
    print(type(e).__name__, e)
