# Attributes and methods: Langton's ant and a turning walker, as objects on a torus. Each step reads
# and writes instance attributes and calls a method that the subclass overrides.
# Source: C. G. Langton, "Studying artificial life with cellular automata" (1986).

import sys

SIZE = 240000
SIDE = 64


class Grid:
    def __init__(self, side):
        self.side = side
        self.cells = [0] * (side * side)
        self.black = 0

    def flip(self, x, y):
        place = y * self.side + x
        old = self.cells[place]
        self.cells[place] = 1 - old
        self.black += 1 - 2 * old
        return old


class Walker:
    turns = 0

    def __init__(self, grid, x, y):
        self.grid = grid
        self.x = x
        self.y = y
        self.dx = 0
        self.dy = 1

    def turn(self, colour):
        pass

    def turn_left(self):
        self.turns += 1
        self.dx, self.dy = -self.dy, self.dx

    def turn_right(self):
        self.turns += 1
        self.dx, self.dy = self.dy, -self.dx

    def step(self):
        side = self.grid.side
        self.turn(self.grid.flip(self.x, self.y))
        self.x = (self.x + self.dx) % side
        self.y = (self.y + self.dy) % side


class Ant(Walker):
    def turn(self, colour):
        if colour:
            self.turn_left()
        else:
            self.turn_right()


class Waverer(Ant):
    patience = 7

    @property
    def is_bored(self):
        return self.turns % self.patience == 0

    def turn(self, colour):
        if self.is_bored:
            self.turns += 1
        else:
            super().turn(colour)


def main(n):
    grid = Grid(SIDE)
    walkers = [Ant(grid, 20, 20), Waverer(grid, 40, 40), Walker(grid, 5, 9)]
    for _ in range(n // len(walkers)):
        for walker in walkers:
            walker.step()
    for walker in walkers:
        print(walker.x, walker.y, walker.turns)
    print(grid.black)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
