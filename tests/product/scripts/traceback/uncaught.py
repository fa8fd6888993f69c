# An uncaught exception prints its traceback; the exit code is 1.
# expect: micropython
# differs: CPython words its messages otherwise
print("before")
def f(x):
    return g(x + 1)
def g(x):
    return 10 / (x - 1)
f(0)
