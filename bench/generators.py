# Generators: in-order walks of search trees by nested `yield from`, compared leaf by leaf (the
# "same fringe" problem), a pipeline of generators, and a running mean fed through send().
# Source: C. Hewitt's same-fringe problem (1974); D. Beazley, "Generator tricks" (2008).

import sys

SIZE = 100000


def insert(tree, key):
    while True:
        side = 0 if key < tree[1] else 2
        if tree[side] is None:
            tree[side] = [None, key, None]
            return
        tree = tree[side]


def scrambled(count, multiplier):
    key = 1
    for _ in range(count):
        key = key * multiplier % 1009
        yield key


def build(keys):
    tree = None
    for key in keys:
        if tree is None:
            tree = [None, key, None]
        else:
            insert(tree, key)
    return tree


def walk(tree):
    if tree is not None:
        yield from walk(tree[0])
        yield tree[1]
        yield from walk(tree[2])


def same_fringe(left, right):
    count = 0
    for a, b in zip(walk(left), walk(right)):
        if a != b:
            return -1
        count += 1
    return count


def odd_only(numbers):
    for number in numbers:
        if number & 1:
            yield number


def in_pairs(numbers):
    source = iter(numbers)
    for first in source:
        try:
            second = next(source)
        except StopIteration:
            return
        yield first, second


def running_total():
    total = 0
    while True:
        number = yield total
        total += number


def main(n):
    left = build(scrambled(500, 11))
    right = build(scrambled(500, 11))
    fringes = [same_fringe(left, right) for _ in range(max(1, n // 2000))]
    print(sum(fringes))

    meter = running_total()
    next(meter)
    total = 0
    for first, second in in_pairs(odd_only(range(n * 2))):
        total = meter.send(first * second % 101)
    print(total, sum(x * x % 7 for x in range(n) if x % 3))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
