# A function has its name.
# expect: cpython
def f():
    "documentation"
    return 1
g = f
print(f.__name__, g.__name__, (lambda: 0).__name__, f())
