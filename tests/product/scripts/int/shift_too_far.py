# A shift by more than a word holds.
# expect: cpython
# differs: MicroPython refuses long shifts to the right too
for left in (1, -3, 10**20):
    try:
        print(left << (1 << 70))
    except OverflowError:
        print("OverflowError")
    print(left >> (1 << 70))
print(0 << (1 << 70))
