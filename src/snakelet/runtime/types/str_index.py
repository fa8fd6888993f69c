"""Characters, slices and places in a str; its iterator.

Invariant: the user counts characters, `place` counts bytes. In an ASCII text they are the same, so
that indexing takes constant time; in others it takes time in proportion to the place.
"""

from snakelet.runtime.heap.qstr import String
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import (
    NONE,
    STOP_ITERATION,
    U32,
    Obj,
    Struct,
    inline,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import IndexError, TypeError
from snakelet.runtime.types.bigint import BigInt
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.operation import index_or_self
from snakelet.runtime.types.sequence import whole_number
from snakelet.runtime.types.slice import Slice, resolve
from snakelet.runtime.types.str_search import find, find_last
from snakelet.runtime.types.str_value import string_argument
from snakelet.runtime.types.type import BOOL, INT, PASSES_LOCK, builtin, type_of
from snakelet.runtime.types.utf8 import (
    CHARACTERS,
    EMPTY,
    as_text,
    character,
    character_length,
    code_at,
    count_characters,
    is_ascii,
    make_ascii,
    make_text,
    new_text,
    offset_of,
    size_at,
)


@inline
def bound_of(value: Obj, otherwise: int) -> int:
    """An index argument as a word, held within it; `otherwise` for None. TypeError."""
    return otherwise if value is NONE else whole_number(value)


@inline
def clamped(index: int, length: int) -> int:
    """An index that may count from the end, held within 0 to length."""
    if index < 0:
        index = max(index + length, 0)
    return min(index, length)


def range_of(start: Obj, end: Obj, length: int) -> tuple[int, int]:
    """The optional arguments start and end of find() and its like. The start is beyond the end, and
    then nothing is found, if it is beyond the length."""
    first = bound_of(start, 0)
    last = bound_of(end, length)
    if first > length:
        return length + 1, length
    return clamped(first, length), clamped(last, length)


def places_of(string: String, start: Obj, end: Obj) -> tuple[int, int]:
    """A range of characters as places."""
    if start is NONE and end is NONE:
        return 0, string.length
    if is_ascii(string):
        return range_of(start, end, string.length)
    first, last = range_of(start, end, character_length(string))
    if first > last:
        return string.length + 1, string.length
    low = offset_of(string.at(0), string.length, first)
    return low, low + offset_of(string.at(low), string.length - low, last - first)


@inline
def index_at(string: String, place: int) -> int:
    """The index of the character at a place."""
    return place if is_ascii(string) else count_characters(string.at(0), place)


def index_of(string: String, part: Obj, start: Obj, end: Obj, last: bool) -> int:
    """The index where a part starts, the first or the last one within a range; -1 for none."""
    wanted = string_argument(part)
    low, high = places_of(string, start, end)
    if low > high:
        return -1
    data = string.at(low)
    if last:
        place = find_last(data, high - low, wanted.at(0), wanted.length)
    else:
        place = find(data, high - low, wanted.at(0), wanted.length)
    return -1 if place < 0 else index_at(string, low + place)


def item_of(string: String, index: Obj) -> Obj:
    """A character or a slice of a str. IndexError, TypeError."""
    if is_small(index):
        return character_of(string, small_value(index))
    if isinstance(index, Slice):
        return slice_of(string, index)
    if isinstance(index, BigInt):
        raise IndexError("string index out of range")
    return character_of(string, index_argument(index))


def index_argument(index: Obj) -> int:
    """An index that is no small integer: a bool, or a user's int. TypeError."""
    native = index_or_self(index)
    if type_of(native) is not INT and type_of(native) is not BOOL:
        raise TypeError(f"string indices must be integers, not {type_of(index).name}")
    return to_int(native)


def character_of(string: String, index: int) -> Obj:
    """The character of an index that may count from the end. IndexError."""
    if is_ascii(string):
        place = index + string.length if index < 0 else index
        if place < 0 or place >= string.length:
            raise IndexError("string index out of range")
        return CHARACTERS[string[place]]
    if index < 0:
        index += character_length(string)
    place = offset_of(string.at(0), string.length, index)
    if index < 0 or place >= string.length:
        raise IndexError("string index out of range")
    return character(code_at(string.at(0), place))


def slice_of(string: String, wanted: Slice) -> Obj:
    """A slice of a str."""
    start, step, count = resolve(wanted, character_length(string))
    if count == 0:
        return EMPTY
    if is_ascii(string):
        if step == 1:
            return string if count == string.length else make_ascii(string.at(start), count)
        return stepped(string, start, count, step)
    low = offset_of(string.at(0), string.length, start)
    if step == 1:
        size = offset_of(string.at(low), string.length - low, count)
        return make_text(string.at(low), size)
    return stepped_characters(string, start, count, step)


def stepped(string: String, start: int, count: int, step: int) -> Obj:
    """Every step-th character of an ASCII text."""
    result = new_text(count)
    place = start
    for i in range(count):
        result[i] = string[place]
        place += step
    return as_text(result)


def stepped_characters(string: String, start: int, count: int, step: int) -> Obj:
    """Every step-th character of any text."""
    out = new_buffer()
    place = offset_of(string.at(0), string.length, start)
    for i in range(count):
        out.extend(string.at(place), size_at(string[place]))
        if i + 1 < count:
            place = moved(string, place, step)
    return make_text(out.at(0), out.used)


def moved(string: String, place: int, step: int) -> int:
    """The place of the character `step` characters on, which is there."""
    if step > 0:
        return place + offset_of(string.at(place), string.length - place, step)
    while step < 0:
        place -= 1
        if string[place] & 0xC0 != 0x80:
            step += 1
    return place


@builtin("iterator", flags=PASSES_LOCK)
class StringIterator(Struct):
    """The characters of a str."""

    string: String
    place: U32

    def __next__(self) -> Obj:
        string = self.string
        place = self.place
        if place >= string.length:
            return STOP_ITERATION
        byte = string[place]
        self.place = place + size_at(byte)
        return CHARACTERS[byte] if byte < 128 else character(code_at(string.at(0), place))
