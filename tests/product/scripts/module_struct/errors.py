# Codes and buffers that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
import struct
for text in ("struct.unpack('<I', b'ab')", "struct.calcsize('z')", "struct.pack_into('<I', bytearray(2), 0, 1)", "struct.unpack_from('<H', b'abc', 5)"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
