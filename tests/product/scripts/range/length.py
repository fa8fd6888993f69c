# The length of a range is a machine word.
# expect: cpython
# differs: MicroPython counts small integers only
import sys

most = sys.maxsize
print(len(range(most)) == most, len(range(-5, most - 5)) == most, len(range(most // 2 + 1)) == most // 2 + 1)
print(len(range(0, most, 2)) == most // 2 + 1, len(range(most, 0, -1)) == most, type(len(range(most))))
