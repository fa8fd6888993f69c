class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)


d = D()
d["a"] = 3
print(d["a"], len(d), d)


class I(int):
    def double(self):
        return self * 2


print(I(4).double(), I(4) + 1)


class S(str):
    pass


print(S("abc").upper(), len(S("abc")), S("abc") == "abc")


class Base:
    def who(self):
        return ["Base"]


class X(Base):
    def who(self):
        return ["X"] + super().who()


class Y(Base):
    def who(self):
        return ["Y"] + super().who()


class Z(X, Y):
    def who(self):
        return ["Z"] + super().who()


print(Z().who())


class N:
    def __new__(cls, *a):
        o = super().__new__(cls)
        o.made = a
        return o

    def __init__(self, *a):
        self.a = a


n = N(1, 2)
print(n.made, n.a)


class G:
    def __getattr__(self, n):
        return "got " + n

    def __call__(self, *a, **k):
        return a, k

    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10

    def __contains__(self, x):
        return x == 5

    def __bool__(self):
        return False

    def __hash__(self):
        return 7


g = G()
print(g.foo, g(1, b=2), len(g), list(g), 5 in g, 6 in g, bool(g), hash(g))


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(It(3)), sum(It(4)), [x for x in It(2)])


class Desc:
    def __set_name__(self, o, n):
        self.n = n

    def __get__(self, o, t):
        return self.n, o is None

    def __set__(self, o, v):
        print("set", v)


class H:
    q = Desc()


def gen():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("ve", e)
        yield 3
    finally:
        print("cleanup")


g = gen()
print(next(g), g.throw(ValueError("x")))
g.close()
g = gen()
next(g)
g.close()


def g2():
    try:
        x = yield from gen()
    except KeyError:
        print("ke")
    yield "end"


g = g2()
print(next(g))
print(g.throw(KeyError("a")))


def co():
    while True:
        x = yield
        print("x", x)


c = co()
next(c)
c.send(1)
c.send(2)
c.close()
try:

    def bad():
        raise StopIteration

    def bg():
        bad()
        yield

    list(bg())
except RuntimeError as e:
    print("rt", e)


def kw(a, *, b, c=3):
    return a, b, c


print(kw(1, b=2), kw(b=5, a=6))


def nested():
    for i in range(3):
        for j in range(3):
            try:
                try:
                    if j == 1:
                        break
                    if i == 2:
                        return "ret %d %d" % (i, j)
                finally:
                    print("in", i, j)
            finally:
                print("out", i, j)


print(nested())


async def af(x):
    return x + 1


async def main():
    r = await af(3)
    print("await", r)


class ACM:
    async def __aenter__(self):
        print("aenter")
        return 5

    async def __aexit__(self, *a):
        print("aexit", a[0])
        return True


class AI:
    def __init__(self):
        self.i = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.i += 1
        if self.i > 2:
            raise StopAsyncIteration
        return self.i


async def m2():
    async with ACM() as q:
        print(q)
    async with ACM():
        raise ValueError
    async for x in AI():
        print("af", x)
    return 9


def run(c):
    try:
        while 1:
            c.send(None)
    except StopIteration as e:
        return e.value


run(main())
print(run(m2()))
x = 5


class K:
    y = x
    z = [y for _ in range(2)] if 0 else y

    def m(self):
        return __class__.__name__


print(K.z, K().m(), K.__name__)
del x
try:
    x
except NameError as e:
    print("ne")


def dl():
    a = 1
    del a
    try:
        a
    except NameError:
        print("unbound")


dl()
import sys

a = b = 3
a, b = b, a
l = [3, 1, 2]
l.sort(key=lambda v: -v)
print(l)
print(*[1, 2], sep="-")
s = 0
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    s += i * p + q
print(s, f"{s:>5}|{a!r}", "%d %s" % (3, "x"))
print((lambda *a, **k: (a, k))(1, 2, x=3))


def rec(n):
    return rec(n + 1)


try:
    rec(0)
except RuntimeError as e:
    print("deep", type(e).__name__ in ("RuntimeError", "RecursionError"))
while True:
    try:
        raise KeyError(3)
    except (ValueError, KeyError) as e:
        print(e.args)
        break
    else:
        pass
assert 1 < 2 < 3 and not (3 < 2 < 1)
try:
    assert 0, "msg"
except AssertionError as e:
    print(e)
print([i if i else -1 for i in (0, 1)], 1 if a else 2, a and b, a or b, not a)
print(isinstance(3, (str, int)), type(3) is int, callable(len))


class P:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        print("exit", a[0])


def wcont():
    for i in range(3):
        with P():
            if i == 1:
                continue
            if i == 2:
                break
    return i


print(wcont())
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise
except ValueError as e:
    print("re", e)
print(
    max([1, 5, 2], key=lambda x: -x),
    min(3, 1),
    sorted("bca", reverse=True),
    list(map(lambda a, b: a + b, [1, 2], [3, 4])),
    list(filter(None, [0, 1])),
    any([0, 1]),
    all([]),
)
print("all done")
