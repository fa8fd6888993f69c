"""The views of a dict's keys, values and items, and the iterator over them.

Invariant: a view looks at the dict as it is now. An iterator stops with RuntimeError when the
number of keys is no longer what it was at its start. What the operators of sets yield is a set.
"""

from snakelet.runtime.static import NULL, STOP_ITERATION, U8, U32, Const, Obj, Struct, inline
from snakelet.runtime.static.error import RuntimeError
from snakelet.runtime.types.compare import same, truth
from snakelet.runtime.types.operation import advance, contains, iterate
from snakelet.runtime.types.output import REPR_KIND, put_object, put_text
from snakelet.runtime.types.set import AnySet, Set, add_from, new_set, set_of
from snakelet.runtime.types.table import Table, find
from snakelet.runtime.types.tuple import Tuple, tuple_of_2
from snakelet.runtime.types.type import FINAL, PASSES_LOCK, builtin
from snakelet.runtime.types.wrapper import shared

KEYS = 0
VALUES = 1
ITEMS = 2


@builtin("iterator", flags=FINAL | PASSES_LOCK)
class DictIterator(Struct):
    """Over the keys, values or items of a dict from a place on."""

    table: Table
    place: U32
    used: U32
    kind: U8

    def __next__(self) -> Obj:
        place = next_place(self)
        if place < 0:
            return STOP_ITERATION
        entries = self.table.entries
        if self.kind == KEYS:
            return entries[2 * place]
        value = entries[2 * place + 1]
        return value if self.kind == VALUES else tuple_of_2(entries[2 * place], value)


@inline
def next_place(iterator: DictIterator) -> int:
    """The place of the next entry, which the iterator passes; -1 at the end. RuntimeError if the
    dict has got more or fewer entries."""
    table = iterator.table
    if table.used != iterator.used:
        raise RuntimeError("dictionary changed size during iteration")
    place = int(iterator.place)
    while place < table.filled and table.entries[2 * place] is NULL:
        place += 1
    if place >= table.filled:
        iterator.place = place
        return -1
    iterator.place = place + 1
    return place


def iterator(table: Table, kind: int) -> DictIterator:
    """An iterator over a dict."""
    return DictIterator(table, 0, table.used, kind)


@shared
class View(Struct):
    """A view of a dict."""

    table: Table

    def __len__(self) -> int:
        return self.table.used


@shared
class SetView(View):
    """A view whose items are unlike each other: it has the operators of sets. differs:
    MicroPython's views have none."""

    def __eq__(self, other: Obj) -> Obj:  # type: ignore[override]
        size = size_as_set(other)
        return NULL if size < 0 else truth(size == len(self) and is_part(self, other))

    def __le__(self, other: Obj) -> Obj:
        size = size_as_set(other)
        return NULL if size < 0 else truth(len(self) <= size and is_part(self, other))

    def __lt__(self, other: Obj) -> Obj:
        size = size_as_set(other)
        return NULL if size < 0 else truth(len(self) < size and is_part(self, other))

    def __ge__(self, other: Obj) -> Obj:
        size = size_as_set(other)
        return NULL if size < 0 else truth(len(self) >= size and is_part(other, self))

    def __gt__(self, other: Obj) -> Obj:
        size = size_as_set(other)
        return NULL if size < 0 else truth(len(self) > size and is_part(other, self))

    def __and__(self, other: Obj) -> AnySet:
        return set_with(self).__and__(set_of(other))

    def __or__(self, other: Obj) -> AnySet:
        return set_with(self).__or__(set_of(other))

    def __sub__(self, other: Obj) -> AnySet:
        return set_with(self).__sub__(set_of(other))

    def __xor__(self, other: Obj) -> AnySet:
        return set_with(self).__xor__(set_of(other))

    def __rand__(self, other: Obj) -> AnySet:
        return set_with(other).__and__(set_of(self))

    def __ror__(self, other: Obj) -> AnySet:
        return set_with(other).__or__(set_of(self))

    def __rsub__(self, other: Obj) -> AnySet:
        return set_with(other).__sub__(set_of(self))

    def __rxor__(self, other: Obj) -> AnySet:
        return set_with(other).__xor__(set_of(self))

    def isdisjoint(self, other: Obj) -> bool:
        """Whether no item of an iterable is in the view."""
        return set_with(self).isdisjoint(other)


def set_with(iterable: Obj) -> Set:
    """A new set of the items of an iterable."""
    result = new_set()
    add_from(result, iterable)
    return result


def size_as_set(value: Obj) -> int:
    """The number of items of a set or of a view like a set; -1 for any other value."""
    if isinstance(value, AnySet):
        return int(value.used)
    return int(value.table.used) if isinstance(value, SetView) else -1


def is_part(part: Obj, whole: Obj) -> bool:
    """Whether all items of a set or view are in another."""
    iterator = iterate(part)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return True
        if not contains(whole, item):
            return False


def put_view(out: Obj, table: Table, kind: Const[int]) -> None:
    """Prints the keys, values or items of a dict as a list in parentheses."""
    put_text(out, "([")
    walk = iterator(table, kind)
    item = walk.__next__()
    first = True
    while item is not STOP_ITERATION:
        if not first:
            put_text(out, ", ")
        first = False
        put_object(out, item, REPR_KIND)
        item = walk.__next__()
    put_text(out, "])")


@builtin("dict_keys", flags=FINAL)
class KeysView(SetView):
    """The keys of a dict."""

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "dict_keys")
        put_view(out, self.table, KEYS)

    def __iter__(self) -> DictIterator:
        return iterator(self.table, KEYS)

    def __contains__(self, item: Obj) -> bool:
        return find(self.table, item, 2) >= 0


@builtin("dict_values", flags=FINAL)
class ValuesView(View):
    """The values of a dict."""

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "dict_values")
        put_view(out, self.table, VALUES)

    def __iter__(self) -> DictIterator:
        return iterator(self.table, VALUES)


@builtin("dict_items", flags=FINAL)
class ItemsView(SetView):
    """The pairs of key and value of a dict."""

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "dict_items")
        put_view(out, self.table, ITEMS)

    def __iter__(self) -> DictIterator:
        return iterator(self.table, ITEMS)

    def __contains__(self, item: Obj) -> bool:
        if not isinstance(item, Tuple) or item.length != 2:
            return False
        place = find(self.table, item.items[0], 2)
        return place >= 0 and same(self.table.entries[2 * place + 1], item.items[1])
