# Slices with a step.
# expect: cpython
# differs: MicroPython has steps only for lists and ranges
print((1, 2, 3, 4, 5)[::2], (1, 2, 3)[::-1])
