# A queue of bytes of a fixed size.
# expect: micropython
# only: CPython has no such module
import micropython

ring = micropython.RingIO(5)
print(ring.any(), ring.read(), ring.write(b"abcdefg"), ring.any(), ring.read(2))
print(ring.write("xy"), ring.read(), ring.read(3), ring.write(b""))
print(ring.write(b"a\nb"), ring.readline(), ring.readline(), ring.readline(), ring.read(0))
buffer = bytearray(3)
print(ring.readinto(buffer), ring.write(b"12"), ring.readinto(buffer), buffer)
given = micropython.RingIO(bytearray(4))
print(given.write(b"abcdef"), given.read(10), given.write(b"abc"), given.write(b"z"))
print(given.readline(2), given.readinto(buffer, 1), buffer, given.any(), given.read(-1), given.close())
for wrong in (0, -1, "a", None):
    try:
        micropython.RingIO(wrong)
    except (TypeError, ValueError) as error:
        print(type(error))
long = micropython.RingIO(3)
for number in range(20):
    long.write(bytes([number, number + 1]))
    print(long.read(2 - number % 2), long.any(), end=" ")
