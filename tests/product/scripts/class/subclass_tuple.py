# A subclass of tuple.
# expect: cpython
class Pair(tuple):
    def swapped(self):
        return Pair((self[1], self[0]))
p = Pair((1, 2))
print(p.swapped() == (2, 1), len(p), p[0], sum(p), isinstance(p, tuple))
