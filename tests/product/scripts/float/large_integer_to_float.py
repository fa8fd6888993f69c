# Conversion of long integers rounds to nearest even.
# expect: cpython
for n in (2**53 + 1, 2**53 + 3, 10**22, 10**23, 2**64 - 1, 3**200):
    print(float(n))
