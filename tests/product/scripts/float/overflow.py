# An integer beyond the floats.
# expect: cpython
# differs: MicroPython gives infinity
try:
    print(float(10**400))
except OverflowError:
    print("OverflowError")
