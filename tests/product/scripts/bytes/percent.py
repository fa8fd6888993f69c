# % on bytes.
# expect: cpython
print(b"%d-%s-%x" % (5, b"ab", 255), b"%5d|" % 3)
