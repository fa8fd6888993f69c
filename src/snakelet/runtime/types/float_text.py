"""Floats as text: repr, and the formats e, f and g.

Invariant: what is written equals what CPython writes for the same double and format.
"""

from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.types.float_bits import has_sign, is_finite
from snakelet.runtime.types.float_digits import (
    digits,
    digits_pointer,
    find_places,
    find_shortest,
    find_significant,
    release_digits,
)

ALTERNATE = 1
"""Keep the point, and with g the zeros behind it."""
POINT_ZERO = 2
"""At least one digit behind the point if there is no exponent."""
CAPITAL = 4
"""E, INF and NAN for e, inf and nan."""

REPR_EXPONENT = 16


def write_float(out: Buffer, value: float) -> None:
    """Writes a float as repr does."""
    write_sign(out, value)
    write_float_magnitude(out, value, ord("r"), 0, POINT_ZERO)


def write_sign(out: Buffer, value: float) -> None:
    """Writes `-` if the sign bit is set, but not for nan."""
    if has_sign(value) and value == value:
        out.append(0x2D)


def write_float_magnitude(out: Buffer, value: float, kind: int, precision: int, flags: int) -> None:
    """Writes a float without its sign. `kind` is the character e, f, g or r (the shortest digits);
    the precision counts the digits behind the point, with g the significant ones."""
    if not is_finite(value):
        write_special(out, value, flags)
        return
    end = 0
    exponential = kind == ord("e")
    if kind == ord("e"):
        find_significant(value, precision + 1)
        end = precision + 1
    elif kind == ord("f"):
        find_places(value, precision)
        end = digits.point + precision
    elif kind == ord("g"):
        precision = max(precision, 1)
        find_significant(value, precision)
        most = precision - (1 if flags & POINT_ZERO else 0)
        exponential = digits.point <= -4 or digits.point > most
        end = precision if flags & ALTERNATE else digits.count
    else:
        find_shortest(value)
        exponential = digits.point <= -4 or digits.point > REPR_EXPONENT
        end = digits.count
    _lay_out(out, exponential, end, flags)
    release_digits()


def write_special(out: Buffer, value: float, flags: int) -> None:
    """Writes inf or nan."""
    if value != value:
        out.extend_text("NAN" if flags & CAPITAL else "nan")
    else:
        out.extend_text("INF" if flags & CAPITAL else "inf")


def _lay_out(out: Buffer, exponential: bool, end: int, flags: int) -> None:
    """Writes the digits found, up to the index `end`; beyond those found there are zeros."""
    point = 1 if exponential else digits.point
    if flags & POINT_ZERO and not exponential:
        end = max(end, point + 1)
    end = max(end, point)
    if point <= 0:
        out.append(0x30)
    _write_range(out, 0, point)
    if end > point or flags & ALTERNATE:
        out.append(0x2E)
    _write_range(out, min(point, end), end)
    if exponential:
        out.append(0x45 if flags & CAPITAL else 0x65)
        write_exponent(out, digits.point - 1)


def _write_range(out: Buffer, start: int, end: int) -> None:
    text = digits_pointer()
    for i in range(start, end):
        out.append(text[i] if 0 <= i < digits.count else 0x30)


def write_exponent(out: Buffer, exponent: int) -> None:
    """Writes a decimal exponent (below 1000) with its sign and at least two digits."""
    out.append(0x2D if exponent < 0 else 0x2B)
    size = -exponent if exponent < 0 else exponent
    if size >= 100:
        out.append(0x30 + size // 100)
    out.append(0x30 + size // 10 % 10)
    out.append(0x30 + size % 10)
