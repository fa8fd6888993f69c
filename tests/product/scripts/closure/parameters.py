# Parameters, also collected ones, are closed over.
# expect: cpython
def outer(a, *args, b=2, **kw):
    return lambda: (a, args, b, kw)
print(outer(1, 5, 6, b=7, z=8)())
