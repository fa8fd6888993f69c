# +, *, in and comparison.
# expect: cpython
# differs: MicroPython has no repetition of a bytearray
a = bytearray(b"ab")
print(a + b"c", a * 2, 97 in a, b"b" in a, a == b"ab", a < bytearray(b"b"), bytes(a), bytearray(3), bytearray([1, 2]))
