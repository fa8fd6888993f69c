# Floats print with the fewest digits that read back the same.
# expect: cpython
# differs: MicroPython prints more digits of subnormal numbers than needed
for x in (0.1, 1 / 3, 1e16, 1e15, 123456789.123, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, -0.0, 100.0, 2.5e-10):
    print(x, repr(x), str(x))
