# Integers and floats around the last integer that a float holds exactly.
# expect: cpython
# differs: MicroPython compares by floats
for n in (2**53 - 1, 2**53, 2**53 + 1, -(2**53), -(2**53) - 1, 2**62, 0, -1):
    x = float(n)
    print(n == x, n < x, n > x, n <= x, n >= x, x == n, x < n, x > n, n + 1 == x, n - 1 < x)
    print(n < x + 0.5, n > x - 0.5, n == x + 0.5, n < float("inf"), n > float("-inf"), n == float("nan"))
print(min([3, 2.5, 2]), max([1.5, 2, 2.0]), min([1e300, 5, 1e-300]), max([0.0, -0.0, 0]))
print(all([1.5, 1e-300, float("nan")]), any([0.0, -0.0]), all([]), sum([0.5, 1, 2.5, 2**70]))
