# Solves mazes drawn with characters: the cheapest way from S to E over open floor (cost 1), mud (~,
# cost 5) and doors, for which the key must be found first. Draws the way it found.
#
# usage: maze.py MAZES.txt
#
# A state is a square and the set of keys in hand, one bit each; the search is Dijkstra's, with the
# queue as a heap of its own: `heapq` isn't in every MicroPython.

import sys

DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))
COSTS = {".": 1, "~": 5}
KEYS = "abc"
DOORS = "ABC"


class Heap:
    """A queue that gives the smallest item first."""

    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        place = len(items) - 1
        while place and items[place] < items[(place - 1) // 2]:
            above = (place - 1) // 2
            items[place], items[above] = items[above], items[place]
            place = above

    def pop(self):
        items = self.items
        smallest = items[0]
        last = items.pop()
        if items:
            items[0] = last
            self.sink()
        return smallest

    def sink(self):
        items = self.items
        place, below = 0, 1
        while below < len(items):
            if below + 1 < len(items) and items[below + 1] < items[below]:
                below += 1
            if items[place] <= items[below]:
                return
            items[place], items[below] = items[below], items[place]
            place, below = below, 2 * below + 1


class Maze:
    def __init__(self, name, lines):
        self.name = name
        self.lines = lines
        self.start = self.find("S")
        self.end = self.find("E")

    def find(self, mark):
        for y, line in enumerate(self.lines):
            x = line.find(mark)
            if x >= 0:
                return x, y
        raise ValueError("the maze '%s' has no %s" % (self.name, mark))

    def at(self, x, y):
        if 0 <= y < len(self.lines) and 0 <= x < len(self.lines[y]):
            return self.lines[y][x]
        return "#"

    def neighbours(self, state):
        """The states one step away, with what the step costs."""
        x, y, keys = state
        for dx, dy in DIRECTIONS:
            square = self.at(x + dx, y + dy)
            held = keys
            if square in KEYS:
                held |= 1 << KEYS.index(square)
            is_locked = square in DOORS and not keys >> DOORS.index(square) & 1
            if square not in "# " and not is_locked:
                yield (x + dx, y + dy, held), COSTS.get(square, 1)

    def solve(self):
        """Cost of the cheapest way and its states; (None, []) where there is none."""
        first = (self.start[0], self.start[1], 0)
        best = {first: 0}
        came_from = {}
        queue = Heap()
        queue.push((0, first))
        while queue.items:
            cost, state = queue.pop()
            if state[:2] == self.end:
                return cost, self.way_to(state, came_from)
            if cost == best[state]:
                for other, step in self.neighbours(state):
                    if other not in best or cost + step < best[other]:
                        best[other] = cost + step
                        came_from[other] = state
                        queue.push((cost + step, other))
        return None, []

    def way_to(self, state, came_from):
        way = [state]
        while state in came_from:
            state = came_from[state]
            way.append(state)
        way.reverse()
        return way

    def drawn(self, way):
        """The maze with the way as arrows; where it passes twice, the later arrow stands."""
        marks = {(1, 0): ">", (0, 1): "v", (-1, 0): "<", (0, -1): "^"}
        rows = [list(line) for line in self.lines]
        for here, there in zip(way, way[1:]):
            if rows[here[1]][here[0]] not in "SE" + KEYS + DOORS:
                rows[here[1]][here[0]] = marks[there[0] - here[0], there[1] - here[1]]
        return ["".join(row).replace("#", "\u2588") for row in rows]


def read_mazes(path):
    """The mazes of a file; a line `= name` opens each."""
    mazes = []
    name, lines = None, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip()
            if line.startswith("= "):
                if name is not None:
                    mazes.append(Maze(name, lines))
                name, lines = line[2:], []
            elif line:
                lines.append(line)
    if name is None:
        raise ValueError("no maze in " + path)
    mazes.append(Maze(name, lines))
    return mazes


def main(arguments):
    if len(arguments) != 1:
        print("usage: maze.py MAZES.txt", file=sys.stderr)
        return 2
    try:
        mazes = read_mazes(arguments[0])
    except (OSError, ValueError) as error:
        print("maze:", error, file=sys.stderr)
        return 1
    for maze in mazes:
        cost, way = maze.solve()
        print("%s: %s" % (maze.name, "no way" if cost is None else "cost %d" % cost))
        for line in maze.drawn(way):
            print("  " + line)
        steps = len(way) - 1
        if way:
            print("  %d steps, keys: %s\n" % (steps, "".join(keys_of(way[-1])) or "none"))
    return 0


def keys_of(state):
    return [key for bit, key in enumerate(KEYS) if state[2] >> bit & 1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
