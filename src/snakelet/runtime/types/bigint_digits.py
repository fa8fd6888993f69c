"""Natural numbers as runs of 32-bit digits, the lowest first: the inner loops of big integers.

Invariant: a number is a pointer and a count of digits; no function allocates, and none looks beyond
the counts it is given. A result may be the same memory as an operand where the text says so.
Products of two digits and carries live in a u64.
"""

from snakelet.runtime.static import Pointer, bit_length, inline, u32, u64, uword

DIGIT_BITS = 32
BILLION = 1000000000


@inline
def trimmed(digits: Pointer[u32], count: int) -> int:
    """The count without zero digits at the top."""
    while count > 0 and digits[count - 1] == 0:
        count -= 1
    return count


@inline
def digit_bit_length(digit: u32) -> int:
    """The number of bits up to the highest one bit of a digit."""
    return bit_length(uword(digit))


def bits_of(digits: Pointer[u32], count: int) -> int:
    """The number of bits of a number whose top digit is not zero; 0 if it has no digits."""
    if count == 0:
        return 0
    return (count - 1) * DIGIT_BITS + digit_bit_length(digits[count - 1])


def compare(a: Pointer[u32], a_count: int, b: Pointer[u32], b_count: int) -> int:
    """-1, 0 or 1 as a is less than, equal to or more than b; both are trimmed."""
    if a_count != b_count:
        return -1 if a_count < b_count else 1
    i = a_count - 1
    while i >= 0 and a[i] == b[i]:
        i -= 1
    if i < 0:
        return 0
    return -1 if a[i] < b[i] else 1


def copy(result: Pointer[u32], source: Pointer[u32], count: int) -> None:
    """Copies digits to memory that does not overlap, or lies lower."""
    for i in range(count):
        result[i] = source[i]


def clear(result: Pointer[u32], count: int) -> None:
    """Sets digits to zero."""
    for i in range(count):
        result[i] = u32(0)


def add(result: Pointer[u32], a: Pointer[u32], a_count: int, b: Pointer[u32], b_count: int) -> u32:
    """Puts a_count digits of a + b into result and returns the carry; a_count >= b_count.
    The result may be a or b."""
    carry = u64(0)
    for i in range(b_count):
        carry = carry + u64(a[i]) + u64(b[i])
        result[i] = u32(carry)
        carry = carry >> 32
    for i in range(b_count, a_count):
        carry = carry + u64(a[i])
        result[i] = u32(carry)
        carry = carry >> 32
    return u32(carry)


def subtract(
    result: Pointer[u32], a: Pointer[u32], a_count: int, b: Pointer[u32], b_count: int
) -> u32:
    """Puts a_count digits of a - b into result and returns the borrow; a_count >= b_count.
    The result may be a or b."""
    borrow = u64(0)
    for i in range(b_count):
        borrow = u64(a[i]) - u64(b[i]) - borrow
        result[i] = u32(borrow)
        borrow = borrow >> 63
    for i in range(b_count, a_count):
        borrow = u64(a[i]) - borrow
        result[i] = u32(borrow)
        borrow = borrow >> 63
    return u32(borrow)


def increment(digits: Pointer[u32], count: int) -> u32:
    """Adds one in place and returns the carry."""
    for i in range(count):
        digits[i] = digits[i] + 1
        if digits[i] != 0:
            return u32(0)
    return u32(1)


def multiply_digit(
    result: Pointer[u32], a: Pointer[u32], count: int, factor: u32, carry_in: u32
) -> u32:
    """Puts count digits of a * factor + carry_in into result, which may be a; returns the carry."""
    carry = u64(carry_in)
    wide = u64(factor)
    for i in range(count):
        carry = carry + u64(a[i]) * wide
        result[i] = u32(carry)
        carry = carry >> 32
    return u32(carry)


def add_product(result: Pointer[u32], a: Pointer[u32], count: int, factor: u32) -> u32:
    """Adds a * factor to count digits of result and returns the carry."""
    carry = u64(0)
    wide = u64(factor)
    for i in range(count):
        carry = carry + u64(a[i]) * wide + u64(result[i])
        result[i] = u32(carry)
        carry = carry >> 32
    return u32(carry)


def subtract_product(result: Pointer[u32], a: Pointer[u32], count: int, factor: u32) -> u32:
    """Subtracts a * factor from count digits of result and returns the borrow."""
    carry = u64(0)
    wide = u64(factor)
    for i in range(count):
        carry = carry + u64(a[i]) * wide
        difference = u64(result[i]) - u64(u32(carry))
        result[i] = u32(difference)
        carry = (carry >> 32) + (difference >> 63)
    return u32(carry)


def divide_digit(quotient: Pointer[u32], a: Pointer[u32], count: int, divisor: u32) -> u32:
    """Puts count digits of a // divisor into quotient and returns the remainder. The quotient may
    be a, or lie higher in the same memory."""
    rest = u64(0)
    wide = u64(divisor)
    for i in range(count - 1, -1, -1):
        part = rest << 32 | u64(a[i])
        quotient[i] = u32(part // wide)
        rest = part % wide
    return u32(rest)


def divide_billion(digits: Pointer[u32], count: int) -> u32:
    """Divides by 10**9 in place and returns the remainder; a constant divisor needs no division."""
    rest = u64(0)
    for i in range(count - 1, -1, -1):
        part = rest << 32 | u64(digits[i])
        digits[i] = u32(part // BILLION)
        rest = part % BILLION
    return u32(rest)


def shift_left(result: Pointer[u32], a: Pointer[u32], count: int, bits: int) -> u32:
    """Puts count digits of a << bits into result, which may be a, and returns the digit above;
    0 <= bits < 32."""
    carry = u64(0)
    for i in range(count):
        carry = carry | u64(a[i]) << bits
        result[i] = u32(carry)
        carry = carry >> 32
    return u32(carry)


def shift_right(result: Pointer[u32], a: Pointer[u32], count: int, bits: int) -> None:
    """Puts count digits of a >> bits into result, which may be a; 0 <= bits < 32."""
    pair = u64(0)
    for i in range(count - 1, -1, -1):
        pair = pair << 32 | u64(a[i])
        result[i] = u32(pair >> bits)


def divide(work: Pointer[u32], divisor: Pointer[u32], count: int, extra: int) -> None:
    """Divides count + extra + 1 digits of work by count digits of divisor. Then the lower count
    digits of work are the remainder and the extra + 1 above them the quotient.

    The divisor's top digit has its highest bit set, and the upper count digits of work are less
    than the divisor. Knuth, The Art of Computer Programming, 4.3.1, algorithm D; a quotient's
    digit is kept in the place that its step has made zero."""
    for j in range(extra, -1, -1):
        place = work + j
        top = place[count]
        digit = _quotient_digit(place, divisor, count)
        if subtract_product(place, divisor, count, digit) > top:
            digit = digit - 1
            add(place, place, count, divisor, count)
        place[count] = digit


@inline
def _quotient_digit(place: Pointer[u32], divisor: Pointer[u32], count: int) -> u32:
    """The next quotient digit or one more, from the upper digits; count >= 2."""
    first = u64(divisor[count - 1])
    upper = u64(place[count]) << 32 | u64(place[count - 1])
    digit = u64(0xFFFFFFFF)
    rest = upper - digit * first
    if u64(place[count]) < first:
        digit = upper // first
        rest = upper % first
    second = u64(divisor[count - 2])
    while rest >> 32 == 0 and digit * second > (rest << 32 | u64(place[count - 2])):
        digit = digit - 1
        rest = rest + first
    return u32(digit)
