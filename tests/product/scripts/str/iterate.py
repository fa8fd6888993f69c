# Iteration gives characters.
# expect: cpython
for c in "aé🐍":
    print(c, ord(c), len(c.encode()))
