"""Obj: any MicroPython value, in one tagged machine word.

    ...1  small integer, the value in the upper bits
    .010  interned string (qstr), its number in the upper bits
    .110  immediate: None, False, True, the NULL-like markers
    .100  float, self-tagged: a biased double rotated left by four
    .000  pointer to a Struct; the word 0 is NULL, which is no value

Invariant: two Obj are the same word if and only if `a is b` (hosted, wrappers of small integers,
qstrs and immediates are therefore unique; floats are not and must not be compared with `is`).
"""

from snakelet.runtime.static.number import (
    WORD_BITS,
    double_bits,
    f32_bits,
    f32_from_bits,
    u32,
    u64,
    uword,
)
from snakelet.runtime.static.target import target

FLOAT_BITS = target.float_bits
SMALL_BITS = WORD_BITS - 1
MAX_SMALL = (1 << (SMALL_BITS - 1)) - 1
MIN_SMALL = -MAX_SMALL - 1

BIAS_64 = (0x400 - 0x37F) << 52
BIAS_32 = (0x80 - 0x70) << 23


class Obj:
    """Any value of the user's program, or NULL. Every Struct is an Obj."""


class Immediate(Obj):
    """One of the values that live in the word itself."""

    def __init__(self, name: str, index: int) -> None:
        self.name = name
        self.index = index

    def __repr__(self) -> str:
        return self.name


class Null(Obj):
    """The word 0."""

    def __repr__(self) -> str:
        return "NULL"


class SmallInt(Obj):
    """A small integer; made by `small` alone, one object a value."""

    made: "dict[int, SmallInt]" = {}

    def __init__(self, value: int) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"small({self.value})"


class Qstr(Obj):
    """An interned string, by number; made by `qstr_at` alone, one object a number."""

    made: "dict[int, Qstr]" = {}

    def __init__(self, index: int) -> None:
        self.index = index

    def __repr__(self) -> str:
        return f"qstr_at({self.index})"


class TaggedFloat(Obj):
    """A float that fits the word; made by `tag_float` alone."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"tag_float({self.value!r})"


NULL: Obj = Null()
NONE: Obj = Immediate("NONE", 0)
FALSE: Obj = Immediate("FALSE", 1)
TRUE: Obj = Immediate("TRUE", 3)
ELLIPSIS: Obj = Immediate("ELLIPSIS", 4)
NOT_IMPLEMENTED: Obj = Immediate("NOT_IMPLEMENTED", 5)
STOP_ITERATION: Obj = Immediate("STOP_ITERATION", 6)
"""What a `__next__` returns at the end; never seen by the user."""


def is_small(value: Obj) -> bool:
    """Whether the value is a small integer."""
    return isinstance(value, SmallInt)


def is_qstr(value: Obj) -> bool:
    """Whether the value is an interned string."""
    return isinstance(value, Qstr)


def is_float(value: Obj) -> bool:
    """Whether the value is a float held in the word (a boxed float is a Struct)."""
    return isinstance(value, TaggedFloat)


def is_pointer(value: Obj) -> bool:
    """Whether the value is a Struct; false for NULL."""
    return not isinstance(value, Immediate | Null | SmallInt | Qstr | TaggedFloat)


def both_small(a: Obj, b: Obj) -> bool:
    """Whether both values are small integers, in one test."""
    return isinstance(a, SmallInt) and isinstance(b, SmallInt)


def both_float(a: Obj, b: Obj) -> bool:
    """Whether both values are floats held in the word."""
    return isinstance(a, TaggedFloat) and isinstance(b, TaggedFloat)


def fits_small(value: int) -> bool:
    """Whether a word can be a small integer."""
    return MIN_SMALL <= value <= MAX_SMALL


def small(value: int) -> Obj:
    """The small integer of a word that `fits_small`."""
    if not MIN_SMALL <= value <= MAX_SMALL:
        raise AssertionError(f"{value} is no small integer")
    made = SmallInt.made.get(value)
    if made is None:
        made = SmallInt.made[int(value)] = SmallInt(int(value))
    return made


def small_value(value: Obj) -> int:
    """The word of a small integer."""
    assert isinstance(value, SmallInt), value
    return value.value


def add_small(a: Obj, b: Obj) -> Obj:
    """The sum of two small integers, or NULL if it is none."""
    total = small_value(a) + small_value(b)
    return small(total) if fits_small(total) else NULL


def sub_small(a: Obj, b: Obj) -> Obj:
    """The difference of two small integers, or NULL if it is none."""
    total = small_value(a) - small_value(b)
    return small(total) if fits_small(total) else NULL


def mul_small(a: Obj, b: Obj) -> Obj:
    """The product of two small integers, or NULL if it is none."""
    total = small_value(a) * small_value(b)
    return small(total) if fits_small(total) else NULL


def qstr_at(index: int) -> Obj:
    """The interned string of a number."""
    made = Qstr.made.get(index)
    if made is None:
        made = Qstr.made[index] = Qstr(index)
    return made


def qstr_index(value: Obj) -> int:
    """The number of an interned string."""
    assert isinstance(value, Qstr), value
    return value.index


def tag_float(value: float) -> Obj:
    """The float as a word, or NULL if it must be boxed: its exponent lies too far from zero, or
    floats are wider than words. Where floats are singles the double is rounded first."""
    if FLOAT_BITS != WORD_BITS:
        return NULL
    if WORD_BITS == 64:
        return TaggedFloat(value) if float_word(value) & 7 == 4 else NULL
    single = f32_from_bits(f32_bits(value))
    return TaggedFloat(single) if float_word(single) & 7 == 4 else NULL


def untag_float(value: Obj) -> float:
    """The number of a float held in the word."""
    assert isinstance(value, TaggedFloat), value
    return value.value


def word_of(value: Obj) -> uword:
    """The word itself; for a pointer it is the address, which a collection may change."""
    if isinstance(value, SmallInt):
        return uword(value.value << 1 | 1)
    if isinstance(value, Qstr):
        return uword(value.index << 3 | 2)
    if isinstance(value, Immediate):
        return uword(value.index << 3 | 6)
    if isinstance(value, TaggedFloat):
        return uword(float_word(value.value))
    return uword(0 if isinstance(value, Null) else id(value) & ~7)


def float_word(value: float) -> int:
    """The self-tagged word of a float that fits (DESIGN section 4)."""
    if WORD_BITS == 64:
        biased = int(u64(int(double_bits(value)) + BIAS_64))
        return (biased << 4 | biased >> 60) & ((1 << 64) - 1)
    biased = int(u32(int(f32_bits(value)) + BIAS_32))
    return (biased << 4 | biased >> 28) & ((1 << 32) - 1)
