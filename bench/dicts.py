# Dicts and sets: a knight's shortest paths by breadth-first search over tuples in sets, and the
# letters of numbers counted, grouped and joined through dicts of dicts.
# Source: E. F. Moore, "The shortest path through a maze" (1959).

import sys

SIZE = 90
MOVES = ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))


def neighbours(square, side):
    x, y = square
    for dx, dy in MOVES:
        if 0 <= x + dx < side and 0 <= y + dy < side:
            yield x + dx, y + dy


def knight_rings(side):
    """How many squares are 0, 1, 2, ... moves from the corner."""
    seen = {(0, 0)}
    ring = {(0, 0)}
    sizes = []
    while ring:
        sizes.append(len(ring))
        following = set()
        for square in ring:
            for other in neighbours(square, side):
                if other not in seen:
                    following.add(other)
        seen |= following
        ring = following
    return sizes


def digit_counts(number):
    counts = {}
    for digit in str(number):
        counts[digit] = counts.get(digit, 0) + 1
    return counts


def anagrams(limit):
    """Group the numbers below limit by their digits, as if they were words."""
    groups = {}
    for number in range(limit):
        key = "".join(sorted(str(number)))
        groups.setdefault(key, []).append(number)
    return groups


def shared_divisors(limit):
    divisors = {number: set() for number in range(1, limit)}
    for divisor in range(1, limit):
        for multiple in range(divisor, limit, divisor):
            divisors[multiple].add(divisor)
    total = 0
    for number in range(2, limit):
        both = divisors[number] & divisors[number - 1 if number % 2 else number // 2]
        total += len(both) + len(divisors[number] - both)
    return total


def main(n):
    print(knight_rings(n // 3))
    groups = anagrams(n * n)
    largest = max(len(group) for group in groups.values())
    totals = {}
    for number in range(n * n):
        for digit, count in digit_counts(number).items():
            totals[digit] = totals.get(digit, 0) + count
    print(len(groups), largest, sorted(totals.items()), shared_divisors(n * 16))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
