"""Numbers with a size: `u8` to `i64`, the machine word, and the bits of floats.

Invariant: the value of a sized integer always lies in its range; arithmetic wraps. A plain `int` is
the machine word: it traps on overflow in checked builds, and hosted it is simply never too large.
"""

import struct
from typing import Self

from snakelet.runtime.static.target import target

WORD_BITS = target.word_bits
WORD_BYTES = target.word_bytes
MAX_INT = (1 << (WORD_BITS - 1)) - 1
MIN_INT = -MAX_INT - 1


class Sized(int):
    """An integer of BITS bits whose arithmetic wraps; `u8(x)` keeps the low bits of x."""

    BITS = 0
    SIGNED = False

    def __new__(cls, value: int = 0) -> Self:
        low = int(value) & ((1 << cls.BITS) - 1)
        if cls.SIGNED and low >> (cls.BITS - 1):
            low -= 1 << cls.BITS
        return super().__new__(cls, low)

    def __add__(self, other: int) -> Self:
        return type(self)(int(self) + int(other))

    def __sub__(self, other: int) -> Self:
        return type(self)(int(self) - int(other))

    def __mul__(self, other: int) -> Self:
        return type(self)(int(self) * int(other))

    def __floordiv__(self, other: int) -> Self:
        return type(self)(int(self) // int(other))

    def __mod__(self, other: int) -> Self:
        return type(self)(int(self) % int(other))

    def __and__(self, other: int) -> Self:
        return type(self)(int(self) & int(other))

    def __or__(self, other: int) -> Self:
        return type(self)(int(self) | int(other))

    def __xor__(self, other: int) -> Self:
        return type(self)(int(self) ^ int(other))

    def __lshift__(self, count: int) -> Self:
        return type(self)(int(self) << int(count))

    def __rshift__(self, count: int) -> Self:
        return type(self)(int(self) >> int(count))

    def __invert__(self) -> Self:
        return type(self)(~int(self))

    def __neg__(self) -> Self:
        return type(self)(-int(self))


class u8(Sized):
    BITS = 8


class u16(Sized):
    BITS = 16


class u32(Sized):
    BITS = 32


class u64(Sized):
    BITS = 64


class i8(Sized):
    BITS = 8
    SIGNED = True


class i16(Sized):
    BITS = 16
    SIGNED = True


class i32(Sized):
    BITS = 32
    SIGNED = True


class i64(Sized):
    BITS = 64
    SIGNED = True


class uword(Sized):
    """The machine word without sign."""

    BITS = WORD_BITS


def trailing_zeros(value: uword) -> int:
    """The number of zero bits below the lowest one bit; value is not 0."""
    return (int(value) & -int(value)).bit_length() - 1


def bit_length(value: uword) -> int:
    """The number of bits up to the highest one bit; 0 for 0."""
    return int(value).bit_length()


def low_multiply(a: uword, b: uword) -> uword:
    """The low word of the product of two words."""
    return uword(int(a) * int(b))


def high_multiply(a: uword, b: uword) -> uword:
    """The high word of the product of two words."""
    return uword((int(a) * int(b)) >> WORD_BITS)


def double_bits(value: float) -> u64:
    """The 64 bits of a double (IEEE 754)."""
    return u64(struct.unpack("<Q", struct.pack("<d", value))[0])


def double_from_bits(bits: u64) -> float:
    """The double that has these 64 bits."""
    result: float = struct.unpack("<d", struct.pack("<Q", int(bits)))[0]
    return result


def f32_bits(value: float) -> u32:
    """The 32 bits of the single nearest to a double; too large a double becomes infinity."""
    try:
        packed = struct.pack("<f", value)
    except OverflowError:
        packed = struct.pack("<f", float("inf") if value > 0 else float("-inf"))
    return u32(struct.unpack("<I", packed)[0])


def f32_from_bits(bits: u32) -> float:
    """The double equal to the single that has these 32 bits."""
    result: float = struct.unpack("<f", struct.pack("<I", int(bits)))[0]
    return result
