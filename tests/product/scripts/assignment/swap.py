# The right side is evaluated first.
# expect: cpython
a, b = 1, 2
a, b = b, a
items = [1, 2, 3]
items[0], items[2] = items[2], items[0]
print(a, b, items)
