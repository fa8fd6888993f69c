"""math: the functions of real numbers.

Invariant: a function raises ValueError("math domain error") if its argument lies outside its domain
or its result beyond the floats; a nan that comes in goes out. What yields whole numbers yields ints
of any size.
"""

from snakelet.runtime.static import (
    NULL,
    STOP_ITERATION,
    Obj,
    Pointer,
    cold,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import OverflowError, ValueError
from snakelet.runtime.types import libm
from snakelet.runtime.types.bigint import bit_length_of, int_object_u64, is_negative
from snakelet.runtime.types.bigint_bits import shifted_left
from snakelet.runtime.types.convert import to_float
from snakelet.runtime.types.float import float_divide, float_object
from snakelet.runtime.types.float_bits import (
    exponent_of,
    float_from_parts,
    has_sign,
    is_finite,
    mantissa_of,
)
from snakelet.runtime.types.int import (
    int_absolute,
    int_add,
    int_compare,
    int_floor_divide,
    int_from_float,
    int_gcd,
    int_multiply,
    int_negative,
    int_square_root,
    int_subtract,
    ratio_to_float,
    top_bits,
)
from snakelet.runtime.types.int_type import integer_argument
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.number import INT_RANK, pair, rank_of
from snakelet.runtime.types.operation import advance, binary, iterate
from snakelet.runtime.types.operator import MULTIPLY

E = 2.718281828459045
PI = 3.141592653589793
TAU = 6.283185307179586
INF = float("inf")
NAN = float("nan")
LOG_OF_2 = 0.6931471805599453
LOG_OF_10 = 2.302585092994046
LEAST_EXPONENT = 1074


@cold
def _domain_error() -> ValueError:
    """What to raise outside a function's domain."""
    return ValueError("math domain error")


def _checked(result: float, x: float) -> float:
    """The result of a function of x. ValueError if it left its domain or the floats."""
    if not is_finite(result) and is_finite(x):
        raise _domain_error()
    if result != result and x == x:
        raise _domain_error()
    return result


def _checked_2(result: float, x: float, y: float) -> float:
    """Likewise of a function of x and y."""
    if not is_finite(result) and is_finite(x) and is_finite(y):
        raise _domain_error()
    if result != result and x == x and y == y:
        raise _domain_error()
    return result


def acos(x: float, /) -> float:
    """The angle whose cosine is x."""
    return _checked(libm.acos(x), x)


def acosh(x: float, /) -> float:
    """The inverse of cosh."""
    return _checked(libm.acosh(x), x)


def asin(x: float, /) -> float:
    """The angle whose sine is x."""
    return _checked(libm.asin(x), x)


def asinh(x: float, /) -> float:
    """The inverse of sinh."""
    return _checked(libm.asinh(x), x)


def atan(x: float, /) -> float:
    """The angle whose tangent is x."""
    return _checked(libm.atan(x), x)


def atanh(x: float, /) -> float:
    """The inverse of tanh."""
    return _checked(libm.atanh(x), x)


def cbrt(x: float, /) -> float:
    """The cube root."""
    return _checked(libm.cbrt(x), x)


def cos(x: float, /) -> float:
    """The cosine of x radians."""
    return _checked(libm.cos(x), x)


def cosh(x: float, /) -> float:
    """The hyperbolic cosine."""
    return _checked(libm.cosh(x), x)


def erf(x: float, /) -> float:
    """The error function."""
    return _checked(libm.erf(x), x)


def erfc(x: float, /) -> float:
    """1 - erf(x)."""
    return _checked(libm.erfc(x), x)


def exp(x: float, /) -> float:
    """e raised to x."""
    return _checked(libm.exp(x), x)


def exp2(x: float, /) -> float:
    """2 raised to x."""
    return _checked(libm.exp2(x), x)


def expm1(x: float, /) -> float:
    """exp(x) - 1, precise near zero."""
    return _checked(libm.expm1(x), x)


def gamma(x: float, /) -> float:
    """The gamma function."""
    return _checked(libm.gamma(x), x)


def lgamma(x: float, /) -> float:
    """The natural logarithm of the magnitude of gamma."""
    return _checked(libm.lgamma(x), x)


def log1p(x: float, /) -> float:
    """log(1 + x), precise near zero."""
    return _checked(libm.log1p(x), x)


def sin(x: float, /) -> float:
    """The sine of x radians."""
    return _checked(libm.sin(x), x)


def sinh(x: float, /) -> float:
    """The hyperbolic sine."""
    return _checked(libm.sinh(x), x)


def sqrt(x: float, /) -> float:
    """The square root."""
    return _checked(libm.sqrt(x), x)


def tan(x: float, /) -> float:
    """The tangent of x radians."""
    return _checked(libm.tan(x), x)


def tanh(x: float, /) -> float:
    """The hyperbolic tangent."""
    return _checked(libm.tanh(x), x)


def atan2(y: float, x: float, /) -> float:
    """The angle of the point (x, y), -pi to pi."""
    return libm.atan2(y, x)


def copysign(x: float, y: float, /) -> float:
    """x with the sign of y."""
    return libm.copysign(x, y)


def fabs(x: float, /) -> float:
    """The magnitude of x as a float."""
    return libm.fabs(x)


def fmod(x: float, y: float, /) -> float:
    """The remainder of x / y with the sign of x."""
    return _checked_2(libm.fmod(x, y), x, y)


def remainder(x: float, y: float, /) -> float:
    """x minus the multiple of y nearest to it."""
    return _checked_2(libm.remainder(x, y), x, y)


def pow(x: float, y: float, /) -> float:
    """x raised to y, as a float."""
    return _checked_2(libm.power(x, y), x, y)


def nextafter(x: float, y: float, /) -> float:
    """The float next to x in the direction of y."""
    return libm.nextafter(x, y)


def ulp(x: float, /) -> float:
    """The value of the lowest bit of x."""
    if not is_finite(x):
        return libm.fabs(x)
    return libm.ldexp(1.0, exponent_of(x))


def degrees(x: float, /) -> float:
    """An angle in radians as degrees."""
    return x * (180.0 / PI)


def radians(x: float, /) -> float:
    """An angle in degrees as radians."""
    return x * (PI / 180.0)


def isfinite(x: float, /) -> bool:
    """Whether x is neither infinite nor nan."""
    return is_finite(x)


def isinf(x: float, /) -> bool:
    """Whether x is infinite."""
    return x == x and not is_finite(x)


def isnan(x: float, /) -> bool:
    """Whether x is nan."""
    return x != x


def isclose(a: float, b: float, *, rel_tol: float = 1e-9, abs_tol: float = 0.0) -> bool:
    """Whether a and b differ by no more than a part of the larger, or an absolute amount."""
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if not is_finite(a) or not is_finite(b):
        return False
    difference = libm.fabs(a - b)
    return difference <= max(rel_tol * max(libm.fabs(a), libm.fabs(b)), abs_tol)


def ldexp(x: float, i: Obj, /) -> float:
    """x * 2**i."""
    exponent = integer_argument(i)
    steps = -100000 if is_negative(exponent) else 100000
    if is_small(exponent):
        steps = min(max(small_value(exponent), -100000), 100000)
    return _checked(libm.ldexp(x, steps), x)


def frexp(x: float, /) -> Obj:
    """m and e with x == m * 2**e and 0.5 <= abs(m) < 1."""
    if not is_finite(x) or x == 0.0:
        return pair(float_object(x), small(0))
    count = bit_length_of(int_object_u64(mantissa_of(x)))
    exponent = exponent_of(x) + count
    mantissa = libm.ldexp(libm.ldexp(x, -(exponent // 2)), exponent // 2 - exponent)
    return pair(float_object(mantissa), small(exponent))


def modf(x: float, /) -> Obj:
    """The fraction and the whole part of x, both with its sign."""
    if not is_finite(x):
        fraction = libm.copysign(0.0, x) if x == x else x
        return pair(float_object(fraction), float_object(x))
    whole = libm.copysign(libm.floor(libm.fabs(x)), x)
    return pair(float_object(libm.copysign(x - whole, x)), float_object(whole))


def floor(x: Obj, /) -> Obj:
    """The largest integer not above x."""
    if rank_of(x) == INT_RANK:
        return integer_argument(x)
    value = to_float(x)
    return int_from_float(libm.floor(value) if is_finite(value) else value)


def ceil(x: Obj, /) -> Obj:
    """The smallest integer not below x."""
    if rank_of(x) == INT_RANK:
        return integer_argument(x)
    value = to_float(x)
    return int_from_float(libm.ceil(value) if is_finite(value) else value)


def trunc(x: Obj, /) -> Obj:
    """x without its fraction."""
    if rank_of(x) == INT_RANK:
        return integer_argument(x)
    return int_from_float(to_float(x))


def log(x: Obj, base: Obj = NULL, /) -> float:
    """The logarithm of x to a base, or the natural one. Integers may be of any size."""
    result = _natural_log(x)
    if base is NULL:
        return result
    divisor = _natural_log(base)
    return float_divide(result, divisor)


def _natural_log(x: Obj) -> float:
    if _is_long(x):
        return libm.log(_scaled(x)) + float(bit_length_of(x)) * LOG_OF_2
    value = to_float(x)
    return _checked(libm.log(value), value)


def log2(x: Obj, /) -> float:
    """The logarithm of x to base 2."""
    if _is_long(x):
        return libm.log2(_scaled(x)) + float(bit_length_of(x))
    value = to_float(x)
    return _checked(libm.log2(value), value)


def log10(x: Obj, /) -> float:
    """The logarithm of x to base 10."""
    if _is_long(x):
        return libm.log10(_scaled(x)) + float(bit_length_of(x)) * (LOG_OF_2 / LOG_OF_10)
    value = to_float(x)
    return _checked(libm.log10(value), value)


def _is_long(x: Obj) -> bool:
    """Whether x is a positive integer that may be no float."""
    return rank_of(x) == INT_RANK and _is_longer(integer_argument(x), 1000)


def _is_longer(x: Obj, bits: int) -> bool:
    return not is_negative(x) and bit_length_of(x) > bits


def _scaled(x: Obj) -> float:
    """A long integer divided by a power of two, to 0.5 .. 1."""
    return float_from_parts(top_bits(x), -64, False)


def factorial(x: Obj, /) -> Obj:
    """The product of the integers from 1 to x."""
    number = integer_argument(x)
    if is_negative(number):
        raise ValueError("negative factorial")
    if not is_small(number):
        raise OverflowError("factorial argument too large")
    return _product_of_range(1, small_value(number))


def _product_of_range(low: int, high: int) -> Obj:
    """The product of the integers from low to high, 1 if there are none; halves are multiplied,
    so that factors are of like size."""
    if high - low < 4:
        result = small(1)
        for i in range(low, high + 1):
            result = int_multiply(result, small(i))
        return result
    middle = low + (high - low) // 2
    return int_multiply(_product_of_range(low, middle), _product_of_range(middle + 1, high))


def isqrt(n: Obj, /) -> Obj:
    """The largest integer whose square is not above n."""
    number = integer_argument(n)
    if is_negative(number):
        raise ValueError("isqrt() argument must be nonnegative")
    return int_square_root(number)


def gcd(count: int, arguments: Pointer[Obj]) -> Obj:
    """The greatest common divisor of integers."""
    result = small(0)
    for i in range(count):
        result = int_gcd(result, integer_argument(arguments[i]))
    return result


def lcm(count: int, arguments: Pointer[Obj]) -> Obj:
    """The least common multiple of integers."""
    result = small(1)
    for i in range(count):
        number = integer_argument(arguments[i])
        if number is small(0):
            return number
        part = int_floor_divide(number, int_gcd(result, number))
        result = int_absolute(int_multiply(result, part))
    return result


def comb(n: Obj, k: Obj, /) -> Obj:
    """How many ways there are to choose k of n things without order."""
    total = _count_argument(n)
    chosen = _count_argument(k)
    if int_compare(chosen, total) > 0:
        return small(0)
    rest = int_subtract(total, chosen)
    if int_compare(rest, chosen) < 0:
        chosen = rest
    result = small(1)
    for i in range(_steps(chosen)):
        result = int_multiply(result, int_subtract(total, small(i)))
        result = int_floor_divide(result, small(i + 1))
    return result


def perm(n: Obj, k: Obj = NULL, /) -> Obj:
    """How many ways there are to choose k of n things in order; all of them without k."""
    total = _count_argument(n)
    if k is NULL:
        return factorial(n)
    chosen = _count_argument(k)
    if int_compare(chosen, total) > 0:
        return small(0)
    result = small(1)
    for i in range(_steps(chosen)):
        result = int_multiply(result, int_subtract(total, small(i)))
    return result


def _count_argument(value: Obj) -> Obj:
    number = integer_argument(value)
    if is_negative(number):
        raise ValueError("must be a non-negative integer")
    return number


def _steps(count: Obj) -> int:
    if not is_small(count):
        raise OverflowError("too many steps")
    return small_value(count)


def hypot(count: int, arguments: Pointer[Obj]) -> float:
    """The distance of a point from the origin."""
    result = 0.0
    for i in range(count):
        result = libm.hypot(result, to_float(arguments[i]))
    return result


def dist(p: Obj, q: Obj, /) -> float:
    """The distance of two points, given as sequences of the same length."""
    result = 0.0
    first = iterate(p)
    second = iterate(q)
    while True:
        a = advance(first)
        b = advance(second)
        if a is STOP_ITERATION and b is STOP_ITERATION:
            return result
        if a is STOP_ITERATION or b is STOP_ITERATION:
            raise ValueError("both points must have the same number of dimensions")
        result = libm.hypot(result, to_float(a) - to_float(b))


def prod(iterable: Obj, /, *, start: Obj = NULL) -> Obj:
    """The product of numbers and a start value."""
    result = small(1) if start is NULL else start
    iterator = iterate(iterable)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return result
        result = binary(MULTIPLY, result, item)


def fsum(iterable: Obj, /) -> float:
    """The sum of floats, rounded once: it is kept as an integer of the least float's units."""
    total = small(0)
    special = 0.0
    iterator = iterate(iterable)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            break
        value = to_float(item)
        if is_finite(value):
            total = int_add(total, _in_units(value))
        else:
            special = special + value
            if special != special and value == value:
                raise ValueError("-inf + inf in fsum")
    if special != 0.0:
        return special
    result = ratio_to_float(total, shifted_left(small(1), LEAST_EXPONENT), is_negative(total))
    if not is_finite(result):
        raise OverflowError("intermediate overflow in fsum")
    return result


def _in_units(value: float) -> Obj:
    units = int_object_u64(mantissa_of(value))
    units = shifted_left(units, exponent_of(value) + LEAST_EXPONENT)
    return int_negative(units) if has_sign(value) else units


MODULE = define_module("math", globals(), e=E, pi=PI, tau=TAU, inf=INF, nan=NAN)
