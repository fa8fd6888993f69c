# Values whose methods use formats of their own, or change the buffer, while they are packed.
# expect: cpython
# differs: MicroPython asks __int__ where CPython asks __index__
import struct


class Nested:
    def __init__(self, value, format):
        self.value = value
        self.format = format

    def __index__(self):
        struct.pack(self.format, *range(3))
        struct.calcsize("<16s")
        return self.value


class Half:
    def __float__(self):
        struct.unpack("<d", bytes(8))
        return 0.5


print(struct.pack("<bHI", 1, Nested(2, ">qqq"), 3))
print(struct.pack("<2b3H", Nested(1, "<bbb"), Nested(2, ">3h"), 3, Nested(4, "<bhi"), 5))
print(struct.pack(">df", Half(), Half()), struct.pack("<?", Nested(1, "<bbb")))
buffer = bytearray(8)


class Change:
    def __index__(self):
        buffer[0] = 99
        return 7


struct.pack_into("<2h", buffer, 2, Change(), Nested(8, "<iii"))
print(buffer)
for n in (15, 16, 17, 40):
    data = struct.pack(">" + "bH" * n, *range(2 * n))
    print(n, data == struct.pack(">" + "bH" * n, *range(2 * n)))
    print(struct.unpack(">" + "bH" * n, data) == tuple(range(2 * n)))
