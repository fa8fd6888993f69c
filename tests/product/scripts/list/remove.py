# remove takes the first equal item.
# expect: cpython
a = [1, 2, 1.0, 3]
a.remove(1)
print(a)
a.remove(1)
print(a)
