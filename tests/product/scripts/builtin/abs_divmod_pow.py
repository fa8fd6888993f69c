# abs, divmod and pow over types.
# expect: cpython
print(abs(-5), abs(-2.5), abs(10**20 * -1), abs(3 + 4j), abs(False), divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(10**20, 7), pow(2, 10), pow(2.0, 3), pow(2, -1))
