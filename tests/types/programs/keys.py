# Keys whose __eq__ and __hash__ change the dict or raise.
# ruff: noqa: B905, PLE0643, UP031
class K:
    def __init__(self, n, d=None):
        self.n = n
        self.d = d

    def __hash__(self):
        return self.n % 4

    def __eq__(self, o):
        if self.d is not None:
            self.d[len(self.d) + 100] = 1
            self.d = None
        return isinstance(o, K) and self.n == o.n

    def __repr__(self):
        return "K%d" % self.n


d = {}
for i in range(20):
    d[K(i)] = i
print(len(d), d[K(7)], K(21) in d)
k = K(3, d)
print(d.get(k), len(d) > 20)


class Bad:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        raise ValueError("bad eq")


e = {Bad(): 1}
try:
    e[Bad()] = 2
except ValueError as x:
    print("VE", x, len(e))


class H:
    def __hash__(self):
        raise TypeError("nohash")


try:
    {H(): 1}
except TypeError as x:
    print("TE", x)


class Clear:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 5

    def __eq__(self, o):
        self.d.clear()
        return False


f = {}
f[Clear(f)] = 1
try:
    print(f.get(Clear(f)), len(f))
except Exception as x:
    print(type(x))


class E:
    def __eq__(self, o):
        return True


try:
    hash(E())
except TypeError:
    print("unhashable")
