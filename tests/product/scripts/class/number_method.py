# Instances whose class has __index__ or __float__ stand for numbers where the product wants one.
# expect: cpython
# differs: MicroPython asks __int__ where CPython asks __index__
class Three:
    def __index__(self):
        return 3


class Half:
    def __float__(self):
        return 0.5


three = Three()
print([1, 2, 3, 4][three], (1, 2, 3, 4)[three], "abcd"[three], b"abcd"[three])
print([1, 2, 3, 4, 5][:three], "abcdef"[three:], range(three), chr(three))
print("ab" * three, [0] * three, (1,) * three, b"x" * three)
print(hex(three), bin(three), int(three), float(three), int("12", three))
print("%x" % three, "%.2f" % Half())

import math
import struct

print(math.sqrt(Half()), struct.pack("B", three))


class Wrong:
    def __index__(self):
        return "3"


for wrong in (Wrong(), object()):
    try:
        print([1][wrong])
    except TypeError:
        print("TypeError")
