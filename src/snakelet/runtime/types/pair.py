"""The next two values of an iterator over pairs, for loops that take each pair apart at once: so
`for i, item in enumerate(items)` makes no tuples.

Invariant: the values are those of the tuple that the iterator's `__next__` would make, and what it
would raise is raised.
"""

from snakelet.runtime.static import STOP_ITERATION, Obj
from snakelet.runtime.types.dict_view import ITEMS, DictIterator, next_place
from snakelet.runtime.types.iterator import Enumerate, Zip, next_number
from snakelet.runtime.types.list import next_item


def yields_pairs(iterator: Obj) -> bool:
    """Whether `next_pair` knows an iterator."""
    if isinstance(iterator, DictIterator):
        return iterator.kind == ITEMS
    if isinstance(iterator, Zip):
        return iterator.iterators.length == 2
    return isinstance(iterator, Enumerate)


def next_pair(iterator: Obj) -> tuple[Obj, Obj]:
    """The next two values; at the end the first is STOP_ITERATION."""
    if isinstance(iterator, DictIterator):
        return next_entry(iterator)
    if isinstance(iterator, Zip):
        first = next_item(iterator.iterators[0])
        if first is STOP_ITERATION:
            return STOP_ITERATION, STOP_ITERATION
        second = next_item(iterator.iterators[1])
        return (STOP_ITERATION if second is STOP_ITERATION else first), second
    assert isinstance(iterator, Enumerate)
    item = next_item(iterator.iterator)
    if item is STOP_ITERATION:
        return STOP_ITERATION, STOP_ITERATION
    return next_number(iterator), item


def next_entry(iterator: DictIterator) -> tuple[Obj, Obj]:
    """The next key and value of a dict."""
    place = next_place(iterator)
    if place < 0:
        return STOP_ITERATION, STOP_ITERATION
    entries = iterator.table.entries
    return entries[2 * place], entries[2 * place + 1]
