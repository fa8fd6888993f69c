# Bools count as 0 and 1.
# expect: cpython
print(True + True, True * 5, -True, ~True, True << 3, sum([True, False, True]), True / 2, 3 - False)
