# Solves sudokus by elimination and search, says how hard each was, and proves that there is no
# second solution.
#
# usage: sudoku.py PUZZLES.txt
#
# The candidates of a cell are a set of bits, 1 << digit. Whenever a cell has one candidate left,
# its peers lose it; whenever a unit has one place left for a digit, it goes there. Only then is
# guessed.
# Source: elimination after P. Norvig, "Solving every Sudoku puzzle" (2006); the program is our own.

import sys

DIGITS = "123456789"
ALL = 0x3FE
ROWS = [[row * 9 + column for column in range(9)] for row in range(9)]
COLUMNS = [[row * 9 + column for row in range(9)] for column in range(9)]
BOXES = [
    [(top + row) * 9 + left + column for row in range(3) for column in range(3)]
    for top in (0, 3, 6)
    for left in (0, 3, 6)
]
UNITS = ROWS + COLUMNS + BOXES
UNITS_OF = [[unit for unit in UNITS if cell in unit] for cell in range(81)]
PEERS = [sorted({p for unit in UNITS_OF[cell] for p in unit if p != cell}) for cell in range(81)]
COUNTS = [sum([bits >> digit & 1 for digit in range(1, 10)]) for bits in range(ALL + 1)]


class Contradiction(Exception):
    pass


class Grid:
    def __init__(self, cells):
        self.cells = cells

    def assign(self, cell, bit):
        for other in range(1, 10):
            if self.cells[cell] & ~bit & 1 << other:
                self.eliminate(cell, 1 << other)
        if self.cells[cell] != bit:
            raise Contradiction

    def eliminate(self, cell, bit):
        left = self.cells[cell] & ~bit
        if left == self.cells[cell]:
            return
        if not left:
            raise Contradiction
        self.cells[cell] = left
        if COUNTS[left] == 1:
            for peer in PEERS[cell]:
                self.eliminate(peer, left)
        for unit in UNITS_OF[cell]:
            places = [place for place in unit if self.cells[place] & bit]
            if not places:
                raise Contradiction
            if len(places) == 1 and self.cells[places[0]] != bit:
                self.assign(places[0], bit)

    def hardest_cell(self):
        """The open cell with the fewest candidates; -1 if none is open."""
        best, fewest = -1, 10
        for cell, bits in enumerate(self.cells):
            if 1 < COUNTS[bits] < fewest:
                best, fewest = cell, COUNTS[bits]
        return best


class Solver:
    def __init__(self, text):
        self.guesses = 0
        self.solutions = []
        self.grid = Grid([ALL] * 81)
        self.given = 0
        for cell, letter in enumerate(text):
            if letter in DIGITS:
                self.given += 1
                self.grid.assign(cell, 1 << int(letter))

    def search(self, grid, limit):
        cell = grid.hardest_cell()
        if cell < 0:
            self.solutions.append(grid.cells)
            return
        for digit in range(1, 10):
            if grid.cells[cell] >> digit & 1 and len(self.solutions) < limit:
                self.guesses += 1
                following = Grid(grid.cells[:])
                try:
                    following.assign(cell, 1 << digit)
                except Contradiction:
                    continue
                self.search(following, limit)

    def open_cells(self):
        return len([bits for bits in self.grid.cells if COUNTS[bits] > 1])


def digit_of(bits):
    for digit in range(1, 10):
        if bits == 1 << digit:
            return str(digit)
    return "."


def drawn(cells):
    for row in range(9):
        if row in (3, 6):
            yield "------+-------+------"
        digits = [digit_of(cells[row * 9 + column]) for column in range(9)]
        yield " ".join(digits[:3]) + " | " + " ".join(digits[3:6]) + " | " + " ".join(digits[6:])


def read_puzzles(path):
    """Names and puzzles, from lines `name: 81 characters`; what is no digit is an open cell."""
    with open(path) as file:
        for number, line in enumerate(file, 1):
            name, _, text = line.strip().partition(": ")
            if line.strip() and len(text) != 81:
                raise ValueError("%s:%d: %d cells, not 81" % (path, number, len(text)))
            if text:
                yield name, text


def solve(name, text):
    print("%s:" % name, end=" ")
    try:
        solver = Solver(text)
    except Contradiction:
        print("the given digits contradict each other\n")
        return
    rest = solver.open_cells()
    solver.search(solver.grid, 2)
    print("%d given, %d left to search" % (solver.given, rest), end=", ")
    print(
        "%d guesses, %s" % (solver.guesses, ("no", "one", "more than one")[len(solver.solutions)]),
        end="",
    )
    print(" solution")
    if solver.solutions:
        for line in drawn(solver.solutions[0]):
            print("  " + line)
    print()


def main(arguments):
    if len(arguments) != 1:
        print("usage: sudoku.py PUZZLES.txt", file=sys.stderr)
        return 2
    try:
        for name, text in read_puzzles(arguments[0]):
            solve(name, text)
    except (OSError, ValueError) as error:
        print("sudoku:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
