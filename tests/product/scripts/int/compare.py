# Comparison over all sizes and with floats and bools.
# expect: cpython
# differs: MicroPython compares by floats
values = [-(10**30), -5, 0, True, 1.5, 2, 2**53, float(2**53), 2**53 + 1, 10**30, 1e30]
for a in values:
    print([a < b for b in values], [a == b for b in values])
