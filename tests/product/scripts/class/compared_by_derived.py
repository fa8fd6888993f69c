# An instance of a class derived from a native type decides whether it is equal to a native value,
# whichever stands on the left; and numbers repeat sequences, whatever wraps them.
# expect: cpython
# differs: MicroPython asks the left operand only, of some types.


def answering(base):
    class Answering(base):
        def __eq__(self, other):
            return "equal"

        def __ne__(self, other):
            return "unequal"

        def __lt__(self, other):
            return "less"

        def __gt__(self, other):
            return "more"

        def __hash__(self):
            return 1

    return Answering


values = [2, 2.5, "abc", b"abc", bytearray(b"abc"), [1], (1,), {1: 2}, {1}, frozenset([1])]
for value in values:
    own = answering(type(value))(value)
    other = type("Other", (type(value),), {})(value)
    print(type(value).__name__, value == own, own == value, value != own, own != value, end=" ")
    print(value < own, own < value, value > own, other == own, own == other, other != own)
for left in (2, "abc", [1], (1,)):
    for base in (float, int, str, list, tuple):
        right = answering(base)()
        print(left == right, left != right, end=" ")
    print()


class Number(int):
    pass


class Row(list):
    pass


class Text(str):
    pass


for sequence in ("abc", b"x", [1], (1, 2), Row([3]), Text("t"), bytearray(b"y")):
    print(Number(2) * sequence, sequence * Number(2), 2 * sequence)
for act in (lambda: Number(2) * None, lambda: Number(2) * {}, lambda: Row() * Row()):
    try:
        print(act())
    except TypeError:
        print("TypeError")
