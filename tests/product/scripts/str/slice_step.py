# Slices with a step.
# expect: cpython
# differs: MicroPython has steps only for lists and ranges
s = "abcdéfgh"
print(s[::2], s[1::3], s[::-1], s[6:1:-2], s[::100])
