"""Floats: IEEE doubles, conversions, comparison, and their bits."""

import math

from support import case, panics

from snakelet.runtime.static import double_bits, double_from_bits, f32_bits, f32_from_bits, u32, u64

NUMBERS: tuple[tuple[float], ...] = (
    (0.0,),
    (-0.0,),
    (1.5,),
    (-2.75,),
    (1e300,),
    (5e-324,),
    (math.inf,),
    (-math.inf,),
)
NUMBERS += ((math.nan,), (0.1,), (3.4028235677973366e38,), (1e-40,))


@case((1.5, 2.25), (-0.0, 1.0), (1e308, 10.0), (0.1, 0.2), (math.inf, 1.0))
def arithmetic(a: float, b: float) -> float:
    return (a + b) * a - b / a if a != 0 else a * b


@case(*NUMBERS)
def negate(a: float) -> float:
    return -a


@case(*NUMBERS)
def absolute(a: float) -> float:
    return abs(a)


@case((1.5, 1.5), (1.0, 2.0), (math.nan, 1.0), (math.nan, math.nan), (-0.0, 0.0))
def compare(a: float, b: float) -> int:
    return (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b)


@case((1.0, 2.0), (2.0, 1.0), (-0.0, 0.0), (math.nan, 1.0), (1.0, math.nan))
def smallest(a: float, b: float) -> float:
    return min(a, b)


@case((1.0, 2.0), (2.0, 1.0), (-0.0, 0.0), (math.nan, 1.0), (1.0, math.nan))
def largest(a: float, b: float) -> float:
    return max(a, b)


@case(*NUMBERS)
def truth(a: float) -> int:
    return (1 if a else 0) + (2 if not a else 0) + (4 if bool(a) else 0)


@case((1.9,), (-1.9,), (0.0,), (-0.5,), (123456789.5,))
def to_int(a: float) -> int:
    return int(a)


@case((0,), (-5,), (123456789,))
def from_int(a: int) -> float:
    return float(a) + a / 4.0 + 1 * 0.5 + 2 * float(a)


@case(*NUMBERS)
def through_bits(a: float) -> float:
    return double_from_bits(double_bits(a))


@case(*NUMBERS)
def bits(a: float) -> u64:
    return double_bits(a) if a == a else u64(1)


@case(*NUMBERS)
def through_single(a: float) -> float:
    return f32_from_bits(f32_bits(a))


@case((0,), (0x3F800000,), (1,), (0x7F800000,), (0x40490FDB,))
def single(a: int) -> float:
    return f32_from_bits(u32(a))


@case((0,), (1,), (2,), (3,), (4,))
def constants(n: int) -> float:
    if n == 0:
        return -0.0
    if n == 1:
        return 1e-300
    if n == 2:
        return math.inf
    if n == 3:
        return -math.pi
    return math.nan


@panics("zero", 1.0, 0.0)
def divide_by_zero(a: float, b: float) -> float:
    return a / b  # here


@panics("range", 1e300)
def convert_too_large(a: float) -> int:
    return int(a)  # here
