# The operations on complex numbers.
# expect: cpython
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, a + 1, 2 * a, a == 3 + 4j, a != b, abs(a))
