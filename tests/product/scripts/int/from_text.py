# int() of texts in various bases, with blanks, signs and underscores.
# expect: cpython
print(int("42"), int(" -17 "), int("+5"), int("ff", 16), int("0xff", 0), int("0b11", 0), int("z", 36))
print(int("123456789012345678901234567890"), int(b"12"), int("1_000"), int("-0"))
