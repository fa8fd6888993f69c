"""Integers as text in bases 2 to 36, and back.

Invariant: digits are made and read in runs that fit a word (nineteen at a time in base 10 if words
have 64 bits), so each run costs one pass over the number. Text is ASCII.
"""

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import (
    NULL,
    U8,
    WORD_BITS,
    Array,
    Obj,
    Pointer,
    bit_length,
    inline,
    is_small,
    small_value,
    uword,
)
from snakelet.runtime.types.bigint import (
    bit_length_of,
    count_of,
    int_object,
    is_negative,
    left_digits,
    magnitude_of,
    negated,
    new_bigint,
    normalised,
)
from snakelet.runtime.types.bigint_digits import (
    copy,
    divide_digit,
    multiply_digit,
    reciprocal_of,
    trimmed,
)

LOWER = 0x61
UPPER = 0x41
NO_DIGIT = 99

_room: Array[int] = Array(U8, WORD_BITS)

RUN_LENGTHS: tuple[int, ...] = tuple(
    max(n for n in range(1, WORD_BITS) if base**n < 2**WORD_BITS) if base > 1 else 0
    for base in range(37)
)
"""How many digits of each base fit a word."""
DIGITS_PER_1000_BITS: tuple[int, ...] = tuple(
    next(n for n in range(1001, 0, -1) if base ** (n - 1) < 2**1000) if base > 1 else 0
    for base in range(37)
)
"""How many digits of each base 1000 bits need at most."""


def write_integer(out: Buffer, value: Obj, base: int, letter: int) -> None:
    """Writes an integer with its sign; `letter` (LOWER or UPPER) stands for the digit ten."""
    if is_small(value):
        number = small_value(value)
        if number < 0:
            out.append(0x2D)
        write_word(out, magnitude_of(number), base, letter)
    else:
        _write_big(out, value, base, letter, True)


def write_magnitude(out: Buffer, value: Obj, base: int, letter: int) -> None:
    """Writes the absolute value of an integer."""
    if is_small(value):
        write_word(out, magnitude_of(small_value(value)), base, letter)
    else:
        _write_big(out, value, base, letter, False)


def write_word(out: Buffer, value: uword, base: int, letter: int) -> None:
    """Writes a word without sign."""
    at = WORD_BITS
    if base == 10:
        while value >= 10:
            at -= 1
            _room[at] = 0x30 + int(value % 10)
            value = value // 10
    else:
        wide = uword(base)
        while value >= wide:
            at -= 1
            _room[at] = digit_byte(int(value % wide), letter)
            value = value // wide
    at -= 1
    _room[at] = digit_byte(int(value), letter)
    out.extend(_room.pointer(at), WORD_BITS - at)


@inline
def digit_byte(digit: int, letter: int) -> int:
    """The character of a digit from 0 to 35."""
    return 0x30 + digit if digit < 10 else letter - 10 + digit


def _write_big(out: Buffer, value: Obj, base: int, letter: int, signed: bool) -> None:
    count = count_of(value)
    digits = new_bigint(count).digits.pointer()
    copy(digits, left_digits(value), count)
    run = RUN_LENGTHS[base]
    room = bit_length_of(value) // 1000 * DIGITS_PER_1000_BITS[base] + 1001 + run
    text = new_bytes(room)
    at = room
    divisor = power_of(base, run)
    reciprocal = reciprocal_of(divisor << (WORD_BITS - bit_length(divisor)))
    while count > 0:
        rest = divide_digit(digits, digits, count, divisor, reciprocal)
        count = trimmed(digits, count)
        at -= run
        _store_run(text.at(at), rest, run, base, letter)
    while text[at] == 0x30:
        at += 1
    if signed and is_negative(value):
        at -= 1
        text[at] = 0x2D
    out.extend(text.at(at), room - at)


def _store_run(text: Pointer[U8], rest: uword, run: int, base: int, letter: int) -> None:
    """Writes a run of digits, zeros in front included."""
    if base == 10:
        for i in range(run - 1, -1, -1):
            text[i] = 0x30 + int(rest % 10)
            rest = rest // 10
    else:
        wide = uword(base)
        for i in range(run - 1, -1, -1):
            text[i] = digit_byte(int(rest % wide), letter)
            rest = rest // wide


def power_of(base: int, exponent: int) -> uword:
    """A power that fits a word."""
    result = uword(1)
    for _ in range(exponent):
        result = result * base
    return result


@inline
def digit_value(byte: int) -> int:
    """The digit that a character stands for, or NO_DIGIT."""
    if 0x30 <= byte <= 0x39:
        return byte - 0x30
    lower = byte | 0x20
    return lower - LOWER + 10 if 0x61 <= lower <= 0x7A else NO_DIGIT


def is_blank(byte: int) -> bool:
    """Whether a character is blank in ASCII."""
    return byte == 0x20 or 9 <= byte <= 13


def integer_from_digits(data: Pointer[U8], length: int, base: int) -> Obj:
    """The integer of digits without sign; `_` anywhere counts for nothing. NULL if there is no
    digit or something else in the text."""
    value = 0
    seen = 0
    for i in range(length):
        byte = data[i]
        if byte != 0x5F:
            digit = digit_value(byte)
            if digit >= base:
                return NULL
            if value >= MAX_BEFORE_DIGIT:
                return _long_integer(data, length, base)
            value = value * base + digit
            seen += 1
    return int_object(value) if seen > 0 else NULL


MAX_BEFORE_DIGIT = ((1 << (WORD_BITS - 1)) - 36) // 36
"""Below it, one more digit fits the word in any base."""


def _long_integer(data: Pointer[U8], length: int, base: int) -> Obj:
    room = length // RUN_LENGTHS[base] + 2
    result = new_bigint(room)
    digits = result.digits.pointer()
    used = 0
    chunk = uword(0)
    scale = uword(1)
    run = 0
    for i in range(length):
        byte = data[i]
        if byte != 0x5F:
            digit = digit_value(byte)
            if digit >= base:
                return NULL
            chunk = chunk * base + digit
            scale = scale * base
            run += 1
            if run == RUN_LENGTHS[base]:
                used = _append_run(digits, used, scale, chunk)
                chunk = uword(0)
                scale = uword(1)
                run = 0
    return normalised(result, _append_run(digits, used, scale, chunk))


def _append_run(digits: Pointer[uword], used: int, scale: uword, chunk: uword) -> int:
    """digits = digits * scale + chunk; returns how many are used then."""
    carry = multiply_digit(digits, digits, used, scale, chunk)
    if carry == 0:
        return used
    digits[used] = carry
    return used + 1


def integer_from_text(data: Pointer[U8], length: int, base: int) -> Obj:
    """The integer that int() reads from a text in a base 2 to 36, or 0 for that of a prefix:
    blanks around, a sign, a prefix that fits the base, `_` between digits. NULL if malformed."""
    start = 0
    while start < length and is_blank(data[start]):
        start += 1
    while start < length and is_blank(data[length - 1]):
        length -= 1
    negative = start < length and data[start] == 0x2D
    if negative or (start < length and data[start] == 0x2B):
        start += 1
    prefix = prefix_base(data + start, length - start)
    if prefix != 0 and (base == 0 or base == prefix):
        return signed_digits(data + start + 2, length - start - 2, prefix, negative, True)
    if base == 0 and _has_leading_zero(data + start, length - start):
        return NULL
    return signed_digits(data + start, length - start, 10 if base == 0 else base, negative, False)


def prefix_base(data: Pointer[U8], length: int) -> int:
    """2, 8 or 16 if a text starts with 0b, 0o or 0x in either case, otherwise 0."""
    if length < 2 or data[0] != 0x30:
        return 0
    letter = data[1] | 0x20
    if letter == 0x62:
        return 2
    if letter == 0x6F:
        return 8
    return 16 if letter == 0x78 else 0


def _has_leading_zero(data: Pointer[U8], length: int) -> bool:
    """Whether a decimal number starts with 0 and is not zero."""
    if length == 0 or data[0] != 0x30:
        return False
    zeros = 1
    while zeros < length and (data[zeros] == 0x30 or data[zeros] == 0x5F):
        zeros += 1
    return zeros < length


def signed_digits(
    data: Pointer[U8], length: int, base: int, negative: bool, after_prefix: bool
) -> Obj:
    """The integer of digits with single `_` between them, or one in front `after_prefix`; NULL if
    malformed."""
    digit_before = after_prefix
    for i in range(length):
        if data[i] == 0x5F and not digit_before:
            return NULL
        digit_before = data[i] != 0x5F
    if length == 0 or not digit_before:
        return NULL
    result = integer_from_digits(data, length, base)
    return negated(result) if negative and result is not NULL else result
