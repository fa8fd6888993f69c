# reversed and sorted.
# expect: cpython
print(list(reversed([1, 2])), "".join(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), sorted({3: 1, 1: 2}), sorted("ba", reverse=True))
