"""Obj words: every tag, and the limits of what fits."""

import math

from support import case, panics

from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    MAX_SMALL,
    MIN_SMALL,
    NONE,
    NOT_IMPLEMENTED,
    NULL,
    SMALL_BITS,
    STOP_ITERATION,
    TRUE,
    Obj,
    Struct,
    add_small,
    both_float,
    both_small,
    double_bits,
    fits_small,
    is_float,
    is_pointer,
    is_qstr,
    is_small,
    mul_small,
    qstr_at,
    qstr_index,
    small,
    small_value,
    sub_small,
    tag_float,
    u64,
    untag_float,
    uword,
    word_of,
)
from snakelet.runtime.static.value import FLOAT_BITS

SMALLS: tuple[tuple[int, int], ...] = (
    (0, 0),
    (5, 7),
    (-5, 7),
    (MAX_SMALL, 1),
    (MIN_SMALL, -1),
    (MIN_SMALL, 1),
)
SMALLS += (
    (MAX_SMALL, MIN_SMALL),
    (MIN_SMALL, MIN_SMALL),
    (1 << SMALL_BITS // 2, 1 << SMALL_BITS // 2),
)
FLOATS: tuple[tuple[float], ...] = (
    (0.0,),
    (-0.0,),
    (1.0,),
    (-1.5,),
    (math.inf,),
    (-math.inf,),
    (math.nan,),
    (0.1,),
)
FLOATS += ((2.0**127,), (2.0**-126,), (1e300,), (5e-324,), (2.0**-127,), (2.0**128,), (1e-40,))
FLOATS += ((65504.0,), (2.0**-14,), (3.0e38,), (2.0**16,), (2.0**17,), (2.0**-16,), (1e10,))


class Thing(Struct):
    value: int


def immediate(n: int) -> Obj:
    if n == 0:
        return NONE
    if n == 1:
        return FALSE
    if n == 2:
        return TRUE
    if n == 3:
        return ELLIPSIS
    if n == 4:
        return NOT_IMPLEMENTED
    if n == 5:
        return STOP_ITERATION
    if n == 6:
        return NULL
    if n == 7:
        return small(-3)
    if n == 8:
        return qstr_at(77)
    return Thing(4)


@case(*[(n,) for n in range(9)])
def word(n: int) -> uword:
    return word_of(immediate(n))


@case(*[(n,) for n in range(10)])
def tags(n: int) -> int:
    o = immediate(n)
    return is_small(o) + 2 * is_qstr(o) + 4 * is_float(o) + 8 * is_pointer(o)


@case((0, 0), (0, 1), (1, 2), (6, 6), (7, 7), (8, 8), (7, 8))
def same(a: int, b: int) -> int:
    return (immediate(a) is immediate(b)) + 2 * (immediate(a) is not NULL)


@case(*SMALLS)
def through_small(a: int, b: int) -> int:
    return small_value(small(a)) ^ small_value(small(b))


@case(*SMALLS)
def small_word(a: int, b: int) -> uword:
    return word_of(small(a))


@case(*SMALLS)
def both(a: int, b: int) -> int:
    return (
        both_small(small(a), small(b)) + 2 * both_small(small(a), NONE) + 4 * both_small(NONE, TRUE)
    )


@case((0,), (MAX_SMALL,), (MAX_SMALL + 1,), (MIN_SMALL,), (MIN_SMALL - 1,), (-1,))
def fits(a: int) -> bool:
    return fits_small(a)


def value_or(o: Obj, other: int) -> int:
    return other if o is NULL else small_value(o)


@case(*SMALLS)
def add(a: int, b: int) -> int:
    return value_or(add_small(small(a), small(b)), 12345)


@case(*SMALLS)
def subtract(a: int, b: int) -> int:
    return value_or(sub_small(small(a), small(b)), 12345)


@case(*SMALLS, (3, -4), (1 << SMALL_BITS // 2 - 1, 1 << SMALL_BITS // 2 - 1))
def multiply(a: int, b: int) -> int:
    return value_or(mul_small(small(a), small(b)), 12345)


@case((0,), (1,), (70000,))
def qstr(n: int) -> int:
    return qstr_index(qstr_at(n)) * 2 + int(word_of(qstr_at(n)) & 7)


@case(*FLOATS)
def float_fits(a: float) -> bool:
    return tag_float(a) is not NULL


@case(*FLOATS)
def float_back(a: float) -> float:
    o = tag_float(a)
    return 12345.0 if o is NULL else untag_float(o)


@case(*FLOATS)
def float_word(a: float) -> uword:
    if a != a:
        return uword(0)
    o = tag_float(a)
    return uword(0) if o is NULL else word_of(o)


@case(*FLOATS)
def float_tag(a: float) -> int:
    o = tag_float(a)
    return is_float(o) + 2 * is_small(o) + 4 * both_float(o, o) + 8 * both_float(o, NONE)


CONSTANT = tag_float(1.25)


@case()
def constant_float() -> float:
    return 0.0 if CONSTANT is NULL else untag_float(CONSTANT)


@case()
def constant_word() -> uword:
    return word_of(CONSTANT)


@case((0,), (1,))
def member(n: int) -> bool:
    return immediate(n) in (NONE, TRUE)


@case((0,), (3,))
def choice(n: int) -> uword:
    o = small(n) if n > 2 else NONE
    return word_of(o)


@case((2.0,))
def wide_bits(a: float) -> u64:
    return double_bits(a) if FLOAT_BITS == 64 else u64(4611686018427387904)


@panics("no small integer", MAX_SMALL + 1)
def small_too_large(a: int) -> Obj:
    return small(a)  # here


@panics("no small integer", 0)
def not_small(a: int) -> int:
    return small_value(NONE if a == 0 else small(a))  # here


@panics("no interned string", 0)
def not_qstr(a: int) -> int:
    return qstr_index(NONE if a == 0 else small(a))  # here
