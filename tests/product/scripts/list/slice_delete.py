# Slices that are deleted.
# expect: cpython
a = list(range(10))
del a[2:4]
print(a)
del a[-2:]
print(a)
del a[0], a[-1]
print(a)
del a[:]
print(a)
