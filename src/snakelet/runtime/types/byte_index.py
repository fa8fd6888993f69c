"""Indexing, comparing and combining bytes-like objects, and the iterator over their elements.

Invariant: a way into an object's memory is asked for anew whenever something else could have run.
"""

from snakelet.runtime.static import (
    MAX_INT,
    NULL,
    STOP_ITERATION,
    U8,
    Obj,
    Pointer,
    Struct,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.byte_methods import like, needle, new_of, part_of
from snakelet.runtime.types.byte_value import (
    ByteString,
    ElementArray,
    has_buffer,
    is_bytearray,
    read_buffer,
)
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.operation import truth
from snakelet.runtime.types.sequence import is_count, position, repeat_count
from snakelet.runtime.types.slice import Slice, resolve
from snakelet.runtime.types.str_join import repeated
from snakelet.runtime.types.str_search import compare, find
from snakelet.runtime.types.type import BUFFER_READ, PASSES_LOCK, buffer_view, builtin, is_instance


def byte_item(value: Obj, data: Pointer[U8], length: int, index: Obj) -> Obj:
    """A byte of bytes or bytearray as an int, or a slice as an object like it."""
    if is_small(index):
        place = small_value(index)
        if 0 <= place < length:
            return small(data[place])
    if isinstance(index, Slice):
        return byte_slice(value, data, length, index)
    return small(data[position(value, index, length)])


def byte_slice(value: Obj, data: Pointer[U8], length: int, wanted: Slice) -> Obj:
    """A slice of bytes or bytearray."""
    start, step, count = resolve(wanted, length)
    if step == 1:
        return part_of(value)(data + start, count)
    result = new_of(value)(count)
    place = start
    for i in range(count):
        result[i] = data[place]
        place += step
    return like(value, result)


def compare_bytes(operator: int, value: Obj, other: Obj) -> Obj:
    """A comparison of bytes-like objects; NULL if the other is none, or an instance of a user's
    class, which is asked itself. bytes never equal an array, and a bytearray equals whatever has
    the same memory; beyond that, elements of different types aren't equal."""
    if is_instance(other) or not has_buffer(other, BUFFER_READ):
        return NULL
    if operator == op.EQUAL or operator == op.NOT_EQUAL:
        if isinstance(value, ByteString) and isinstance(other, ElementArray):
            return truth(operator == op.NOT_EQUAL)
    b = buffer_view.data
    b_length = buffer_view.length
    typecode = buffer_view.typecode
    a, a_length = read_buffer(value)
    if typecode != buffer_view.typecode and not (is_bytearray(value) or is_bytearray(other)):
        return NULL
    order = compare(a, a_length, b, b_length)
    if operator == op.EQUAL or operator == op.NOT_EQUAL:
        return truth((order == 0) == (operator == op.EQUAL))
    if operator == op.LESS or operator == op.LESS_EQUAL:
        return truth(order < 0 or (order == 0 and operator == op.LESS_EQUAL))
    return truth(order > 0 or (order == 0 and operator == op.MORE_EQUAL))


def binary_of_bytes(operator: int, value: Obj, other: Obj) -> Obj:
    """The operators that bytes and bytearray share; NULL if there is none."""
    if operator <= op.NOT_EQUAL:
        return compare_bytes(operator, value, other)
    if operator == op.CONTAINS:
        data, length = read_buffer(value)
        wanted, size = needle(other)
        return truth(find(data, length, wanted, size) >= 0)
    if operator == op.MULTIPLY or operator == op.REVERSE_MULTIPLY:
        return multiplied(value, other)
    if operator == op.ADD and has_buffer(other, BUFFER_READ):
        return concatenated(value, other)
    return NULL


def multiplied(value: Obj, count: Obj) -> Obj:
    """Bytes times an integer; NULL if it is none."""
    if not is_count(count):
        return NULL
    times = repeat_count(count)
    data, length = read_buffer(value)
    return like(value, repeated(new_of(value), data, length, times))


def concatenated(value: Obj, other: Obj) -> Obj:
    """The bytes of two objects, as one like the first."""
    a, a_length = read_buffer(value)
    b, b_length = read_buffer(other)
    if b_length == 0 and isinstance(value, ByteString):
        return value
    result = new_of(value)(a_length + b_length)
    result.at(0).move(a, a_length)
    result.at(a_length).move(b, b_length)
    return like(value, result)


@builtin("iterator", flags=PASSES_LOCK)
class ByteIterator(Struct):
    """The bytes of a bytes-like object as integers."""

    value: Obj
    place: int

    def __next__(self) -> Obj:
        value = self.value
        place = self.place
        self.place = place + 1
        if isinstance(value, ByteString):
            return small(value[place]) if place < value.length else self._end()
        data, length = read_buffer(value)
        return small(data[place]) if place < length else self._end()

    def _end(self) -> Obj:
        self.place = MAX_INT - 1
        return STOP_ITERATION


def byte_argument(value: Obj) -> int:
    """An integer 0 to 255. ValueError, TypeError."""
    number = to_int(value)
    if number < 0 or number > 255:
        raise ValueError("bytes value out of range")
    return number
