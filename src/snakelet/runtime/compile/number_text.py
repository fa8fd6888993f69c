"""The text of float constants in a .mpy file, as the official mpy-cross writes it.

Invariant: the text has the fewest digits from 16 on that read back as the same double, both by
extended arithmetic (spec/mpy-format.md section 5.1). It is not always the shortest.
"""

from snakelet.runtime.front.extended import extended_of, nearest_integer, scaled
from snakelet.runtime.front.reference_float import float_of_text
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import u64
from snakelet.runtime.types.float_bits import (
    INFINITE_BITS,
    float_from_parts,
    has_sign,
    is_finite,
    magnitude_bits,
)

FIRST_DIGITS = 16
LAST_DIGITS = 19
ONE_MANTISSA = u64(1 << 63)
ONE_EXPONENT = -63
ZERO = ord("0")
POINT = ord(".")
MINUS = ord("-")


def write_float(out: Buffer, value: float) -> None:
    """Writes a float; a whole number gets `.0`."""
    start = out.used
    write_number(out, value)
    if is_finite(value) and is_whole(out, start):
        out.append(POINT)
        out.append(ZERO)


def write_complex(out: Buffer, real: float, imag: float) -> None:
    """Writes a complex number; without its real part if that is zero."""
    if real == 0.0:
        write_number(out, imag)
        out.append(ord("j"))
        return
    out.append(ord("("))
    write_number(out, real)
    if not has_sign(imag):
        out.append(ord("+"))
    write_number(out, imag)
    out.append(ord("j"))
    out.append(ord(")"))


def is_whole(out: Buffer, start: int) -> bool:
    """Whether there is neither a point nor an exponent from `start` on."""
    for i in range(start, out.used):
        if out[i] == POINT or out[i] == ord("e"):
            return False
    return True


def write_number(out: Buffer, value: float) -> None:
    """Writes a float in general format."""
    bits = magnitude_bits(value)
    if has_sign(value):
        out.append(MINUS)
    if bits > INFINITE_BITS:
        out.extend_text("nan")
    elif bits == INFINITE_BITS:
        out.extend_text("inf")
    elif bits == 0:
        out.append(ZERO)
    else:
        write_digits(out, -value if has_sign(value) else value)


def write_digits(out: Buffer, value: float) -> None:
    """Writes a positive float with the first number of digits that reads back."""
    exponent = decimal_exponent(value)
    start = out.used
    for count in range(FIRST_DIGITS, LAST_DIGITS + 1):
        out.used = start
        write_rounded(out, value, exponent, count)
        if float_of_text(out.at(start), out.used - start) == value:
            return


def decimal_exponent(value: float) -> int:
    """The power of ten of the leading digit: estimated, then stepped to."""
    biased = int(magnitude_bits(value) >> 52)
    estimate = (biased - 1023) * 30103
    exponent = estimate // 100000 if estimate >= 0 else -(-estimate // 100000)
    if value >= 1.0:
        while value >= power_of_ten(exponent + 1):
            exponent += 1
    else:
        while value < power_of_ten(exponent):
            exponent -= 1
    return exponent


def power_of_ten(exponent: int) -> float:
    """Ten to a power, rounded to a double from extended precision."""
    mantissa, binary = scaled(ONE_MANTISSA, ONE_EXPONENT, exponent)
    return float_from_parts(mantissa, binary, False)


def write_rounded(out: Buffer, value: float, exponent: int, count: int) -> None:
    """Writes a value rounded to so many digits."""
    mantissa, binary = extended_of(value)
    mantissa, binary = scaled(mantissa, binary, count - 1 - exponent)
    digits = nearest_integer(mantissa, binary)
    limit = u64(1)
    for _ in range(count):
        limit = limit * 10
    if digits >= limit:
        digits = digits // 10
        exponent += 1
    lay_out(out, digits, exponent, count)


def lay_out(out: Buffer, digits: u64, exponent: int, count: int) -> None:
    """Writes digits with their point, and an exponent if it is far."""
    text = new_buffer()
    for _ in range(count):
        text.append(ZERO)
    for i in range(count - 1, -1, -1):
        text[i] = ZERO + int(digits % 10)
        digits = digits // 10
    used = count
    while used > 1 and text[used - 1] == ZERO:
        used -= 1
    if -4 <= exponent < 0:
        out.append(ZERO)
        out.append(POINT)
        for _ in range(-exponent - 1):
            out.append(ZERO)
        out.extend(text.at(0), used)
    elif 0 <= exponent < FIRST_DIGITS:
        write_positional(out, text, used, exponent)
    else:
        write_scientific(out, text, used, exponent)


def write_positional(out: Buffer, text: Buffer, used: int, exponent: int) -> None:
    for i in range(max(used, exponent + 1)):
        if i == exponent + 1:
            out.append(POINT)
        out.append(text[i] if i < used else ZERO)


def write_scientific(out: Buffer, text: Buffer, used: int, exponent: int) -> None:
    out.append(text[0])
    if used > 1:
        out.append(POINT)
        out.extend(text.at(1), used - 1)
    out.append(ord("e"))
    out.append(MINUS if exponent < 0 else ord("+"))
    power = -exponent if exponent < 0 else exponent
    if power >= 100:
        out.append(ZERO + power // 100)
    out.append(ZERO + power // 10 % 10)
    out.append(ZERO + power % 10)
