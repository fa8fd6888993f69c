# Positional, keyword and default arguments.
# expect: cpython
def f(a, b=2, c=3):
    return a, b, c
print(f(1), f(1, 5), f(1, c=9), f(c=1, b=2, a=3), f(*[7, 8]), f(**{"a": 4, "c": 6}), f(1, *(2,), **{"c": 0}))
