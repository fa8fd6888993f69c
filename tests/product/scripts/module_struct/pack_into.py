# Packing into a buffer.
# expect: cpython
import struct
b = bytearray(8)
struct.pack_into("<HH", b, 2, 258, 772)
print(b)
