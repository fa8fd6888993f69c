# Spectral norm of the infinite matrix a(i, j) = 1 / ((i + j)(i + j + 1) / 2 + i + 1), cut to n
# rows, by ten steps of the power method. Measures calls and comprehensions over floats.
# Source: N. Trefethen and F. Bornemann's Hundred-Digit Challenge, problem 3 (2002); the Computer
# Language Benchmarks Game.

import math
import sys

SIZE = 130


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    size = range(len(vector))
    return [sum([entry(i, j) * vector[j] for j in size]) for i in size]


def times_transposed(vector):
    size = range(len(vector))
    return [sum([entry(j, i) * vector[j] for j in size]) for i in size]


def main(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    product = sum([a * b for a, b in zip(u, v)])
    square = sum([b * b for b in v])
    print("%.9f" % math.sqrt(product / square))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
