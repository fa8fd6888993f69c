# Bounds and steps.
# expect: cpython
print(list(range(5)), list(range(2, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(5, 0)), range(1, 5), range(0, 9, 2), len(range(0, 10, 3)), len(range(5, 5)))
