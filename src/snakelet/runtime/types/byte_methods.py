"""The methods that bytes and bytearray share.

Invariant: `self` is any value with the buffer protocol, so each function works for both types and
for classes derived from them; results are bytearrays if self is one, else bytes. The class bodies
take METHODS as their own.
"""

from collections.abc import Callable

from snakelet.runtime.heap.cells import Bytes, new_bytes
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    NONE,
    U8,
    Const,
    Obj,
    Pointer,
    is_small,
    rom,
    small_value,
)
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types import str_case, str_search, str_split
from snakelet.runtime.types.byte_value import (
    ByteArray,
    bytearray_of,
    make_bytearray,
    make_bytes,
    new_byte_string,
    read_buffer,
)
from snakelet.runtime.types.codec import decoded, text_or_buffer
from snakelet.runtime.types.format import put_format
from snakelet.runtime.types.list import List
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.types.str_index import range_of
from snakelet.runtime.types.str_join import elements_of, not_joinable
from snakelet.runtime.types.str_pad import expanded, padded, zero_filled
from snakelet.runtime.types.str_split import LEFT, RIGHT
from snakelet.runtime.types.str_value import string_argument, string_or_none
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.utf8 import all_ascii, make_text

ALL_BYTES: bytes = bytes(range(256))
HEX = b"0123456789abcdef"


def part_of(self: Obj) -> Callable[[Pointer[U8], int], Obj]:
    """What makes an object like self of a piece of bytes."""
    if isinstance(self, ByteArray):
        return make_bytearray
    return make_bytes


def new_of(self: Obj) -> Callable[[int], Bytes]:
    """What makes the bytes of an object like self, to be filled."""
    if isinstance(self, ByteArray):
        return new_bytes
    return new_byte_string


def like(self: Obj, content: Bytes) -> Obj:
    """An object like self of what `new_of` made."""
    return bytearray_of(content) if isinstance(self, ByteArray) else content


def size_of(self: Obj) -> int:
    """The number of bytes."""
    data, length = read_buffer(self)
    return length


def needle(value: Obj) -> tuple[Pointer[U8], int]:
    """Where the bytes lie that an argument stands for: bytes-like, or the number of one byte."""
    if is_small(value):
        return rom(ALL_BYTES) + byte_of(value), 1
    return read_buffer(value)


def byte_of(value: Obj) -> int:
    """A small integer as a byte. ValueError."""
    byte = small_value(value)
    if byte < 0 or byte > 255:
        raise ValueError("bytes value out of range")
    return byte


def place_in(self: Obj, sub: Obj, start: Obj, end: Obj, last: Const[bool]) -> int:
    """The first or last place of sub within start to end; -1 for none."""
    data, length = read_buffer(self)
    wanted, size = needle(sub)
    low, high = range_of(start, end, length)
    if low > high:
        return -1
    if last:
        place = str_search.find_last(data + low, high - low, wanted, size)
    else:
        place = str_search.find(data + low, high - low, wanted, size)
    return place if place < 0 else low + place


def find(self: Obj, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
    """The first index where sub is found within start to end, or -1."""
    return place_in(self, sub, start, end, False)


def rfind(self: Obj, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
    """The last index where sub is found within start to end, or -1."""
    return place_in(self, sub, start, end, True)


def index(self: Obj, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
    """The first index where sub is found within start to end, or ValueError."""
    return found(place_in(self, sub, start, end, False))


def rindex(self: Obj, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
    """The last index where sub is found within start to end, or ValueError."""
    return found(place_in(self, sub, start, end, True))


def found(place: int) -> int:
    """A place that is not -1. ValueError."""
    if place < 0:
        raise ValueError("subsection not found")
    return place


def count(self: Obj, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
    """How often sub occurs within start to end without overlapping."""
    data, length = read_buffer(self)
    wanted, size = needle(sub)
    low, high = range_of(start, end, length)
    if low > high:
        return 0
    if size == 0:
        return high - low + 1
    return str_search.count_of(data + low, high - low, wanted, size)


def startswith(self: Obj, prefix: Obj, start: Obj = NONE, end: Obj = NONE, /) -> bool:
    """Whether the bytes start with a prefix, or one of a tuple of them."""
    return begins_or_ends(self, prefix, start, end, False)


def endswith(self: Obj, suffix: Obj, start: Obj = NONE, end: Obj = NONE, /) -> bool:
    """Whether the bytes end with a suffix, or one of a tuple of them."""
    return begins_or_ends(self, suffix, start, end, True)


def begins_or_ends(self: Obj, wanted: Obj, start: Obj, end: Obj, at_end: bool) -> bool:
    """startswith() and endswith()."""
    if isinstance(wanted, Tuple):
        for i in range(wanted.length):
            if begins_or_ends(self, wanted.items[i], start, end, at_end):
                return True
        return False
    data, length = read_buffer(self)
    part, size = read_buffer(wanted)
    low, high = range_of(start, end, length)
    if low > high:
        return False
    if at_end:
        return str_search.ends_with(data + low, high - low, part, size)
    return str_search.starts_with(data + low, high - low, part, size)


def removeprefix(self: Obj, prefix: Obj, /) -> Obj:
    """The bytes without a prefix, if they start with it."""
    data, length = read_buffer(self)
    part, size = read_buffer(prefix)
    cut = size if str_search.starts_with(data, length, part, size) else 0
    return part_of(self)(data + cut, length - cut)


def removesuffix(self: Obj, suffix: Obj, /) -> Obj:
    """The bytes without a suffix, if they end with it."""
    data, length = read_buffer(self)
    part, size = read_buffer(suffix)
    cut = size if str_search.ends_with(data, length, part, size) else 0
    return part_of(self)(data, length - cut)


def split(self: Obj, sep: Obj = NONE, maxsplit: int = -1) -> List:
    """The parts between separators, or the words; at most maxsplit splits."""
    data, length = read_buffer(self)
    if sep is NONE:
        return str_split.split_blanks(part_of(self), data, length, maxsplit)
    wanted, size = read_buffer(sep)
    return str_split.split_on(part_of(self), data, length, wanted, size, maxsplit)


def rsplit(self: Obj, sep: Obj = NONE, maxsplit: int = -1) -> List:
    """As split, but the last maxsplit separators count."""
    data, length = read_buffer(self)
    if sep is NONE:
        return str_split.split_last_blanks(part_of(self), data, length, maxsplit)
    wanted, size = read_buffer(sep)
    return str_split.split_last_on(part_of(self), data, length, wanted, size, maxsplit)


def splitlines(self: Obj, keepends: bool = False) -> List:
    """The lines, with their ends if keepends."""
    data, length = read_buffer(self)
    return str_split.split_lines(part_of(self), data, length, keepends)


def partition(self: Obj, sep: Obj, /) -> Tuple:
    """The bytes before, of and behind the first sep."""
    data, length = read_buffer(self)
    wanted, size = read_buffer(sep)
    return str_split.partition(part_of(self), data, length, wanted, size, False)


def rpartition(self: Obj, sep: Obj, /) -> Tuple:
    """The bytes before, of and behind the last sep."""
    data, length = read_buffer(self)
    wanted, size = read_buffer(sep)
    return str_split.partition(part_of(self), data, length, wanted, size, True)


def stripped(self: Obj, chars: Obj, sides: Const[int]) -> Obj:
    """The bytes without blanks (None) or certain bytes on some sides."""
    data, length = read_buffer(self)
    if chars is NONE:
        start, end = str_split.strip_blanks(data, length, sides)
        return part_of(self)(data + start, end - start)
    wanted, size = read_buffer(chars)
    start, end = str_split.strip_bytes(data, length, wanted, size, sides)
    return part_of(self)(data + start, end - start)


def strip(self: Obj, chars: Obj = NONE, /) -> Obj:
    """The bytes without blanks, or any of chars, on both ends."""
    return stripped(self, chars, LEFT | RIGHT)


def lstrip(self: Obj, chars: Obj = NONE, /) -> Obj:
    """The bytes without blanks, or any of chars, at the start."""
    return stripped(self, chars, LEFT)


def rstrip(self: Obj, chars: Obj = NONE, /) -> Obj:
    """The bytes without blanks, or any of chars, at the end."""
    return stripped(self, chars, RIGHT)


def replace(self: Obj, old: Obj, new: Obj, times: int = -1, /) -> Obj:
    """The bytes with old replaced by new, at most `times` times if that isn't negative."""
    data, length = read_buffer(self)
    wanted, size = read_buffer(old)
    by, by_size = read_buffer(new)
    most = length + 1 if size == 0 else str_search.count_of(data, length, wanted, size)
    most = most if times < 0 or times > most else times
    make = new_of(self)
    if size == 0:
        return like(self, str_split.spread(make, data, length, by, by_size, most, False))
    return like(self, str_split.replace(make, data, length, wanted, size, by, by_size, most))


def join(self: Obj, iterable: Obj, /) -> Obj:
    """The bytes-like objects of an iterable with these bytes between them."""
    items, count = elements_of(iterable)
    out = new_buffer()
    for i in range(count):
        if i > 0:
            data, length = read_buffer(self)
            out.extend(data, length)
        if string_or_none(items[i]) is not None:
            raise not_joinable()
        data, length = read_buffer(items[i])
        out.extend(data, length)
    return part_of(self)(out.at(0), out.used)


def changed(self: Obj, change: Callable[[Bytes, Pointer[U8]], None]) -> Obj:
    """The bytes after a function of str_case.py."""
    data, length = read_buffer(self)
    result = new_of(self)(length)
    change(result, data)
    return like(self, result)


def upper(self: Obj) -> Obj:
    """The bytes with ASCII letters in upper case."""
    return changed(self, str_case.to_upper)


def lower(self: Obj) -> Obj:
    """The bytes with ASCII letters in lower case."""
    return changed(self, str_case.to_lower)


def swapcase(self: Obj) -> Obj:
    """The bytes with upper case made lower and lower case made upper."""
    return changed(self, str_case.to_swapped)


def capitalize(self: Obj) -> Obj:
    """The bytes with the first in upper case and the others in lower case."""
    return changed(self, str_case.to_capital)


def title(self: Obj) -> Obj:
    """The bytes with each word starting in upper case and going on in lower case."""
    return changed(self, str_case.to_title)


def isspace(self: Obj) -> bool:
    """Whether there are bytes, and all of them are blanks."""
    data, length = read_buffer(self)
    return str_case.all_are(data, length, str_case.BLANK)


def isalpha(self: Obj) -> bool:
    """Whether there are bytes, and all of them are letters."""
    data, length = read_buffer(self)
    return str_case.all_are(data, length, str_case.LETTER)


def isdigit(self: Obj) -> bool:
    """Whether there are bytes, and all of them are digits."""
    data, length = read_buffer(self)
    return str_case.all_are(data, length, str_case.DIGIT)


def isalnum(self: Obj) -> bool:
    """Whether there are bytes, and all of them are letters or digits."""
    data, length = read_buffer(self)
    return str_case.all_are(data, length, str_case.ALPHANUMERIC)


def isupper(self: Obj) -> bool:
    """Whether there are letters, and none of them is lower case."""
    data, length = read_buffer(self)
    return str_case.has_case(data, length, str_case.UPPER, str_case.LOWER)


def islower(self: Obj) -> bool:
    """Whether there are letters, and none of them is upper case."""
    data, length = read_buffer(self)
    return str_case.has_case(data, length, str_case.LOWER, str_case.UPPER)


def istitle(self: Obj) -> bool:
    """Whether there are words, each in lower case but for its first letter."""
    data, length = read_buffer(self)
    return str_case.is_title(data, length)


def isascii(self: Obj) -> bool:
    """Whether all bytes are below 128."""
    data, length = read_buffer(self)
    return all_ascii(data, length)


def pad_of(fill: Obj) -> Pointer[U8]:
    """Where the byte to pad with lies. TypeError."""
    if fill is NONE:
        return rom(ALL_BYTES) + ord(" ")
    data, length = read_buffer(fill)
    if length != 1:
        raise TypeError("The fill character must be exactly one character long")
    return data


def filled(self: Obj, left: int, right: int, fill: Obj) -> Obj:
    """The bytes with pads on their sides."""
    data, length = read_buffer(self)
    pad = pad_of(fill)
    if left + right <= 0:
        return part_of(self)(data, length)
    return like(self, padded(new_of(self), data, length, left, right, pad, 1))


def center(self: Obj, width: int, fillchar: Obj = NONE, /) -> Obj:
    """The bytes in the middle of more."""
    margin = width - size_of(self)
    left = margin // 2 + (margin & width & 1)
    return filled(self, left, margin - left, fillchar)


def ljust(self: Obj, width: int, fillchar: Obj = NONE, /) -> Obj:
    """The bytes at the left of more."""
    return filled(self, 0, width - size_of(self), fillchar)


def rjust(self: Obj, width: int, fillchar: Obj = NONE, /) -> Obj:
    """The bytes at the right of more."""
    return filled(self, width - size_of(self), 0, fillchar)


def zfill(self: Obj, width: int, /) -> Obj:
    """A number's text with zeros before its digits up to a width."""
    data, length = read_buffer(self)
    return like(self, zero_filled(new_of(self), data, length, max(width - length, 0)))


def expandtabs(self: Obj, tabsize: int = 8) -> Obj:
    """The bytes with blanks for tabs, up to the next multiple of tabsize."""
    data, length = read_buffer(self)
    return like(self, expanded(new_of(self), data, length, tabsize, False))


def translate(self: Obj, table: Obj, /, delete: Obj = NONE) -> Obj:
    """The bytes without those of delete, each replaced by the byte of its number in table."""
    data, length = read_buffer(self)
    unwanted, unwanted_size = buffer_or(delete, 0)
    by, size = buffer_or(table, 256)
    if size != 256:
        raise ValueError("translation table must be 256 characters long")
    out = new_buffer()
    for i in range(length):
        if str_search.find_byte(unwanted, unwanted_size, data[i]) < 0:
            out.append(by[data[i]])
    return part_of(self)(out.at(0), out.used)


def make_table(source: Obj, goal: Obj) -> Obj:
    """bytes.maketrans: 256 bytes, those of source replaced by those of goal. ValueError if the
    lengths differ."""
    keys, size = read_buffer(source)
    values, other = read_buffer(goal)
    if size != other:
        raise ValueError("maketrans arguments must have same length")
    result = new_byte_string(256)
    result.at(0).move(rom(ALL_BYTES), 256)
    for i in range(size):
        result[keys[i]] = values[i]
    return result


def buffer_or(value: Obj, size: int) -> tuple[Pointer[U8], int]:
    """Where the memory of a bytes-like object lies; for None, the first `size` of all bytes."""
    if value is NONE:
        return rom(ALL_BYTES), size
    return read_buffer(value)


def decode(self: Obj, encoding: Obj = NONE, errors: Obj = NONE) -> Obj:
    """The text that the bytes are: in utf-8 or ascii. UnicodeError, LookupError."""
    return decoded(self, encoding, errors)


def hex(self: Obj, sep: Obj = NONE, bytes_per_sep: int = 1) -> Obj:
    """The bytes as hexadecimal digits, with a separator between groups counted from the end (from
    the start if bytes_per_sep is negative)."""
    data, length = read_buffer(self)
    out = new_buffer()
    put_hex(out, data, length, sep, bytes_per_sep)
    return make_text(out.at(0), out.used)


def put_hex(out: Buffer, data: Pointer[U8], length: int, sep: Obj, group: int) -> None:
    """Adds bytes in hexadecimal to a buffer, with a separator (or None) between groups."""
    between = ord(" ") if sep is NONE else separator_of(sep)
    size = 0 if sep is NONE else group if group >= 0 else -group
    first = length % size if group > 0 and size > 0 else 0
    for i in range(length):
        if size > 0 and i > 0 and (i - first) % size == 0:
            out.append(between)
        out.append(HEX[data[i] >> 4])
        out.append(HEX[data[i] & 15])


def separator_of(sep: Obj) -> int:
    """The one ASCII character that a separator of hex() is. ValueError."""
    data, length = text_or_buffer(sep)
    if length != 1 or data[0] >= 128:
        raise ValueError("sep must be length 1.")
    return data[0]


def from_hex(text: Obj) -> Bytes:
    """The bytes of a text of hexadecimal digits, with blanks between pairs. ValueError."""
    string = string_argument(text)
    out = new_buffer()
    place = 0
    while place < string.length:
        if str_case.is_a(string[place], str_case.BLANK):
            place += 1
            continue
        high = hex_digit(string[place])
        low = hex_digit(string[place + 1]) if place + 1 < string.length else -1
        if high < 0 or low < 0:
            raise ValueError("non-hex digit")
        out.append(high << 4 | low)
        place += 2
    return out.to_bytes()


def hex_digit(byte: int) -> int:
    """The value of a hexadecimal digit, or -1."""
    if 48 <= byte <= 57:
        return byte - 48
    letter = byte | 32
    return letter - 87 if 97 <= letter <= 102 else -1


def format(self: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """The bytes with their replacement fields `{...}` replaced by the arguments. differs: CPython's
    bytes have no such method."""
    data, length = read_buffer(self)
    out = take_buffer()
    put_format(out, data, length, count, keywords, arguments)
    result = part_of(self)(out.at(0), out.used)
    give_back(out)
    return result


METHODS = {
    function.__name__: function
    for function in (find, rfind, index, rindex, count, startswith, endswith, removeprefix)
    + (removesuffix, split, rsplit, splitlines, partition, rpartition, strip, lstrip, rstrip)
    + (replace, join, upper, lower, swapcase, capitalize, title, isspace, isalpha, isdigit)
    + (isalnum, isupper, islower, istitle, isascii, center, ljust, rjust, zfill, expandtabs)
    + (translate, decode, hex, format)
}
"""The user's methods, by name, for the class bodies."""
