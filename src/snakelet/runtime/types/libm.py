"""The functions of the C library on doubles.

Invariant: none raises; outside its domain a function yields nan, beyond the range of doubles an
infinity, hosted and compiled alike.
"""

import math
from collections.abc import Callable

from snakelet.runtime.static import extern


def twin(function: Callable[..., float], *arguments: float) -> float:
    """What C's function yields where Python's raises: the hosted life of the functions here."""
    try:
        return float(function(*arguments))
    except ValueError:
        return math.nan
    except OverflowError:
        return math.inf


@extern("floor", "math.h")
def floor(x: float) -> float:
    return float(math.floor(x)) if math.isfinite(x) and x != 0.0 else x


@extern("fmod", "math.h")
def fmod(x: float, y: float) -> float:
    return twin(math.fmod, x, y)


@extern("pow", "math.h")
def power(x: float, y: float) -> float:
    if x < 0.0 and math.isfinite(x) and y % 2.0 == 1.0:
        return -twin(math.pow, -x, y)
    return twin(math.pow, x, y)


@extern("fabs", "math.h")
def fabs(x: float) -> float:
    return math.fabs(x)


@extern("copysign", "math.h")
def copysign(x: float, y: float) -> float:
    return math.copysign(x, y)


@extern("ldexp", "math.h")
def ldexp(x: float, exponent: int) -> float:
    result = twin(math.ldexp, x, exponent)
    return math.copysign(result, x) if math.isinf(result) else result


@extern("sqrt", "math.h")
def sqrt(x: float) -> float:
    return twin(math.sqrt, x)


@extern("hypot", "math.h")
def hypot(x: float, y: float) -> float:
    return twin(math.hypot, x, y)


@extern("atan2", "math.h")
def atan2(y: float, x: float) -> float:
    return math.atan2(y, x)


@extern("exp", "math.h")
def exp(x: float) -> float:
    return twin(math.exp, x)


@extern("log", "math.h")
def log(x: float) -> float:
    return -math.inf if x == 0.0 else twin(math.log, x)


@extern("sin", "math.h")
def sin(x: float) -> float:
    return twin(math.sin, x)


@extern("cos", "math.h")
def cos(x: float) -> float:
    return twin(math.cos, x)


@extern("acos", "math.h")
def acos(x: float) -> float:
    return twin(math.acos, x)


@extern("acosh", "math.h")
def acosh(x: float) -> float:
    return twin(math.acosh, x)


@extern("asin", "math.h")
def asin(x: float) -> float:
    return twin(math.asin, x)


@extern("asinh", "math.h")
def asinh(x: float) -> float:
    return twin(math.asinh, x)


@extern("atan", "math.h")
def atan(x: float) -> float:
    return twin(math.atan, x)


@extern("atanh", "math.h")
def atanh(x: float) -> float:
    return twin(math.atanh, x)


@extern("cbrt", "math.h")
def cbrt(x: float) -> float:
    return twin(math.cbrt, x)


@extern("ceil", "math.h")
def ceil(x: float) -> float:
    return math.copysign(math.ceil(x), x) if math.isfinite(x) else x


@extern("cosh", "math.h")
def cosh(x: float) -> float:
    return twin(math.cosh, x)


@extern("erf", "math.h")
def erf(x: float) -> float:
    return twin(math.erf, x)


@extern("erfc", "math.h")
def erfc(x: float) -> float:
    return twin(math.erfc, x)


@extern("exp2", "math.h")
def exp2(x: float) -> float:
    return twin(math.exp2, x)


@extern("expm1", "math.h")
def expm1(x: float) -> float:
    return twin(math.expm1, x)


@extern("log10", "math.h")
def log10(x: float) -> float:
    return twin(math.log10, x)


@extern("log1p", "math.h")
def log1p(x: float) -> float:
    return twin(math.log1p, x)


@extern("log2", "math.h")
def log2(x: float) -> float:
    return twin(math.log2, x)


@extern("sinh", "math.h")
def sinh(x: float) -> float:
    return twin(math.sinh, x)


@extern("tan", "math.h")
def tan(x: float) -> float:
    return twin(math.tan, x)


@extern("tanh", "math.h")
def tanh(x: float) -> float:
    return twin(math.tanh, x)


@extern("tgamma", "math.h")
def gamma(x: float) -> float:
    return twin(math.gamma, x)


@extern("lgamma", "math.h")
def lgamma(x: float) -> float:
    return twin(math.lgamma, x)


@extern("remainder", "math.h")
def remainder(x: float, y: float) -> float:
    return twin(math.remainder, x, y)


@extern("nextafter", "math.h")
def nextafter(x: float, y: float) -> float:
    return math.nextafter(x, y)
