# Slices with bounds within and beyond the text.
# expect: cpython
s = "abcdéfgh"
print(s[2:5], s[:3], s[5:], s[:], s[-3:], s[:-3], s[2:2], s[5:2], s[-100:100], s[100:])
