# An array takes the elements of another typecode as they lie in memory.
# expect: micropython
# differs: CPython wants the same typecode
from array import array

a = array("B", b"ab")
a.extend(array("H", b"cd"))
print(a, array("B", b"x") + array("b", b"y"))
a += array("I", b"1234")
print(a)
