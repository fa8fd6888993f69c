# center with an even and an odd rest.
# expect: cpython
# differs: MicroPython puts the odd space on the right
print(repr("ab".center(6)), repr("ab".center(5)), repr("abc".center(2)), repr("abc".center(6)))
