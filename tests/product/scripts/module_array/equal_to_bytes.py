# An array never equals bytes; it equals a bytearray with the same memory.
# expect: cpython
from array import array

view = memoryview
for a in (array("B", b"ab"), array("b", b"ab")):
    print(a == b"ab", b"ab" == a, a != b"ab", b"ab" != a)
    print(a == bytearray(b"ab"), bytearray(b"ab") == a, a != bytearray(b"ab"))
    print(bytearray(b"ac") == a, bytearray(b"abc") == a)
print(array("B", b"ab") == view(b"ab"), view(b"ab") == array("B", b"ab"))
