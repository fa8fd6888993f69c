# + and *.
# expect: cpython
print(b"ab" + b"cd", b"ab" * 3, 2 * b"x", b"ab" * 0)
