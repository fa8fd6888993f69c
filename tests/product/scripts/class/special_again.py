# Special methods again and again from the same place: refused, raising, replaced, in nested loops.
# expect: cpython


class V:
    K = 5

    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        if isinstance(o, V):
            return V(self.x + o.x)
        if o == "no":
            return NotImplemented
        if o == "raise":
            raise ValueError("bad")
        return V(self.x + o)

    def __radd__(self, o):
        return "radd"

    def __iadd__(self, o):
        if o == 7:
            return NotImplemented
        self.x += 100
        return self

    def __lt__(self, o):
        return self.x < o.x

    def __eq__(self, o):
        return NotImplemented if o is None else self.x == o.x

    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * self.x

    def __setitem__(self, i, v):
        self.set = (i, v)
        return 99

    @property
    def twice(self):
        return self.x * 2

    def __call__(self, *a, **k):
        return (self.x, a, k)

    def plain(self):
        return self.K


class It:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class W(V):
    K = 6


class R:
    def __radd__(self, o):
        return ("r", o.x)


for k in range(3):
    a, b = V(1), V(2)
    print((a + b).x, (a + 5).x)
    try:
        print(a + "no")
    except TypeError:
        print("TypeError")
    try:
        print(a + "raise")
    except ValueError:
        print("ValueError")
    c = V(3)
    c += 1
    print(c.x)
    c += 7
    print(c.x if isinstance(c, V) else c)
    print(a < b, b < a, a == b, a == V(1), a == None, None == a, a != b, a != V(1))
    print(a[2], end=" ")
    try:
        a[4]
    except IndexError:
        print("IndexError")
    a[1] = 5
    print(a.set, a.twice, a.K, W(4).K, W(4).twice, a.plain(), W(1).plain())
    print(a(1, 2, z=3), a())
    print([x for x in It(4)], sum(x for x in It(3)))
    for x in It(2):
        for y in It(2):
            print(x, y, end=";")
    print()
    print(list(zip(It(3), It(2))), 1 in It(3), 9 in It(3))

    class Q:
        def __add__(self, o):
            return NotImplemented

    class Q2:
        x = 9

        def __add__(self, o):
            return NotImplemented

    print(Q2() + R())
    V.K = 50 + k
    a.K = 1
    print(a.K, b.K)

    def gen():
        for x in It(3):
            try:
                yield x
            finally:
                pass

    print(list(gen()))


class Bad:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("k")


try:
    for x in Bad():
        pass
except KeyError:
    print("KeyError")


class Deep:
    def __add__(self, o):
        return self + o


try:
    Deep() + 1
except RuntimeError:
    print("RuntimeError")


class DeepP:
    @property
    def p(self):
        return self.p


try:
    print(DeepP().p)
except RuntimeError:
    print("RuntimeError")


def counter():
    n = 0

    def inc(k):
        nonlocal n
        n += k
        return n

    return inc


c = counter()
print(c(1), c(2))
try:
    c()
except TypeError:
    print("TypeError")


class S(V):
    def __getitem__(self, i):
        return super().__getitem__(i) + 1


print(S(2)[3])
