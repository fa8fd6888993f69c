# Comparison by special methods.
# expect: cpython
class N:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
    def __le__(self, other):
        return self.n <= other.n
    def __gt__(self, other):
        return self.n > other.n
    def __ge__(self, other):
        return self.n >= other.n
    def __repr__(self):
        return "N%d" % self.n
a, b = N(1), N(2)
print(a == b, a == N(1), a != b, a < b, a <= b, a > b, a >= b, sorted([N(3), N(1), N(2)]), max(a, b), N(2) in [a, b])
