# The four operations and their signs on small integers.
# expect: cpython
for a in (7, -7, 0):
    for b in (2, -2, 3):
        print(a + b, a - b, a * b, a // b, a % b)
