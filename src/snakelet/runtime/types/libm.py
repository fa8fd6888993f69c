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
