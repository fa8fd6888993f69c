"""list: values in a row that grows and shrinks.

Invariant: the first `used` of `cells` are the items, all valid values; the cells behind them are
NULL. Items may run the user's code when they are compared, so lengths are read again after that.
"""

from snakelet.runtime.heap.cells import Cells, new_cells, roomy_cells
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    Obj,
    Pointer,
    Struct,
    inline,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import IndexError, ValueError
from snakelet.runtime.types import list_sort
from snakelet.runtime.types import operator as op
from snakelet.runtime.types import tuple as tuple_module
from snakelet.runtime.types.compare import same, truth
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.operation import advance, binary, iterate
from snakelet.runtime.types.output import (
    REPR_KIND,
    enter_container,
    leave_container,
    put_object,
    put_text,
)
from snakelet.runtime.types.sequence import (
    clipped,
    compare_lengths,
    fill_repeated,
    is_count,
    position,
    repetitions,
    settled,
)
from snakelet.runtime.types.slice import Slice, resolve, settled_slice
from snakelet.runtime.types.type import PASSES_LOCK, Type, builtin

EMPTY: Cells = new_cells(0)


@builtin("list")
class List(Struct):
    """A mutable sequence."""

    used: int
    cells: Cells

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 1)
        return new_list() if count == 0 else list_from(arguments[0])

    def __print__(self, out: Obj, kind: int) -> None:
        if not enter_container(self):
            put_text(out, "[...]")
            return
        try:
            put_text(out, "[")
            at = 0
            while at < self.used:
                if at > 0:
                    put_text(out, ", ")
                put_object(out, self.cells[at], REPR_KIND)
                at += 1
            put_text(out, "]")
        finally:
            leave_container()

    def __len__(self) -> int:
        return self.used

    def __getitem__(self, index: Obj) -> Obj:
        if is_small(index):
            at = small_value(index)
            if at < 0:
                at += self.used
            if 0 <= at < self.used:
                return self.cells[at]
        if isinstance(index, Slice):
            return get_slice(self, index)
        whole = settled(index)
        at = position(self, whole, self.used)
        return self.cells[at]

    def __setitem__(self, index: Obj, item: Obj) -> None:
        if isinstance(index, Slice):
            set_slice(self, index, item)
        else:
            whole = settled(index)
            at = position(self, whole, self.used)
            self.cells[at] = item

    def __delitem__(self, index: Obj) -> None:
        if isinstance(index, Slice):
            delete_slice(self, index)
        else:
            whole = settled(index)
            close_gap(self, position(self, whole, self.used), 1)

    def __iter__(self) -> "ListIterator":
        return ListIterator(self, 0)

    def __contains__(self, item: Obj) -> bool:
        return find(self, item, 0, self.used) >= 0

    def __add__(self, other: "List") -> "List":
        result = sized_list(self.used + other.used)
        result.cells.at(0).move(self.cells.at(0), self.used)
        result.cells.at(self.used).move(other.cells.at(0), other.used)
        result.used = self.used + other.used
        return result

    def __iadd__(self, other: Obj) -> "List":
        extend_list(self, other)
        return self

    def __mul__(self, other: Obj) -> Obj:
        return multiplied(self, other) if is_count(other) else NULL

    def __rmul__(self, other: Obj) -> Obj:
        return multiplied(self, other) if is_count(other) else NULL

    def __imul__(self, other: Obj) -> Obj:
        if not is_count(other):
            return NULL
        result = multiplied(self, other)
        self.used = result.used
        self.cells = result.cells
        return self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, List) or other.used != self.used:
            return False
        at = difference(self, other)
        return at >= self.used and at >= other.used

    def __lt__(self, other: "List") -> Obj:
        return compared(op.LESS, self, other)

    def __gt__(self, other: "List") -> Obj:
        return compared(op.MORE, self, other)

    def __le__(self, other: "List") -> Obj:
        return compared(op.LESS_EQUAL, self, other)

    def __ge__(self, other: "List") -> Obj:
        return compared(op.MORE_EQUAL, self, other)

    def append(self, item: Obj) -> None:
        """Put an item at the end."""
        append(self, item)

    def clear(self) -> None:
        """Remove all items."""
        self.used = 0
        self.cells = EMPTY

    def copy(self) -> "List":
        """A new list of the same items."""
        return list_of_items(self.cells.at(0), self.used)

    def count(self, item: Obj) -> int:
        """How many items are equal to one."""
        result = 0
        at = 0
        while at < self.used:
            if same(self.cells[at], item):
                result += 1
            at += 1
        return result

    def extend(self, iterable: Obj) -> None:
        """Put all items of an iterable at the end."""
        extend_list(self, iterable)

    def index(self, item: Obj, start: Obj = NONE, stop: Obj = NONE, /) -> int:
        """The index of the first item, from start to before stop, that is equal to one."""
        first = clipped(start, self.used, 1, 0)
        at = find(self, item, first, clipped(stop, self.used, 1, self.used))
        if at < 0:
            raise ValueError("object not in sequence")
        return at

    def insert(self, index: int, item: Obj) -> None:
        """Put an item before an index; an index beyond either end means that end."""
        at = max(index + self.used, 0) if index < 0 else min(index, self.used)
        open_gap(self, at, 1)
        self.cells[at] = item

    def pop(self, index: Obj = NULL, /) -> Obj:
        """Remove and return the item at an index, the last one by default."""
        if self.used == 0:
            raise IndexError("pop from empty list")
        if index is NULL:
            return pop(self)
        whole = settled(index)
        at = position(self, whole, self.used)
        item = self.cells[at]
        close_gap(self, at, 1)
        return item

    def remove(self, item: Obj) -> None:
        """Remove the first item equal to one."""
        at = find(self, item, 0, self.used)
        if at < 0:
            raise ValueError("object not in sequence")
        if at < self.used:
            close_gap(self, at, 1)

    def reverse(self) -> None:
        """Turn the order of the items around."""
        list_sort.reverse(self.cells.at(0), self.used)

    def sort(self, *, key: Obj = NONE, reverse: bool = False) -> None:
        """Sort the items; equal ones keep their order. A key function says what to compare."""
        sort_list(self, key, reverse)


@builtin("iterator", flags=PASSES_LOCK)
class ListIterator(Struct):
    """Over the items of a list; at its end it lets the list go."""

    list: List
    index: int

    def __next__(self) -> Obj:
        if self.index >= self.list.used:
            self.list = EMPTY_LIST
            return STOP_ITERATION
        self.index += 1
        return self.list.cells[self.index - 1]


@inline
def next_item(iterator: Obj) -> Obj:
    """As `advance`, with a shorter way for iterators over lists."""
    if isinstance(iterator, ListIterator) and iterator.index < iterator.list.used:
        iterator.index += 1
        return iterator.list.cells[iterator.index - 1]
    return advance(iterator)


def new_list() -> List:
    """An empty list."""
    return List(0, EMPTY)


def sized_list(room: int) -> List:
    """An empty list with room for so many items."""
    return List(0, roomy_cells(room))


def list_of_items(items: Pointer[Obj], count: int) -> List:
    """A list of the values that lie at a place."""
    result = sized_list(count)
    result.cells.at(0).move(items, count)
    result.used = count
    return result


def list_from(iterable: Obj) -> List:
    """A new list of the items of any iterable."""
    result = new_list()
    extend_list(result, iterable)
    return result


@inline
def append(list: List, item: Obj) -> None:
    """Puts an item at the end. MemoryError."""
    if list.used == list.cells.length:
        reserve(list, 1)
    list.cells[list.used] = item
    list.used += 1


def reserve(list: List, count: int) -> None:
    """Makes room for `count` more items; the cells grow by a quarter at least."""
    needed = list.used + count
    if needed > list.cells.length:
        cells = roomy_cells(needed + (needed >> 2) + 3)
        cells.at(0).move(list.cells.at(0), list.used)
        list.cells = cells


def pop(list: List) -> Obj:
    """Takes the last item away; the list is not empty."""
    list.used -= 1
    item = list.cells[list.used]
    list.cells[list.used] = NULL
    return item


def extend_list(list: List, iterable: Obj) -> None:
    """Puts all items of an iterable at the end."""
    if isinstance(iterable, List):
        _extend_items(list, iterable.cells, iterable.used)
        return
    if isinstance(iterable, tuple_module.Tuple):
        reserve(list, iterable.length)
        list.cells.at(list.used).move(iterable.items.pointer(0), iterable.length)
        list.used += iterable.length
        return
    iterator = iterate(iterable)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return
        append(list, item)


def _extend_items(list: List, cells: Cells, count: int) -> None:
    reserve(list, count)
    list.cells.at(list.used).move(cells.at(0), count)
    list.used += count


def open_gap(list: List, at: int, count: int) -> None:
    """Makes room for `count` items before index `at`; the caller fills the gap at once."""
    reserve(list, count)
    cells = list.cells
    cells.at(at + count).move(cells.at(at), list.used - at)
    list.used += count


def close_gap(list: List, at: int, count: int) -> None:
    """Removes `count` items from index `at` on."""
    cells = list.cells
    behind = at + count
    cells.at(at).move(cells.at(behind), list.used - behind)
    list.used -= count
    cells.clear(list.used, count)


def find(list: List, item: Obj, start: int, stop: int) -> int:
    """The first index in start .. stop - 1 with an item equal to one, or -1."""
    at = start
    while at < stop and at < list.used:
        if same(list.cells[at], item):
            return at
        at += 1
    return -1


def multiplied(list: List, count: Obj) -> List:
    """A new list of the items so many times. MemoryError."""
    whole = settled(count)
    times = repetitions(whole, list.used)
    total = list.used * times
    result = sized_list(total)
    fill_repeated(result.cells.at(0), list.cells.at(0), list.used, times)
    result.used = total
    return result


def difference(a: List, b: List) -> int:
    """The first index at which two lists differ, or the length of the shorter."""
    at = 0
    while True:
        at = identical_end(a, b, at)
        if at >= a.used or at >= b.used or not same(a.cells[at], b.cells[at]):
            return at
        at += 1


@inline
def identical_end(a: List, b: List, start: int) -> int:
    """The first index from a start on at which two lists don't have the same object."""
    at = start
    end = min(a.used, b.used)
    left = a.cells.at(0)
    right = b.cells.at(0)
    while at < end and left[at] is right[at]:
        at += 1
    return at


def compared(operator: int, a: List, b: List) -> Obj:
    """The result of an order comparison of two lists."""
    at = difference(a, b)
    if at < a.used and at < b.used:
        return binary(operator, a.cells[at], b.cells[at])
    return truth(compare_lengths(operator, a.used, b.used))


def get_slice(list: List, slice: Slice) -> List:
    """The selected items as a new list."""
    plain = settled_slice(slice)
    start, step, count = resolve(plain, list.used)
    if step == 1:
        return list_of_items(list.cells.at(start), count)
    result = sized_list(count)
    for i in range(count):
        result.cells[i] = list.cells[start + i * step]
    result.used = count
    return result


def set_slice(list: List, slice: Slice, iterable: Obj) -> None:
    """Puts the items of an iterable in the place of the selected ones. ValueError if their number
    differs and the step is not 1."""
    items = list_from(iterable)
    plain = settled_slice(slice)
    start, step, count = resolve(plain, list.used)
    if step == 1:
        if items.used > count:
            open_gap(list, start + count, items.used - count)
        else:
            close_gap(list, start + items.used, count - items.used)
        list.cells.at(start).move(items.cells.at(0), items.used)
        return
    if items.used != count:
        raise ValueError(
            f"attempt to assign sequence of size {items.used} to extended slice of size {count}"
        )
    for i in range(count):
        list.cells[start + i * step] = items.cells[i]


def delete_slice(list: List, slice: Slice) -> None:
    """Removes the selected items."""
    plain = settled_slice(slice)
    start, step, count = resolve(plain, list.used)
    if count == 0:
        return
    if step < 0:
        start += (count - 1) * step
        step = -step
    cells = list.cells
    for i in range(count):
        source = start + i * step + 1
        kept = (start + (i + 1) * step if i < count - 1 else list.used) - source
        cells.at(source - i - 1).move(cells.at(source), kept)
    list.used -= count
    cells.clear(list.used, count)


def sort_list(list: List, key: Obj, reverse: bool) -> None:
    """Sorts a list in place. While keys and comparisons run, the list is empty for the user;
    ValueError if it was changed meanwhile. An exception leaves some order of the items."""
    cells = list.cells
    count = list.used
    list.cells = EMPTY
    list.used = 0
    try:
        list_sort.sort(cells, count, key, reverse)
    finally:
        changed = list.used != 0 or list.cells is not EMPTY
        list.cells = cells
        list.used = count
    if changed:
        raise ValueError("list modified during sort")


EMPTY_LIST = List(0, EMPTY)
