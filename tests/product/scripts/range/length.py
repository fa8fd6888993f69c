# The length of a range is a machine word.
# expect: cpython
# differs: MicroPython counts small integers only
print(len(range(2**62)), len(range(2**63 - 1)), len(range(-5, 2**62)))
print(len(range(0, 2**63 - 1, 2)), len(range(2**62, -(2**62) + 2, -1)))
