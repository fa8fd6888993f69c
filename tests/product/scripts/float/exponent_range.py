# Values with exponents of every size survive storing and loading.
# expect: cpython
# differs: MicroPython prints more digits than needed
values = [2.0**e * 1.1 for e in range(-1070, 1020, 97)]
print(values)
print([v / 2 for v in values])
