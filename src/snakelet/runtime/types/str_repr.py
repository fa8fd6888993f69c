"""repr() of str and bytes: quotes and escapes.

Invariant: what is written is source text that means the same value, except that (as in the
reference) printable and other characters beyond ASCII stand for themselves.
differs: CPython escapes characters beyond ASCII that Unicode calls unprintable; that needs a table.
"""

from snakelet.runtime.static import U8, Obj, Pointer, inline
from snakelet.runtime.types.output import put, put_byte
from snakelet.runtime.types.str_case import PRINTABLE, is_a
from snakelet.runtime.types.str_search import find_byte

HEX = b"0123456789abcdef"
SINGLE = ord("'")
DOUBLE = ord('"')
BACKSLASH = ord("\\")


def quote_of(data: Pointer[U8], length: int) -> int:
    """The quote to use: a double one only if there are single ones and no double ones."""
    if find_byte(data, length, SINGLE) < 0 or find_byte(data, length, DOUBLE) >= 0:
        return SINGLE
    return DOUBLE


@inline
def is_plain(byte: int, quote: int) -> bool:
    """Whether a byte of ASCII stands for itself between quotes."""
    return 32 <= byte < 127 and byte != quote and byte != BACKSLASH


def put_escape(out: Obj, byte: int) -> None:
    """Writes a byte that isn't plain."""
    put_byte(out, BACKSLASH)
    if is_a(byte, PRINTABLE):
        put_byte(out, byte)
    elif byte == 10:
        put_byte(out, ord("n"))
    elif byte == 13:
        put_byte(out, ord("r"))
    elif byte == 9:
        put_byte(out, ord("t"))
    else:
        put_byte(out, ord("x"))
        put_hex(out, byte)


def put_hex(out: Obj, byte: int) -> None:
    """Writes a byte as two hexadecimal digits."""
    put_byte(out, HEX[byte >> 4])
    put_byte(out, HEX[byte & 15])


def put_surrogate(out: Obj, data: Pointer[U8]) -> None:
    """Writes a surrogate, three bytes at `data`, as an escape."""
    put_byte(out, BACKSLASH)
    put_byte(out, ord("u"))
    put_hex(out, 0xD0 | (data[1] & 0x3F) >> 2)
    put_hex(out, (data[1] & 3) << 6 | (data[2] & 0x3F))


def put_text_repr(out: Obj, data: Pointer[U8], length: int) -> None:
    """Writes a text in quotes."""
    quote = quote_of(data, length)
    put_byte(out, quote)
    start = 0
    place = 0
    while place < length:
        byte = data[place]
        surrogate = byte == 0xED and data[place + 1] >= 0xA0
        if (byte >= 128 and not surrogate) or is_plain(byte, quote):
            place += 1
            continue
        put(out, data + start, place - start)
        if surrogate:
            put_surrogate(out, data + place)
            place += 3
        else:
            put_escape(out, byte)
            place += 1
        start = place
    put(out, data + start, length - start)
    put_byte(out, quote)


def put_bytes_repr(out: Obj, data: Pointer[U8], length: int) -> None:
    """Writes bytes as a literal."""
    quote = quote_of(data, length)
    put_byte(out, ord("b"))
    put_byte(out, quote)
    for i in range(length):
        if is_plain(data[i], quote):
            put_byte(out, data[i])
        else:
            put_escape(out, data[i])
    put_byte(out, quote)
