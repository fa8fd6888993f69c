"""Searching in bytes: what find, count, replace, split and `in` of str and bytes share.

Invariant: places and lengths are in bytes, and -1 means not found. UTF-8 needs no more than this:
a text is found in another only where a character starts. Nothing here allocates.
"""

from snakelet.runtime.static import U8, WORD_BITS, Pointer, inline, trailing_zeros, u64, uword
from snakelet.runtime.types.utf8 import HIGHS, ONES


def find_byte(data: Pointer[U8], length: int, byte: int) -> int:
    """The first place of a byte."""
    pattern = ONES * u64(byte)
    place = 0
    while place + 8 <= length:
        word = (data + place).load_u64() ^ pattern
        zeros = (word - ONES) & ~word & HIGHS
        if zeros != 0:
            return place + first_marked(zeros)
        place += 8
    while place < length:
        if data[place] == byte:
            return place
        place += 1
    return -1


@inline
def first_marked(marks: u64) -> int:
    """The first byte that is marked in eight, of which one is."""
    if WORD_BITS == 64:
        return trailing_zeros(uword(marks)) >> 3
    low = uword(marks & 0xFFFFFFFF)
    return (trailing_zeros(low) if low != 0 else 32 + trailing_zeros(uword(marks >> 32))) >> 3


def find_last_byte(data: Pointer[U8], length: int, byte: int) -> int:
    """The last place of a byte."""
    place = length - 1
    while place >= 0 and data[place] != byte:
        place -= 1
    return place


@inline
def matches(data: Pointer[U8], wanted: Pointer[U8], size: int) -> bool:
    """Whether `size` > 1 wanted bytes are here, if the first one is."""
    return data[size - 1] == wanted[size - 1] and data.compare(wanted, size - 1) == 0


def find(data: Pointer[U8], length: int, wanted: Pointer[U8], size: int) -> int:
    """The first place of `size` wanted bytes; no bytes at all are found at once. Eight places are
    looked at together: only where the first byte and the last one fit are the others compared."""
    if size == 0:
        return 0
    if size == 1:
        return find_byte(data, length, wanted[0])
    last = length - size
    first_pattern = ONES * u64(wanted[0])
    last_pattern = ONES * u64(wanted[size - 1])
    place = 0
    while place + 7 <= last:
        word = (data + place).load_u64() ^ first_pattern
        word = word | ((data + (place + size - 1)).load_u64() ^ last_pattern)
        if (word - ONES) & ~word & HIGHS != 0:
            step = first_match(data + place, 8, wanted, size)
            if step >= 0:
                return place + step
        place += 8
    step = first_match(data + place, last - place + 1, wanted, size)
    return step if step < 0 else place + step


def first_match(data: Pointer[U8], places: int, wanted: Pointer[U8], size: int) -> int:
    """The first of some places where the wanted bytes are, or -1."""
    for place in range(places):
        if data[place] == wanted[0] and matches(data + place, wanted, size):
            return place
    return -1


def find_last(data: Pointer[U8], length: int, wanted: Pointer[U8], size: int) -> int:
    """The last place of `size` wanted bytes; no bytes at all are found at the end."""
    if size == 0:
        return length
    if size == 1:
        return find_last_byte(data, length, wanted[0])
    place = length - size
    while place >= 0:
        if data[place] == wanted[0] and matches(data + place, wanted, size):
            return place
        place -= 1
    return -1


def count_byte(data: Pointer[U8], length: int, byte: int) -> int:
    """How often a byte occurs."""
    count = 0
    for i in range(length):
        if data[i] == byte:
            count += 1
    return count


def count_of(data: Pointer[U8], length: int, wanted: Pointer[U8], size: int) -> int:
    """How often `size` > 0 wanted bytes occur without overlapping."""
    if size == 1:
        return count_byte(data, length, wanted[0])
    total = 0
    place = 0
    while True:
        step = find(data + place, length - place, wanted, size)
        if step < 0:
            return total
        total += 1
        place += step + size


@inline
def starts_with(data: Pointer[U8], length: int, wanted: Pointer[U8], size: int) -> bool:
    """Whether bytes start with the wanted ones."""
    return size <= length and data.compare(wanted, size) == 0


@inline
def ends_with(data: Pointer[U8], length: int, wanted: Pointer[U8], size: int) -> bool:
    """Whether bytes end with the wanted ones."""
    return size <= length and (data + (length - size)).compare(wanted, size) == 0


@inline
def compare(a: Pointer[U8], a_length: int, b: Pointer[U8], b_length: int) -> int:
    """Less than 0, 0 or more than 0 as bytes a come before, with or behind bytes b. In UTF-8 that
    is the order of the code points."""
    if a_length > 0 and b_length > 0 and a[0] != b[0]:
        return a[0] - b[0]
    order = a.compare(b, a_length if a_length < b_length else b_length)
    return order if order != 0 else a_length - b_length
