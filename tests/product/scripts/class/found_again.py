# Loops that take pairs apart, and class and static methods found again and again.
# expect: cpython
# differs: MicroPython iterates dicts in the order of hashes


class A:
    n = 0

    @classmethod
    def c(cls, x):
        return cls.__name__, x, cls.n

    @staticmethod
    def s(x):
        return ("s", x)


class B(A):
    n = 1


def run():
    for k in range(3):
        a, b = A(), B()
        for o in (a, b, A, B, a):
            print(o.c(k), o.s(k))
    b.c = lambda x: "own"
    for o in (b, B(), b):
        print(o.c(1))
    A.s = staticmethod(lambda x: "new")
    for o in (a, b, A, B):
        print(o.s(1))


run()
d = {1: 2, "a": "b"}
for k, v in d.items():
    print(k, v)
for i, x in enumerate("abc", 5):
    print(i, x)
for a, b in zip([1, 2, 3], (4, 5)):
    print(a, b)
for a, b in zip(
    [1],
    [2],
):
    print(a, b)
try:
    for a, b in zip([1], [2], [3]):
        print(a, b)
except ValueError:
    print("VE")
try:
    for k, v in d.items():
        d[k, v] = 1
except RuntimeError:
    print("RE")
print([a + b for a, b in zip(range(3), range(3))], {k: v for k, v in enumerate("xy")})
for i, (a, b) in enumerate(zip("ab", "cd")):
    print(i, a, b)


def g():
    yield 1, 2
    yield [3, 4]
    yield "ab"
    yield 1, 2, 3


try:
    for a, b in g():
        print(a, b)
except ValueError:
    print("VE")
for a, b in enumerate(iter([])):
    pass
print("else")


class Base:
    level = 1
    other = 5


class Derived(Base):
    pass


def levels(instances):
    for number in range(6):
        print(
            [instance.level for instance in instances],
            [instance.other for instance in instances],
        )
        if number == 1:
            Base.level = 2
        elif number == 2:
            Derived.level = 3
        elif number == 3:
            for name in "abcdefghijkl":
                setattr(Base, name, 0)
            Base.other = property(lambda self: self.level * 10)
        elif number == 4:
            del Derived.level
            Base.other = 7


levels([Base(), Derived(), Base()])
