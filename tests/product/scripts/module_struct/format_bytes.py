# A format may be bytes; a float is no integer.
# expect: cpython
import struct

print(struct.calcsize(b"<bi"), struct.pack(b"<h", 5), struct.unpack(b">h", b"\x01\x02"))
buffer = bytearray(4)
struct.pack_into(b"<h", buffer, 1, 258)
print(buffer, struct.unpack_from(b"<h", buffer, 1))
try:
    struct.pack("<i", 1.5)
except Exception:
    print("refused")
