"""Natural numbers as runs of digits, a machine word each, the lowest first: the inner loops of big
integers.

Invariant: a number is a pointer and a count of digits; no function allocates, and none looks beyond
the counts it is given. A result may be the same memory as an operand where the text says so. Word
arithmetic wraps: a sum that is less than a summand has carried.
"""

from snakelet.runtime.static import (
    WORD_BITS,
    Pointer,
    bit_length,
    high_multiply,
    inline,
    u64,
    uword,
)

HALF_BITS = WORD_BITS // 2
HALF = 1 << HALF_BITS
HALF_MASK = HALF - 1
MAX_DIGIT = uword((1 << WORD_BITS) - 1)
TOP_SHIFT = WORD_BITS - 1


@inline
def trimmed(digits: Pointer[uword], count: int) -> int:
    """The count without zero digits at the top."""
    while count > 0 and digits[count - 1] == 0:
        count -= 1
    return count


def bits_of(digits: Pointer[uword], count: int) -> int:
    """The number of bits of a number whose top digit is not zero; 0 if it has no digits."""
    if count == 0:
        return 0
    return (count - 1) * WORD_BITS + bit_length(digits[count - 1])


def load_64(digits: Pointer[uword], count: int, position: int) -> u64:
    """64 bits of a number, the lowest at the bit `position`; beyond the number there are zeros."""
    whole = position // WORD_BITS
    offset = -(position % WORD_BITS)
    result = u64(0)
    while whole < count and offset < 64:
        digit = u64(digits[whole])
        result = result | (digit << offset if offset >= 0 else digit >> -offset)
        whole += 1
        offset += WORD_BITS
    return result


def compare(a: Pointer[uword], a_count: int, b: Pointer[uword], b_count: int) -> int:
    """-1, 0 or 1 as a is less than, equal to or more than b; both are trimmed."""
    if a_count != b_count:
        return -1 if a_count < b_count else 1
    i = a_count - 1
    while i >= 0 and a[i] == b[i]:
        i -= 1
    if i < 0:
        return 0
    return -1 if a[i] < b[i] else 1


def copy(result: Pointer[uword], source: Pointer[uword], count: int) -> None:
    """Copies digits to memory that does not overlap, or lies lower."""
    for i in range(count):
        result[i] = source[i]


def clear(result: Pointer[uword], count: int) -> None:
    """Sets digits to zero."""
    for i in range(count):
        result[i] = uword(0)


def add(
    result: Pointer[uword], a: Pointer[uword], a_count: int, b: Pointer[uword], b_count: int
) -> uword:
    """Puts a_count digits of a + b into result and returns the carry; a_count >= b_count.
    The result may be a or b."""
    carry = uword(0)
    for i in range(b_count):
        x = a[i]
        half = x + b[i]
        total = half + carry
        carry = uword(half < x) | uword(total < half)
        result[i] = total
    at = b_count
    while at < a_count and carry != 0:
        result[at] = a[at] + 1
        carry = uword(result[at] == 0)
        at += 1
    if result != a:
        copy(result + at, a + at, a_count - at)
    return carry


def subtract(
    result: Pointer[uword], a: Pointer[uword], a_count: int, b: Pointer[uword], b_count: int
) -> uword:
    """Puts a_count digits of a - b into result and returns the borrow; a_count >= b_count.
    The result may be a or b."""
    borrow = uword(0)
    for i in range(b_count):
        x = a[i]
        y = b[i]
        half = x - y
        result[i] = half - borrow
        borrow = uword(x < y) | uword(half < borrow)
    at = b_count
    while at < a_count and borrow != 0:
        borrow = uword(a[at] == 0)
        result[at] = a[at] - 1
        at += 1
    if result != a:
        copy(result + at, a + at, a_count - at)
    return borrow


def increment(digits: Pointer[uword], count: int) -> uword:
    """Adds one in place and returns the carry."""
    for i in range(count):
        digits[i] = digits[i] + 1
        if digits[i] != 0:
            return uword(0)
    return uword(1)


def multiply_digit(
    result: Pointer[uword], a: Pointer[uword], count: int, factor: uword, carry: uword
) -> uword:
    """Puts count digits of a * factor + carry into result, which may be a; returns the carry."""
    for i in range(count):
        x = a[i]
        low = x * factor
        total = low + carry
        carry = high_multiply(x, factor) + uword(total < low)
        result[i] = total
    return carry


def add_product(result: Pointer[uword], a: Pointer[uword], count: int, factor: uword) -> uword:
    """Adds a * factor to count digits of result and returns the carry."""
    carry = uword(0)
    for i in range(count):
        x = a[i]
        low = x * factor
        half = low + carry
        total = half + result[i]
        carry = high_multiply(x, factor) + uword(half < low) + uword(total < half)
        result[i] = total
    return carry


def subtract_product(result: Pointer[uword], a: Pointer[uword], count: int, factor: uword) -> uword:
    """Subtracts a * factor from count digits of result and returns the borrow."""
    carry = uword(0)
    for i in range(count):
        x = a[i]
        low = x * factor
        half = low + carry
        y = result[i]
        result[i] = y - half
        carry = high_multiply(x, factor) + uword(half < low) + uword(y < half)
    return carry


def shift_left(result: Pointer[uword], a: Pointer[uword], count: int, bits: int) -> uword:
    """Puts count digits of a << bits into result, which may be a, and returns the digit above;
    0 <= bits < WORD_BITS."""
    carry = uword(0)
    for i in range(count):
        x = a[i]
        result[i] = x << bits | carry
        carry = x >> 1 >> (TOP_SHIFT - bits)
    return carry


def shift_right(result: Pointer[uword], a: Pointer[uword], count: int, bits: int) -> None:
    """Puts count digits of a >> bits into result, which may be a; 0 <= bits < WORD_BITS."""
    carry = uword(0)
    for i in range(count - 1, -1, -1):
        x = a[i]
        result[i] = x >> bits | carry
        carry = x << 1 << (TOP_SHIFT - bits)


@inline
def shifted_digit(upper: uword, lower: uword, bits: int) -> uword:
    """The upper of two digits shifted left together; 0 <= bits < WORD_BITS."""
    return upper << bits | lower >> 1 >> (TOP_SHIFT - bits)


def reciprocal_of(divisor: uword) -> uword:
    """(B * B - 1) // divisor - B for B = 2**WORD_BITS and a divisor of at least B / 2: what
    `divide_step` multiplies by instead of dividing."""
    high = ~divisor
    upper = divisor >> HALF_BITS
    lower = divisor & HALF_MASK
    first = _half_quotient(high, uword(HALF_MASK), upper, lower)
    rest = (high << HALF_BITS) + HALF_MASK - first * divisor
    return (first << HALF_BITS) + _half_quotient(rest, uword(HALF_MASK), upper, lower)


@inline
def _half_quotient(high: uword, below: uword, upper: uword, lower: uword) -> uword:
    """A digit and a half by a digit of two halves: half a digit of quotient (Knuth, The Art of
    Computer Programming, 4.3.1, algorithm D)."""
    quotient = high // upper
    rest = high % upper
    while quotient >= HALF or quotient * lower > (rest << HALF_BITS | below):
        quotient = quotient - 1
        rest = rest + upper
        if rest >= HALF:
            break
    return quotient


@inline
def divide_step(high: uword, low: uword, divisor: uword, reciprocal: uword) -> tuple[uword, uword]:
    """Quotient and remainder of two digits by one, high < divisor, with its reciprocal (Moeller and
    Granlund, Improved division by invariant integers, 2011, algorithm 4)."""
    below = reciprocal * high + low
    quotient = high_multiply(reciprocal, high) + high + uword(below < low) + 1
    rest = low - quotient * divisor
    if rest > below:
        quotient = quotient - 1
        rest = rest + divisor
    if rest >= divisor:
        quotient = quotient + 1
        rest = rest - divisor
    return quotient, rest


def divide_digit(
    quotient: Pointer[uword], a: Pointer[uword], count: int, divisor: uword, reciprocal: uword
) -> uword:
    """Puts count digits of a // divisor into quotient and returns the remainder; the reciprocal is
    that of the divisor shifted left until its top bit is set. The quotient may be a."""
    bits = WORD_BITS - bit_length(divisor)
    scaled = divisor << bits
    rest = shifted_digit(uword(0), a[count - 1], bits)
    for i in range(count - 1, -1, -1):
        low = shifted_digit(a[i], a[i - 1] if i > 0 else uword(0), bits)
        digit, rest = divide_step(rest, low, scaled, reciprocal)
        quotient[i] = digit
    return rest >> bits


def divide(work: Pointer[uword], divisor: Pointer[uword], count: int, extra: int) -> None:
    """Divides count + extra digits of work by count >= 2 digits of divisor, whose top digit is not
    zero; above them work has a digit more, of zero. Then the lower count digits of work are the
    remainder and the extra + 1 above them the quotient.

    Algorithm D as above: shifting both numbers until the divisor's top bit is set is needed for
    the guess of a quotient's digit only, so just the digits of the guess are shifted. A quotient's
    digit is kept in the place that its step has made zero."""
    bits = WORD_BITS - bit_length(divisor[count - 1])
    below = divisor[count - 3] if count > 2 else uword(0)
    first = shifted_digit(divisor[count - 1], divisor[count - 2], bits)
    second = shifted_digit(divisor[count - 2], below, bits)
    reciprocal = reciprocal_of(first)
    for j in range(extra, -1, -1):
        place = work + j
        top = place[count]
        below = place[count - 3] if count > 2 else uword(0)
        digit = _guess(
            shifted_digit(top, place[count - 1], bits),
            shifted_digit(place[count - 1], place[count - 2], bits),
            shifted_digit(place[count - 2], below, bits),
            first,
            second,
            reciprocal,
        )
        if digit != 0 and subtract_product(place, divisor, count, digit) > top:
            digit = digit - 1
            add(place, place, count, divisor, count)
        place[count] = digit


@inline
def _guess(
    high: uword, middle: uword, low: uword, first: uword, second: uword, reciprocal: uword
) -> uword:
    """The next quotient digit or one more: three digits by two."""
    digit = MAX_DIGIT
    rest = middle + first
    is_exact = rest >= first
    if high < first:
        digit, rest = divide_step(high, middle, first, reciprocal)
        is_exact = True
    while is_exact and _is_more(digit, second, rest, low):
        digit = digit - 1
        rest = rest + first
        is_exact = rest >= first
    return digit


@inline
def _is_more(a: uword, b: uword, high: uword, low: uword) -> bool:
    """Whether a * b > high * B + low."""
    top = high_multiply(a, b)
    return top > high or (top == high and a * b > low)
