# The operations on floats, and with integers.
# expect: cpython
for a in (7.5, -7.5):
    for b in (2, -2.0, 0.3):
        print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
