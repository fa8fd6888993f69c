"""UTF-8: counting, finding and converting the characters of a text, and checking bytes for it.

Invariant: a text is a sequence of code points 0 to 0x10FFFF, each in its shortest form. As in
CPython a str may hold surrogates (three bytes each), which bytes from outside may not: `is_valid`
refuses them, and so does `encode`.
"""

from snakelet.runtime.heap.cells import IS_ASCII, Bytes, copy_bytes
from snakelet.runtime.heap.qstr import String, qstr
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import U8, Obj, Pointer, Tail, inline, u64

MAX_CODE = 0x10FFFF
REPLACEMENT = 0xFFFD

ONES = u64(0x0101010101010101)
HIGHS = u64(0x8080808080808080)

CHARACTERS: tuple[Obj, ...] = tuple(qstr(chr(code)) for code in range(128))
"""The strings of one ASCII character: taking one from a text allocates nothing."""
EMPTY: Obj = qstr("")


@inline
def is_continuation(byte: int) -> bool:
    """Whether a byte of a text is one that no character starts with."""
    return byte & 0xC0 == 0x80


@inline
def size_at(byte: int) -> int:
    """The number of bytes of the character that starts with this byte."""
    if byte < 0x80:
        return 1
    return 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4


def all_ascii(data: Pointer[U8], length: int) -> bool:
    """Whether no byte is above 127."""
    place = 0
    while place + 8 <= length:
        if place == 32:
            return _all_ascii_in_long(data + place, length - place)
        if (data + place).load_u64() & HIGHS != 0:
            return False
        place += 8
    while place < length:
        if data[place] >= 128:
            return False
        place += 1
    return True


def _all_ascii_in_long(data: Pointer[U8], length: int) -> bool:
    """The same; a loop of which C compilers make vector instructions, which pay late."""
    bits = 0
    for i in range(length):
        bits = bits | data[i]
    return bits < 128


@inline
def is_ascii(string: Bytes) -> bool:
    """Whether a text is ASCII, so that characters are bytes; found once for each object."""
    return string.state & IS_ASCII != 0 or find_ascii(string)


def find_ascii(string: Bytes) -> bool:
    """As is_ascii, for a text that isn't known to be."""
    if not all_ascii(string.at(0), string.length):
        return False
    string.state = string.state | IS_ASCII
    return True


def count_characters(data: Pointer[U8], length: int) -> int:
    """The number of characters of a text."""
    count = 0
    for i in range(length):
        if not is_continuation(data[i]):
            count += 1
    return count


@inline
def character_length(string: Bytes) -> int:
    """The number of characters of a string object."""
    return string.length if string.state & IS_ASCII != 0 else find_length(string)


def find_length(string: Bytes) -> int:
    """As character_length, for a text that isn't known to be ASCII."""
    if find_ascii(string):
        return string.length
    return count_characters(string.at(0), string.length)


def offset_of(data: Pointer[U8], length: int, index: int) -> int:
    """Where the character of an index starts; `length` if the text has no more than `index`."""
    place = 0
    while index >= 8 and place + 8 <= length:
        word = (data + place).load_u64()
        continuations = (word >> 7) & ~(word >> 6) & ONES
        index -= 8 - int((continuations * ONES) >> 56)
        place += 8
    while place < length and is_continuation(data[place]):
        place += 1
    while index > 0 and place < length:
        place += size_at(data[place])
        index -= 1
    return place


def code_at(data: Pointer[U8], place: int) -> int:
    """The code point of the character that starts at a place of a text."""
    byte = data[place]
    if byte < 0x80:
        return byte
    code = data[place + 1] & 0x3F
    if byte < 0xE0:
        return (byte & 0x1F) << 6 | code
    code = code << 6 | (data[place + 2] & 0x3F)
    if byte < 0xF0:
        return (byte & 0x0F) << 12 | code
    return (byte & 0x07) << 18 | code << 6 | (data[place + 3] & 0x3F)


def size_of_code(code: int) -> int:
    """The number of bytes of a code point."""
    if code < 0x80:
        return 1
    return 2 if code < 0x800 else 3 if code < 0x10000 else 4


def put_code(to: Pointer[U8], code: int) -> int:
    """Writes a code point and returns its number of bytes, 4 at most."""
    size = size_of_code(code)
    if size == 1:
        to[0] = code
        return 1
    for i in range(size - 1, 0, -1):
        to[i] = 0x80 | (code & 0x3F)
        code = code >> 6
    to[0] = (0xF00 >> size & 0xFF) | code
    return size


def append_code(buffer: Buffer, code: int) -> None:
    """Adds a code point to a buffer."""
    if code < 0x80:
        buffer.append(code)
        return
    buffer.reserve(4)
    buffer.used += put_code(buffer.bytes.at(buffer.used), code)


def character(code: int) -> Obj:
    """The string of one character."""
    if code < 128:
        return CHARACTERS[code]
    size = size_of_code(code)
    string = String(size, 0, Tail(size))
    put_code(string.at(0), code)
    return string


def make_text(data: Pointer[U8], length: int) -> Obj:
    """A str with a copy of these bytes, which are a text."""
    if length == 0:
        return EMPTY
    if length == 1 and data[0] < 128:
        return CHARACTERS[data[0]]
    string = String(length, 0, Tail(length))
    copy_bytes(string.at(0), data, length)
    return string


def make_ascii(data: Pointer[U8], length: int) -> Obj:
    """As make_text, of a text that is known to be ASCII."""
    if length < 2:
        return EMPTY if length == 0 else CHARACTERS[data[0]]
    string = String(length, IS_ASCII, Tail(length))
    copy_bytes(string.at(0), data, length)
    return string


def new_text(length: int) -> Bytes:
    """A fresh str object to be filled."""
    return String(length, 0, Tail(length))


def as_text(string: Bytes) -> Obj:
    """The str of a fresh string object: one of the constants if it is that short."""
    if string.length == 0:
        return EMPTY
    if string.length == 1:
        return CHARACTERS[string[0]]
    return string


def valid_size(data: Pointer[U8], place: int, length: int) -> int:
    """The number of bytes of the well-formed character at a place of any bytes; 0 if there is
    none. Well-formed as in the Unicode standard, table 3-7: no surrogates, shortest form."""
    byte = data[place]
    if byte < 0x80:
        return 1
    if byte < 0xC2 or byte > 0xF4:
        return 0
    size = size_at(byte)
    if place + size > length:
        return 0
    low = 0xA0 if byte == 0xE0 else 0x90 if byte == 0xF0 else 0x80
    high = 0x9F if byte == 0xED else 0x8F if byte == 0xF4 else 0xBF
    if data[place + 1] < low or data[place + 1] > high:
        return 0
    for i in range(2, size):
        if not is_continuation(data[place + i]):
            return 0
    return size


def is_valid(data: Pointer[U8], length: int) -> bool:
    """Whether bytes are a text."""
    place = 0
    while place < length:
        while place + 8 <= length and (data + place).load_u64() & HIGHS == 0:
            place += 8
        while place < length and data[place] < 0x80:
            place += 1
        if place < length:
            size = valid_size(data, place, length)
            if size == 0:
                return False
            place += size
    return True


def malformed_size(data: Pointer[U8], place: int, length: int) -> int:
    """How many of the bytes at a place, where no character starts, one replacement stands for: the
    longest beginning of a well-formed character, or one byte (the Unicode standard, 3.9)."""
    byte = data[place]
    if byte < 0xC2 or byte > 0xF4:
        return 1
    low = 0xA0 if byte == 0xE0 else 0x90 if byte == 0xF0 else 0x80
    high = 0x9F if byte == 0xED else 0x8F if byte == 0xF4 else 0xBF
    if place + 1 >= length or data[place + 1] < low or data[place + 1] > high:
        return 1
    size = 2
    while place + size < length and is_continuation(data[place + size]):
        size += 1
    return size


def repair(out: Buffer, data: Pointer[U8], length: int, replace: bool) -> None:
    """Adds bytes to a buffer as a text, in which what is malformed is left out or replaced."""
    place = 0
    while place < length:
        size = valid_size(data, place, length)
        if size != 0:
            out.extend(data + place, size)
            place += size
        else:
            place += malformed_size(data, place, length)
            if replace:
                append_code(out, REPLACEMENT)


SURROGATE_SIZE = 3


def is_text(data: Pointer[U8], length: int) -> bool:
    """As is_valid, but surrogates are let pass: whether a str may hold these bytes."""
    place = 0
    while place < length:
        size = valid_size(data, place, length)
        if size == 0:
            if not is_surrogate(data, place, length):
                return False
            size = SURROGATE_SIZE
        place += size
    return True


def is_surrogate(data: Pointer[U8], place: int, length: int) -> bool:
    """Whether a surrogate, written as UTF-8 writes other characters, lies at a place."""
    if place + SURROGATE_SIZE > length or data[place] != 0xED:
        return False
    return 0xA0 <= data[place + 1] <= 0xBF and 0x80 <= data[place + 2] <= 0xBF
