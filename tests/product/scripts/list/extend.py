# extend and += with any iterable.
# expect: cpython
a = [1]
a.extend((2, 3))
a.extend("ab")
a += range(2)
a += {9: 1}
a.extend(a)
print(a)
