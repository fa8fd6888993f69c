# Memory: many short-lived binary trees are built and counted while one lives on. Measures
# allocation and the collector.
# Source: H. Boehm's GCBench (1997), after J. Ellis and P. Kovac; the Computer Language Benchmarks
# Game.

import sys

SIZE = 10
SMALLEST = 4


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def main(n):
    long_lived = grow(n)
    for depth in range(SMALLEST, n + 1, 2):
        trees = 1 << (n - depth + SMALLEST + 2)
        total = 0
        for _ in range(trees):
            total += grow(depth).count()
        print(trees, depth, total)
    print(long_lived.count())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
