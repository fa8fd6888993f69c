# Matrices as lists of lists.
# expect: cpython
def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
m = [[1, 1], [1, 0]]
p = [[1, 0], [0, 1]]
for _ in range(90):
    p = multiply(p, m)
print(p)
