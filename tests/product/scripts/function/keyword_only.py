# Keyword-only arguments.
# expect: cpython
def f(a, *, b, c=3):
    return a, b, c
def g(*args, key=None):
    return args, key
print(f(1, b=2), f(1, c=0, b=5), g(1, 2, key=3), g())
