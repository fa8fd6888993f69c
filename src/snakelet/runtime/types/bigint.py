"""Integers beyond the small ones: sign and magnitude, a word a digit.

Invariant: a BigInt that the user can see is normalised: its top digit is not zero and its value is
no small integer, so two equal integers of different kind do not exist. While a result is computed
it may have zero digits at the top; `normalised` ends that. An operand of the functions here that
take an Obj is a small integer or a BigInt.
"""

from typing import cast

from snakelet.runtime.static import (
    MAX_SMALL,
    U32,
    WORD_BITS,
    Array,
    Obj,
    Pointer,
    Struct,
    Tail,
    bit_length,
    fits_small,
    high_multiply,
    inline,
    is_small,
    small,
    small_value,
    u64,
    uword,
)
from snakelet.runtime.static.error import MemoryError
from snakelet.runtime.types.bigint_digits import (
    add,
    compare,
    copy,
    divide,
    divide_digit,
    increment,
    load_64,
    multiply_digit,
    reciprocal_of,
    subtract,
    trimmed,
)
from snakelet.runtime.types.bigint_digits import bits_of as digits_bit_length
from snakelet.runtime.types.bigint_multiply import (
    KARATSUBA_DIGITS,
    multiply,
    multiply_by_itself,
    scratch_length,
)
from snakelet.runtime.types.type import INT

MAX_DIGITS = (1 << 30) // WORD_BITS
"""A longer integer would have more than 2**30 bits: it is a MemoryError."""


class BigInt(Struct):
    """An integer: `used` digits of the tail, the lowest first, and a sign."""

    length: U32
    used: U32
    negative: bool
    digits: Tail[uword]


INT.layout = BigInt.type_object.layout
BigInt.type_object = INT

_left: Array[uword] = Array(uword, 1)
_right: Array[uword] = Array(uword, 1)


def new_bigint(length: int) -> BigInt:
    """An integer with room for `length` digits, of which none is used yet. MemoryError."""
    if length > MAX_DIGITS:
        raise MemoryError("memory allocation failed, integer too long")
    return BigInt(length, 0, False, Tail(length))


def int_object(value: int) -> Obj:
    """The integer of a word."""
    if fits_small(value):
        return small(value)
    result = new_bigint(1)
    result.negative = value < 0
    result.used = 1
    result.digits[0] = magnitude_of(value)
    return result


def int_object_u64(value: u64) -> Obj:
    """The integer of 64 bits without sign."""
    if value <= MAX_SMALL:
        return small(int(value))
    result = new_bigint(64 // WORD_BITS)
    result.digits[0] = uword(value)
    if WORD_BITS == 32:
        result.digits[1] = uword(value >> 32)
    return normalised(result, 64 // WORD_BITS)


@inline
def is_word(value: Obj) -> bool:
    """Whether an integer is not negative and has no more than one digit."""
    if is_small(value):
        return small_value(value) >= 0
    big = cast(BigInt, value)
    return big.used == 1 and not big.negative


@inline
def word_value(value: Obj) -> uword:
    """The number of an integer that `is_word`."""
    return uword(small_value(value)) if is_small(value) else cast(BigInt, value).digits[0]


def natural(word: uword) -> Obj:
    """The integer of a word without sign."""
    if word <= uword(MAX_SMALL):
        return small(int(word))
    result = new_bigint(1)
    result.used = 1
    result.digits[0] = word
    return result


def natural_of_two(low: uword, high: uword) -> Obj:
    """The integer of two digits without sign."""
    if high == 0:
        return natural(low)
    result = new_bigint(2)
    result.used = 2
    result.digits[0] = low
    result.digits[1] = high
    return result


@inline
def magnitude_of(value: int) -> uword:
    """The absolute value of a word, also of the lowest."""
    return uword(value) if value >= 0 else uword(0) - uword(value)


def normalised(big: BigInt, count: int) -> Obj:
    """The integer whose magnitude fills the lower `count` digits: small if it can be."""
    digits = big.digits.pointer()
    used = trimmed(digits, count)
    big.used = used
    if used > 1:
        return big
    word = digits[0] if used == 1 else uword(0)
    if word <= uword(MAX_SMALL):
        return small(-int(word) if big.negative else int(word))
    if big.negative and word == uword(MAX_SMALL) + 1:
        return small(-MAX_SMALL - 1)
    return big


def integer_of(digits: Pointer[uword], count: int, negative: bool) -> Obj:
    """A fresh integer from a sign and digits elsewhere."""
    used = trimmed(digits, count)
    result = new_bigint(used)
    copy(result.digits.pointer(), digits, used)
    result.negative = negative
    return normalised(result, used)


def left_digits(value: Obj) -> Pointer[uword]:
    """The digits of a left operand; those of a small one are good until the next left operand."""
    return _digits_of(value, _left.pointer())


def right_digits(value: Obj) -> Pointer[uword]:
    """The digits of a right operand; those of a small one are good until the next right one."""
    return _digits_of(value, _right.pointer())


def _digits_of(value: Obj, room: Pointer[uword]) -> Pointer[uword]:
    if is_small(value):
        room[0] = magnitude_of(small_value(value))
        return room
    return cast(BigInt, value).digits.pointer()


def count_of(value: Obj) -> int:
    """How many digits an integer has."""
    if not is_small(value):
        return cast(BigInt, value).used
    return 0 if value is small(0) else 1


def is_negative(value: Obj) -> bool:
    """Whether an integer is less than zero."""
    return small_value(value) < 0 if is_small(value) else cast(BigInt, value).negative


def is_odd(value: Obj) -> bool:
    """Whether an integer is odd."""
    if is_small(value):
        return small_value(value) & 1 == 1
    return cast(BigInt, value).digits[0] & 1 == 1


def negated(value: Obj) -> Obj:
    """-value."""
    if is_small(value):
        return int_object(-small_value(value))
    big = cast(BigInt, value)
    return integer_of(big.digits.pointer(), big.used, not big.negative)


def add_signed(a: Obj, b: Obj, flip: bool) -> Obj:
    """a + b, or a - b if `flip`."""
    if is_word(a) and is_word(b):
        return _add_words(word_value(a), word_value(b), flip)
    left = left_digits(a)
    right = right_digits(b)
    left_count = count_of(a)
    right_count = count_of(b)
    left_negative = is_negative(a)
    right_negative = is_negative(b) != flip
    if left_negative == right_negative:
        if left_count >= right_count:
            return _sum(left, left_count, right, right_count, left_negative)
        return _sum(right, right_count, left, left_count, left_negative)
    if compare(left, left_count, right, right_count) >= 0:
        return _difference(left, left_count, right, right_count, left_negative)
    return _difference(right, right_count, left, left_count, right_negative)


def _add_words(a: uword, b: uword, flip: bool) -> Obj:
    if flip:
        return natural(a - b) if a >= b else negated(natural(b - a))
    total = a + b
    return natural_of_two(total, uword(total < a))


def _sum(a: Pointer[uword], a_count: int, b: Pointer[uword], b_count: int, negative: bool) -> Obj:
    result = new_bigint(a_count + 1)
    digits = result.digits.pointer()
    digits[a_count] = add(digits, a, a_count, b, b_count)
    result.negative = negative
    return normalised(result, a_count + 1)


def _difference(
    a: Pointer[uword], a_count: int, b: Pointer[uword], b_count: int, negative: bool
) -> Obj:
    result = new_bigint(a_count)
    digits = result.digits.pointer()
    subtract(digits, a, a_count, b, b_count)
    result.negative = negative
    return normalised(result, a_count)


def multiply_integers(a: Obj, b: Obj) -> Obj:
    """a * b."""
    if is_word(a) and is_word(b):
        x = word_value(a)
        y = word_value(b)
        return natural_of_two(x * y, high_multiply(x, y))
    if count_of(a) < count_of(b):
        return multiply_integers(b, a)
    left = left_digits(a)
    right = right_digits(b)
    left_count = count_of(a)
    right_count = count_of(b)
    if right_count == 0:
        return small(0)
    result = new_bigint(left_count + right_count)
    result.negative = is_negative(a) != is_negative(b)
    digits = result.digits.pointer()
    if right_count == 1:
        digits[left_count] = multiply_digit(digits, left, left_count, right[0], uword(0))
    elif right_count < KARATSUBA_DIGITS and a is not b:
        multiply(digits, left, left_count, right, right_count, digits)
    else:
        _multiply_long(digits, left, left_count, right, right_count, a is b)
    return normalised(result, left_count + right_count)


def _multiply_long(
    result: Pointer[uword],
    a: Pointer[uword],
    a_count: int,
    b: Pointer[uword],
    b_count: int,
    square: bool,
) -> None:
    scratch = new_bigint(scratch_length(b_count)).digits.pointer()
    if square:
        multiply_by_itself(result, a, a_count, scratch)
    else:
        multiply(result, a, a_count, b, b_count, scratch)


def divided(a: Obj, b: Obj) -> BigInt:
    """Divides the magnitudes of a and b, |a| >= |b| > 0: the lower count_of(b) digits of the
    result are the remainder, the count_of(a) - count_of(b) + 1 above them the quotient."""
    dividend = left_digits(a)
    divisor = right_digits(b)
    a_count = count_of(a)
    b_count = count_of(b)
    result = new_bigint(a_count + 1)
    work = result.digits.pointer()
    if b_count == 1:
        digit = divisor[0]
        reciprocal = reciprocal_of(digit << (WORD_BITS - bit_length(digit)))
        work[0] = divide_digit(work + 1, dividend, a_count, digit, reciprocal)
        return result
    copy(work, dividend, a_count)
    divide(work, divisor, b_count, a_count - b_count)
    return result


def is_below(a: Obj, b: Obj) -> bool:
    """Whether |a| < |b|."""
    return compare(left_digits(a), count_of(a), right_digits(b), count_of(b)) < 0


def floor_quotient(a: Obj, b: Obj) -> Obj:
    """a // b for b != 0."""
    if is_word(a) and is_word(b):
        return natural(word_value(a) // word_value(b))
    differ = is_negative(a) != is_negative(b)
    if is_below(a, b):
        return small(-1 if differ and count_of(a) > 0 else 0)
    work = divided(a, b)
    return _quotient_in(work, count_of(a), count_of(b), differ)


def floor_remainder(a: Obj, b: Obj) -> Obj:
    """a % b for b != 0: zero or of the sign of b."""
    if is_word(a) and is_word(b):
        return natural(word_value(a) % word_value(b))
    differ = is_negative(a) != is_negative(b)
    if is_below(a, b):
        return add_signed(a, b, False) if differ and count_of(a) > 0 else a
    return _remainder_in(divided(a, b), b, differ)


def floor_division(a: Obj, b: Obj) -> tuple[Obj, Obj]:
    """a // b and a % b for b != 0."""
    if is_below(a, b):
        return floor_quotient(a, b), floor_remainder(a, b)
    differ = is_negative(a) != is_negative(b)
    work = divided(a, b)
    quotient = _quotient_in(work, count_of(a), count_of(b), differ)
    return quotient, _remainder_in(work, b, differ)


def _quotient_in(work: BigInt, a_count: int, b_count: int, differ: bool) -> Obj:
    digits = work.digits.pointer()
    count = a_count - b_count + 1
    result = new_bigint(count + 1)
    result.negative = differ
    copy(result.digits.pointer(), digits + b_count, count)
    if differ and trimmed(digits, b_count) > 0:
        increment(result.digits.pointer(), count + 1)
    return normalised(result, count + 1)


def _remainder_in(work: BigInt, b: Obj, differ: bool) -> Obj:
    digits = work.digits.pointer()
    count = count_of(b)
    used = trimmed(digits, count)
    if differ and used > 0:
        subtract(digits, right_digits(b), count, digits, used)
    return integer_of(digits, count, is_negative(b))


def compare_integers(a: Obj, b: Obj) -> int:
    """-1, 0 or 1 as a is less than, equal to or more than b."""
    negative = is_negative(a)
    if negative != is_negative(b):
        return -1 if negative else 1
    result = compare(left_digits(a), count_of(a), right_digits(b), count_of(b))
    return -result if negative else result


def low_word(value: Obj) -> uword:
    """The low word of an integer in two's complement."""
    if is_small(value):
        return uword(small_value(value))
    big = cast(BigInt, value)
    word = big.digits[0]
    return uword(0) - word if big.negative else word


def bit_length_of(value: Obj) -> int:
    """The number of bits of the magnitude of an integer."""
    return digits_bit_length(left_digits(value), count_of(value))


def low_64(value: Obj) -> u64:
    """The low 64 bits of an integer in two's complement."""
    bits = load_64(left_digits(value), count_of(value), 0)
    return u64(0) - bits if is_negative(value) else bits
