# Stepped slices that are stored and deleted.
# expect: cpython
# differs: MicroPython stores and deletes only with a step of 1
a = list(range(10))
a[::3] = "wxyz"
print(a)
del a[1::2]
print(a)
