# Lists of lists: products of square matrices of floats and of integers, transposed rows first, and
# a determinant by elimination without fractions.
# Source: E. H. Bareiss, "Sylvester's identity and multistep elimination" (1968).

import sys

SIZE = 100


def matrix(size, factor, modulus):
    return [[(i * factor + j * 7) % modulus for j in range(size)] for i in range(size)]


def product(left, right):
    columns = list(zip(*right))
    result = []
    for row in left:
        line = []
        for column in columns:
            total = 0
            for a, b in zip(row, column):
                total += a * b
            line.append(total)
        result.append(line)
    return result


def halves(values):
    return [[value / 2 for value in row] for row in values]


def determinant(values):
    """The determinant of a square matrix of integers; every division in it is exact."""
    rows = [row[:] for row in values]
    previous = 1
    for k in range(len(rows) - 1):
        if rows[k][k] == 0:
            return 0
        for i in range(k + 1, len(rows)):
            for j in range(k + 1, len(rows)):
                cross = rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]
                rows[i][j] = cross // previous
        previous = rows[k][k]
    return rows[-1][-1]


def main(n):
    left, right = matrix(n, 3, 11), matrix(n, 5, 13)
    whole = product(left, right)
    float_product = product(halves(left), halves(right))
    print(sum([sum(row) for row in whole]), whole[n // 2][n // 3])
    print(sum([sum(row) for row in float_product]), float_product[-1][-1])
    size = min(n, 12)
    spread = [
        [(i * i * 5 + j * j * 3 + i * j * 7 + 1) % 17 for j in range(size)] for i in range(size)
    ]
    print(determinant(spread))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
