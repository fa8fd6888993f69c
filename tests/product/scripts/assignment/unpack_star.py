# A starred target takes the rest.
# expect: cpython
a, *b = range(5)
*c, d = "xyz"
e, *f, g = [1, 2]
print(a, b, c, d, e, f, g)
