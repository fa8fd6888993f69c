"""Integers as bytes, in either order, with or without sign.

Invariant: negative integers are in two's complement.
"""

from snakelet.runtime.static import U8, WORD_BYTES, Obj, Pointer, small, uword
from snakelet.runtime.static.error import OverflowError
from snakelet.runtime.types.bigint import (
    bit_length_of,
    count_of,
    is_negative,
    left_digits,
    new_bigint,
    normalised,
)
from snakelet.runtime.types.int import int_invert


def store_integer(to: Pointer[U8], length: int, value: Obj, little: bool) -> None:
    """Puts the low bytes of an integer into memory; nothing is checked."""
    digits = left_digits(value)
    count = count_of(value)
    negative = is_negative(value)
    carry = 1
    for i in range(length):
        byte = 0
        if i // WORD_BYTES < count:
            byte = int(digits[i // WORD_BYTES] >> (8 * (i % WORD_BYTES)) & 0xFF)
        if negative:
            byte = (byte ^ 0xFF) + carry
            carry = byte >> 8
        to[i if little else length - 1 - i] = byte & 0xFF


def check_fits(value: Obj, length: int, signed: bool) -> None:
    """OverflowError unless an integer fits so many bytes."""
    if not signed and is_negative(value):
        raise OverflowError("can't convert negative int to unsigned")
    magnitude = int_invert(value) if is_negative(value) else value
    bits = bit_length_of(magnitude)
    if signed and (bits > 0 or is_negative(value)):
        bits += 1
    if (bits + 7) // 8 > length:
        raise OverflowError(f"value would overflow a {length} byte buffer")


def load_integer(data: Pointer[U8], length: int, little: bool, signed: bool) -> Obj:
    """The integer of bytes in memory."""
    if length < WORD_BYTES:
        return small(load_word(data, length, little, signed))
    count = (length + WORD_BYTES - 1) // WORD_BYTES
    result = new_bigint(count)
    digits = result.digits.pointer()
    negative = False
    if signed and length > 0:
        negative = data[length - 1 if little else 0] >= 0x80
    flip = 0xFF if negative else 0
    for i in range(length):
        byte = uword(data[i if little else length - 1 - i] ^ flip)
        at = i // WORD_BYTES
        digits[at] = digits[at] | byte << (8 * (i % WORD_BYTES))
    value = normalised(result, count)
    return int_invert(value) if negative else value


def load_word(data: Pointer[U8], length: int, little: bool, signed: bool) -> int:
    """The integer of fewer bytes than a word has."""
    number = 0
    for i in range(length):
        number |= data[i if little else length - 1 - i] << (8 * i)
    if signed and length > 0 and number >> (8 * length - 1) != 0:
        number -= 1 << (8 * length)
    return number
