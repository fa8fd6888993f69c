# Floor division rounds toward minus infinity, and the remainder has the divisor's sign.
# expect: cpython
for a in (10**20 + 3, -(10**20) - 3):
    for b in (7, -7, 10**10, -(10**10)):
        print(a // b, a % b, divmod(a, b))
