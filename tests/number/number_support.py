"""Between the numbers of CPython and those of the product: what every test of numbers needs.

Invariant: values cross as bits, so a wrong conversion in the product cannot hide itself.
"""

import math
import random
import struct
from typing import cast

from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    FALSE,
    MAX_SMALL,
    MIN_SMALL,
    TRUE,
    WORD_BITS,
    Array,
    Obj,
    Pointer,
    is_small,
    rom,
    small,
    small_value,
    uword,
)
from snakelet.runtime.types import bool as bool_module
from snakelet.runtime.types import complex_type, float_type
from snakelet.runtime.types.bigint import BigInt, new_bigint
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.float import float_object, float_value, is_float_object
from snakelet.runtime.types.tuple import Tuple

DIGIT = (1 << WORD_BITS) - 1
LOADED = (bool_module, complex_type, float_type)
"""The modules that complete the types of numbers."""


def to_obj(value: int) -> Obj:
    """The product's integer of a value."""
    if MIN_SMALL <= value <= MAX_SMALL:
        return small(value)
    count = (value.bit_length() + WORD_BITS - 1) // WORD_BITS
    big = new_bigint(count)
    big.used = count
    big.negative = value < 0
    for i in range(count):
        big.digits[i] = uword(abs(value) >> WORD_BITS * i & DIGIT)
    return big


def from_obj(obj: Obj) -> int:
    """The value of the product's integer, which must be normalised."""
    if is_small(obj):
        return small_value(obj)
    assert isinstance(obj, BigInt), obj
    assert obj.digits[obj.used - 1] != 0, "a zero digit at the top"
    value = sum(int(obj.digits[i]) << WORD_BITS * i for i in range(obj.used))
    value = -value if obj.negative else value
    assert not MIN_SMALL <= value <= MAX_SMALL, "a big integer that could be small"
    return value


def digits_from(value: int, count: int) -> Pointer[uword]:
    """A natural number as `count` digits."""
    array: Array[uword] = Array(uword, count)
    for i in range(count):
        array[i] = uword(value >> WORD_BITS * i & DIGIT)
    return array.pointer()


def natural(digits: Pointer[uword], count: int) -> int:
    """The natural number of `count` digits."""
    return sum(int(digits[i]) << WORD_BITS * i for i in range(count))


def text_of(buffer: Buffer) -> str:
    """The text in a buffer."""
    return bytes(buffer[i] for i in range(buffer.used)).decode()


def fresh_buffer() -> Buffer:
    """An empty buffer."""
    return new_buffer()


def at(text: str | bytes) -> Pointer[int]:
    """Where a constant text lies."""
    return cast(Pointer[int], rom(text))


class Source:
    """Random numbers of a fixed seed, with the values that break things more often."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def natural(self, bits: int) -> int:
        """A number of at most `bits` bits: random, or long runs of equal bits."""
        size = self.random.randint(0, bits)
        kind = self.random.random()
        if kind < 0.5:
            return self.random.getrandbits(size) if size else 0
        if kind < 0.7:
            return (1 << size) - self.random.choice([0, 1, 2]) & ((1 << bits) - 1)
        value = 0
        while value.bit_length() < size:
            run = self.random.randint(1, 70)
            value = value << run | (self.random.choice([0, 1]) and (1 << run) - 1)
            if value == 0:
                value = 1
        return value & ((1 << bits) - 1)

    def integer(self, bits: int) -> int:
        """Like `natural`, of either sign."""
        return self.natural(bits) * self.random.choice([1, -1])

    def double(self) -> float:
        """A double of random bits, or a plain one."""
        kind = self.random.random()
        if kind < 0.5:
            bits = self.random.getrandbits(64)
            value = float(struct.unpack("<d", struct.pack("<Q", bits))[0])
            return value if math.isfinite(value) else 1.5
        if kind < 0.75:
            return self.random.randint(-(10**6), 10**6) / 10.0 ** self.random.randint(0, 9)
        if kind < 0.9:
            return float(self.random.randint(-(2**70), 2**70))
        return math.ldexp(self.random.choice([1, -1]), self.random.randint(-1074, 1023))


Number = int | float | complex | bool


def number_obj(value: Number) -> Obj:
    """The product's number of a value."""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int):
        return to_obj(value)
    if isinstance(value, float):
        return float_object(value)
    return Complex(value.real, value.imag)


def shown(value: object) -> str:
    """A number with its kind, exact to the sign of zero."""
    if isinstance(value, tuple):
        return "(" + ", ".join(shown(item) for item in value) + ")"
    return f"{type(value).__name__} {value!r}"


def shown_obj(obj: Obj) -> str:
    """Likewise of the product's number, or a tuple of them."""
    if obj is TRUE or obj is FALSE:
        return shown(obj is TRUE)
    if is_float_object(obj):
        return shown(float_value(obj))
    if isinstance(obj, Complex):
        return shown(complex(obj.real, obj.imag))
    if isinstance(obj, Tuple):
        return "(" + ", ".join(shown_obj(obj.items[i]) for i in range(obj.length)) + ")"
    return shown(from_obj(obj))
