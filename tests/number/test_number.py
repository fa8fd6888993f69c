"""The operators on numbers of all kinds against CPython's: result, kind, sign of zero, errors."""

import itertools
import math
import operator
from collections.abc import Callable
from typing import Any

import pytest
from number_support import Number, Source, at, number_obj, shown, shown_obj

from snakelet.runtime.static import NULL, Obj, error, qstr_at
from snakelet.runtime.types import float as product_float
from snakelet.runtime.types import number
from snakelet.runtime.types import operator as op

BINARY: dict[int, Callable[[Any, Any], Any]] = {
    op.LESS: operator.lt,
    op.MORE: operator.gt,
    op.EQUAL: operator.eq,
    op.LESS_EQUAL: operator.le,
    op.MORE_EQUAL: operator.ge,
    op.NOT_EQUAL: operator.ne,
    op.OR: operator.or_,
    op.XOR: operator.xor,
    op.AND: operator.and_,
    op.SHIFT_LEFT: operator.lshift,
    op.SHIFT_RIGHT: operator.rshift,
    op.ADD: operator.add,
    op.SUBTRACT: operator.sub,
    op.MULTIPLY: operator.mul,
    op.FLOOR_DIVIDE: operator.floordiv,
    op.TRUE_DIVIDE: operator.truediv,
    op.MODULO: operator.mod,
    op.POWER: operator.pow,
    op.DIVMOD: divmod,
    op.INPLACE_ADD: operator.iadd,
    op.INPLACE_POWER: operator.ipow,
}
UNARY: dict[int, Callable[[Any], Any]] = {
    op.POSITIVE: operator.pos,
    op.NEGATIVE: operator.neg,
    op.INVERT: operator.invert,
    op.BOOL: bool,
    op.ABSOLUTE: abs,
    op.INT: int,
    op.FLOAT: float,
    op.COMPLEX: complex,
}

NUMBERS: list[Number] = [
    0,
    1,
    -1,
    2,
    -3,
    10,
    62,
    2**62,
    -(2**63),
    10**25,
    -(10**25),
    10**400,
    True,
    False,
]
NUMBERS += [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e-300, -1e300, 2.0**62, 1e25, 7.25]
NUMBERS += [math.inf, -math.inf, math.nan, 0j, 1j, -2.5j, 1 + 2j, -3 - 0.5j, complex(-0.0, 0.0)]


def outcome(show: Callable[[Any], str], function: Callable[..., Any], *arguments: Any) -> str:
    """The result as text, or the name of the exception."""
    try:
        return show(function(*arguments))
    except (ArithmeticError, ValueError, TypeError, MemoryError) as caught:
        return type(caught).__name__
    except error.UserError as caught:
        return type(caught).__name__


def near(a: str, b: str) -> bool:
    """Whether two complex results agree but for the last bits of trigonometric functions."""
    if a == b:
        return True
    if not (a.startswith("complex ") and b.startswith("complex ")):
        return False
    x, y = complex(a[8:]), complex(b[8:])
    same = x == y or abs(x - y) <= 1e-12 * abs(y)
    return same or not math.isfinite(abs(y))


@pytest.mark.parametrize("operation", BINARY)
def test_binary(operation: int) -> None:
    theirs = BINARY[operation]
    for a, b in itertools.product(NUMBERS, NUMBERS):
        if operation in (op.POWER, op.INPLACE_POWER) and isinstance(b, int) and abs(b) > 100:
            continue
        if operation == op.SHIFT_LEFT and isinstance(b, int) and b > 100:
            continue
        if operation in (op.POWER, op.INPLACE_POWER) and has_odd_power(a, b):
            continue
        expected = outcome(shown, theirs, a, b)
        ours = outcome(answer, number.number_binary, operation, number_obj(a), number_obj(b))
        if operation in (op.POWER, op.INPLACE_POWER):
            assert near(ours, expected), (a, b, ours, expected)
        else:
            assert ours == expected, (a, b, ours, expected)


def has_odd_power(a: Number, b: Number) -> bool:
    """Whether CPython's answer depends on what the C library leaves in errno: complex powers of
    what is not finite."""
    is_complex = isinstance(a, complex) or isinstance(b, complex)
    if 10**400 in (a, b):
        return False
    return is_complex and not (math.isfinite(abs(a)) and math.isfinite(abs(b)))


def answer(result: Obj) -> str:
    """The text of a result; NULL stands for a TypeError that the caller raises."""
    if result is NULL:
        raise error.TypeError("unsupported")
    return shown_obj(result)


@pytest.mark.parametrize("operation", UNARY)
def test_unary(operation: int) -> None:
    for a in NUMBERS:
        expected = outcome(shown, UNARY[operation], a)
        ours = outcome(answer, number.number_unary, operation, number_obj(a))
        assert ours == expected, (a, ours, expected)


def test_floats_of_random_bits() -> None:
    source = Source(1)
    for _ in range(600):
        a, b = source.double(), source.double()
        for operation in (op.MODULO, op.FLOOR_DIVIDE, op.DIVMOD, op.TRUE_DIVIDE, op.LESS, op.ADD):
            expected = outcome(shown, BINARY[operation], a, b)
            ours = outcome(answer, number.number_binary, operation, number_obj(a), number_obj(b))
            if expected == "inf" or "inf" in expected or "nan" in expected:
                continue
            assert ours == expected, (a, b, operation)


def test_hashes_of_equal_numbers() -> None:
    for a, b in itertools.combinations(NUMBERS, 2):
        if a == b:
            x = number.number_unary(op.HASH, number_obj(a))
            assert x is number.number_unary(op.HASH, number_obj(b)), (a, b)


def test_other_operands_are_left_to_others() -> None:
    other = qstr_at(5)
    assert number.number_binary(op.ADD, number_obj(1), other) is NULL
    assert number.number_binary(op.ADD, other, number_obj(1.5)) is NULL
    assert number.number_binary(op.MATRIX_MULTIPLY, number_obj(1), number_obj(2)) is NULL
    assert number.number_unary(op.LENGTH, number_obj(1)) is NULL
    assert number.number_unary(op.NEGATIVE, other) is NULL


@pytest.mark.parametrize("places", [None, 0, 1, 2, 5, 15, 17, 22, 30, 320, 400, -1, -5, -310])
def test_rounding(places: int | None) -> None:
    source = Source(2)
    values = [source.double() for _ in range(100)] + [0.5, 1.5, 2.5, -0.5, 2.675, 1e16, 0.15, -0.0]
    values += [25.0, 35.0, 12345678.5, 1.7976931348623157e308, 5e-324, 2.0**52 + 0.5]
    for value in values:
        if places is None:
            ours = outcome(shown_obj, product_float.round_to_integer, value)
            assert ours == outcome(shown, round, value), value
        else:
            ours = outcome(shown, product_float.round_to_places, value, places)
            assert ours == outcome(shown, round, value, places), (value, places)


LITERALS = [
    "0",
    "1",
    "1_000",
    "0x_ff",
    "0b10",
    "0o17",
    "1.5",
    ".5",
    "5.",
    "1e5",
    "1E-5",
    "2j",
    "1.5J",
]
LITERALS += ["1e5j", "00", "0_0", "10" * 30, "1_0.0_1e1_0", "0j", "00.5", "017j", "0e0", "09.5"]
REFUSED = [
    "",
    "017",
    "1x",
    "1.2.3",
    "0x",
    "0b2",
    "1e",
    "1e+",
    "inf",
    "nan",
    "j",
    "1jj",
    "1.real",
    ".",
    "1if",
]


@pytest.mark.parametrize("text", LITERALS)
def test_literals(text: str) -> None:
    result = number.number_from_text(at(text), len(text))
    assert shown_obj(result) == shown(eval(text))


@pytest.mark.parametrize("text", ["1__0", "1_", "0x1_", "1_.5", "1e5_"])
def test_literals_with_more_underscores(text: str) -> None:
    result = number.number_from_text(at(text), len(text))
    assert shown_obj(result) == shown(eval(text.replace("_", "")))


@pytest.mark.parametrize("text", REFUSED)
def test_refused_literals(text: str) -> None:
    assert number.number_from_text(at(text), len(text)) is NULL


def test_power_modulo() -> None:
    power = number.power_modulo(number_obj(3), number_obj(10**20), number_obj(1000007))
    assert shown_obj(power) == shown(pow(3, 10**20, 1000007))
    with pytest.raises(error.TypeError):
        number.power_modulo(number_obj(2.0), number_obj(2), number_obj(3))
    with pytest.raises(error.ValueError):
        number.power_modulo(number_obj(2), number_obj(2), number_obj(0))
