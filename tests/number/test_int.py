"""Integer arithmetic on values, small and big, against CPython's."""

import math
import operator
from collections.abc import Callable

import pytest
from number_support import Source, from_obj, to_obj

from snakelet.runtime.static import MAX_SMALL, MIN_SMALL, SMALL_BITS, Obj, error, is_small
from snakelet.runtime.types import int as product

BINARY: list[tuple[Callable[[Obj, Obj], Obj], Callable[[int, int], int]]] = [
    (product.int_add, operator.add),
    (product.int_subtract, operator.sub),
    (product.int_multiply, operator.mul),
    (product.int_floor_divide, operator.floordiv),
    (product.int_modulo, operator.mod),
    (product.int_and, operator.and_),
    (product.int_or, operator.or_),
    (product.int_xor, operator.xor),
    (product.int_gcd, math.gcd),
]


def values(seed: int, count: int) -> list[int]:
    source = Source(seed)
    edges = [0, 1, -1, 2, MAX_SMALL, MIN_SMALL, MAX_SMALL + 1, MIN_SMALL - 1, 2**32, -(2**64)]
    return edges + [source.integer(source.random.choice([20, 62, 130])) for _ in range(count)]


@pytest.mark.parametrize("ours, theirs", BINARY)
def test_binary(ours: Callable[[Obj, Obj], Obj], theirs: Callable[[int, int], int]) -> None:
    zero_fails = theirs in (operator.floordiv, operator.mod)
    for a in values(1, 12):
        for b in values(2, 12):
            if b != 0 or not zero_fails:
                assert from_obj(ours(to_obj(a), to_obj(b))) == theirs(a, b), (a, b)


def test_unary() -> None:
    for a in values(3, 40):
        x = to_obj(a)
        assert from_obj(product.int_negative(x)) == -a
        assert from_obj(product.int_absolute(x)) == abs(a)
        assert from_obj(product.int_invert(x)) == ~a


def test_comparison() -> None:
    for a in values(4, 15):
        for b in values(4, 15):
            assert product.int_compare(to_obj(a), to_obj(b)) == (a > b) - (a < b)
            assert product.int_equal(to_obj(a), to_obj(b)) == (a == b)


def test_shifts() -> None:
    for a in values(5, 20):
        for bits in (0, 1, 30, 31, 32, 61, 62, 63, 64, 100):
            x, y = to_obj(a), to_obj(bits)
            assert from_obj(product.int_shift_left(x, y)) == a << bits
            assert from_obj(product.int_shift_right(x, y)) == a >> bits
    assert from_obj(product.int_shift_right(to_obj(-5), to_obj(10**30))) == -1
    assert from_obj(product.int_shift_left(to_obj(0), to_obj(10**30))) == 0


@pytest.mark.parametrize("base", [0, 1, -1, 2, -2, 3, 8, -10, 2**33, 10**20])
def test_power(base: int) -> None:
    for exponent in (0, 1, 2, 3, 7, 20, 65, 100):
        assert from_obj(product.int_power(to_obj(base), to_obj(exponent))) == base**exponent


def test_power_of_a_huge_exponent() -> None:
    assert from_obj(product.int_power(to_obj(-1), to_obj(10**30 + 1))) == -1
    for base in (2, 3):
        with pytest.raises(error.MemoryError):
            product.int_power(to_obj(base), to_obj(10**30))


def test_power_modulo() -> None:
    source = Source(6)
    for _ in range(60):
        a, e = source.integer(100), source.natural(40)
        m = source.integer(90) or 7
        result = product.int_power_modulo(to_obj(a), to_obj(e), to_obj(m))
        assert from_obj(result) == pow(a, e, m), (a, e, m)
        if math.gcd(a, m) == 1:
            result = product.int_power_modulo(to_obj(a), to_obj(-e), to_obj(m))
            assert from_obj(result) == pow(a, -e, m), (a, -e, m)


def test_square_root() -> None:
    for a in values(7, 60):
        assert from_obj(product.int_square_root(to_obj(abs(a)))) == math.isqrt(abs(a))
        assert from_obj(product.int_square_root(to_obj(a * a))) == abs(a)


def test_hash_of_equal_integers() -> None:
    for a in values(8, 30):
        hashed = product.int_hash(to_obj(a))
        assert hashed == product.int_hash(to_obj(a))
        assert MIN_SMALL <= hashed <= MAX_SMALL
        if is_small(to_obj(a)):
            assert hashed == a


def test_to_float() -> None:
    source = Source(9)
    for bits in (20, 53, 54, 64, 65, 100, 1000):
        for _ in range(20):
            a = source.integer(bits)
            assert product.int_to_float(to_obj(a)) == float(a)
    for tie in (2**53 + 1, 2**53 + 3, 2**64 + 2**11, 2**64 + 2**11 + 1, 2**64 + 3 * 2**11):
        assert product.int_to_float(to_obj(tie)) == float(tie)
    with pytest.raises(error.OverflowError):
        product.int_to_float(to_obj(10**309))
    limit = 2**1024 - 2**970
    with pytest.raises(error.OverflowError):
        product.int_to_float(to_obj(limit))
    assert product.int_to_float(to_obj(limit - 1)) == float(limit - 1)


def test_from_float() -> None:
    source = Source(10)
    for _ in range(200):
        x = source.double()
        assert from_obj(product.int_from_float(x)) == int(x)
    with pytest.raises(error.OverflowError):
        product.int_from_float(math.inf)
    with pytest.raises(error.ValueError):
        product.int_from_float(math.nan)


def test_true_division() -> None:
    source = Source(11)
    for _ in range(200):
        a, b = source.integer(source.random.choice([53, 70, 1200])), source.integer(150) or 3
        if a.bit_length() - b.bit_length() < 1020:
            assert product.int_true_divide(to_obj(a), to_obj(b)) == a / b, (a, b)
    for a, b in [(1, 10**320), (3 * 10**300, 10**620), (-1, 10**400), (0, -(10**30))]:
        quotient = product.int_true_divide(to_obj(a), to_obj(b))
        assert (quotient, math.copysign(1, quotient)) == (a / b, math.copysign(1, a / b))
    with pytest.raises(error.OverflowError):
        product.int_true_divide(to_obj(10**400), to_obj(3))


def test_comparison_with_floats() -> None:
    source = Source(12)
    for _ in range(200):
        x = source.double()
        for a in (int(x), int(x) + 1, int(x) - 1, source.integer(80)):
            assert product.compare_int_float(to_obj(a), x) == (a > x) - (a < x), (a, x)
    assert product.compare_int_float(to_obj(10**400), math.inf) == -1
    assert product.compare_int_float(to_obj(-(10**400)), -math.inf) == 1
    assert product.compare_int_float(to_obj(0), math.nan) == 2


@pytest.mark.parametrize(
    "function", [product.int_floor_divide, product.int_modulo, product.int_true_divide]
)
def test_division_by_zero(function: Callable[[Obj, Obj], object]) -> None:
    for a in (5, 10**30):
        with pytest.raises(error.ZeroDivisionError) as caught:
            function(to_obj(a), to_obj(0))
        assert caught.value.arguments == ("divide by zero",)


def test_negative_shift_counts() -> None:
    for function in (product.int_shift_left, product.int_shift_right):
        for bits in (-1, -(10**30)):
            with pytest.raises(error.ValueError) as caught:
                function(to_obj(1), to_obj(bits))
            assert caught.value.arguments == ("negative shift count",)


def test_small_results_are_small() -> None:
    assert is_small(product.int_add(to_obj(MAX_SMALL + 1), to_obj(-1)))
    assert is_small(product.int_shift_left(to_obj(-1), to_obj(SMALL_BITS - 1)))
