# hex and fromhex.
# expect: cpython
print(bytes.fromhex("00ff10"), b"\x00\xff".hex(), b"\x01\x02\x03".hex(":"), bytes.fromhex("ab cd"))
