# N queens: all ways to place n queens that don't attack each other, by backtracking over lists of
# free columns and diagonals; the first way is printed with their number.
# Source: M. Bezzel (1848); N. Wirth, "Program development by stepwise refinement" (1971).

import sys

SIZE = 11


class Board:
    def __init__(self, size):
        self.size = size
        self.columns = [True] * size
        self.rising = [True] * (2 * size)
        self.falling = [True] * (2 * size)
        self.queens = [0] * size
        self.count = 0
        self.first = None

    def place(self, row):
        size = self.size
        if row == size:
            self.count += 1
            if self.first is None:
                self.first = self.queens[:]
            return
        columns, rising, falling = self.columns, self.rising, self.falling
        for column in range(size):
            if columns[column] and rising[row + column] and falling[row - column + size]:
                self.queens[row] = column
                columns[column] = rising[row + column] = falling[row - column + size] = False
                self.place(row + 1)
                columns[column] = rising[row + column] = falling[row - column + size] = True


def main(n):
    board = Board(n)
    board.place(0)
    print(board.count, board.first)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
