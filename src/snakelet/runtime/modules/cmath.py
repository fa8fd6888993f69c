"""cmath: the functions of complex numbers.

Invariant: parts are computed from those of the argument by the functions of real numbers; where
they leave the floats it is ValueError("math domain error").
"""

from snakelet.runtime.static import Obj
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types import libm
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.complex_type import complex_of
from snakelet.runtime.types.float import float_object
from snakelet.runtime.types.float_bits import is_finite
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.number import pair

E = 2.718281828459045
PI = 3.141592653589793
LOG_OF_10 = 2.302585092994046


def _checked(result: Complex, value: Complex) -> Complex:
    """The result of a function of a value. ValueError if it left the floats."""
    if not is_finite(result.real + result.imag) and is_finite(value.real + value.imag):
        raise ValueError("math domain error")
    return result


def phase(z: Obj, /) -> float:
    """The angle of z, -pi to pi."""
    value = complex_of(z)
    return libm.atan2(value.imag, value.real)


def polar(z: Obj, /) -> Obj:
    """The distance of z from zero, and its angle."""
    value = complex_of(z)
    distance = libm.hypot(value.real, value.imag)
    return pair(float_object(distance), float_object(libm.atan2(value.imag, value.real)))


def rect(r: float, phi: float, /) -> Obj:
    """The number of a distance and an angle."""
    return Complex(r * libm.cos(phi), r * libm.sin(phi))


def exp(z: Obj, /) -> Obj:
    """e raised to z."""
    value = complex_of(z)
    size = libm.exp(value.real)
    if value.imag == 0.0:
        return _checked(Complex(size, value.imag), value)
    return _checked(Complex(size * libm.cos(value.imag), size * libm.sin(value.imag)), value)


def log(z: Obj, /) -> Obj:
    """The natural logarithm, with an angle of -pi to pi."""
    value = complex_of(z)
    distance = libm.hypot(value.real, value.imag)
    angle = libm.atan2(value.imag, value.real)
    return _checked(Complex(libm.log(distance), angle), value)


def log10(z: Obj, /) -> Obj:
    """The logarithm to base 10."""
    value = complex_of(z)
    distance = libm.hypot(value.real, value.imag)
    angle = libm.atan2(value.imag, value.real)
    return _checked(Complex(libm.log10(distance), angle / LOG_OF_10), value)


def sqrt(z: Obj, /) -> Obj:
    """The square root whose real part is not negative."""
    value = complex_of(z)
    if value.real == 0.0 and value.imag == 0.0:
        return Complex(0.0, value.imag)
    half = libm.sqrt((libm.fabs(value.real) + libm.hypot(value.real, value.imag)) / 2.0)
    other = libm.fabs(value.imag) / (2.0 * half)
    if value.real >= 0.0:
        return _checked(Complex(half, libm.copysign(other, value.imag)), value)
    return _checked(Complex(other, libm.copysign(half, value.imag)), value)


def cos(z: Obj, /) -> Obj:
    """The cosine."""
    value = complex_of(z)
    real = libm.cos(value.real) * libm.cosh(value.imag)
    return _checked(Complex(real, -libm.sin(value.real) * libm.sinh(value.imag)), value)


def sin(z: Obj, /) -> Obj:
    """The sine."""
    value = complex_of(z)
    real = libm.sin(value.real) * libm.cosh(value.imag)
    return _checked(Complex(real, libm.cos(value.real) * libm.sinh(value.imag)), value)


MODULE = define_module("cmath", globals(), e=E, pi=PI)
