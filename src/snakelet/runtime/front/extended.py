"""Floats with 64 bits of mantissa, the extended precision of x86, emulated on integers.

Invariant: a number is mantissa * 2**exponent; the mantissa's top bit is set unless it is 0. Results
are rounded half to even, as the x87 unit does. Exponents of that unit's range never overflow here.
"""

from snakelet.runtime.static import u64
from snakelet.runtime.types.float_bits import bit_length_64, exponent_of, mantissa_of

TOP_BIT = u64(1 << 63)
LOW_HALF = u64(0xFFFFFFFF)
TEN_MANTISSA = u64(0xA000000000000000)
TEN_EXPONENT = -60
MAX_POWER = 5000
"""Powers of ten beyond it make any double infinite or zero."""


def normalised(mantissa: u64, exponent: int) -> tuple[u64, int]:
    """The number with its mantissa's top bit set."""
    if mantissa == 0:
        return mantissa, 0
    shift = 64 - bit_length_64(mantissa)
    return mantissa << shift, exponent - shift


def extended_of(value: float) -> tuple[u64, int]:
    """A finite float's magnitude, exactly."""
    return normalised(mantissa_of(value), exponent_of(value))


def product(a: u64, a_exponent: int, b: u64, b_exponent: int) -> tuple[u64, int]:
    """a * b."""
    a_high = a >> 32
    a_low = a & LOW_HALF
    b_high = b >> 32
    b_low = b & LOW_HALF
    low = a_low * b_low
    middle = a_high * b_low + (low >> 32)
    cross = a_low * b_high + (middle & LOW_HALF)
    high = a_high * b_high + (middle >> 32) + (cross >> 32)
    rest = (cross << 32) | (low & LOW_HALF)
    exponent = a_exponent + b_exponent + 64
    if high & TOP_BIT == 0:
        high = (high << 1) | (rest >> 63)
        rest = rest << 1
        exponent -= 1
    return rounded(high, exponent, rest)


def rounded(mantissa: u64, exponent: int, rest: u64) -> tuple[u64, int]:
    """The number rounded by the 64 bits that follow its mantissa."""
    if rest > TOP_BIT or (rest == TOP_BIT and mantissa & 1 != 0):
        mantissa = mantissa + 1
        if mantissa == 0:
            return TOP_BIT, exponent + 1
    return mantissa, exponent


def quotient(a: u64, a_exponent: int, b: u64, b_exponent: int) -> tuple[u64, int]:
    """a / b for b other than 0."""
    if a == 0:
        return a, 0
    result = u64(0)
    remainder = a
    bits = 64
    if a >= b:
        result = u64(1)
        remainder = a - b
        bits = 63
    for _ in range(bits):
        carry = remainder >> 63
        remainder = remainder << 1
        result = result << 1
        if carry != 0 or remainder >= b:
            remainder = remainder - b
            result = result | 1
    return rounded(result, a_exponent - b_exponent - bits, rest_of(remainder, b))


def rest_of(remainder: u64, divisor: u64) -> u64:
    """What follows a quotient, compared with one half (TOP_BIT): below, equal or above."""
    doubled = remainder << 1
    if remainder >> 63 != 0 or doubled > divisor:
        return TOP_BIT + 1
    return TOP_BIT if doubled == divisor else TOP_BIT - 1


def scaled(mantissa: u64, exponent: int, power: int) -> tuple[u64, int]:
    """The number times ten to a power from -MAX_POWER to MAX_POWER: multiplied or divided by 10,
    10**2, 10**4 ..., from the lowest bit of the power upward (spec/mpy-format.md section 5.1)."""
    ten = TEN_MANTISSA
    ten_exponent = TEN_EXPONENT
    left = power if power > 0 else -power
    while left != 0:
        if left & 1 != 0:
            if power > 0:
                mantissa, exponent = product(mantissa, exponent, ten, ten_exponent)
            else:
                mantissa, exponent = quotient(mantissa, exponent, ten, ten_exponent)
        left = left >> 1
        if left != 0:
            ten, ten_exponent = product(ten, ten_exponent, ten, ten_exponent)
    return mantissa, exponent


def nearest_integer(mantissa: u64, exponent: int) -> u64:
    """floor(number + 0.5), the sum rounded to extended precision; the number is below 2**64."""
    if exponent == 0:
        return mantissa + (mantissa & 1)
    if exponent < -64:
        return u64(0)
    half = u64(1) << (-exponent - 1)
    total = mantissa + half
    if total >= mantissa:
        return total >> (-exponent - 1) >> 1
    total = (total >> 1) | TOP_BIT
    return total >> (-exponent - 2) >> 1 if exponent < -1 else total
