# pop from either end and the middle.
# expect: cpython
a = [1, 2, 3, 4]
print(a.pop(), a.pop(0), a.pop(-1), a, a.pop(0), a)
