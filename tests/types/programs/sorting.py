# Sorting by the user's own __lt__, also one that raises.
# ruff: noqa: B905, PLE0643, UP031
class Lt:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return "L%d" % self.v


a = [Lt((i * 7919) % 101) for i in range(60)]
print(sorted(a), max(a, key=lambda q: q.v), sorted(a, reverse=True)[:3])


class Boom:
    n = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Boom.n += 1
        if Boom.n > 50:
            raise RuntimeError("boom")
        return self.v < o.v


b = [Boom((i * 7919) % 101) for i in range(60)]
try:
    b.sort()
except RuntimeError as x:
    print(x, len(b), sorted(q.v for q in b) == sorted((i * 7919) % 101 for i in range(60)))
