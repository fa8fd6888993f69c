# Indices from both ends count characters.
# expect: cpython
# differs: MicroPython escapes letters beyond ASCII
s = "héllo🐍w"
print(len(s), s[0], s[1], s[-1], s[-2], s[5], [c for c in s])
