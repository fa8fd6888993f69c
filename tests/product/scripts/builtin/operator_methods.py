# Values of built-in types have the methods of their operators.
# expect: cpython
# differs: MicroPython's have none

NAMES = (
    "__len__ __getitem__ __iter__ __contains__ __add__ __mul__ __eq__ __repr__ __str__ __or__"
    " __sub__ __neg__ __pow__"
).split()
for value in (5, 1.5, 1j, "a", [], (), {}, set(), frozenset(), range(3), True):
    print(type(value).__name__, [hasattr(value, name) for name in NAMES])
print((5).__add__(2), (5).__add__("a"), (5).__sub__(3), (7).__divmod__(2), (5).__neg__())
print((5).__eq__(5), (5).__lt__(2), (0).__bool__(), (2).__pow__(10), (6).__xor__(3))
print((1.5).__add__(2), (1.5).__mul__(2), (-1.5).__abs__(), (2.5).__floordiv__(1))
print((1j).__mul__(1j), "a".__add__("b"), "ab".__len__(), "ab".__contains__("b"))
print("%d!".__mod__(5), "ab".__mul__(2), "a".__lt__("b"), b"a".__add__(b"b"), b"ab".__len__())
print(int.__add__(1, 2), str.__len__("abc"), float.__mul__(2.0, 3), (1).__hash__() == hash(1))


class Number(int):
    def __add__(self, other):
        return Number(int.__add__(self, other) + 100)

    def __mul__(self, other):
        return super().__mul__(other) + 1000


print(Number(1) + 2, Number(2) * 3, -Number(4), Number(5) - 1)


class Text(str):
    def __add__(self, other):
        return Text(str.__add__(self, "-" + other))

    def __len__(self):
        return 10 * super().__len__()


print(Text("a") + "b" + "c", len(Text("abc")), Text("x") * 2)
