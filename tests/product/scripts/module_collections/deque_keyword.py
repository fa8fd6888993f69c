# The greatest length by keyword.
# expect: cpython
# differs: MicroPython takes no keywords
from collections import deque

print(list(deque([1, 2, 3], maxlen=2)), deque(maxlen=3).maxlen, list(deque(iterable="ab")))
