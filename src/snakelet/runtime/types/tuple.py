"""tuple: values that never change.

Invariant: the items of a tuple that the user can see are all valid values; who makes one fills it
before anything else may run.
"""

from snakelet.runtime.static import (
    NULL,
    STOP_ITERATION,
    U32,
    Obj,
    Pointer,
    Struct,
    Tail,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types import list as list_module
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.compare import hash_of, same, truth
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.operation import binary
from snakelet.runtime.types.output import REPR_KIND, put_object, put_text
from snakelet.runtime.types.sequence import (
    clipped,
    combined_hash,
    compare_lengths,
    fill_repeated,
    is_count,
    position,
    repetitions,
)
from snakelet.runtime.types.slice import Slice, resolve
from snakelet.runtime.types.type import PASSES_LOCK, Type, builtin


@builtin("tuple")
class Tuple(Struct):
    """An immutable sequence."""

    length: U32
    items: Tail[Obj]

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 1)
        return EMPTY_TUPLE if count == 0 else tuple_from(arguments[0])

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "(")
        for i in range(self.length):
            if i > 0:
                put_text(out, ", ")
            put_object(out, self.items[i], REPR_KIND)
        put_text(out, ",)" if self.length == 1 else ")")

    def __len__(self) -> int:
        return self.length

    def __hash__(self) -> int:
        value = 0x345678
        for i in range(self.length):
            value = combined_hash(value, hash_of(self.items[i]))
        return value

    def __getitem__(self, index: Obj) -> Obj:
        if is_small(index):
            at = small_value(index)
            if 0 <= at < self.length:
                return self.items[at]
        if isinstance(index, Slice):
            return self._slice(index)
        return self.items[position(self, index, self.length)]

    def _slice(self, slice: "Slice") -> "Tuple":
        start, step, count = resolve(slice, self.length)
        if step == 1:
            return tuple_of_items(self.items.pointer(start), count)
        result = Tuple(count, Tail(count))
        for i in range(count):
            result.items[i] = self.items[start + i * step]
        return result

    def __iter__(self) -> "TupleIterator":
        return TupleIterator(self, 0)

    def __contains__(self, item: Obj) -> bool:
        for i in range(self.length):
            if same(self.items[i], item):
                return True
        return False

    def __add__(self, other: "Tuple") -> "Tuple":
        result = Tuple(self.length + other.length, Tail(self.length + other.length))
        result.items.pointer(0).move(self.items.pointer(0), self.length)
        result.items.pointer(self.length).move(other.items.pointer(0), other.length)
        return result

    def __mul__(self, other: Obj) -> Obj:
        if not is_count(other):
            return NULL
        times = repetitions(other, self.length)
        result = Tuple(self.length * times, Tail(self.length * times))
        fill_repeated(result.items.pointer(0), self.items.pointer(0), self.length, times)
        return result

    def __rmul__(self, other: Obj) -> Obj:
        return self.__mul__(other)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tuple) or other.length != self.length:
            return False
        return difference(self, other) == self.length

    def __lt__(self, other: "Tuple") -> Obj:
        return compared(op.LESS, self, other)

    def __gt__(self, other: "Tuple") -> Obj:
        return compared(op.MORE, self, other)

    def __le__(self, other: "Tuple") -> Obj:
        return compared(op.LESS_EQUAL, self, other)

    def __ge__(self, other: "Tuple") -> Obj:
        return compared(op.MORE_EQUAL, self, other)

    def count(self, item: Obj) -> int:
        """How many items are equal to one."""
        result = 0
        for i in range(self.length):
            if same(self.items[i], item):
                result += 1
        return result

    def index(self, item: Obj, start: Obj = NULL, stop: Obj = NULL, /) -> int:
        """The index of the first item, from start to before stop, that is equal to one."""
        at = 0 if start is NULL else clipped(start, self.length, 1, 0)
        end = int(self.length) if stop is NULL else clipped(stop, self.length, 1, self.length)
        while at < end:
            if same(self.items[at], item):
                return at
            at += 1
        raise ValueError("object not in sequence")


EMPTY_TUPLE = Tuple(0, Tail(0))


@builtin("iterator", flags=PASSES_LOCK)
class TupleIterator(Struct):
    """Over the items of a tuple, or of cells of the same shape."""

    items: Tuple
    index: int

    def __next__(self) -> Obj:
        if self.index >= self.items.length:
            return STOP_ITERATION
        self.index += 1
        return self.items.items[self.index - 1]


def new_tuple(length: int) -> Tuple:
    """A tuple whose items are NULL; the caller fills it at once."""
    return Tuple(length, Tail(length))


def tuple_of_items(items: Pointer[Obj], count: int) -> Tuple:
    """A tuple of the values that lie at a place."""
    if count == 0:
        return EMPTY_TUPLE
    result = Tuple(count, Tail(count))
    result.items.pointer(0).move(items, count)
    return result


def tuple_of(item: Obj) -> Tuple:
    """A tuple of one value."""
    result = Tuple(1, Tail(1))
    result.items[0] = item
    return result


def tuple_of_2(first: Obj, second: Obj) -> Tuple:
    """A pair."""
    result = Tuple(2, Tail(2))
    result.items[0] = first
    result.items[1] = second
    return result


def tuple_of_3(first: Obj, second: Obj, third: Obj) -> Tuple:
    """Three values."""
    result = Tuple(3, Tail(3))
    result.items[0] = first
    result.items[1] = second
    result.items[2] = third
    return result


def tuple_from(iterable: Obj) -> Tuple:
    """A tuple of the items of any iterable; a tuple is itself."""
    if isinstance(iterable, Tuple):
        return iterable
    items = list_module.list_from(iterable)
    return tuple_of_items(items.cells.at(0), items.used)


def difference(a: Tuple, b: Tuple) -> int:
    """The first index at which two tuples differ, or the length of the shorter."""
    count = min(int(a.length), int(b.length))
    for i in range(count):
        if not same(a.items[i], b.items[i]):
            return i
    return count


def compared(operator: int, a: Tuple, b: Tuple) -> Obj:
    """The result of an order comparison of two tuples."""
    at = difference(a, b)
    if at < a.length and at < b.length:
        return binary(operator, a.items[at], b.items[at])
    return truth(compare_lengths(operator, a.length, b.length))
