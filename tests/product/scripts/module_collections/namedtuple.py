# Fields by name and by index.
# expect: cpython
from collections import namedtuple
P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
x, y = p
print(p, p.x, p[1], p == (1, 2), len(p), x, y, isinstance(p, tuple), p + (3,), namedtuple("Q", "a b")(5, 6))
