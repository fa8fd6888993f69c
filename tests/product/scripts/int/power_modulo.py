# pow with three arguments.
# expect: cpython
print(pow(3, 200, 13), pow(2, 1000, 10**9 + 7), pow(-3, 3, 5), pow(3, 3, -5), pow(10**20, 3, 10**9))
