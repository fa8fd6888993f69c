# Defaults, stars and closures of generators.
# expect: cpython
def g(a, b=2, *c, **d):
    yield a
    yield b
    yield c
    yield d
print(list(g(1)), list(g(1, 3, 4, k=5)))
