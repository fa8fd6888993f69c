# Dividing two integers gives a float, also when it is exact.
# expect: cpython
print(6 / 3, 1 / 3, -7 / 2, 0 / 5, 10**20 / 10**19)
