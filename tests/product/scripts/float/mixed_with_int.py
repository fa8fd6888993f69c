# Arithmetic and comparisons of an integer with a float, also where floats are no longer exact.
# expect: cpython
# differs: MicroPython prints some last digits differently
integers = (0, 1, -3, 2**52, 2**53, 2**53 + 1, -(2**53) - 1, 2**62 - 1, 2**62, True)
floats = (0.0, -0.0, 0.5, -1.5, 3.0, 2.0**53, -(2.0**53), 2.0**62, float("inf"), float("nan"))
for i in integers:
    for x in floats:
        print(i < x, i <= x, i == x, i != x, i > x, i >= x, x < i, x <= i, x == i, x > i)
        print(i + x, i - x, x - i, i * x)
        try:
            print(i / x)
        except ZeroDivisionError:
            print("ZeroDivisionError")
        if i != 0:
            print(x / i)
print(2**0.5, 2.0**3, 4**0.5, (-8.0) ** 2, 0.0**0, 2**-1, True**2, 10**20, 7 / 2, -7 / 2)
for base, exponent in ((0, -1), (0.0, -1)):
    try:
        print(base**exponent)
    except ZeroDivisionError:
        print("ZeroDivisionError")
