# Grouping of digits.
# expect: cpython
print("{:,} {:_} {:,} {:15,}| {:_x} {:_b}".format(1234567, 1234567, 999, -1234567, 0xABCDEF12, 1000))
