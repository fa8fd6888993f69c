# An array is made of the elements of another array or view, and of the memory of bytes.
# expect: cpython
from array import array

shorts = array("h", [1, -2, 300])
print(array("i", shorts), array("b", array("b", [5])), array("d", shorts))
print(array("i", memoryview(b"ab")), array("H", memoryview(shorts)[0:1]))
print(array("H", b"abcd"), array("H", bytearray(b"abcd")), array("B", b"ab"))
