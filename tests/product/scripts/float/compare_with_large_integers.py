# Comparison with integers is exact.
# expect: cpython
# differs: MicroPython compares by floats
n = 2**53
print(float(n) == n, float(n) == n + 1, float(n) < n + 1, 1e300 > 10**299, 1e300 < 10**301, 1e23 == 10**23)
