# index with bounds, count, in.
# expect: cpython
a = [1, 2, 3, 2, 1]
print(a.index(2), a.index(2, 2), a.index(1, 1, 5), a.count(1), a.count(9), 3 in a, 9 not in a)
