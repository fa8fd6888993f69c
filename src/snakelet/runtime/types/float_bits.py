"""The parts of a double: taking apart and putting together, rounding half to even.

Invariant: a finite double is mantissa * 2**exponent with a mantissa below 2**53 (IEEE 754).
"""

from snakelet.runtime.static import (
    bit_length,
    double_bits,
    double_from_bits,
    inline,
    u64,
    uword,
)

MANTISSA_BITS = 52
HIDDEN_BIT = u64(1 << 52)
MANTISSA_MASK = (1 << 52) - 1
SIGN_BIT = u64(1 << 63)
INFINITE_BITS = u64(0x7FF << 52)
TOP_BIT = u64(1 << 63)


@inline
def is_finite(value: float) -> bool:
    """Whether a float is neither infinite nor nan."""
    return value - value == 0.0


@inline
def has_sign(value: float) -> bool:
    """Whether the sign bit is set, as it is in -0.0."""
    return double_bits(value) >> 63 != 0


@inline
def magnitude_bits(value: float) -> u64:
    """The bits without the sign."""
    return double_bits(value) & 0x7FFFFFFFFFFFFFFF


def mantissa_of(value: float) -> u64:
    """The mantissa of a finite float, without sign."""
    bits = magnitude_bits(value)
    low = bits & MANTISSA_MASK
    return low if bits >> MANTISSA_BITS == 0 else low | HIDDEN_BIT


def exponent_of(value: float) -> int:
    """The exponent that goes with `mantissa_of`: -1074 to 971."""
    biased = int(magnitude_bits(value) >> MANTISSA_BITS)
    return -1074 if biased == 0 else biased - 1075


def bit_length_64(value: u64) -> int:
    """The number of bits up to the highest one bit of 64."""
    high = uword(value >> 32)
    return 32 + bit_length(high) if high != 0 else bit_length(uword(value & 0xFFFFFFFF))


def float_from_parts(mantissa: u64, exponent: int, negative: bool) -> float:
    """mantissa * 2**exponent, rounded half to even; infinite if it is too large.

    The mantissa's top bit is set (or it is 0), and its lowest bit is also set if the exact value
    is a little more than the mantissa says."""
    bits = u64(0)
    top = exponent + 63
    if mantissa != 0:
        if top > 1023:
            bits = INFINITE_BITS
        elif top >= -1022:
            bits = _rounded(mantissa, 11) + (u64(top + 1022) << MANTISSA_BITS)
        elif top >= -1075:
            bits = _rounded(mantissa, -1011 - top)
    return double_from_bits(bits | SIGN_BIT if negative else bits)


def _rounded(mantissa: u64, drop: int) -> u64:
    """The mantissa without its lower `drop` bits, 1 to 64, rounded half to even."""
    kept = mantissa >> (drop - 1) >> 1
    half = u64(1) << (drop - 1)
    rest = mantissa & (half + (half - 1))
    if rest > half or (rest == half and kept & 1 != 0):
        kept = kept + 1
    return kept
