# Literals and their repr.
# expect: cpython
print(b"abc", b"\x00\xff\n\t\\'", b'"', b"'\"", rb"\n", b"a" b"b", bytes([65, 66]), bytes(3), bytes(), bytes((1, 2)))
