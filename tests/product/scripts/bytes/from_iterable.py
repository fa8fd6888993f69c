# bytes from iterables.
# expect: cpython
print(bytes(range(5)), bytes(x * 2 for x in (1, 2)), bytes(b"abc"), bytes(bytearray(b"x")))
