# sum of numbers and with a start.
# expect: cpython
print(sum([1, 2, 3]), sum([0.5, 1]), sum([], 5), sum(range(101)), sum([[1], [2]], []), sum([10**20, 1]))
