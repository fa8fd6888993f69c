# to_bytes and from_bytes in both byte orders.
# expect: cpython
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (0).to_bytes(1, "big"))
print(int.from_bytes(b"\x01\x02\x03", "big"), int.from_bytes(b"\x01\x02\x03", "little"))
print((2**100).to_bytes(13, "big"), int.from_bytes(b"\xff" * 20, "little"))
