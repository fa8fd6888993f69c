"""Powers of ten to 128 bits, and products with them: what float texts are made and read with.

Invariant: the table holds floor(10**k / 2**(binary_exponent(k) - 127)), whose top bit is set, for
FIRST_POWER <= k <= LAST_POWER. It is exact for 0 <= k <= LAST_EXACT_POWER, and its lower half is
zero for 0 <= k <= LAST_SHORT_POWER.
"""

from snakelet.runtime.static import (
    U8,
    WORD_BITS,
    Pointer,
    high_multiply,
    inline,
    rom,
    u32,
    u64,
    uword,
)

FIRST_POWER = -343
LAST_POWER = 343
LAST_EXACT_POWER = 55
LAST_SHORT_POWER = 27


def _power(k: int) -> bytes:
    """A row of the table: the upper, then the lower 64 bits."""
    exponent = (10**k).bit_length() - 1 if k >= 0 else -(10**-k).bit_length()
    shift = 127 - exponent
    value = 10**k << shift if k >= 0 and shift >= 0 else 0
    if k < 0:
        value = (1 << shift) // 10**-k
    elif shift < 0:
        value = 10**k >> -shift
    assert value >> 127 == 1 and value & 0xFFFFFFFFFFFFFFFF != 0xFFFFFFFFFFFFFFFF
    return (value >> 64).to_bytes(8, "little") + (value & 0xFFFFFFFFFFFFFFFF).to_bytes(8, "little")


POWERS: bytes = b"".join(_power(k) for k in range(FIRST_POWER, LAST_POWER + 1))


@inline
def power_row(k: int) -> Pointer[U8]:
    """Where the power of ten lies: `.load_u64()` is its upper half, 8 bytes on is the lower."""
    return rom(POWERS) + 16 * (k - FIRST_POWER)


@inline
def binary_exponent(k: int) -> int:
    """floor(log2(10**k)) for |k| <= 1233."""
    return (k * 1741647) >> 19


@inline
def decimal_exponent(q: int) -> int:
    """floor(log10(2**q)) for |q| <= 1700."""
    return (q * 1262611) >> 22


@inline
def decimal_exponent_of_three_quarters(q: int) -> int:
    """floor(log10(2**q * 3 / 4)) for |q| <= 1700."""
    return (q * 1262611 - 524031) >> 22


def multiply_high(a: u64, b: u64) -> u64:
    """The upper 64 bits of a product of 64-bit numbers."""
    if WORD_BITS == 64:
        return u64(high_multiply(uword(a), uword(b)))
    low = u64(u32(a)) * u64(u32(b))
    middle = (a >> 32) * u64(u32(b)) + (low >> 32)
    other = u64(u32(a)) * (b >> 32) + u64(u32(middle))
    return (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32)


def upper_product(a: u64, high: u64, low: u64) -> tuple[u64, u64]:
    """The upper 128 of the 192 bits of a * (high * 2**64 + low)."""
    middle = a * high
    total = middle + multiply_high(a, low)
    top = multiply_high(a, high)
    return top + 1 if total < middle else top, total
