# One value for several targets, from left to right.
# expect: cpython
a = b = c = [1]
print(a is b is c)
i = 0
items = [5, 6, 7]
i = items[i] = 2
print(i, items)
