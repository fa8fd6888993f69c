# Instances that stand for an integer or a float, and classes that share exception bases.
# expect: cpython
# differs: MicroPython asks __int__ where CPython asks __index__
import array
import math
import struct


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Number:
    def __float__(self):
        return 2.5


class Both(ValueError):
    pass


class Other(KeyError):
    pass


class Mixed(Both, Other):
    pass


class Hashed:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return self.value == other.value


print([10, 20, 30][Index(1)], "abc"[Index(2)], b"abc"[Index(0)], (1, 2)[Index(-1)])
print([1, 2] * Index(2), "ab" * Index(3), Index(2) * b"x")
print(struct.pack("<H", Index(258)), array.array("b", [Index(3)]))
print(math.sqrt(Number()), "%.2f" % Number(), float(Number()))
items = [1, 2, 3]
items[Index(0)] = 9
print(items[Index(0) : Index(2)])
print(len({Hashed(1 << 80), Hashed(1 << 80), Hashed(5)}), hash(Hashed(True)))
try:
    raise Mixed(1)
except KeyError as error:
    print(type(error).__name__, error.args, isinstance(error, ValueError))
for bad in ([1][:0], {}):
    try:
        [1][bad]
    except TypeError:
        print("TypeError")
