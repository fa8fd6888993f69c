# Unpacking of tuples, nested and from any iterable.
# expect: cpython
# differs: MicroPython iterates dicts in the order of hashes
a, b = 1, 2
(c, [d, e]), f = (3, (4, 5)), 6
g, h, i = "xyz"
j, k = {1: 2, 3: 4}
l, = [9]
print(a, b, c, d, e, f, g, h, i, j, k, l)
