# Whole powers of complex numbers.
# expect: cpython
# differs: MicroPython computes powers by logarithms
print((1 + 1j) ** 2 == 2j, (2j) ** 0, abs((1j) ** 2 + 1) < 1e-15)
