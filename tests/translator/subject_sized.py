"""Sized integers: they wrap, they don't mix silently, and they convert back."""

from support import case, panics

from snakelet.runtime.static import (
    MAX_INT,
    MIN_INT,
    WORD_BITS,
    bit_length,
    high_multiply,
    i8,
    i16,
    i32,
    i64,
    low_multiply,
    trailing_zeros,
    u8,
    u16,
    u32,
    u64,
    uword,
)

INTS = ((0, 0), (1, 2), (255, 1), (-1, 1), (70000, -70000), (MAX_INT, 7), (MIN_INT, -3))
SHIFTS = ((1, 0), (255, 3), (-1, 7), (128, 1), (-128, 5), (3, 6))


@case(*INTS)
def bytes_wrap(a: int, b: int) -> u8:
    x, y = u8(a), u8(b)
    return (x + y) * 3 - (y ^ 0x55) + (x & y | 1)


@case(*INTS)
def halves_wrap(a: int, b: int) -> u16:
    x, y = u16(a), u16(b)
    return x * y + x - y


@case(*INTS, (65535, 65535))
def halves_multiply(a: int, b: int) -> u16:
    return u16(a) * u16(b)


@case(*INTS, (0xFFFFFFF, 0xFFFFFFF))
def words_wrap(a: int, b: int) -> u32:
    x, y = u32(a), u32(b)
    return x * y * 0x9E37 + x - y * 3


@case(*INTS)
def doubles_wrap(a: int, b: int) -> u64:
    x, y = u64(a), u64(b)
    return x * y * 0x9E3779B97F4A7C15 + x - y * 3


@case(*INTS)
def machine_words_wrap(a: int, b: int) -> uword:
    return uword(a) * uword(b) - uword(b) * 3


@case(*INTS, (127, 1), (-128, -1))
def signed_bytes_wrap(a: int, b: int) -> i8:
    return i8(a) * i8(b) + i8(a) - i8(b) * 3


@case(*INTS, (32767, 32767))
def signed_halves_wrap(a: int, b: int) -> i16:
    return i16(a) * i16(b) + 1


@case(*INTS, (0x7FFFFFFF, 0x7FFFFFFF))
def signed_words_wrap(a: int, b: int) -> i32:
    return i32(a) * i32(b) + i32(b)


@case(*INTS)
def signed_doubles_wrap(a: int, b: int) -> i64:
    return i64(a) * i64(b) * 3 - i64(b)


@case(*INTS)
def invert(a: int, b: int) -> int:
    return int(~u8(a)) * 1000 + int(-u8(b)) + int(-i8(a)) + int(~i16(b))


@case(*SHIFTS)
def shift_byte(a: int, n: int) -> int:
    return int(u8(a) << n) * 1000 + int(u8(a) >> n)


@case(*SHIFTS)
def shift_signed(a: int, n: int) -> int:
    return int(i8(a) << n) * 1000 + int(i8(a) >> n)


@case((1, 31), (-1, 17), (12345678, 0))
def shift_word(a: int, n: int) -> u32:
    return (u32(a) << n) ^ (u32(a) >> n)


@case((1, 63), (-1, 33), (12345678, 0), (-5, 32))
def shift_double(a: int, n: int) -> u64:
    return (u64(a) << n) ^ (u64(a) >> n)


@case((1, 63), (-1, 33), (12345678, 0), (-5, 32))
def shift_signed_double(a: int, n: int) -> i64:
    return (i64(a) << n) ^ (i64(a) >> n)


@case((7, 2), (255, 16), (-1, 3), (0, 1))
def divide(a: int, b: int) -> int:
    x, y = u8(a), u8(b)
    return int(x // y) * 1000 + int(x % y) + int(x // 10) + int(x % 7)


@case((7, 2), (-1, 3))
def divide_double(a: int, b: int) -> u64:
    return u64(a) // u64(b) + u64(a) % 1000


@case(*INTS)
def between_sizes(a: int, b: int) -> int:
    x = u16(u32(a) >> 3)
    y = i8(u8(b))
    return int(x) * 1000 + int(y) + int(u8(i32(a)))


@case((3, 3), (3, 4), (-1, 255), (256, 0))
def compare(a: int, b: int) -> int:
    x, y = u8(a), u8(b)
    return (x == y) + 2 * (x < y) + 4 * (x != 3) + 8 * (x >= y) + 16 * (x < a) + 32 * (b == y)


@case((-1, 1), (5, -5))
def compare_signed(a: int, b: int) -> int:
    return (i64(a) < i64(b)) + 2 * (u64(a) < u64(b)) + 4 * (uword(a) > 7) + 8 * (i8(a) < 0)


@case((5,), (-7,), (0,))
def constants_of_doubles(a: int) -> i64:
    """Constants of 64 bits, on a machine of 32 as well."""
    total = i64(a) * i64(1 << 40) + i64(-46385646796800)
    if not i64(-(1 << 45)) <= total <= i64(1 << 42) or total == i64(-(1 << 63)):
        total ^= i64(0x123456789)
    return total


@case((1,), (8,), (-1,), (MIN_INT,), (MAX_INT,), (48,))
def zeros(a: int) -> int:
    return trailing_zeros(uword(a)) * 100 + bit_length(uword(a)) + bit_length(uword(0))


@case((3, 5), (-1, -1), (MAX_INT, 4), (MIN_INT, MIN_INT), (123456789, 987654321))
def wide_multiply(a: int, b: int) -> uword:
    x, y = uword(a), uword(b)
    return high_multiply(x, y) * 3 + low_multiply(x, y)


@case((0,), (5,), (-7,))
def truth(a: int) -> int:
    return (1 if u8(a) else 0) + (2 if not u64(a) else 0) + (4 if bool(i32(a)) else 0)


@case((200, 100), (3, 4))
def augmented(a: int, b: int) -> u8:
    x = u8(a)
    x += u8(b)
    x *= 3
    x -= b
    x ^= 0xF0
    x <<= 1
    return x


@case((0,), (1,), (WORD_BITS,))
def constants(a: int) -> u32:
    x = u32(0xFFFFFFFF)
    y: u32 = u32(7)
    return (x + 8) * y if a == 1 else y


@panics("zero", 5, 0)
def divide_by_zero(a: int, b: int) -> u8:
    return u8(a) // u8(b)  # here


@panics("shift", 1, 8)
def shift_too_far(a: int, n: int) -> u8:
    return u8(a) << n  # here
