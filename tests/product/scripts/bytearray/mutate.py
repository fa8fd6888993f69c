# Items, append, extend and slices.
# expect: cpython
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a[1:3] = b"XYZ"
print(a, len(a), a[0], a[1:4], list(a))
