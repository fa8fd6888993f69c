# What __len__ may return.
# expect: cpython
# differs: MicroPython doesn't look
class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


for size in (0, 5, True, 2**62, 2**63 - 1, 2**63, 2**70, -1, -(2**70)):
    try:
        print(len(Sized(size)))
    except (ValueError, OverflowError) as e:
        print(size, type(e).__name__)
