# +, * and comparison.
# expect: cpython
a = [1, 2]
print(a + [3], a * 2, 2 * a, a * 0, a * -1, a == [1, 2], a != [1], a < [1, 3], [1] < [1, 0], [] < [0], a >= a)
