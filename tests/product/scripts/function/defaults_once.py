# Defaults are evaluated once.
# expect: cpython
def f(x, seen=[]):
    seen.append(x)
    return seen
f(1)
print(f(2), f(3, []), f(4))
