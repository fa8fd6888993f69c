# What __len__ may return.
# expect: cpython
# differs: MicroPython doesn't look
import sys


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


most = sys.maxsize
for size in (0, 5, True, most // 2 + 1, most, most + 1, 2**70, -1, -most, -(2**70)):
    try:
        print(len(Sized(size)) == size)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__)
