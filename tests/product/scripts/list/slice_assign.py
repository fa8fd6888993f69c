# Slices that are replaced by longer and shorter parts.
# expect: cpython
a = [1, 2, 3, 4, 5]
a[1:3] = [20, 30, 40, 50]
print(a)
a[1:5] = []
print(a)
a[1:1] = [7, 8]
print(a)
a[:] = (9,)
print(a)
a[5:] = [1, 2]
print(a)
