# A class derived from tuple gives `%` its items.
# expect: cpython
# differs: MicroPython takes the instance for one value


class Pair(tuple):
    pass


print("%s and %s" % Pair((1, 2)), "%d" % Pair((3,)), b"%d-%d" % Pair((4, 5)))
try:
    "%s" % Pair((1, 2))
except TypeError as error:
    print("TypeError")
