# An array whose elements are wider than bytes equals a bytearray with the same memory.
# expect: cpython
# differs: MicroPython compares no elements of different sizes
from array import array

h = array("H", [0x6162, 0x6364])
print(h == bytearray(bytes(h)), bytearray(bytes(h)) == h, bytearray(b"abcd1") == h)
print(h == bytes(h), bytes(h) == h, h == array("H", h), h == array("I", [0x6162, 0x6364]))
