# Literals, indices from both ends, nesting.
# expect: cpython
a = [1, "b", [2, 3], (4,)]
print(a, a[0], a[-1], a[2][1], len(a), [], [[]], [1,])
