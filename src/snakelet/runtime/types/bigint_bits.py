"""Shifts and bitwise operations of integers of any size.

Invariant: a negative integer stands for its two's complement with endless one bits above; digits
are complemented on the fly, so no operand is copied.
"""

from snakelet.runtime.static import (
    WORD_BITS,
    Const,
    Obj,
    Pointer,
    small,
    trailing_zeros,
    u32,
    u64,
    uword,
)
from snakelet.runtime.static.error import MemoryError
from snakelet.runtime.types.bigint import (
    MAX_DIGITS,
    bit_length_of,
    count_of,
    is_negative,
    is_word,
    left_digits,
    natural,
    natural_of_two,
    new_bigint,
    normalised,
    right_digits,
    word_value,
)
from snakelet.runtime.types.bigint_digits import (
    copy,
    increment,
    shift_left,
    shift_right,
    trimmed,
)
from snakelet.runtime.types.operator import AND, OR

ONES = uword((1 << WORD_BITS) - 1)


def shifted_left(value: Obj, bits: int) -> Obj:
    """value * 2**bits for bits >= 0. MemoryError if that is too long."""
    if is_word(value) and 0 < bits < WORD_BITS:
        word = word_value(value)
        return natural_of_two(word << bits, word >> (WORD_BITS - bits))
    count = count_of(value)
    if count == 0:
        return value
    whole = bits // WORD_BITS
    if whole > MAX_DIGITS:
        raise MemoryError("memory allocation failed, integer too long")
    result = new_bigint(whole + count + 1)
    digits = result.digits.pointer()
    source = left_digits(value)
    digits[whole + count] = shift_left(digits + whole, source, count, bits % WORD_BITS)
    result.negative = is_negative(value)
    return normalised(result, whole + count + 1)


def shifted_right(value: Obj, bits: int) -> Obj:
    """value // 2**bits for bits >= 0."""
    if is_word(value):
        return natural(word_value(value) >> bits) if bits < WORD_BITS else small(0)
    negative = is_negative(value)
    whole = bits // WORD_BITS
    count = count_of(value) - whole
    if count <= 0:
        return small(-1 if negative else 0)
    result = new_bigint(count + 1)
    digits = result.digits.pointer()
    source = left_digits(value)
    shift_right(digits, source + whole, count, bits % WORD_BITS)
    if negative and has_bits_below(source, bits):
        increment(digits, count + 1)
    result.negative = negative
    return normalised(result, count + 1)


def has_bits_below(digits: Pointer[uword], bits: int) -> bool:
    """Whether one of the lowest `bits` bits is set."""
    whole = bits // WORD_BITS
    if trimmed(digits, whole) > 0:
        return True
    rest = bits % WORD_BITS
    return rest > 0 and digits[whole] & ((uword(1) << rest) - 1) != 0


def combined(operator: Const[int], a: Obj, b: Obj) -> Obj:
    """a & b, a | b or a ^ b, as the operator is AND, OR or XOR."""
    if is_word(a) and is_word(b):
        return natural(_combine(operator, word_value(a), word_value(b)))
    if operator == AND and is_word(b) and not is_negative(a):
        return natural(left_digits(a)[0] & word_value(b))
    if count_of(a) < count_of(b):
        return combined(operator, b, a)
    left = left_digits(a)
    right = right_digits(b)
    left_mask = ONES if is_negative(a) else uword(0)
    right_mask = ONES if is_negative(b) else uword(0)
    result_mask = _combine(operator, left_mask, right_mask)
    left_carry = left_mask & 1
    right_carry = right_mask & 1
    carry = result_mask & 1
    count = count_of(a)
    right_count = count_of(b)
    result = new_bigint(count + 1)
    digits = result.digits.pointer()
    for i in range(count):
        x = (left[i] ^ left_mask) + left_carry
        y = (right[i] ^ right_mask if i < right_count else right_mask) + right_carry
        z = (_combine(operator, x, y) ^ result_mask) + carry
        digits[i] = z
        left_carry = left_carry & uword(x == 0)
        right_carry = right_carry & uword(y == 0)
        carry = carry & uword(z == 0)
    digits[count] = carry
    result.negative = result_mask != 0
    return normalised(result, count + 1)


def _combine(operator: Const[int], x: uword, y: uword) -> uword:
    if operator == AND:
        return x & y
    if operator == OR:
        return x | y
    return x ^ y


def inverted(value: Obj) -> Obj:
    """~value, that is -value - 1."""
    negative = is_negative(value)
    count = count_of(value)
    result = new_bigint(count + 1)
    digits = result.digits.pointer()
    copy(digits, left_digits(value), count)
    if negative:
        _decrement(digits, count)
    else:
        increment(digits, count + 1)
    result.negative = not negative
    return normalised(result, count + 1)


def _decrement(digits: Pointer[uword], count: int) -> None:
    for i in range(count):
        digits[i] = digits[i] - 1
        if digits[i] != ONES:
            return


def bit_count_of(value: Obj) -> int:
    """The number of one bits in the magnitude of an integer."""
    digits = left_digits(value)
    total = 0
    for i in range(count_of(value)):
        total += _ones(u32(digits[i])) + _ones(u32(u64(digits[i]) >> 32))
    return total


def _ones(digit: u32) -> int:
    pairs = digit - ((digit >> 1) & 0x55555555)
    nibbles = (pairs & 0x33333333) + ((pairs >> 2) & 0x33333333)
    return int(((nibbles + (nibbles >> 4)) & 0x0F0F0F0F) * 0x01010101 >> 24)


def trailing_zeros_of(value: Obj) -> int:
    """The number of zero bits below the lowest one bit of an integer that is not zero."""
    digits = left_digits(value)
    whole = 0
    while digits[whole] == 0:
        whole += 1
    return whole * WORD_BITS + trailing_zeros(digits[whole])


def is_power_of_two(value: Obj) -> bool:
    """Whether an integer is a positive power of two."""
    if is_negative(value) or count_of(value) == 0:
        return False
    return trailing_zeros_of(value) == bit_length_of(value) - 1
