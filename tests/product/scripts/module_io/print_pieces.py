# print hands the values, separators and the end to a user's stream one by one.
# expect: cpython
# differs: MicroPython prints containers and end in smaller pieces
import io


class Stream(io.IOBase):
    def write(self, data):
        pieces.append(data)
        return len(data)


class Plain:
    def write(self, data):
        pieces.append(data)


class Shown:
    def __str__(self):
        return "shown"


for stream in (Stream(), Plain()):
    pieces = []
    print("test", file=stream)
    print("a", 5, Shown(), file=stream)
    print([1, "x"], 12345678901234567890123, 1.5, sep=", ", end="!\n", file=stream)
    print(file=stream)
    print("one", "two", sep="-", end=".", file=stream)
    print(pieces)
try:
    print("x", file=5)
except AttributeError:
    print("AttributeError")
