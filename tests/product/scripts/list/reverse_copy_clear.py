# reverse, copy and clear.
# expect: cpython
a = [1, 2, 3]
b = a.copy()
a.reverse()
print(a, b, a is b)
b.clear()
print(b, list(reversed(a)))
