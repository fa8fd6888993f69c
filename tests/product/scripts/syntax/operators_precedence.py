# Precedence and grouping of the operators.
# expect: cpython
print(2 + 3 * 4**2 // 5 % 7, -(2**2), 2**-1, 2**3**2, 1 << 2 + 1, 5 & 3 | 4 ^ 1, not 1 == 2, 7 // 2 * 2, -7 // 2, ~1 + 2, 1 if 0 else 2 if 0 else 3, 1 or 2 and 3)
