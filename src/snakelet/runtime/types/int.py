"""Integer arithmetic on values: small integers in the word, others as BigInt.

Invariant: operands are integers (small or BigInt) and results are normalised. Each operation tries
the word first, so arithmetic on small integers allocates nothing.
"""

from snakelet.runtime.static import (
    MAX_INT,
    NULL,
    SMALL_BITS,
    WORD_BITS,
    Obj,
    add_small,
    bit_length,
    both_small,
    inline,
    is_small,
    mul_small,
    small,
    small_value,
    sub_small,
    u64,
    uword,
)
from snakelet.runtime.static.error import OverflowError, ValueError, ZeroDivisionError
from snakelet.runtime.types.bigint import (
    BigInt,
    add_signed,
    bit_length_of,
    compare_integers,
    count_of,
    floor_division,
    floor_quotient,
    floor_remainder,
    int_object,
    int_object_u64,
    is_negative,
    is_odd,
    left_digits,
    magnitude_of,
    multiply_integers,
    negated,
)
from snakelet.runtime.types.bigint_bits import (
    combined,
    has_bits_below,
    inverted,
    shifted_left,
    shifted_right,
    trailing_zeros_of,
)
from snakelet.runtime.types.bigint_digits import load_64
from snakelet.runtime.types.float_bits import (
    MANTISSA_BITS,
    exponent_of,
    float_from_parts,
    has_sign,
    is_finite,
    mantissa_of,
)
from snakelet.runtime.types.operator import AND, OR, XOR

ZERO = small(0)
ONE = small(1)
HASH_FACTOR = 0x9E3779B1
"""An odd number of mixed bits: the golden ratio of 32 bits."""


def is_int(value: Obj) -> bool:
    """Whether a value is an integer, small or not; bool is none."""
    return is_small(value) or isinstance(value, BigInt)


def int_add(a: Obj, b: Obj) -> Obj:
    """a + b."""
    if both_small(a, b):
        result = add_small(a, b)
        if result is not NULL:
            return result
    return add_signed(a, b, False)


def int_subtract(a: Obj, b: Obj) -> Obj:
    """a - b."""
    if both_small(a, b):
        result = sub_small(a, b)
        if result is not NULL:
            return result
    return add_signed(a, b, True)


def int_multiply(a: Obj, b: Obj) -> Obj:
    """a * b."""
    if both_small(a, b):
        result = mul_small(a, b)
        if result is not NULL:
            return result
    return multiply_integers(a, b)


def int_floor_divide(a: Obj, b: Obj) -> Obj:
    """a // b. ZeroDivisionError."""
    if b is ZERO:
        raise ZeroDivisionError("divide by zero")
    if both_small(a, b):
        return int_object(small_value(a) // small_value(b))
    return floor_quotient(a, b)


def int_modulo(a: Obj, b: Obj) -> Obj:
    """a % b: 0 or of the sign of b. ZeroDivisionError."""
    if b is ZERO:
        raise ZeroDivisionError("divide by zero")
    if both_small(a, b):
        return small(small_value(a) % small_value(b))
    return floor_remainder(a, b)


def int_divmod(a: Obj, b: Obj) -> tuple[Obj, Obj]:
    """a // b and a % b. ZeroDivisionError."""
    if b is ZERO:
        raise ZeroDivisionError("divide by zero")
    if both_small(a, b):
        return int_floor_divide(a, b), int_modulo(a, b)
    return floor_division(a, b)


def int_negative(value: Obj) -> Obj:
    """-value."""
    return int_object(-small_value(value)) if is_small(value) else negated(value)


def int_absolute(value: Obj) -> Obj:
    """The magnitude of an integer."""
    return int_negative(value) if is_negative(value) else value


def int_invert(value: Obj) -> Obj:
    """~value."""
    return small(~small_value(value)) if is_small(value) else inverted(value)


def int_and(a: Obj, b: Obj) -> Obj:
    """a & b."""
    if both_small(a, b):
        return small(small_value(a) & small_value(b))
    return combined(AND, a, b)


def int_or(a: Obj, b: Obj) -> Obj:
    """a | b."""
    if both_small(a, b):
        return small(small_value(a) | small_value(b))
    return combined(OR, a, b)


def int_xor(a: Obj, b: Obj) -> Obj:
    """a ^ b."""
    if both_small(a, b):
        return small(small_value(a) ^ small_value(b))
    return combined(XOR, a, b)


def int_shift_left(a: Obj, b: Obj) -> Obj:
    """a << b. ValueError if b is negative, MemoryError if the result is too long."""
    bits = _shift_count(b)
    if bits == MAX_INT and a is not ZERO:
        raise OverflowError("overflow converting long int to machine word")
    if is_small(a):
        value = small_value(a)
        if bits < SMALL_BITS and bit_length(magnitude_of(value)) + bits < SMALL_BITS:
            return small(value << bits)
    return shifted_left(a, bits)


def int_shift_right(a: Obj, b: Obj) -> Obj:
    """a >> b. ValueError if b is negative."""
    bits = _shift_count(b)
    if is_small(a):
        return small(small_value(a) >> min(bits, WORD_BITS - 1))
    return shifted_right(a, bits)


@inline
def _shift_count(value: Obj) -> int:
    """A shift count as a word; one beyond the word is as good as the largest."""
    if is_negative(value):
        raise ValueError("negative shift count")
    return small_value(value) if is_small(value) else MAX_INT


@inline
def int_compare(a: Obj, b: Obj) -> int:
    """Less than 0, 0 or more than 0 as a is less than, equal to or more than b."""
    if both_small(a, b):
        x = small_value(a)
        y = small_value(b)
        return (1 if x > y else 0) - (1 if x < y else 0)
    return compare_integers(a, b)


@inline
def int_equal(a: Obj, b: Obj) -> bool:
    """a == b."""
    if is_small(a) or is_small(b):
        return a is b
    return compare_integers(a, b) == 0


def int_hash(value: Obj) -> int:
    """The hash: the value itself if it is small, otherwise made of its digits and sign, as a small
    integer."""
    if is_small(value):
        return small_value(value)
    digits = left_digits(value)
    mixed = uword(1 if is_negative(value) else 0)
    for i in range(count_of(value)):
        mixed = (mixed ^ digits[i]) * HASH_FACTOR
        mixed = mixed ^ mixed >> (WORD_BITS // 2)
    return int(mixed >> 2)


def int_power(base: Obj, exponent: Obj) -> Obj:
    """base ** exponent for exponent >= 0. MemoryError if the result is too long."""
    if exponent is ZERO:
        return ONE
    if is_small(base) and -1 <= small_value(base) <= 1:
        return base if is_odd(exponent) else int_absolute(base)
    if not is_small(exponent):
        return shifted_left(base, MAX_INT)
    count = small_value(exponent)
    zeros = trailing_zeros_of(base)
    if zeros > 0 and zeros == bit_length_of(base) - 1 and not is_negative(base):
        return shifted_left(ONE, zeros * count if count < MAX_INT // zeros else MAX_INT)
    result = base
    for i in range(bit_length(magnitude_of(count)) - 2, -1, -1):
        result = int_multiply(result, result)
        if count >> i & 1 == 1:
            result = int_multiply(result, base)
    return result


def int_power_modulo(base: Obj, exponent: Obj, modulus: Obj) -> Obj:
    """pow(base, exponent, modulus). ValueError if the modulus is 0, or if the exponent is negative
    and the base has no inverse."""
    if modulus is ZERO:
        raise ValueError("divide by zero")
    if is_negative(exponent):
        base = int_inverse(base, modulus)
        exponent = int_negative(exponent)
    base = int_modulo(base, modulus)
    result = int_modulo(ONE, modulus)
    for i in range(bit_length_of(exponent) - 1, -1, -1):
        result = int_modulo(int_multiply(result, result), modulus)
        if bit_at(exponent, i):
            result = int_modulo(int_multiply(result, base), modulus)
    return result


def bit_at(value: Obj, index: int) -> bool:
    """Whether a bit of the magnitude of an integer is set."""
    return left_digits(value)[index // WORD_BITS] >> (index % WORD_BITS) & 1 != 0


def int_inverse(value: Obj, modulus: Obj) -> Obj:
    """The number x with value * x % modulus == 1 % modulus (Euclid). ValueError."""
    a = int_absolute(modulus)
    b = int_modulo(value, a)
    x = ZERO
    y = ONE
    while b is not ZERO:
        quotient, rest = int_divmod(a, b)
        next_y = int_subtract(x, int_multiply(quotient, y))
        a = b
        b = rest
        x = y
        y = next_y
    if a is not ONE:
        raise ValueError("base is not invertible for the given modulus")
    return x


def int_gcd(a: Obj, b: Obj) -> Obj:
    """The greatest common divisor, not negative."""
    while b is not ZERO:
        rest = int_modulo(a, b)
        a = b
        b = rest
    return int_absolute(a)


def int_square_root(value: Obj) -> Obj:
    """The largest integer whose square is at most value, for value >= 0 (Newton's method)."""
    if value is ZERO:
        return value
    root = shifted_left(ONE, (bit_length_of(value) + 1) // 2)
    while True:
        better = int_shift_right(int_add(root, int_floor_divide(value, root)), ONE)
        if int_compare(better, root) >= 0:
            return root
        root = better


def int_to_float(value: Obj) -> float:
    """The nearest float, half to even. OverflowError."""
    if is_small(value):
        return float(small_value(value))
    count = bit_length_of(value)
    result = float_from_parts(top_bits(value), count - 64, is_negative(value))
    if not is_finite(result):
        raise OverflowError("int too large to convert to float")
    return result


def top_bits(value: Obj) -> u64:
    """The upper 64 bits of the magnitude, the lowest also set if a bit below is: value != 0."""
    bits = bit_length_of(value)
    digits = left_digits(value)
    count = count_of(value)
    if bits <= 64:
        return load_64(digits, count, 0) << (64 - bits)
    result = load_64(digits, count, bits - 64)
    return result | 1 if has_bits_below(digits, bits - 64) else result


def ratio_to_float(a: Obj, b: Obj, negative: bool) -> float:
    """|a| / |b| with a sign, correctly rounded; infinite if it is too large. b is not 0."""
    if a is ZERO:
        return float_from_parts(u64(0), 0, negative)
    shift = bit_length_of(b) - bit_length_of(a) + 66
    if shift > 0:
        a = shifted_left(a, shift)
    else:
        b = shifted_left(b, -shift)
    quotient, rest = floor_division(int_absolute(a), int_absolute(b))
    mantissa = top_bits(quotient)
    if rest is not ZERO:
        mantissa = mantissa | 1
    return float_from_parts(mantissa, bit_length_of(quotient) - 64 - shift, negative)


def int_true_divide(a: Obj, b: Obj) -> float:
    """a / b, correctly rounded. ZeroDivisionError, OverflowError."""
    if b is ZERO:
        raise ZeroDivisionError("divide by zero")
    if both_small(a, b) and _is_exact(small_value(a)) and _is_exact(small_value(b)):
        return float(small_value(a)) / float(small_value(b))
    result = ratio_to_float(a, b, is_negative(a) != is_negative(b))
    if not is_finite(result):
        raise OverflowError("integer division result too large for a float")
    return result


@inline
def _is_exact(value: int) -> bool:
    """Whether a word is exact as a float."""
    return bit_length(magnitude_of(value)) <= MANTISSA_BITS + 1


def int_from_float(value: float) -> Obj:
    """The integer that a float is truncated to. OverflowError if it is infinite, ValueError if it
    is nan."""
    if not is_finite(value):
        if value != value:
            raise ValueError("can't convert NaN to int")
        raise OverflowError("can't convert inf to int")
    mantissa = mantissa_of(value)
    exponent = exponent_of(value)
    if exponent < 0:
        mantissa = mantissa >> -exponent if exponent > -64 else u64(0)
        exponent = 0
    result = shifted_left(int_object_u64(mantissa), exponent)
    return int_negative(result) if has_sign(value) else result


MAX_EXACT = min(1 << 53, MAX_INT)
"""Integers up to here are floats without rounding."""


def compare_int_float(a: Obj, b: float) -> int:
    """-1, 0 or 1 as an integer is less than, equal to or more than a float, exactly; 2 if the
    float is nan."""
    if b != b:
        return 2
    if not is_finite(b):
        return -1 if b > 0.0 else 1
    if is_small(a) and -MAX_EXACT <= small_value(a) <= MAX_EXACT:
        value = float(small_value(a))
        return (1 if value > b else 0) - (1 if value < b else 0)
    whole = int_from_float(b)
    result = int_compare(a, whole)
    if result != 0:
        return result
    rest = b - int_to_float(whole)
    return (1 if rest < 0.0 else 0) - (1 if rest > 0.0 else 0)
