"""A map from interned strings to values, for the tables of one compilation.

Invariant: the number of places is a power of two and more than twice `used`; a name stands at its
place or behind it. Names are never taken out.
"""

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.static import NULL, Obj, Struct, qstr_index

FIRST_PLACES = 8


class NameMap(Struct):
    """`cells` holds a name and its value in turns."""

    used: int
    cells: Cells

    def get(self, name: Obj) -> Obj:
        """The value of a name, or NULL."""
        return self.cells[self.find(name) + 1]

    def put(self, name: Obj, value: Obj) -> None:
        """Gives a name a value that isn't NULL."""
        at = self.find(name)
        if self.cells[at] is NULL:
            self.used += 1
            if self.used * 4 >= self.cells.length:
                self.grow()
                at = self.find(name)
            self.cells[at] = name
        self.cells[at + 1] = value

    def find(self, name: Obj) -> int:
        """Where a name stands, or where there is room for it."""
        mask = self.cells.length - 1
        number = qstr_index(name)
        at = (number ^ number >> 7) << 1 & mask
        while self.cells[at] is not NULL and self.cells[at] is not name:
            at = (at + 2) & mask
        return at

    def grow(self) -> None:
        """Doubles the room."""
        old = self.cells
        self.cells = new_cells(old.length * 2)
        for i in range(0, old.length, 2):
            if old[i] is not NULL:
                at = self.find(old[i])
                self.cells[at] = old[i]
                self.cells[at + 1] = old[i + 1]


def new_name_map() -> NameMap:
    """An empty map."""
    return NameMap(0, new_cells(FIRST_PLACES * 2))
