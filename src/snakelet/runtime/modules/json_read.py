"""Values of JSON text (RFC 8259), for json.loads and json.load.

Invariant: no user's code runs while a text is read, so `scan` tells where the reading is. What is
valid JSON, NaN and Infinity included, means what it means to CPython.
differs: as in the reference, more is accepted: commas may miss or be repeated, a key may be any
value, an unknown escape is the character itself. Errors tell no place.
"""

from snakelet.runtime.heap.qstr import String, find, hash_bytes
from snakelet.runtime.heap.recursion import check_recursion
from snakelet.runtime.static import (
    FALSE,
    NONE,
    NULL,
    TRUE,
    U8,
    Obj,
    Pointer,
    State,
    Tail,
    cold,
    inline,
    rom,
    small,
)
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types.bigint_text import integer_from_digits
from snakelet.runtime.types.byte_methods import hex_digit
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.float import float_object
from snakelet.runtime.types.float_parse import decimal_float
from snakelet.runtime.types.int import int_negative
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.scratch import finished_text, take_buffer
from snakelet.runtime.types.utf8 import append_code, make_text

QUOTE = ord('"')
BACKSLASH = ord("\\")
SAFE_DIGITS = 9
"""So many decimal digits are a small integer on every machine."""
ESCAPES = b'"\\/bfnrt'
MEANINGS = b'"\\/\b\f\n\r\t'
NAN = float("nan")
INFINITY = float("inf")


class Scan(State):
    """The text that is being read, and the place in it."""

    data: Pointer[U8] = rom(b"")
    length: int = 0
    place: int = 0


scan = Scan()


def read_json(data: Pointer[U8], length: int) -> Obj:
    """The value of a text. ValueError."""
    scan.data = data
    scan.length = length
    scan.place = 0
    try:
        value = read_value()
        if skip_blanks() >= 0:
            raise malformed()
        return value
    finally:
        scan.data = rom(b"")


@cold
def malformed() -> ValueError:
    """What to raise for text that is no JSON."""
    return ValueError("syntax error in JSON")


@inline
def is_blank(byte: int) -> bool:
    """Whether a byte may stand between values."""
    return byte == 32 or 9 <= byte <= 13


@inline
def skip_blanks() -> int:
    """Goes to the next byte that is no blank; that byte, or -1 at the end."""
    data = scan.data
    place = scan.place
    length = scan.length
    while place < length and is_blank(data[place]):
        place += 1
    scan.place = place
    return data[place] if place < length else -1


def skip_commas() -> int:
    """Goes to the next byte that is neither blank nor comma; that byte. ValueError at the end."""
    byte = skip_blanks()
    while byte == ord(","):
        scan.place += 1
        byte = skip_blanks()
    if byte < 0:
        raise malformed()
    return byte


def read_value() -> Obj:
    """Reads a value."""
    byte = skip_blanks()
    if byte == QUOTE:
        return read_text(False)
    if byte == ord("-") or 48 <= byte <= 57:
        return read_number()
    if byte == ord("{") or byte == ord("["):
        check_recursion()
        scan.place += 1
        return read_dict() if byte == ord("{") else read_list()
    return read_word()


def read_list() -> List:
    """Reads a list behind its bracket."""
    result = new_list()
    while skip_commas() != ord("]"):
        append(result, read_value())
    scan.place += 1
    return result


def read_dict() -> Dict:
    """Reads an object behind its brace."""
    result = new_dict()
    byte = skip_commas()
    while byte != ord("}"):
        key = read_text(True) if byte == QUOTE else read_value()
        if skip_blanks() != ord(":"):
            raise malformed()
        scan.place += 1
        set_value(result, key, read_value())
        byte = skip_commas()
    scan.place += 1
    return result


def read_word() -> Obj:
    """Reads a value that has a name. ValueError."""
    if takes("null"):
        return NONE
    if takes("true"):
        return TRUE
    if takes("false"):
        return FALSE
    if takes("NaN"):
        return float_object(NAN)
    if takes("Infinity"):
        return float_object(INFINITY)
    raise malformed()


def takes(word: str) -> bool:
    """Whether a constant word is here; if so, goes behind it."""
    if scan.place + len(word) > scan.length:
        return False
    data = scan.data + scan.place
    for i in range(len(word)):
        if data[i] != ord(word[i]):
            return False
    scan.place += len(word)
    return True


def read_number() -> Obj:
    """Reads an integer or a float."""
    data = scan.data
    length = scan.length
    place = scan.place
    negative = data[place] == ord("-")
    if negative:
        place += 1
    start = place
    value = 0
    while place < length and 48 <= data[place] <= 57:
        if place - start < SAFE_DIGITS:
            value = value * 10 + data[place] - 48
        place += 1
    if place < length and (data[place] == ord(".") or data[place] | 32 == ord("e")):
        return read_float(start, negative)
    scan.place = place
    if place == start:
        return read_negative_infinity()
    if place - start <= SAFE_DIGITS:
        return small(-value if negative else value)
    whole = integer_from_digits(data + start, place - start, 10)
    return int_negative(whole) if negative else whole


def read_float(start: int, negative: bool) -> Obj:
    """Reads a float whose digits start at a place."""
    value, size = decimal_float(scan.data + start, scan.length - start, True)
    if size == 0:
        raise malformed()
    scan.place = start + size
    return float_object(-value if negative else value)


def read_negative_infinity() -> Obj:
    """Reads what stands behind a sign that no digit follows."""
    if not takes("Infinity"):
        raise malformed()
    return float_object(-INFINITY)


def read_text(is_key: bool) -> Obj:
    """Reads a string, whose quote is here."""
    data = scan.data
    length = scan.length
    start = scan.place + 1
    place = start
    while place < length and data[place] != QUOTE and data[place] != BACKSLASH:
        place += 1
    if place >= length:
        raise malformed()
    if data[place] == BACKSLASH:
        return read_escaped(start, place)
    scan.place = place + 1
    if is_key:
        return key_of(data + start, place - start)
    return make_text(data + start, place - start)


def key_of(data: Pointer[U8], length: int) -> Obj:
    """The str of a key: the interned string if there is one already, which is found fast."""
    if length < 2:
        return make_text(data, length)
    hashed = hash_bytes(data, length)
    known = find(data, length, hashed)
    if known is not NULL:
        return known
    string = String(length, hashed, Tail(length))
    string.at(0).move(data, length)
    return string


def read_escaped(start: int, place: int) -> Obj:
    """Reads a string from its start to the first escape at a place, and on."""
    out = take_buffer()
    data = scan.data
    length = scan.length
    while True:
        while place < length and data[place] != QUOTE and data[place] != BACKSLASH:
            place += 1
        out.extend(data + start, place - start)
        if place + 1 >= length and (place >= length or data[place] == BACKSLASH):
            raise malformed()
        if data[place] == QUOTE:
            break
        scan.place = place + 1
        append_code(out, read_escape())
        place = scan.place
        start = place
    scan.place = place + 1
    return finished_text(out)


def read_escape() -> int:
    """Reads what stands behind a backslash: the code of the character."""
    byte = scan.data[scan.place]
    scan.place += 1
    if byte == ord("u"):
        code = read_hex()
        if 0xD800 <= code < 0xDC00 and is_escape_here():
            place = scan.place
            scan.place += 2
            low = read_hex()
            if 0xDC00 <= low < 0xE000:
                return 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
            scan.place = place
        return code
    for i in range(len(ESCAPES)):
        if byte == ESCAPES[i]:
            return MEANINGS[i]
    if byte >= 128:
        raise malformed()
    return byte


def is_escape_here() -> bool:
    """Whether an escape of a code point starts here."""
    place = scan.place
    if place + 1 >= scan.length:
        return False
    return scan.data[place] == BACKSLASH and scan.data[place + 1] == ord("u")


def read_hex() -> int:
    """Reads four hexadecimal digits. ValueError."""
    if scan.place + 4 > scan.length:
        raise malformed()
    code = 0
    for _ in range(4):
        digit = hex_digit(scan.data[scan.place])
        if digit < 0:
            raise malformed()
        code = code << 4 | digit
        scan.place += 1
    return code
