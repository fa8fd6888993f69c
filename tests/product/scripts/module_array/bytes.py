# Bytes are taken as raw items.
# expect: micropython
from array import array
print(array("h", b"\x01\x00\x02\x00"), bytes(array("h", [1, 2])), bytearray(array("b", [5])))
