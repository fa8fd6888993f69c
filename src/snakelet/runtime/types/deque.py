"""deque: a queue with two ends.

Invariant: `used` items lie in a ring of cells from `start` on; the number of cells is a power of
two. `limit` is the greatest length, or -1. Each change of length changes `version`, by which
iterators notice it.
"""

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NONE, NULL, STOP_ITERATION, Obj, Struct
from snakelet.runtime.static.error import IndexError, RuntimeError, ValueError
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.compare import same
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.list import List, append, list_from, sized_list
from snakelet.runtime.types.operation import advance, iterate
from snakelet.runtime.types.output import (
    REPR_KIND,
    enter_container,
    leave_container,
    put_int,
    put_object,
    put_text,
)
from snakelet.runtime.types.sequence import position, settled
from snakelet.runtime.types.type import METHODS_FIRST, PASSES_LOCK, builtin

FIRST_ROOM = 8


@builtin("deque", flags=METHODS_FIRST)
class Deque(Struct):
    """A double-ended queue. differs: MicroPython's needs both an iterable and a greatest length,
    and has fewer methods."""

    start: int
    used: int
    limit: int
    version: int
    refuses: bool
    """Whether a full deque raises IndexError; else the item at the other end is dropped."""
    cells: Cells

    @staticmethod
    def __build__(iterable: Obj = NULL, maxlen: Obj = NONE, flags: int = 0) -> "Deque":
        limit = -1 if maxlen is NONE else to_int(maxlen)
        if maxlen is not NONE and limit < 0:
            raise ValueError("maxlen must be non-negative")
        result = Deque(0, 0, limit, 0, flags & 1 != 0, new_cells(FIRST_ROOM))
        if iterable is not NULL:
            result.extend(iterable)
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        if not enter_container(self):
            put_text(out, "[...]")
            return
        try:
            put_text(out, "deque([")
            at = 0
            while at < self.used:
                if at > 0:
                    put_text(out, ", ")
                put_object(out, item_at(self, at), REPR_KIND)
                at += 1
            put_text(out, "]")
            if self.limit >= 0:
                put_text(out, ", maxlen=")
                put_int(out, self.limit)
            put_text(out, ")")
        finally:
            leave_container()

    def __load__(self, name: Obj) -> Obj:
        if name is not qstr("maxlen"):
            return NULL
        return NONE if self.limit < 0 else int_object(self.limit)

    def __len__(self) -> int:
        return self.used

    def __getitem__(self, index: Obj) -> Obj:
        whole = settled(index)
        return item_at(self, position(self, whole, self.used))

    def __setitem__(self, index: Obj, item: Obj) -> None:
        whole = settled(index)
        place = place_of(self, position(self, whole, self.used))
        self.cells[place] = item

    def __delitem__(self, index: Obj) -> None:
        whole = settled(index)
        remove_item(self, position(self, whole, self.used))

    def __iter__(self) -> "DequeIterator":
        return DequeIterator(self, 0, self.version)

    def __contains__(self, item: Obj) -> bool:
        return find(self, item, 0) >= 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Deque) or other.used != self.used:
            return False
        at = 0
        while at < self.used and at < other.used:
            if not same(item_at(self, at), item_at(other, at)):
                return False
            at += 1
        return self.used == other.used

    def __iadd__(self, other: Obj) -> "Deque":
        self.extend(other)
        return self

    def append(self, item: Obj) -> None:
        """Put an item at the right end."""
        if make_room(self, False):
            self.cells[place_of(self, self.used)] = item
            self.used += 1

    def appendleft(self, item: Obj) -> None:
        """Put an item at the left end."""
        if make_room(self, True):
            self.start = place_of(self, self.cells.length - 1)
            self.cells[self.start] = item
            self.used += 1

    def extend(self, iterable: Obj) -> None:
        """Put all items of an iterable at the right end."""
        items = iterate(list_from(iterable) if iterable is self else iterable)
        while True:
            item = advance(items)
            if item is STOP_ITERATION:
                return
            self.append(item)

    def extendleft(self, iterable: Obj) -> None:
        """Put all items of an iterable at the left end, one by one."""
        items = iterate(list_from(iterable) if iterable is self else iterable)
        while True:
            item = advance(items)
            if item is STOP_ITERATION:
                return
            self.appendleft(item)

    def pop(self) -> Obj:
        """Remove and return the item at the right end."""
        if self.used == 0:
            raise IndexError("empty")
        return take_right(self)

    def popleft(self) -> Obj:
        """Remove and return the item at the left end."""
        if self.used == 0:
            raise IndexError("empty")
        return take_left(self)

    def clear(self) -> None:
        """Remove all items."""
        self.start = 0
        self.used = 0
        self.version += 1
        self.cells = new_cells(FIRST_ROOM)

    def copy(self) -> "Deque":
        """A new deque of the same items."""
        result = Deque(0, 0, self.limit, 0, self.refuses, new_cells(FIRST_ROOM))
        result.extend(self)
        return result

    def count(self, item: Obj) -> int:
        """How many items are equal to one."""
        result = 0
        at = find(self, item, 0)
        while at >= 0:
            result += 1
            at = find(self, item, at + 1)
        return result

    def index(self, item: Obj) -> int:
        """The index of the first item equal to one."""
        at = find(self, item, 0)
        if at < 0:
            raise ValueError("object not in sequence")
        return at

    def remove(self, item: Obj) -> None:
        """Remove the first item equal to one. IndexError if a comparison changed the deque."""
        version = self.version
        at = find(self, item, 0)
        if self.version != version:
            raise IndexError("deque mutated during remove()")
        if at < 0:
            raise ValueError("object not in sequence")
        remove_item(self, at)

    def insert(self, index: int, item: Obj) -> None:
        """Put an item before an index; an index beyond either end means that end."""
        if self.used == self.limit:
            raise IndexError("full")
        at = max(index + self.used, 0) if index < 0 else min(index, self.used)
        self.append(item)
        for i in range(self.used - 1, at, -1):
            self.cells[place_of(self, i)] = item_at(self, i - 1)
        self.cells[place_of(self, at)] = item

    def reverse(self) -> None:
        """Turn the order of the items around."""
        items = items_of(self)
        for i in range(self.used):
            self.cells[place_of(self, i)] = items.cells[self.used - 1 - i]

    def rotate(self, steps: int = 1) -> None:
        """Move items from the right end to the left end; for negative steps the other way."""
        if self.used < 2:
            return
        items = items_of(self)
        count = self.used
        shift = steps % count
        for i in range(count):
            self.cells[place_of(self, (i + shift) % count)] = items.cells[i]
        self.version += 1


@builtin("iterator", flags=PASSES_LOCK)
class DequeIterator(Struct):
    """Over the items of a deque."""

    deque: Deque
    index: int
    version: int

    def __next__(self) -> Obj:
        if self.version != self.deque.version:
            raise RuntimeError("deque mutated during iteration")
        if self.index >= self.deque.used:
            return STOP_ITERATION
        self.index += 1
        return item_at(self.deque, self.index - 1)


def place_of(deque: Deque, index: int) -> int:
    """The cell of an index."""
    return (deque.start + index) & (deque.cells.length - 1)


def item_at(deque: Deque, index: int) -> Obj:
    """The item of an index."""
    return deque.cells[place_of(deque, index)]


def make_room(deque: Deque, at_left: bool) -> bool:
    """Makes room for an item at one end, if need be by dropping that at the other end; False if the
    deque takes none. IndexError if it is full and refuses."""
    deque.version += 1
    if deque.limit >= 0 and deque.used >= deque.limit:
        if deque.refuses:
            raise IndexError("full")
        if deque.limit == 0:
            return False
        if at_left:
            take_right(deque)
        else:
            take_left(deque)
    elif deque.used == deque.cells.length:
        cells = new_cells(2 * deque.used)
        items = items_of(deque)
        cells.at(0).move(items.cells.at(0), deque.used)
        deque.cells = cells
        deque.start = 0
    return True


def take_right(deque: Deque) -> Obj:
    """Removes the last item."""
    place = place_of(deque, deque.used - 1)
    item = deque.cells[place]
    deque.cells[place] = NULL
    deque.used -= 1
    deque.version += 1
    return item


def take_left(deque: Deque) -> Obj:
    """Removes the first item."""
    item = deque.cells[deque.start]
    deque.cells[deque.start] = NULL
    deque.start = place_of(deque, 1)
    deque.used -= 1
    deque.version += 1
    return item


def remove_item(deque: Deque, index: int) -> None:
    """Removes the item of an index."""
    for i in range(index, deque.used - 1):
        deque.cells[place_of(deque, i)] = item_at(deque, i + 1)
    take_right(deque)


def find(deque: Deque, item: Obj, start: int) -> int:
    """The first index from `start` on with an item equal to one, or -1."""
    at = start
    while at < deque.used:
        if same(item_at(deque, at), item):
            return at
        at += 1
    return -1


def items_of(deque: Deque) -> List:
    """A list of the items."""
    result = sized_list(deque.used)
    for i in range(deque.used):
        append(result, item_at(deque, i))
    return result
