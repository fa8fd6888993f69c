# Eight queens.
# expect: cpython
def place(row, columns, n):
    if row == n:
        return 1
    return sum(place(row + 1, columns + (c,), n) for c in range(n) if all(c != d and abs(c - d) != row - r for r, d in enumerate(columns)))
print([place(0, (), n) for n in range(1, 7)])
