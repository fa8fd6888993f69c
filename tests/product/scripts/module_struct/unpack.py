# Unpacking, at offsets too.
# expect: cpython
import struct
print(struct.unpack("<bHi", b"\xff\x01\x02\x00\x00\x00\x80"), struct.unpack(">2sd", b"ab" + struct.pack(">d", 0.1)), struct.unpack_from("<H", b"\x00\x00\x05\x01", 2), struct.unpack("<q", b"\xfe" + b"\xff" * 7))
