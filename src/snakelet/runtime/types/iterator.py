"""enumerate, filter, map, reversed and zip, and the iterators made of other protocols.

Invariant: an iterator that has ended stays so as far as those it is made of do.
"""

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    MAX_INT,
    NONE,
    NULL,
    STOP_ITERATION,
    Obj,
    Pointer,
    Struct,
    cold,
    small,
)
from snakelet.runtime.static.error import OverflowError, TypeError
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.dict import Dict
from snakelet.runtime.types.dict_view import View
from snakelet.runtime.types.list import List, list_from, next_item
from snakelet.runtime.types.operation import (
    advance,
    call,
    call_0,
    call_1,
    equal,
    get_item,
    is_true,
    iterate,
    length_of,
    special_result,
)
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.types.tuple import new_tuple, tuple_of, tuple_of_2
from snakelet.runtime.types.type import Type, builtin, type_of


@builtin("enumerate")
class Enumerate(Struct):
    """Pairs of a running number and an item. differs: the number is a machine word, and CPython's
    any integer."""

    iterator: Obj
    number: int

    @staticmethod
    def __build__(iterable: Obj = NULL, start: int = 0) -> "Enumerate":
        if iterable is NULL:
            raise TypeError("'iterable' argument required")
        return Enumerate(iterate(iterable), start)

    def __next__(self) -> Obj:
        item = advance(self.iterator)
        if item is STOP_ITERATION:
            return STOP_ITERATION
        return tuple_of_2(next_number(self), item)


def next_number(enumerate: Enumerate) -> Obj:
    """The running number of the next item. OverflowError."""
    if enumerate.number == MAX_INT:
        raise OverflowError("overflow converting long int to machine word")
    enumerate.number += 1
    return int_object(enumerate.number - 1)


@builtin("filter")
class Filter(Struct):
    """The items for which a function (None: the item itself) is true."""

    function: Obj
    iterator: Obj

    @staticmethod
    def __build__(function: Obj, iterable: Obj) -> "Filter":
        return Filter(function, iterate(iterable))

    def __next__(self) -> Obj:
        while True:
            item = next_item(self.iterator)
            if item is STOP_ITERATION:
                return STOP_ITERATION
            if is_true(item if self.function is NONE else call_1(self.function, item)):
                return item


def iterators_of(count: int, iterables: Pointer[Obj]) -> Cells:
    """The iterators over some iterables."""
    result = new_cells(count)
    for i in range(count):
        result[i] = iterate(iterables[i])
    return result


@builtin("map")
class Map(Struct):
    """What a function yields for the items of one or more iterables, until one ends."""

    function: Obj
    iterators: Cells

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 2, 255)
        return Map(arguments[0], iterators_of(count - 1, arguments + 1))

    def __next__(self) -> Obj:
        if self.iterators.length != 1:
            return call_with_items(self.function, self.iterators)
        item = next_item(self.iterators[0])
        return item if item is STOP_ITERATION else call_1(self.function, item)


def call_with_items(function: Obj, iterators: Cells) -> Obj:
    """The result of a call with the next item of each iterator; STOP_ITERATION if one ended."""
    top = machine.sp
    count = int(iterators.length)
    place = take(count)
    try:
        for i in range(count):
            item = next_item(iterators[i])
            if item is STOP_ITERATION:
                return STOP_ITERATION
            place[i] = item
        return call(function, count, 0, place)
    finally:
        machine.sp = top


@builtin("zip")
class Zip(Struct):
    """Tuples of the items of some iterables, until one ends."""

    iterators: Cells

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 255)
        return Zip(iterators_of(count, arguments))

    def __next__(self) -> Obj:
        iterators = self.iterators
        count = int(iterators.length)
        if count == 0:
            return STOP_ITERATION
        first = next_item(iterators[0])
        if first is STOP_ITERATION:
            return STOP_ITERATION
        if count == 1:
            return tuple_of(first)
        second = next_item(iterators[1])
        if second is STOP_ITERATION:
            return STOP_ITERATION
        return tuple_of_2(first, second) if count == 2 else _longer_row(iterators, first, second)


def _longer_row(iterators: Cells, first: Obj, second: Obj) -> Obj:
    """A tuple of three items or more; the first two are known."""
    items = new_cells(iterators.length)
    items[0] = first
    items[1] = second
    for i in range(2, iterators.length):
        item = next_item(iterators[i])
        if item is STOP_ITERATION:
            return STOP_ITERATION
        items[i] = item
    row = new_tuple(iterators.length)
    row.items.pointer(0).move(items.at(0), iterators.length)
    return row


@builtin("reversed")
class Reversed(Struct):
    """The items of a sequence from its end; `left` are to come."""

    sequence: Obj
    left: int

    @staticmethod
    def __build__(sequence: Obj) -> Obj:
        own = special_result(sequence, qstr("__reversed__"))
        if own is not NULL:
            return own
        if isinstance(sequence, Dict) or isinstance(sequence, View):
            keys = list_from(sequence)
            return Reversed(keys, keys.used)
        if type_of(sequence).get_item is None:
            raise not_reversible(sequence)
        return Reversed(sequence, length_of(sequence))

    def __next__(self) -> Obj:
        if self.left <= 0:
            return STOP_ITERATION
        self.left -= 1
        sequence = self.sequence
        if isinstance(sequence, List):
            if self.left >= sequence.used:
                self.left = 0
                return STOP_ITERATION
            return sequence.cells[self.left]
        return get_item(sequence, small(self.left))


@cold
def not_reversible(value: Obj) -> TypeError:
    """What to raise for a value that has no order; TypeError of its own for one without length."""
    length_of(value)
    return TypeError(f"'{type_of(value).name}' object isn't reversible")


@builtin("iterator")
class CallIterator(Struct):
    """What a function yields, until that is equal to a sentinel."""

    function: Obj
    sentinel: Obj

    def __next__(self) -> Obj:
        if self.function is NULL:
            return STOP_ITERATION
        item = call_0(self.function)
        if not equal(item, self.sentinel):
            return item
        self.function = NULL
        return STOP_ITERATION


def require_iterator(value: Obj) -> None:
    """TypeError if a value is no iterator."""
    if type_of(value).next is None:
        raise TypeError(f"'{type_of(value).name}' object isn't an iterator")
