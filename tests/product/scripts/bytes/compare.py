# Order and equality.
# expect: cpython
print(b"a" < b"b", b"a" == b"a", b"ab" > b"a", b"" < b"a", b"a" == bytearray(b"a"), b"a" != "a", hash(b"a") == hash(bytes([97])))
