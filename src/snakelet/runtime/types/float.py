"""Float arithmetic on values: floats held in the word, others boxed.

Invariant: a float has one representation only. It lies in the word if its exponent allows it
(`tag_float`); zeros, infinities and nan are objects in ROM, so they allocate nothing; all others
are boxed. Arithmetic means what it means in CPython.
"""

from typing import cast

from snakelet.runtime.static import (
    NULL,
    Obj,
    Struct,
    cold,
    double_bits,
    f32_bits,
    f32_from_bits,
    inline,
    is_float,
    small,
    tag_float,
    target,
    untag_float,
)
from snakelet.runtime.static.error import OverflowError, ZeroDivisionError
from snakelet.runtime.types.bigint import int_object_u64
from snakelet.runtime.types.float_bits import (
    exponent_of,
    has_sign,
    is_finite,
    mantissa_of,
)
from snakelet.runtime.types.float_digits import exact_integer, scaled_integer
from snakelet.runtime.types.int import (
    int_from_float,
    int_hash,
    int_multiply,
    int_negative,
    int_power,
    int_to_float,
    ratio_to_float,
)
from snakelet.runtime.types.libm import copysign, floor, fmod, power
from snakelet.runtime.types.type import FLOAT

MOST_PLACES = 323
"""Rounding a double to more places than that changes nothing."""
LEAST_PLACES = -308


class Float(Struct):
    """A float that does not fit the word."""

    value: float


FLOAT.layout = Float.type_object.layout
Float.type_object = FLOAT

ZERO = Float(0.0)
MINUS_ZERO = Float(-0.0)
INFINITY = Float(float("inf"))
MINUS_INFINITY = Float(float("-inf"))
NAN = Float(float("nan"))


@inline
def float_object(value: float) -> Obj:
    """The user's float; where the port's floats are singles, the nearest single."""
    if target.float_bits == 32:
        value = f32_from_bits(f32_bits(value))
    tagged = tag_float(value)
    return _boxed(value) if tagged is NULL else tagged


def _boxed(value: float) -> Obj:
    if value == 0.0:
        return MINUS_ZERO if has_sign(value) else ZERO
    if is_finite(value):
        return Float(value)
    if value != value:
        return NAN
    return INFINITY if value > 0.0 else MINUS_INFINITY


@inline
def float_value(value: Obj) -> float:
    """The number of a user's float."""
    return untag_float(value) if is_float(value) else cast(Float, value).value


@inline
def is_float_object(value: Obj) -> bool:
    """Whether a value is a float, in the word or boxed."""
    return is_float(value) or isinstance(value, Float)


@cold
def _zero_division() -> ZeroDivisionError:
    return ZeroDivisionError("divide by zero")


@inline
def float_divide(a: float, b: float) -> float:
    """a / b. ZeroDivisionError."""
    if b == 0.0:
        raise _zero_division()
    return a / b


def float_modulo(a: float, b: float) -> float:
    """a % b: a zero or of the sign of b. ZeroDivisionError."""
    if b == 0.0:
        raise _zero_division()
    rest = fmod(a, b)
    if rest == 0.0:
        return copysign(0.0, b)
    return rest + b if (b < 0.0) != (rest < 0.0) else rest


def float_floor_divide(a: float, b: float) -> float:
    """a // b: the floor of the exact quotient as near as floats allow. ZeroDivisionError."""
    if b == 0.0:
        raise _zero_division()
    rest = fmod(a, b)
    quotient = (a - rest) / b
    if rest != 0.0 and (b < 0.0) != (rest < 0.0):
        quotient = quotient - 1.0
    if quotient == 0.0:
        return copysign(0.0, a / b)
    whole = floor(quotient)
    return whole + 1.0 if quotient - whole > 0.5 else whole


def float_power(a: float, b: float) -> float:
    """a ** b, unless a is negative and b no integer. ZeroDivisionError, OverflowError."""
    if a == 0.0 and b < 0.0 and is_finite(b):
        raise _zero_division()
    result = power(a, b)
    if not is_finite(result) and is_finite(a) and is_finite(b):
        raise OverflowError("(34, 'Numerical result out of range')")
    return result


@inline
def is_integral(value: float) -> bool:
    """Whether a float is a whole number."""
    return is_finite(value) and floor(value) == value


def float_hash(value: float) -> int:
    """The hash: that of the equal integer if there is one, otherwise made of the bits."""
    if is_integral(value):
        return int_hash(int_from_float(value))
    bits = double_bits(value)
    return int((bits ^ bits >> 32) & 0x3FFFFFFF)


def round_to_integer(value: float) -> Obj:
    """The nearest integer, half to even. OverflowError, ValueError."""
    if not is_finite(value) or exponent_of(value) >= 0:
        return int_from_float(value)
    mantissa = mantissa_of(value)
    if mantissa == 0:
        return int_from_float(value)
    whole, is_sure = scaled_integer(mantissa, exponent_of(value), 0)
    assert is_sure
    result = int_object_u64(whole)
    return int_negative(result) if has_sign(value) else result


def round_to_places(value: float, places: int) -> float:
    """The float nearest to the exact value rounded to a number of decimal places, which may be
    negative; half to even. OverflowError."""
    if not is_finite(value) or value == 0.0 or places > MOST_PLACES:
        return value
    if places < LEAST_PLACES:
        return copysign(0.0, value)
    scaled = exact_integer(mantissa_of(value), exponent_of(value), places)
    result = 0.0
    if places >= 0:
        result = ratio_to_float(scaled, int_power(small(10), small(places)), has_sign(value))
    else:
        result = int_to_float(int_multiply(scaled, int_power(small(10), small(-places))))
        result = copysign(result, value)
    if not is_finite(result):
        raise OverflowError("rounded value too large to represent")
    return result
