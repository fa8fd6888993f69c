"""Floats as hexadecimal text, float.hex and float.fromhex.

Invariant: writing is exact, and reading rounds half to even, so what was written is read as the
same float. The text is C's: `[sign]0x h.hhh p exponent`, a mantissa in base 16 times a power of 2.
"""

from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import U8, Pointer, State, cold, u64
from snakelet.runtime.static.error import OverflowError, ValueError
from snakelet.runtime.types.bigint_text import LOWER, digit_byte, digit_value, is_blank
from snakelet.runtime.types.float_bits import (
    HIDDEN_BIT,
    bit_length_64,
    exponent_of,
    float_from_parts,
    is_finite,
    magnitude_bits,
    mantissa_of,
)
from snakelet.runtime.types.float_parse import INFINITY, NAN, has_word
from snakelet.runtime.types.float_text import write_sign, write_special
from snakelet.runtime.types.output import put_int

MOST_EXPONENT = 100_000_000
"""Beyond any exponent that counts, and with four times the digits of a text still a word."""


class Mantissa(State):
    """What is read of a text: the first 61 to 64 bits of its digits, whether a later one is set,
    and the exponent that goes with them."""

    bits: u64 = u64(0)
    more: bool = False
    exponent: int = 0


mantissa = Mantissa()


def write_hex(out: Buffer, value: float) -> None:
    """Writes a float as float.hex does."""
    write_sign(out, value)
    if not is_finite(value):
        write_special(out, value, 0)
        return
    bits = mantissa_of(value)
    out.extend_text("0x1." if bits >= HIDDEN_BIT else "0x0.")
    if magnitude_bits(value) == 0:
        out.extend_text("0p+0")
        return
    for i in range(48, -1, -4):
        out.append(digit_byte(int(bits >> i & 15), LOWER))
    exponent = exponent_of(value) + 52
    out.append(ord("p"))
    if exponent >= 0:
        out.append(ord("+"))
    put_int(out, exponent)


def float_from_hex(data: Pointer[U8], length: int) -> float:
    """The float that a text says, blanks around it allowed. ValueError, OverflowError."""
    start = 0
    while start < length and is_blank(data[start]):
        start += 1
    while start < length and is_blank(data[length - 1]):
        length -= 1
    negative = start < length and data[start] == ord("-")
    if negative or (start < length and data[start] == ord("+")):
        start += 1
    value = unsigned(data + start, length - start)
    return -value if negative else value


def unsigned(data: Pointer[U8], length: int) -> float:
    """The float of a text without sign."""
    if length == 8 and has_word(data, length, "infinity"):
        return INFINITY
    if length == 3 and has_word(data, length, "inf"):
        return INFINITY
    if length == 3 and has_word(data, length, "nan"):
        return NAN
    start = 2 if has_word(data, length, "0x") else 0
    end = read_digits(data + start, length - start) + start
    if end < length:
        if data[end] | 0x20 != ord("p"):
            raise malformed()
        mantissa.exponent += exponent_at(data, end + 1, length)
    return assembled()


def read_digits(data: Pointer[U8], length: int) -> int:
    """Reads the digits and the point at the start of a text; where they end. ValueError if there
    are no digits."""
    bits = u64(0)
    mantissa.more = False
    mantissa.exponent = 0
    count = 0
    place = 0
    point = -1
    while place < length:
        digit = digit_value(data[place])
        if digit < 16:
            count += 1
            if bits >> 60 == 0:
                bits = bits << 4 | u64(digit)
                mantissa.exponent -= 4 if point >= 0 else 0
            else:
                mantissa.more = mantissa.more or digit != 0
                mantissa.exponent += 4 if point < 0 else 0
        elif data[place] == ord(".") and point < 0:
            point = place
        else:
            break
        place += 1
    if count == 0:
        raise malformed()
    mantissa.bits = bits
    return place


def exponent_at(data: Pointer[U8], place: int, length: int) -> int:
    """The decimal exponent from a place to the end. ValueError."""
    negative = place < length and data[place] == ord("-")
    if negative or (place < length and data[place] == ord("+")):
        place += 1
    if place >= length:
        raise malformed()
    value = 0
    while place < length:
        if not 48 <= data[place] <= 57:
            raise malformed()
        value = min(value * 10 + data[place] - 48, MOST_EXPONENT)
        place += 1
    return -value if negative else value


def assembled() -> float:
    """The float of what was read. OverflowError."""
    bits = mantissa.bits
    if bits == 0:
        return 0.0
    shift = 64 - bit_length_64(bits)
    bits = bits << shift
    value = float_from_parts(bits | 1 if mantissa.more else bits, mantissa.exponent - shift, False)
    if not is_finite(value):
        raise OverflowError("hexadecimal value too large to represent as a float")
    return value


@cold
def malformed() -> ValueError:
    """What to raise for a text that is no float."""
    return ValueError("invalid hexadecimal floating-point string")
