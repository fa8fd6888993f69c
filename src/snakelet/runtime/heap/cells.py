"""Cells and bytes: the two arrays from which all containers are built.

Invariant: the length of an array never changes; a container that grows makes a new one.
"""

from snakelet.runtime.static import NULL, U8, U32, Obj, Pointer, Struct, Tail, inline


class Cells(Struct):
    """A number of values."""

    length: U32
    items: Tail[Obj]

    @inline
    def __getitem__(self, index: int) -> Obj:
        return self.items[index]

    @inline
    def __setitem__(self, index: int, value: Obj) -> None:
        self.items[index] = value

    @inline
    def at(self, index: int) -> Pointer[Obj]:
        """Where the value of this index lies."""
        return self.items.pointer(index)

    @inline
    def move(self, to: int, source: int, count: int) -> None:
        """Moves `count` values within the array; the two places may overlap."""
        self.items.pointer(to).move(self.items.pointer(source), count)

    @inline
    def clear(self, start: int, count: int) -> None:
        """Sets `count` values to NULL."""
        self.items.pointer(start).fill(NULL, count)


HASH_MASK = 0x3FFFFFFF
IS_ASCII = 0x40000000


class Bytes(Struct):
    """A number of bytes; `str` and `bytes` objects derive from it. `state` caches what is known of
    the content: its hash in the bits of HASH_MASK (0: not asked for), IS_ASCII if all are ASCII."""

    length: U32
    state: U32
    data: Tail[U8]

    @inline
    def __getitem__(self, index: int) -> int:
        return self.data[index]

    @inline
    def __setitem__(self, index: int, value: int) -> None:
        self.data[index] = value

    @inline
    def at(self, index: int) -> Pointer[U8]:
        """Where the byte of this index lies."""
        return self.data.pointer(index)


def new_cells(length: int) -> Cells:
    """Fresh cells, all NULL. MemoryError if the heap has no room."""
    return Cells(length, Tail(length))


MANY = 1 << 20


def roomy_cells(count: int) -> Cells:
    """Fresh cells for so many values at least: with the two words before them, which all cells
    have, they fill the blocks of four words that they take. MemoryError."""
    return new_cells(count if count > MANY else ((count + 1) | 3) - 1)


def resized_cells(cells: Cells, length: int) -> Cells:
    """Fresh cells of another length that start with the same values."""
    result = Cells(length, Tail(length))
    kept = min(cells.length, length)
    result.items.pointer().move(cells.items.pointer(), kept)
    return result


def new_bytes(length: int) -> Bytes:
    """Fresh bytes, all 0."""
    return Bytes(length, 0, Tail(length))


def copy_bytes(to: Pointer[U8], source: Pointer[U8], length: int) -> None:
    """Copies bytes to memory that doesn't overlap with theirs; short ones without a call."""
    if length > 16:
        to.move(source, length)
    elif length >= 8:
        behind = length - 8
        last = (source + behind).load_u64()
        to.store_u64(source.load_u64())
        (to + behind).store_u64(last)
    else:
        for i in range(length):
            to[i] = source[i]
