# Sets of tuples: Conway's Life on an unbounded plane, as a set of living cells and a dict of
# neighbour counts; n generations of the R-pentomino and of an acorn.
# Source: M. Gardner, "The fantastic combinations of John Conway's new solitaire game" (1970).

import sys

SIZE = 150
PENTOMINO = ((1, 0), (2, 0), (0, 1), (1, 1), (1, 2))
ACORN = ((1, 0), (3, 1), (0, 2), (1, 2), (4, 2), (5, 2), (6, 2))
AROUND = tuple([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y])


def neighbour_counts(cells):
    counts = {}
    for x, y in cells:
        for dx, dy in AROUND:
            place = (x + dx, y + dy)
            counts[place] = counts.get(place, 0) + 1
    return counts


def next_generation(cells):
    born = set()
    for place, count in neighbour_counts(cells).items():
        if count == 3 or (count == 2 and place in cells):
            born.add(place)
    return born


def main(n):
    for pattern in (PENTOMINO, ACORN):
        cells = set(pattern)
        peak = 0
        for _ in range(n):
            cells = next_generation(cells)
            peak = max(peak, len(cells))
        print(len(cells), peak, min(cells), max(cells), sum([x * y for x, y in cells]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
