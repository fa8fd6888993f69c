"""Encoding text to bytes and decoding bytes to text.

Invariant: the encodings are UTF-8 and ASCII, by the names that the reference knows (in any case).
differs: CPython has many more, and its UnicodeError tells the place.
"""

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import String
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import NONE, NULL, U8, Obj, Pointer, Tail, build, rom
from snakelet.runtime.static.error import LookupError, UnicodeError
from snakelet.runtime.types.byte_value import make_bytes, read_buffer
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.str_case import lower
from snakelet.runtime.types.str_search import find_byte
from snakelet.runtime.types.str_value import string_argument, string_or_none
from snakelet.runtime.types.utf8 import (
    REPLACEMENT,
    all_ascii,
    append_code,
    is_ascii,
    is_valid,
    make_text,
    repair,
)

UTF8 = 0
ASCII = 1


@build
def cells_of(*names: Obj) -> Cells:
    """Constant cells of names."""
    cells = new_cells(len(names))
    for index, name in enumerate(names):
        cells[index] = name
    return cells


def encoding_of(name: Obj) -> int:
    """UTF8 or ASCII for the name of an encoding; no name means UTF-8. LookupError."""
    if name is NONE or name is NULL:
        return UTF8
    string = string_argument(name)
    if is_word(string, rom(b"utf-8"), 5) or is_word(string, rom(b"utf8"), 4):
        return UTF8
    if is_word(string, rom(b"ascii"), 5):
        return ASCII
    raise LookupError(f"unknown encoding: {string}")


def is_word(string: String, word: Pointer[U8], size: int) -> bool:
    """Whether a text is a word in lower case, but for the case."""
    if string.length != size:
        return False
    for i in range(size):
        if lower(string[i]) != word[i]:
            return False
    return True


def encoded(string: String, encoding: Obj) -> Obj:
    """A text as bytes. UnicodeError if it has characters that the encoding lacks."""
    if not is_ascii(string):
        ascii_only = encoding_of(encoding) == ASCII
        if ascii_only or has_surrogate(string.at(0), string.length):
            raise UnicodeError()
    elif encoding is not NONE:
        encoding_of(encoding)
    return make_bytes(string.at(0), string.length)


def has_surrogate(data: Pointer[U8], length: int) -> bool:
    """Whether there is a surrogate in a text."""
    place = 0
    while True:
        step = find_byte(data + place, length - place, 0xED)
        if step < 0:
            return False
        place += step + 1
        if data[place] >= 0xA0:
            return True


def decoded(value: Obj, encoding: Obj, errors: Obj) -> Obj:
    """The text of a bytes-like object. UnicodeError if it is malformed and errors is neither
    "ignore" nor "replace"."""
    data, length = read_buffer(value)
    return decoded_text(data, length, encoding, errors)


def decoded_text(data: Pointer[U8], length: int, encoding: Obj, errors: Obj) -> Obj:
    """As `decoded`, of bytes that lie somewhere."""
    kind = encoding_of(encoding)
    if kind == UTF8 and is_valid(data, length) or kind == ASCII and all_ascii(data, length):
        return make_text(data, length)
    replaces = is_error_handler(errors, rom(b"replace"), 7)
    if not replaces and not is_error_handler(errors, rom(b"ignore"), 6):
        raise UnicodeError()
    out = new_buffer()
    if kind == UTF8:
        repair(out, data, length, replaces)
    else:
        repair_ascii(out, data, length, replaces)
    return make_text(out.at(0), out.used)


def is_error_handler(errors: Obj, word: Pointer[U8], size: int) -> bool:
    """Whether the argument `errors` is this word."""
    if errors is NULL or errors is NONE:
        return False
    return is_word(string_argument(errors), word, size)


def repair_ascii(out: Buffer, data: Pointer[U8], length: int, replace: bool) -> None:
    """Adds bytes to a buffer; those that aren't ASCII are left out or replaced."""
    for i in range(length):
        if data[i] < 128:
            out.append(data[i])
        elif replace:
            append_code(out, REPLACEMENT)


def text_or_buffer(value: Obj) -> tuple[Pointer[U8], int]:
    """Where the bytes of a str or of a bytes-like object lie, and how many they are. TypeError."""
    string = string_or_none(value)
    if string is not None:
        return string.at(0), string.length
    return read_buffer(value)


def string_of_source(value: Obj) -> String:
    """The text of a str, or a copy of a buffer's bytes as one. TypeError."""
    string = string_or_none(value)
    if string is not None:
        return string
    data, length = read_buffer(value)
    copied = String(length, 0, Tail(length))
    copied.at(0).move(data, length)
    return copied


def write_bounds(first: Obj, second: Obj) -> tuple[int, int]:
    """From which byte on and how many at most the arguments behind the data of a stream's write()
    mean, which are NULL if not given: a count, or an offset and a count; -1 for all. TypeError."""
    if first is NULL:
        return 0, -1
    if second is NULL:
        return 0, to_int(first)
    return to_int(first), to_int(second)


def within_bounds(start: int, most: int, length: int) -> tuple[int, int]:
    """The offset and number of bytes among `length` that `write_bounds` means; a negative count
    means all, and an offset that is out of range the end."""
    offset = length if start < 0 or start > length else start
    rest = length - offset
    return offset, rest if most < 0 or most > rest else most
