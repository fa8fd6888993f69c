# Big integers: the first n digits of pi from a spigot that composes linear fractional maps; its
# integers grow to thousands of bits.
# Source: J. Gibbons, "Unbounded spigot algorithms for the digits of pi" (2006).

import sys

SIZE = 2000


def digits():
    q, r, t, k, digit, odd = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < digit * t:
            yield digit
            q, r, digit = 10 * q, 10 * (r - digit * t), 10 * (3 * q + r) // t - 10 * digit
        else:
            digit = (q * (7 * k + 2) + r * odd) // (t * odd)
            q, r, t = q * k, (2 * q + r) * odd, t * odd
            k += 1
            odd += 2


def main(n):
    source = digits()
    found = "".join([str(next(source)) for _ in range(n)])
    for start in range(max(0, n - 50), n, 10):
        print(found[start : start + 10], end=" ")
    print(sum([int(digit) for digit in found]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
