# Items where small integers end, on machines of 32 and of 64 bits.
# expect: cpython
# only: the WebAssembly build's loops wrap where small integers end
import sys
for bits in (29, 30) if sys.maxsize < 1 << 32 else (61, 62):
    for middle in (1 << bits, -(1 << bits)):
        items = range(middle - 2, middle + 2)
        print([i - middle for i in items], [i - middle for i in items[::-1]])
        total = []
        for i in items:
            total.append(i == middle + len(total) - 2)
        print(total, [n - middle for n, _ in enumerate("abcd", middle)])
