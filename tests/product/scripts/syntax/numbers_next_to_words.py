# Numbers before operators and words.
# expect: cpython
x = 5
print(1 if x else 2, 0x10 if x else 0, [1 for y in [1]], 1.5 .__class__ is float)
