"""Products of natural numbers: schoolbook rows, squares, and Karatsuba's method for long ones.

Invariant: the result never overlaps an operand and gets exactly a_count + b_count digits. Scratch
memory is handed in by the caller; `scratch_length` says how much.
"""

from snakelet.runtime.static import WORD_BITS, Pointer, high_multiply, uword
from snakelet.runtime.types.bigint_digits import add, add_product, clear, subtract

KARATSUBA_DIGITS = 48
"""From this length on three products of halves beat one of the whole (measured:
docs/decisions/numbers.md)."""


def scratch_length(count: int) -> int:
    """How many digits of scratch memory a product needs whose shorter operand has count digits."""
    if count < KARATSUBA_DIGITS:
        return 0
    return 8 * count + 64


def multiply(
    result: Pointer[uword],
    a: Pointer[uword],
    a_count: int,
    b: Pointer[uword],
    b_count: int,
    scratch: Pointer[uword],
) -> None:
    """result = a * b; a_count >= b_count >= 1."""
    if b_count < KARATSUBA_DIGITS:
        _rows(result, a, a_count, b, b_count)
    elif a_count == b_count:
        _karatsuba(result, a, b, a_count, scratch)
    else:
        _slices(result, a, a_count, b, b_count, scratch)


def _rows(
    result: Pointer[uword], a: Pointer[uword], a_count: int, b: Pointer[uword], b_count: int
) -> None:
    clear(result, a_count)
    for i in range(b_count):
        result[i + a_count] = add_product(result + i, a, a_count, b[i])


def _slices(
    result: Pointer[uword],
    a: Pointer[uword],
    a_count: int,
    b: Pointer[uword],
    b_count: int,
    scratch: Pointer[uword],
) -> None:
    """The product of unequal lengths, from slices of a that are as long as b."""
    clear(result, a_count + b_count)
    place = 0
    while place < a_count:
        count = min(b_count, a_count - place)
        multiply(scratch, b, b_count, a + place, count, scratch + 2 * b_count)
        above = a_count + b_count - place
        add(result + place, result + place, above, scratch, count + b_count)
        place += count


def _karatsuba(
    result: Pointer[uword],
    a: Pointer[uword],
    b: Pointer[uword],
    count: int,
    scratch: Pointer[uword],
) -> None:
    """a * b for equal lengths: with a = a1 * B + a0 the middle term a1 * b0 + a0 * b1 is
    (a0 + a1) * (b0 + b1) - a0 * b0 - a1 * b1."""
    low = count - count // 2
    high = count // 2
    square = a == b
    middle = scratch + 2 * low + 2
    _product(result, a, b, low, square, scratch)
    _product(result + 2 * low, a + low, b + low, high, square, scratch)
    sums = _add_halves(scratch, a, low, high)
    if not square:
        _add_halves(scratch + sums, b, low, high)
    _product(middle, scratch, scratch + sums, sums, square, middle + 2 * sums)
    subtract(middle, middle, 2 * sums, result, 2 * low)
    subtract(middle, middle, 2 * sums, result + 2 * low, 2 * high)
    above = 2 * count - low
    add(result + low, result + low, above, middle, min(2 * sums, above))


def _add_halves(result: Pointer[uword], a: Pointer[uword], low: int, high: int) -> int:
    """The sum of a number's halves, in low + 1 digits; returns that count."""
    result[low] = add(result, a, low, a + low, high)
    return low + 1


def _product(
    result: Pointer[uword],
    a: Pointer[uword],
    b: Pointer[uword],
    count: int,
    square: bool,
    scratch: Pointer[uword],
) -> None:
    if count >= KARATSUBA_DIGITS:
        _karatsuba(result, a, a if square else b, count, scratch)
    elif square:
        square_rows(result, a, count)
    else:
        _rows(result, a, count, b, count)


def multiply_by_itself(
    result: Pointer[uword], a: Pointer[uword], count: int, scratch: Pointer[uword]
) -> None:
    """result = a * a; count >= 1."""
    _product(result, a, a, count, True, scratch)


def square_rows(result: Pointer[uword], a: Pointer[uword], count: int) -> None:
    """a * a: the products of different digits once, doubled, and the squares of the digits."""
    clear(result, 2 * count)
    for i in range(count - 1):
        result[count + i] = add_product(result + 2 * i + 1, a + i + 1, count - 1 - i, a[i])
    carry = uword(0)
    above = uword(0)
    for i in range(count):
        x = a[i]
        low = result[2 * i]
        high = result[2 * i + 1]
        half = (low << 1 | above) + carry
        carry = uword(half < carry)
        total = half + x * x
        carry = carry + uword(total < half)
        result[2 * i] = total
        half = (high << 1 | low >> (WORD_BITS - 1)) + carry
        carry = uword(half < carry)
        total = half + high_multiply(x, x)
        carry = carry + uword(total < half)
        result[2 * i + 1] = total
        above = high >> (WORD_BITS - 1)
