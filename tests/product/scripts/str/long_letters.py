# Cases of letters at every place of words of eight bytes, and texts too long to be short.
# expect: cpython
EDGES = "@AZ[`az{ 09"
for start in range(12):
    text = ("x" * start + EDGES) * 3
    print(text.upper(), text.lower(), text.encode().upper(), text.encode().lower())
    print(len(text.upper()), ("é" + text)[start], len("é" + text))
long = ""
for i in range(3000):
    long += chr(97 + i % 26)
print(len(long), long[2999], long.upper()[:30], hash(long) == hash("".join(list(long))))
long += "é"
print(len(long), long[3000], long[-2], len(long * 2), len(long.encode()))
print(len("-" * 5000), len("ab" * 3000 + "é"), ("ab" * 3000)[5999], len("x".center(4001)))
