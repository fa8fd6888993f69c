# A view shares its buffer.
# expect: cpython
a = bytearray(b"abcdef")
m = memoryview(a)
m[0] = 90
part = m[2:4]
part[1] = 33
print(a, len(m), m[1], bytes(part), part == b"c!", list(m[4:]))
