"""Big integers against CPython's: every operation on numbers up to 2000 bits."""

import math

import pytest
from number_support import Source, digits_from, from_obj, natural, to_obj

from snakelet.runtime.static import MAX_INT, MAX_SMALL, MIN_INT, WORD_BITS, Array, uword
from snakelet.runtime.types import bigint, bigint_bits, bigint_digits, bigint_multiply
from snakelet.runtime.types.operator import AND, OR, XOR

EDGES = [0, 1, -1, 2**31, 2**32 - 1, 2**32, 2**62 - 1, 2**62, 2**63, 2**64 - 1, 2**64, 2**96]


def pairs(seed: int, count: int, bits: int = 2000) -> list[tuple[int, int]]:
    source = Source(seed)
    edges = EDGES + [-n for n in EDGES] + [n - 1 for n in EDGES] + [-n - 1 for n in EDGES]
    near = [(a, b) for a in edges[::3] for b in edges[1::3]]
    return near + [
        (source.integer(bits), source.integer(source.random.choice([40, 200, bits])))
        for _ in range(count)
    ]


@pytest.mark.parametrize("value", [0, 1, -1, MAX_SMALL, -MAX_SMALL - 1, MAX_SMALL + 1, MAX_INT])
def test_a_word_becomes_an_integer(value: int) -> None:
    assert from_obj(bigint.int_object(value)) == value


def test_the_lowest_word_becomes_an_integer() -> None:
    assert from_obj(bigint.int_object(MIN_INT)) == MIN_INT


def test_sums_and_differences() -> None:
    for a, b in pairs(1, 150):
        assert from_obj(bigint.add_signed(to_obj(a), to_obj(b), False)) == a + b
        assert from_obj(bigint.add_signed(to_obj(a), to_obj(b), True)) == a - b


def test_products() -> None:
    for a, b in pairs(2, 60):
        assert from_obj(bigint.multiply_integers(to_obj(a), to_obj(b))) == a * b


def test_squares() -> None:
    for a, _ in pairs(3, 30):
        x = to_obj(a)
        assert from_obj(bigint.multiply_integers(x, x)) == a * a


@pytest.mark.parametrize("a_count, b_count", [(64, 64), (65, 64), (129, 129), (200, 70), (131, 66)])
def test_long_products(a_count: int, b_count: int) -> None:
    source = Source(a_count)
    for _ in range(3):
        a = source.natural(WORD_BITS * a_count) | 1 << WORD_BITS * a_count - 1
        b = source.natural(WORD_BITS * b_count) | 1 << WORD_BITS * b_count - 1
        x, y = to_obj(a), to_obj(b)
        assert from_obj(bigint.multiply_integers(x, y)) == a * b
        assert from_obj(bigint.multiply_integers(x, x)) == a * a


def test_division() -> None:
    for a, b in pairs(4, 150):
        if b != 0:
            x, y = to_obj(a), to_obj(b)
            quotient, rest = bigint.floor_division(x, y)
            assert (from_obj(quotient), from_obj(rest)) == divmod(a, b)
            assert from_obj(bigint.floor_quotient(x, y)) == a // b
            assert from_obj(bigint.floor_remainder(x, y)) == a % b


def test_division_whose_quotient_digit_is_guessed_too_large() -> None:
    top, ones = 1 << WORD_BITS - 1, (1 << WORD_BITS) - 1
    for low in (0, 1, ones - 1, ones):
        for n in (2, 3, 5):
            b = (top << WORD_BITS * (n - 1)) + low
            for a in (
                b * ones + b - 1,
                b << WORD_BITS,
                (b << 2 * WORD_BITS) - 1,
                b * (ones - 1) + low,
            ):
                quotient, rest = bigint.floor_division(to_obj(a), to_obj(b))
                assert (from_obj(quotient), from_obj(rest)) == divmod(a, b)


def test_comparison() -> None:
    for a, b in pairs(5, 100):
        assert bigint.compare_integers(to_obj(a), to_obj(b)) == (a > b) - (a < b)
        assert bigint.compare_integers(to_obj(a), to_obj(a)) == 0


def test_shifts() -> None:
    source = Source(6)
    for a, _ in pairs(6, 120, 400):
        bits = source.random.choice([0, 1, 31, 32, 33, 63, 64, source.random.randint(0, 500)])
        assert from_obj(bigint_bits.shifted_left(to_obj(a), bits)) == a << bits
        assert from_obj(bigint_bits.shifted_right(to_obj(a), bits)) == a >> bits


def test_bitwise_operations() -> None:
    for a, b in pairs(7, 100, 500):
        x, y = to_obj(a), to_obj(b)
        assert from_obj(bigint_bits.combined(AND, x, y)) == a & b
        assert from_obj(bigint_bits.combined(OR, x, y)) == a | b
        assert from_obj(bigint_bits.combined(XOR, x, y)) == a ^ b
        assert from_obj(bigint_bits.inverted(x)) == ~a


def test_bit_counts() -> None:
    for a, _ in pairs(8, 60, 500):
        assert bigint_bits.bit_count_of(to_obj(a)) == a.bit_count()
        assert bigint.bit_length_of(to_obj(a)) == a.bit_length()
        if a != 0:
            zeros = (a & -a).bit_length() - 1
            assert bigint_bits.trailing_zeros_of(to_obj(a)) == zeros
        assert bigint_bits.is_power_of_two(to_obj(a)) == (a > 0 and a & (a - 1) == 0)


def test_low_word() -> None:
    for a, _ in pairs(9, 60, 200):
        assert bigint.low_word(to_obj(a)) == a & (2 * MAX_INT + 1)


def test_karatsuba_at_every_length_around_its_threshold() -> None:
    source = Source(10)
    for count in range(1, 2 * bigint_multiply.KARATSUBA_DIGITS + 9, 13):
        a, b = (
            source.random.getrandbits(WORD_BITS * count),
            source.random.getrandbits(WORD_BITS * count),
        )
        result: Array[uword] = Array(uword, 2 * count)
        scratch: Array[uword] = Array(uword, bigint_multiply.scratch_length(count) + 1)
        bigint_multiply.multiply(
            result.pointer(),
            digits_from(a, count),
            count,
            digits_from(b, count),
            count,
            scratch.pointer(),
        )
        assert natural(result.pointer(), 2 * count) == a * b


@pytest.mark.parametrize("divisor", [1, 2, 3, 10**9, 2**31, 2**32 - 1, 641])
def test_division_by_a_digit(divisor: int) -> None:
    value = math.factorial(60)
    bits = WORD_BITS - divisor.bit_length()
    reciprocal = bigint_digits.reciprocal_of(uword(divisor << bits))
    base = 1 << WORD_BITS
    assert reciprocal == (base * base - 1) // (divisor << bits) - base
    digits = digits_from(value, 10)
    rest = bigint_digits.divide_digit(digits, digits, 10, uword(divisor), reciprocal)
    assert rest == value % divisor
    assert natural(digits, 10) == value // divisor


def test_reciprocals_and_steps() -> None:
    source = Source(11)
    base = 1 << WORD_BITS
    for _ in range(300):
        divisor = source.natural(WORD_BITS) | base >> 1
        high = source.natural(WORD_BITS) % divisor
        low = source.natural(WORD_BITS)
        reciprocal = bigint_digits.reciprocal_of(uword(divisor))
        assert reciprocal == (base * base - 1) // divisor - base
        step = bigint_digits.divide_step(uword(high), uword(low), uword(divisor), reciprocal)
        assert step == divmod(high * base + low, divisor)
