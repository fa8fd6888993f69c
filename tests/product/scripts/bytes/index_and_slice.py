# Items are numbers, slices are bytes.
# expect: cpython
b = b"abcdef"
print(b[0], b[-1], b[1:3], b[:0], list(b), b[-2:], len(b), 98 in b, b"cd" in b)
