# The operators between sets.
# expect: cpython
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a < b, {3} < a, a >= {1}, a == {4, 3, 2, 1}, a != b)
