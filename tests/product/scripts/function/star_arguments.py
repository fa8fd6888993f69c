# Collecting arguments.
# expect: cpython
def f(a, *rest, **options):
    return a, rest, sorted(options.items())
print(f(1), f(1, 2, 3), f(1, x=5), f(1, 2, y=6, x=5), f(*range(4), **{"k": 1}))
