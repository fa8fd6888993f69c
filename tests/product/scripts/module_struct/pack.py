# Packing in all byte orders.
# expect: cpython
import struct
print(struct.pack("<bBhHiI", -1, 255, -2, 65535, -3, 2**32 - 1), struct.pack(">qQ", -1, 2**64 - 1), struct.pack("<f", 1.5), struct.pack(">d", -2.25), struct.pack("!H", 258), struct.pack("3s2x", b"ab"), struct.pack("<4H", 1, 2, 3, 4))
