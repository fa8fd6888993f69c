"""Splitting, stripping and replacing, for str, bytes and bytearray.

Invariant: texts are given by where they lie and their length in bytes. `part` makes the object of a
piece, `new` the bytes of a whole to be filled; functions here know no types. A limit below 0 is
none.
"""

from collections.abc import Callable

from snakelet.runtime.heap.cells import Bytes
from snakelet.runtime.static import U8, Obj, Pointer, inline
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.list_sort import reverse
from snakelet.runtime.types.str_case import BLANK, is_a
from snakelet.runtime.types.str_pad import New, length_with
from snakelet.runtime.types.str_search import find, find_byte, find_last
from snakelet.runtime.types.tuple import Tuple, new_tuple
from snakelet.runtime.types.utf8 import is_continuation, size_at

Part = Callable[[Pointer[U8], int], Obj]
"""Makes an object of a piece of bytes."""

LEFT = 1
RIGHT = 2


def split_on(
    part: Part, data: Pointer[U8], length: int, wanted: Pointer[U8], size: int, limit: int
) -> List:
    """The pieces between the separators. ValueError if the separator is empty."""
    if size == 0:
        raise ValueError("empty separator")
    pieces = new_list()
    place = 0
    while limit != 0:
        step = find(data + place, length - place, wanted, size)
        if step < 0:
            break
        append(pieces, part(data + place, step))
        place += step + size
        limit -= 1 if limit > 0 else 0
    append(pieces, part(data + place, length - place))
    return pieces


def split_blanks(part: Part, data: Pointer[U8], length: int, limit: int) -> List:
    """The words between blanks; behind the last of `limit` splits the rest as it is."""
    pieces = new_list()
    place = skip_blanks(data, 0, length)
    while place < length:
        if limit == 0:
            append(pieces, part(data + place, length - place))
            break
        end = skip_word(data, place, length)
        append(pieces, part(data + place, end - place))
        place = skip_blanks(data, end, length)
        limit -= 1 if limit > 0 else 0
    return pieces


@inline
def skip_blanks(data: Pointer[U8], place: int, length: int) -> int:
    """The first place from here on that is no blank."""
    while place < length and is_a(data[place], BLANK):
        place += 1
    return place


@inline
def skip_word(data: Pointer[U8], place: int, length: int) -> int:
    """The first place from here on that is a blank."""
    while place < length and not is_a(data[place], BLANK):
        place += 1
    return place


def split_last_on(
    part: Part, data: Pointer[U8], length: int, wanted: Pointer[U8], size: int, limit: int
) -> List:
    """The pieces between the separators, of which the last `limit` split."""
    if size == 0:
        raise ValueError("empty separator")
    pieces = new_list()
    end = length
    while limit != 0:
        place = find_last(data, end, wanted, size)
        if place < 0:
            break
        append(pieces, part(data + (place + size), end - place - size))
        end = place
        limit -= 1 if limit > 0 else 0
    append(pieces, part(data, end))
    reverse(pieces.cells.at(0), pieces.used)
    return pieces


def split_last_blanks(part: Part, data: Pointer[U8], length: int, limit: int) -> List:
    """The words between blanks, of which the last `limit` split."""
    pieces = new_list()
    end = last_non_blank(data, length)
    while end > 0:
        if limit == 0:
            append(pieces, part(data, end))
            break
        start = end
        while start > 0 and not is_a(data[start - 1], BLANK):
            start -= 1
        append(pieces, part(data + start, end - start))
        end = last_non_blank(data, start)
        limit -= 1 if limit > 0 else 0
    reverse(pieces.cells.at(0), pieces.used)
    return pieces


@inline
def last_non_blank(data: Pointer[U8], end: int) -> int:
    """The end without the blanks before it."""
    while end > 0 and is_a(data[end - 1], BLANK):
        end -= 1
    return end


def split_lines(part: Part, data: Pointer[U8], length: int, keep_ends: bool) -> List:
    """The lines; one ends with a line feed, a carriage return, or both in that order."""
    pieces = new_list()
    place = 0
    while place < length:
        end = place
        while end < length and data[end] != ord("\n") and data[end] != ord("\r"):
            end += 1
        behind = end
        if end < length:
            both = data[end] == ord("\r") and end + 1 < length and data[end + 1] == ord("\n")
            behind = end + 2 if both else end + 1
        append(pieces, part(data + place, (behind if keep_ends else end) - place))
        place = behind
    return pieces


def parted(part: Part, data: Pointer[U8], length: int, place: int, size: int) -> Tuple:
    """The three parts of a text around a separator of `size` bytes at a place."""
    result = new_tuple(3)
    result.items[0] = part(data, place)
    result.items[1] = part(data + place, size)
    result.items[2] = part(data + (place + size), length - place - size)
    return result


def partition(
    part: Part, data: Pointer[U8], length: int, wanted: Pointer[U8], size: int, last: bool
) -> Tuple:
    """The parts before, of and behind the first (or last) separator; if there is none, the whole
    and two empty parts (or those before). ValueError if the separator is empty."""
    if size == 0:
        raise ValueError("empty separator")
    place = find_last(data, length, wanted, size) if last else find(data, length, wanted, size)
    if place >= 0:
        return parted(part, data, length, place, size)
    return parted(part, data, length, 0 if last else length, 0)


def strip_blanks(data: Pointer[U8], length: int, sides: int) -> tuple[int, int]:
    """The start and end of a text without the blanks on the sides LEFT, RIGHT or both."""
    start = skip_blanks(data, 0, length) if sides & LEFT != 0 else 0
    end = length
    if sides & RIGHT != 0:
        while end > start and is_a(data[end - 1], BLANK):
            end -= 1
    return start, end


def strip_bytes(
    data: Pointer[U8], length: int, chars: Pointer[U8], count: int, sides: int
) -> tuple[int, int]:
    """The start and end of bytes without those among `chars` on the sides."""
    start = 0
    end = length
    if sides & LEFT != 0:
        while start < end and find_byte(chars, count, data[start]) >= 0:
            start += 1
    if sides & RIGHT != 0:
        while end > start and find_byte(chars, count, data[end - 1]) >= 0:
            end -= 1
    return start, end


def replace(
    new: New,
    data: Pointer[U8],
    length: int,
    old: Pointer[U8],
    old_size: int,
    by: Pointer[U8],
    by_size: int,
    times: int,
) -> Bytes:
    """Bytes with the first `times` > 0 occurrences of `old` (not empty) replaced; there are as
    many."""
    result = new(length_with(length - old_size * times, by_size, times))
    to = result.at(0)
    place = 0
    for _ in range(times):
        step = find(data + place, length - place, old, old_size)
        to.move(data + place, step)
        to = to + step
        to.move(by, by_size)
        to = to + by_size
        place += step + old_size
    to.move(data + place, length - place)
    return result


def strip_characters(
    data: Pointer[U8], length: int, chars: Pointer[U8], count: int, sides: int
) -> tuple[int, int]:
    """The start and end of a text without the characters among `chars` on the sides."""
    start = 0
    end = length
    if sides & LEFT != 0:
        while start < end and is_among(data + start, size_at(data[start]), chars, count):
            start += size_at(data[start])
    if sides & RIGHT != 0:
        while end > start:
            size = last_size(data, end)
            if not is_among(data + (end - size), size, chars, count):
                break
            end -= size
    return start, end


@inline
def is_among(data: Pointer[U8], size: int, chars: Pointer[U8], count: int) -> bool:
    """Whether a character of `size` bytes is among others."""
    return find(chars, count, data, size) >= 0


@inline
def last_size(data: Pointer[U8], end: int) -> int:
    """The number of bytes of the character that ends at a place."""
    size = 1
    while is_continuation(data[end - size]):
        size += 1
    return size


def spread(
    new: New, data: Pointer[U8], length: int, by: Pointer[U8], by_size: int, times: int, text: bool
) -> Bytes:
    """Bytes with `by` before each of the first `times` elements (characters if it is a text); the
    end counts as one."""
    result = new(length_with(length, by_size, times))
    to = result.at(0)
    place = 0
    while times > 0:
        to.move(by, by_size)
        to = to + by_size
        times -= 1
        if place < length:
            size = min(size_at(data[place]), length - place) if text else 1
            to.move(data + place, size)
            to = to + size
            place += size
    to.move(data + place, length - place)
    return result
