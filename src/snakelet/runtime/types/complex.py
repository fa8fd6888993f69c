"""Complex arithmetic.

Invariant: parts are doubles; results equal CPython's, special values included.
"""

from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import Obj, Struct
from snakelet.runtime.static.error import OverflowError, ZeroDivisionError
from snakelet.runtime.types.float import float_hash
from snakelet.runtime.types.float_bits import has_sign, is_finite
from snakelet.runtime.types.float_text import write_float_magnitude, write_sign
from snakelet.runtime.types.libm import atan2, cos, exp, fabs, floor, hypot, log, power, sin

MOST_STEPS = 100
"""Powers of integers up to that are products."""


class Complex(Struct):
    """A complex number."""

    real: float
    imag: float


def complex_add(a: Complex, b: Complex) -> Complex:
    """a + b."""
    return Complex(a.real + b.real, a.imag + b.imag)


def complex_subtract(a: Complex, b: Complex) -> Complex:
    """a - b."""
    return Complex(a.real - b.real, a.imag - b.imag)


def complex_multiply(a: Complex, b: Complex) -> Complex:
    """a * b."""
    return Complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real)


def complex_divide(a: Complex, b: Complex) -> Complex:
    """a / b, scaled by the larger part of b (R. Smith 1962). ZeroDivisionError."""
    if b.real == 0.0 and b.imag == 0.0:
        raise ZeroDivisionError("complex divide by zero")
    if fabs(b.real) >= fabs(b.imag):
        ratio = b.imag / b.real
        scale = b.real + b.imag * ratio
        return Complex((a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale)
    if fabs(b.imag) >= fabs(b.real):
        ratio = b.real / b.imag
        scale = b.real * ratio + b.imag
        return Complex((a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale)
    nan = b.real + b.imag
    return Complex(nan, nan)


def complex_power(a: Complex, b: Complex) -> Complex:
    """a ** b. ZeroDivisionError, OverflowError."""
    if a.real == 0.0 and a.imag == 0.0 and b.real < 0.0:
        raise ZeroDivisionError("0.0 to a complex power")
    if b.imag == 0.0 and floor(b.real) == b.real and fabs(b.real) <= MOST_STEPS:
        result = _integer_power(a, b.real)
    else:
        result = _general_power(a, b)
    if not is_finite(result.real) or not is_finite(result.imag):
        if is_finite(a.real + a.imag) and is_finite(b.real + b.imag):
            raise OverflowError("complex exponentiation")
    return result


def _integer_power(a: Complex, exponent: float) -> Complex:
    if exponent < 0.0:
        return complex_divide(Complex(1.0, 0.0), _integer_power(a, -exponent))
    result = Complex(1.0, 0.0)
    square = a
    while exponent > 0.0:
        half = floor(exponent / 2.0)
        if exponent - 2.0 * half == 1.0:
            result = complex_multiply(result, square)
        exponent = half
        if exponent > 0.0:
            square = complex_multiply(square, square)
    return result


def _general_power(a: Complex, b: Complex) -> Complex:
    if b.real == 0.0 and b.imag == 0.0:
        return Complex(1.0, 0.0)
    if a.real == 0.0 and a.imag == 0.0:
        if b.imag != 0.0 or b.real < 0.0:
            raise ZeroDivisionError("0.0 to a complex power")
        return Complex(0.0, 0.0)
    length = hypot(a.real, a.imag)
    angle = atan2(a.imag, a.real)
    size = power(length, b.real)
    phase = angle * b.real
    if b.imag != 0.0:
        size = size / exp(angle * b.imag)
        phase = phase + b.imag * log(length)
    return Complex(size * cos(phase), size * sin(phase))


def complex_absolute(value: Complex) -> float:
    """The distance from zero. OverflowError."""
    result = hypot(value.real, value.imag)
    if not is_finite(result) and is_finite(value.real) and is_finite(value.imag):
        raise OverflowError("absolute value too large")
    return result


def complex_equal(a: Complex, b: Complex) -> bool:
    """a == b."""
    return a.real == b.real and a.imag == b.imag


def complex_hash(value: Complex) -> int:
    """The hash: that of the equal float if there is one."""
    if value.imag == 0.0:
        return float_hash(value.real)
    return (float_hash(value.real) ^ float_hash(value.imag) << 3) & 0x3FFFFFFF


def write_complex(out: Buffer, value: Complex) -> None:
    """Writes a complex number as repr does."""
    if value.real == 0.0 and not has_sign(value.real):
        _write_part(out, value.imag)
        out.append(0x6A)
        return
    out.append(0x28)
    _write_part(out, value.real)
    if not has_sign(value.imag) or value.imag != value.imag:
        out.append(0x2B)
    _write_part(out, value.imag)
    out.append(0x6A)
    out.append(0x29)


def _write_part(out: Buffer, value: float) -> None:
    write_sign(out, value)
    write_float_magnitude(out, value, ord("r"), 0, 0)


def is_complex(value: Obj) -> bool:
    """Whether a value is a complex number."""
    return isinstance(value, Complex)
