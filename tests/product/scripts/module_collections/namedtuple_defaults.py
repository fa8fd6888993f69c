# Defaults of the last fields of a named tuple.
# expect: cpython
# differs: MicroPython has no defaults
from collections import namedtuple

Point = namedtuple("Point", "x y z", defaults=(5, 6))
print(Point(1), Point(1, 2), Point(1, 2, 3), Point(1, z=7), Point(z=1, x=2))
print(namedtuple("Empty", "a b", defaults=[1, 2])(), Point._field_defaults)
print(namedtuple("None_", "a", defaults=None)(3), Point(1)._replace(x=2))
for arguments in ((), (1, 2, 3, 4)):
    try:
        Point(*arguments)
    except TypeError:
        print("TypeError")
try:
    namedtuple("Few", "a", defaults=(1, 2))
except TypeError:
    print("TypeError")


class Derived(Point):
    def total(self):
        return self.x + self.y + self.z


print(Derived(1).total(), Derived(1, 2).total())
