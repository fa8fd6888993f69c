"""Typed elements in memory: what array, struct and memoryview store and load.

Invariant: a typecode is the character of its letter (spec/modules.md sections 7 and 8). Loads and
stores are unaligned and little-endian; `reverse_bytes` makes the other order.
differs: an integer that doesn't fit is truncated, as in the reference; CPython raises.
"""

from snakelet.runtime.static import (
    U8,
    WORD_BYTES,
    Obj,
    Pointer,
    double_bits,
    double_from_bits,
    f32_bits,
    f32_from_bits,
    i8,
    i16,
    i32,
    i64,
    inline,
    is_float,
    is_small,
    small,
    small_value,
    u32,
    u64,
    untag_float,
)
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.bigint import (
    int_object,
    int_object_u64,
    low_64,
)
from snakelet.runtime.types.float import float_object
from snakelet.runtime.types.int import int_negative
from snakelet.runtime.types.number import FLOAT_RANK, INT_RANK, as_integer, rank_of, to_double
from snakelet.runtime.types.operation import index_or_self, number_or_self
from snakelet.runtime.types.type import type_of

CODES = b"bBhHiIlLqQfdP"
NATIVE_SIZES = bytes((1, 1, 2, 2, 4, 4, WORD_BYTES, WORD_BYTES, 8, 8, 4, 8, WORD_BYTES))


SIZE_OF_CODE = bytes(dict(zip(CODES, NATIVE_SIZES, strict=True)).get(i, 0) for i in range(256))
"""The bytes of an element by its typecode."""


@inline
def item_size(typecode: int) -> int:
    """The bytes of an element by the machine's own layout; 0 if there is no such typecode."""
    return SIZE_OF_CODE[typecode]


@inline
def is_signed(typecode: int) -> bool:
    """Whether an integer typecode has a sign: its letter is lower case."""
    return typecode >= 97


@inline
def is_float_code(typecode: int) -> bool:
    """Whether a typecode is one of floats."""
    return typecode == ord("f") or typecode == ord("d") or typecode == ord("e")


def load_element(data: Pointer[U8], typecode: int, size: int) -> Obj:
    """The element of `size` bytes that lies somewhere."""
    if typecode == ord("f"):
        return float_object(f32_from_bits(u32(data.load_u32())))
    if typecode == ord("d"):
        return float_object(double_from_bits(data.load_u64()))
    if typecode == ord("e"):
        return float_object(half_to_float(data.load_u16()))
    return load_integer(data, size, is_signed(typecode))


def load_integer(data: Pointer[U8], size: int, signed: bool) -> Obj:
    """The integer of 1, 2, 4 or 8 bytes that lies somewhere."""
    if size == 1:
        return small(int(i8(data[0])) if signed else data[0])
    if size == 2:
        return small(int(i16(data.load_u16())) if signed else data.load_u16())
    if size == 4:
        if signed:
            return int_object(int(i32(data.load_u32())))
        return int_object_u64(u64(u32(data.load_u32())))
    value = data.load_u64()
    if signed and WORD_BYTES == 8:
        return int_object(int(i64(value)))
    return signed_u64(value) if signed else int_object_u64(value)


def signed_u64(value: u64) -> Obj:
    """The integer of 64 bits with sign, where words are shorter."""
    if value >> 63 == 0:
        return int_object_u64(value)
    return int_negative(int_object_u64(u64(0) - value))


def store_element(data: Pointer[U8], typecode: int, size: int, value: Obj) -> None:
    """Stores a value as an element of `size` bytes. TypeError."""
    if is_float_code(typecode):
        store_float(data, typecode, value)
    elif is_small(value):
        store_integer(data, size, u64(i64(small_value(value))))
    else:
        store_integer(data, size, integer_bits(value))


def settled_number(typecode: int, value: Obj) -> Obj:
    """The number that a value is stored as by a typecode; to store it runs no code of the user's,
    who might change what it is stored in. TypeError."""
    if is_small(value):
        return value
    return number_or_self(value) if is_float_code(typecode) else index_or_self(value)


def store_float(data: Pointer[U8], typecode: int, value: Obj) -> None:
    """Stores a number as a float. TypeError."""
    if is_float(value):
        store_double(data, typecode, untag_float(value))
        return
    number = number_or_self(value)
    if rank_of(number) != INT_RANK and rank_of(number) != FLOAT_RANK:
        raise TypeError(f"can't convert {type_of(value).name} to float")
    store_double(data, typecode, to_double(number))


def store_double(data: Pointer[U8], typecode: int, double: float) -> None:
    """Stores a float by its typecode."""
    if typecode == ord("f"):
        data.store_u32(int(f32_bits(double)))
    elif typecode == ord("d"):
        data.store_u64(double_bits(double))
    else:
        data.store_u16(half_bits(double))


def store_integer(data: Pointer[U8], size: int, bits: u64) -> None:
    """Stores the low 1, 2, 4 or 8 bytes of an integer."""
    if size == 1:
        data[0] = int(bits & 0xFF)
    elif size == 2:
        data.store_u16(int(bits & 0xFFFF))
    elif size == 4:
        data.store_u32(int(u32(bits & 0xFFFFFFFF)))
    else:
        data.store_u64(bits)


def integer_bits(value: Obj) -> u64:
    """The low 64 bits of an integer. TypeError."""
    if is_small(value):
        return u64(i64(small_value(value)))
    number = index_or_self(value)
    if rank_of(number) != INT_RANK:
        raise TypeError(f"can't convert {type_of(value).name} to int")
    return low_64(as_integer(number))


def half_to_float(bits: int) -> float:
    """The number of a half-precision float (IEEE 754 binary16)."""
    exponent = bits >> 10 & 31
    fraction = bits & 1023
    if exponent == 31:
        special = u32(0x7F800000 | fraction << 13)
        size = f32_from_bits(special)
    elif exponent == 0:
        size = float(fraction) / 16777216.0
    else:
        size = f32_from_bits(u32((exponent + 112) << 23 | fraction << 13))
    return -size if bits & 0x8000 != 0 else size


def half_bits(value: float) -> int:
    """The nearest half-precision float, half to even; infinity if the number is too large."""
    bits = double_bits(value)
    sign = int(bits >> 48) & 0x8000
    exponent = int(bits >> 52) & 2047
    if exponent == 2047:
        return sign | 0x7C00 | (0x200 if value != value else 0)
    scale = exponent - 1023
    if scale >= 16:
        return sign | 0x7C00
    mantissa = (int(bits >> 32) & 0xFFFFF) | 0x100000
    sticky = 1 if bits & 0xFFFFFFFF != 0 else 0
    drop = 10 if scale >= -14 else min(-scale - 4, 22)
    whole = mantissa >> drop
    rest = (mantissa & ((1 << drop) - 1)) << 1 | sticky
    if rest > 1 << drop or (rest == 1 << drop and whole & 1 == 1):
        whole += 1
    if exponent == 0:
        return sign
    return sign | (whole + ((scale + 14) << 10) if scale >= -14 else whole)


def reverse_bytes(data: Pointer[U8], size: int) -> None:
    """Turns the order of bytes around."""
    for i in range(size // 2):
        kept = data[i]
        data[i] = data[size - 1 - i]
        data[size - 1 - i] = kept
