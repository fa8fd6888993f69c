"""Text to float, correctly rounded.

Invariant: the result is the double nearest to the exact decimal, half to even. Nineteen digits and
one product with a 128-bit power of ten decide almost always (D. Lemire, Number parsing at a
gigabyte per second, 2021); where they don't, integers of any size do.
"""

from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import U8, Pointer, double_bits, double_from_bits, small, u64
from snakelet.runtime.types.bigint_text import integer_from_digits, is_blank
from snakelet.runtime.types.float_bits import (
    SIGN_BIT,
    bit_length_64,
    float_from_parts,
)
from snakelet.runtime.types.float_power import (
    FIRST_POWER,
    LAST_EXACT_POWER,
    LAST_POWER,
    binary_exponent,
    power_row,
    upper_product,
)
from snakelet.runtime.types.int import int_multiply, int_power, ratio_to_float

MOST_DIGITS = 19
"""So many digits fit 64 bits."""
MOST_EXACT_DIGITS = 800
"""More digits than any double or middle of two has: beyond them it only counts that there are."""
MOST_EXPONENT = 100000

INFINITY = float("inf")
NAN = float("nan")


def float_from_text(data: Pointer[U8], length: int) -> tuple[float, bool]:
    """The float that float() reads from a text: blanks around, a sign, inf, infinity, nan, `_`
    between digits. False with it if malformed."""
    start = 0
    while start < length and is_blank(data[start]):
        start += 1
    while start < length and is_blank(data[length - 1]):
        length -= 1
    value, end = signed_float(data + start, length - start, True)
    return value, end == length - start and end > 0


def signed_float(data: Pointer[U8], length: int, strict: bool) -> tuple[float, int]:
    """The float at the start of a text, and where it ends; 0 if there is none. If not `strict`,
    `_` anywhere among the digits counts for nothing."""
    sign = 1 if length > 0 and (data[0] == 0x2D or data[0] == 0x2B) else 0
    value, end = _unsigned(data + sign, length - sign, strict)
    if end == 0:
        return 0.0, 0
    if sign == 1 and data[0] == 0x2D:
        value = double_from_bits(double_bits(value) | SIGN_BIT)
    return value, end + sign


def _unsigned(data: Pointer[U8], length: int, strict: bool) -> tuple[float, int]:
    if has_word(data, length, "infinity"):
        return INFINITY, 8
    if has_word(data, length, "inf"):
        return INFINITY, 3
    if has_word(data, length, "nan"):
        return NAN, 3
    return decimal_float(data, length, strict)


def has_word(data: Pointer[U8], length: int, word: str) -> bool:
    """Whether a text starts with a constant word of lower case, in any case."""
    if length < len(word):
        return False
    for i in range(len(word)):
        if data[i] | 0x20 != ord(word[i]):
            return False
    return True


def decimal_float(data: Pointer[U8], length: int, strict: bool) -> tuple[float, int]:
    """The float of digits, point and exponent at the start of a text, and where it ends."""
    point = digits_end(data, length, 0, strict)
    end = point
    if point < length and data[point] == 0x2E:
        end = digits_end(data, length, point + 1, strict)
        if point == 0 and end == 1:
            return 0.0, 0
    if end == 0:
        return 0.0, 0
    exponent, after = _exponent(data, length, end, strict)
    return _digits_to_float(data, point, end, exponent), after


def digits_end(data: Pointer[U8], length: int, start: int, strict: bool) -> int:
    """Where a run of digits ends that starts at `start`."""
    at = start
    while at < length:
        if data[at] == 0x5F:
            if strict and not _is_between_digits(data, length, start, at):
                return at
        elif data[at] < 0x30 or data[at] > 0x39:
            return at
        at += 1
    return at


def _is_between_digits(data: Pointer[U8], length: int, start: int, at: int) -> bool:
    if at == start or at + 1 >= length:
        return False
    return 0x30 <= data[at - 1] <= 0x39 and 0x30 <= data[at + 1] <= 0x39


def _exponent(data: Pointer[U8], length: int, at: int, strict: bool) -> tuple[int, int]:
    """The exponent that may stand at `at`, and where it ends."""
    if at + 1 >= length or data[at] | 0x20 != 0x65:
        return 0, at
    start = at + 1
    if data[start] == 0x2D or data[start] == 0x2B:
        start += 1
    end = digits_end(data, length, start, strict)
    if end == start:
        return 0, at
    value = 0
    for i in range(start, end):
        if data[i] != 0x5F and value < MOST_EXPONENT:
            value = value * 10 + data[i] - 0x30
    return -value if data[at + 1] == 0x2D else value, end


def _digits_to_float(data: Pointer[U8], point: int, end: int, exponent: int) -> float:
    """The float of the digits up to `end`, with the point at `point`, times 10**exponent."""
    mantissa = u64(0)
    count = 0
    cut = False
    for i in range(end):
        byte = data[i]
        if byte == 0x5F or byte == 0x2E:
            continue
        if count < MOST_DIGITS:
            mantissa = mantissa * 10 + (u64(byte) - 0x30)
            count += 1 if mantissa != 0 else 0
            exponent -= 1 if i > point else 0
        else:
            cut = cut or byte != 0x30
            exponent += 1 if i < point else 0
    value, is_sure = scaled_float(mantissa, exponent)
    if cut:
        above, is_sure_above = scaled_float(mantissa + 1, exponent)
        is_sure = is_sure and is_sure_above and value == above
    return value if is_sure else _exact(data, end, exponent)


def scaled_float(mantissa: u64, exponent: int) -> tuple[float, bool]:
    """mantissa * 10**exponent rounded to a float; false with it if that is not sure."""
    if mantissa == 0 or exponent < FIRST_POWER:
        return 0.0, True
    if exponent > LAST_POWER:
        return INFINITY, True
    leading = 64 - bit_length_64(mantissa)
    row = power_row(exponent)
    high = row.load_u64()
    low = (row + 8).load_u64()
    if exponent < 0:
        low = low + 1
    wide = mantissa << leading
    top, below = upper_product(wide, high, low)
    is_more = below != 0
    is_sure = True
    if exponent < 0:
        is_sure = is_more or not _may_be_tie(top)
    elif exponent > LAST_EXACT_POWER:
        is_sure = below < u64(0xFFFFFFFFFFFFFFFE)
        is_more = True
    else:
        is_more = is_more or low * wide != 0
    binary = binary_exponent(exponent) + 1 - leading
    if top >> 63 == 0:
        top = top << 1 | below >> 63
        binary -= 1
    return float_from_parts(top | 1 if is_more else top, binary, False), is_sure


def _may_be_tie(top: u64) -> bool:
    """Whether the upper bits of a product end in zeros, as they do in the middle of two floats."""
    return top & 0x1FF == 0


def _exact(data: Pointer[U8], end: int, exponent: int) -> float:
    """The float of the digits up to `end`; the first MOST_DIGITS of them as an integer are to be
    multiplied by 10**exponent."""
    text = new_buffer()
    more = False
    for i in range(end):
        byte = data[i]
        if byte != 0x5F and byte != 0x2E and (byte != 0x30 or text.used > 0):
            if text.used < MOST_EXACT_DIGITS:
                text.append(byte)
            else:
                more = more or byte != 0x30
    if more:
        text.append(0x31)
    exponent -= max(text.used - MOST_DIGITS, 0)
    above = integer_from_digits(text.at(0), text.used, 10)
    below = small(1)
    if exponent >= 0:
        above = int_multiply(above, int_power(small(10), small(exponent)))
    else:
        below = int_power(small(10), small(-exponent))
    return ratio_to_float(above, below, False)
