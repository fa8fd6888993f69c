# Integer loop: the start below n with the longest Collatz sequence (3x + 1), found by walking all
# of them. Nothing but local integers, comparisons and branches.
# Source: L. Collatz (1937); J. C. Lagarias, "The 3x+1 problem" (1985).

import sys

SIZE = 24000


def sequence_length(start):
    length = 1
    x = start
    while x != 1:
        if x & 1:
            x = 3 * x + 1
        else:
            x >>= 1
        length += 1
    return length


def main(n):
    best = 1
    best_length = 1
    total = 0
    for start in range(1, n):
        length = sequence_length(start)
        total += length
        if length > best_length:
            best = start
            best_length = length
    print(best, best_length, total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
