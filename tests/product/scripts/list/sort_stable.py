# Items with equal keys keep their order.
# expect: cpython
# differs: MicroPython's sort isn't stable
pairs = [(i % 3, i) for i in range(20)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
