"""Decimal literals as the official mpy-cross reads them: correct to the last digit but one.

Invariant: up to 19 digits are gathered in 64 bits, scaled in extended precision and rounded once
more, to a double (spec/mpy-format.md section 5.2). So a float constant of a .mpy file is the same.
"""

from snakelet.runtime.front.extended import MAX_POWER, normalised, scaled
from snakelet.runtime.static import NULL, U8, Obj, Pointer, Struct, double_from_bits, u64
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.float import float_object
from snakelet.runtime.types.float_bits import INFINITE_BITS, float_from_parts

MANTISSA_LIMIT = u64(0x1999999999999998)
MAX_EXPONENT = 1 << 20
ZERO = ord("0")
NINE = ord("9")
UNDERSCORE = ord("_")


class Decimal(Struct):
    """A decimal number: mantissa * 10**exponent, and zeros that count only before other digits."""

    mantissa: u64
    exponent: int
    integer_zeros: int
    fraction_zeros: int

    def add_digit(self, digit: int, in_fraction: bool) -> None:
        """Appends a digit; zeros are put off until another digit follows."""
        if digit != 0:
            for _ in range(self.integer_zeros):
                self.accumulate(0, False)
            for _ in range(self.fraction_zeros):
                self.accumulate(0, True)
            self.integer_zeros = 0
            self.fraction_zeros = 0
            self.accumulate(digit, in_fraction)
        elif in_fraction:
            self.fraction_zeros += 1
        else:
            self.integer_zeros += 1

    def accumulate(self, digit: int, in_fraction: bool) -> None:
        if self.mantissa < MANTISSA_LIMIT:
            self.mantissa = self.mantissa * 10 + u64(digit)
            if in_fraction:
                self.exponent -= 1
        elif not in_fraction:
            self.exponent += 1

    def value(self) -> float:
        """The float."""
        power = self.exponent + self.integer_zeros
        if self.mantissa == 0 or power < -MAX_POWER:
            return 0.0
        if power > MAX_POWER:
            return double_from_bits(INFINITE_BITS)
        mantissa, exponent = normalised(self.mantissa, 0)
        mantissa, exponent = scaled(mantissa, exponent, power)
        return float_from_parts(mantissa, exponent, False)


def number_of_text(text: Pointer[U8], length: int) -> Obj:
    """The float or imaginary number that a literal stands for, NULL if it is malformed."""
    end = length
    imaginary = length > 0 and text[length - 1] | 0x20 == ord("j")
    if imaginary:
        end -= 1
    decimal = Decimal(u64(0), 0, 0, 0)
    if not read_decimal(decimal, text, end):
        return NULL
    if imaginary:
        return Complex(0.0, decimal.value())
    return float_object(decimal.value())


def float_of_text(text: Pointer[U8], length: int) -> float:
    """The float that well-formed digits without sign stand for."""
    decimal = Decimal(u64(0), 0, 0, 0)
    read_decimal(decimal, text, length)
    return decimal.value()


def read_decimal(decimal: Decimal, text: Pointer[U8], length: int) -> bool:
    """Reads digits with at most one point, and an exponent; false if malformed."""
    digits = 0
    in_fraction = False
    for i in range(length):
        byte = text[i]
        if ZERO <= byte <= NINE:
            decimal.add_digit(byte - ZERO, in_fraction)
            digits += 1
        elif byte == ord(".") and not in_fraction:
            in_fraction = True
        elif byte | 0x20 == ord("e") and digits > 0:
            return read_exponent(decimal, text + (i + 1), length - i - 1)
        elif byte != UNDERSCORE:
            return False
    return digits > 0


def read_exponent(decimal: Decimal, text: Pointer[U8], length: int) -> bool:
    """Reads what follows the letter e; an exponent beyond MAX_EXPONENT stays at it."""
    start = 1 if length > 0 and (text[0] == ord("-") or text[0] == ord("+")) else 0
    value = 0
    for i in range(start, length):
        if text[i] < ZERO or text[i] > NINE:
            return False
        value = min(value * 10 + text[i] - ZERO, MAX_EXPONENT)
    negative = start == 1 and text[0] == ord("-")
    decimal.exponent += -value if negative else value
    return length > start
