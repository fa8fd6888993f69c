# Lambdas with defaults, stars and closures.
# expect: cpython
f = lambda a, b=2, *c, **d: (a, b, c, d)
print(f(1), f(1, 3, 4, k=5), (lambda: 7)(), [g(3) for g in (lambda x: x, lambda x: x * 2)])
