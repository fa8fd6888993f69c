"""Growable arrays: `Vector` of values and `Buffer` of bytes.

Invariant: `used` elements from the start are valid, the rest of the array behind them is room. The
array is replaced when it grows, so neither it nor a Pointer into it may be kept across an append.
"""

from snakelet.runtime.heap.cells import Bytes, Cells, new_bytes, new_cells, resized_cells
from snakelet.runtime.static import NULL, U8, Obj, Pointer, Struct, inline

FIRST_CELLS = 4
FIRST_BYTES = 16


class Vector(Struct):
    """Values that can be appended to; an index outside 0 .. used - 1 is our bug."""

    used: int
    cells: Cells

    @inline
    def __getitem__(self, index: int) -> Obj:
        assert index < self.used
        return self.cells[index]

    @inline
    def __setitem__(self, index: int, value: Obj) -> None:
        assert index < self.used
        self.cells[index] = value

    @inline
    def append(self, value: Obj) -> None:
        """Adds a value at the end. MemoryError if the heap has no room."""
        if self.used == self.cells.length:
            self.reserve(1)
        self.cells[self.used] = value
        self.used += 1

    def extend(self, values: Cells, count: int) -> None:
        """Adds the first `count` values of an array."""
        self.reserve(count)
        self.cells.at(self.used).move(values.at(0), count)
        self.used += count

    def reserve(self, count: int) -> None:
        """Makes room for `count` more values; the array grows by a half at least."""
        needed = self.used + count
        if needed > self.cells.length:
            length = self.cells.length
            self.cells = resized_cells(self.cells, max(needed, length + (length >> 1) + 2))

    def pop(self) -> Obj:
        """Takes the last value away and returns it."""
        assert self.used > 0
        self.used -= 1
        value = self.cells[self.used]
        self.cells[self.used] = NULL
        return value

    def truncate(self, length: int) -> None:
        """Drops the values from index `length` on."""
        self.cells.clear(length, self.used - length)
        self.used = length

    def taken(self, start: int) -> Cells:
        """The values from index `start` on as cells of just that length; they are dropped here."""
        count = self.used - start
        result = new_cells(count)
        result.at(0).move(self.cells.at(start), count)
        self.truncate(start)
        return result


class Buffer(Struct):
    """Bytes that can be appended to; an index outside 0 .. used - 1 is our bug."""

    used: int
    bytes: Bytes

    @inline
    def __getitem__(self, index: int) -> int:
        assert index < self.used
        return self.bytes[index]

    @inline
    def __setitem__(self, index: int, value: int) -> None:
        assert index < self.used
        self.bytes[index] = value

    @inline
    def append(self, value: int) -> None:
        """Adds a byte (0 to 255) at the end. MemoryError if the heap has no room."""
        if self.used == self.bytes.length:
            self.reserve(1)
        self.bytes[self.used] = value
        self.used += 1

    def extend(self, source: Pointer[U8], count: int) -> None:
        """Adds `count` bytes from where the pointer leads to."""
        self.reserve(count)
        self.bytes.at(self.used).move(source, count)
        self.used += count

    def extend_text(self, text: str) -> None:
        """Adds the characters of a constant text in ASCII."""
        for i in range(len(text)):
            self.append(ord(text[i]))

    def reserve(self, count: int) -> None:
        """Makes room for `count` more bytes; the array grows by a half at least."""
        needed = self.used + count
        if needed > self.bytes.length:
            length = self.bytes.length
            fresh = new_bytes(max(needed, length + (length >> 1) + 16))
            fresh.at(0).move(self.bytes.at(0), self.used)
            self.bytes = fresh

    @inline
    def at(self, index: int) -> Pointer[U8]:
        """Where the byte of this index lies; good until the next append."""
        return self.bytes.at(index)

    def to_bytes(self) -> Bytes:
        """The bytes as an array of just their length; the buffer keeps its own."""
        result = new_bytes(self.used)
        result.at(0).move(self.bytes.at(0), self.used)
        return result


def new_vector() -> Vector:
    """An empty vector."""
    return Vector(0, new_cells(FIRST_CELLS))


def new_buffer() -> Buffer:
    """An empty buffer."""
    return Buffer(0, new_bytes(FIRST_BYTES))
