"""Floats as text, and text as floats, against CPython over random bit patterns."""

import math
import struct

import pytest
from number_support import Source, at, fresh_buffer, from_obj, text_of

from snakelet.runtime.static import u64
from snakelet.runtime.types.float_digits import exact_integer, scaled_integer
from snakelet.runtime.types.float_parse import float_from_text, scaled_float
from snakelet.runtime.types.float_power import (
    FIRST_POWER,
    LAST_POWER,
    binary_exponent,
    decimal_exponent,
    decimal_exponent_of_three_quarters,
)
from snakelet.runtime.types.float_text import (
    ALTERNATE,
    CAPITAL,
    write_float,
    write_float_magnitude,
    write_sign,
)

SPECIAL = [0.0, -0.0, 1.0, 0.1, 0.5, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 5e-324, 1e-323]
SPECIAL += [
    2.2250738585072014e-308,
    2.225073858507201e-308,
    1.7976931348623157e308,
    9007199254740993.0,
]
SPECIAL += [1e-4, 1e-5, 9.5e-5, 2.5, 3.5, 0.125, 1e300, 9.999999999999999e22, 4.35, 2.0**-1022]


def bits(value: float) -> bytes:
    return struct.pack("<d", value)


def written(value: float) -> str:
    out = fresh_buffer()
    write_float(out, value)
    return text_of(out)


def formatted(value: float, kind: str, precision: int, flags: int = 0) -> str:
    out = fresh_buffer()
    write_sign(out, value)
    write_float_magnitude(out, value, ord(kind), precision, flags)
    return text_of(out)


@pytest.mark.parametrize("value", [*SPECIAL, math.inf, -math.inf, math.nan])
def test_repr_of_special_values(value: float) -> None:
    assert written(value) == repr(value)
    assert written(-value) == repr(-value)


def test_repr_of_random_values() -> None:
    source = Source(1)
    for _ in range(1500):
        value = source.double()
        assert written(value) == repr(value)


def test_repr_of_every_power_of_two_and_its_neighbours() -> None:
    for exponent in range(-1074, 1024):
        value = math.ldexp(1.0, exponent)
        near = (
            [value] if exponent % 7 else [value, math.nextafter(value, 0), math.nextafter(value, 9)]
        )
        for item in near:
            assert written(item) == repr(item)


def test_repr_of_every_power_of_ten() -> None:
    for exponent in range(-323, 309):
        value = float(f"1e{exponent}")
        assert written(value) == repr(value)


def test_formats_of_random_values() -> None:
    source = Source(2)
    for _ in range(400):
        value = source.double()
        precision = source.random.choice([0, 1, 2, 3, 6, 10, 15, 16, 17, 18, 25])
        for kind in "efg":
            expected = f"%.{precision}{kind}" % value
            assert formatted(value, kind, precision) == expected, (value, kind, precision)
            expected = f"%#.{precision}{kind.upper()}" % value
            assert formatted(value, kind, precision, ALTERNATE | CAPITAL) == expected


def test_formats_of_ties_and_carries() -> None:
    ties = [0.5, 1.5, 2.5, 0.125, 0.375, 12345.0, 12355.0, 1e22 + 2**21, 0.45, 9.5, 99.95, 9.995e20]
    ties += [999999.5, 9999995.0, 1e16 + 2, 2.0**60 + 2**9, 5e-324, 0.0625, 1e23]
    for value in ties:
        for precision in (0, 1, 2, 3, 4, 16, 17):
            for kind in "efg":
                expected = f"%.{precision}{kind}" % value
                assert formatted(value, kind, precision) == expected, (value, kind, precision)


@pytest.mark.parametrize("value", [5e-324, 1.7976931348623157e308, 0.1, 1.0, 2.0**-1074 * 3, 1e300])
@pytest.mark.parametrize("precision", [50, 400, 1080, 1200])
def test_formats_of_great_precision(value: float, precision: int) -> None:
    for kind in "efg":
        assert formatted(value, kind, precision) == f"%.{precision}{kind}" % value


def parsed(text: str) -> float:
    value, is_float = float_from_text(at(text), len(text.encode()))
    assert is_float, text
    return value


def test_what_is_written_reads_back() -> None:
    source = Source(3)
    for _ in range(1000):
        value = source.double()
        for text in (repr(value), f"{value:.17e}", f"{value:.25g}"):
            assert bits(parsed(text)) == bits(float(text))


def test_decimals_at_the_middle_of_two_floats() -> None:
    source = Source(4)
    for _ in range(150):
        value = abs(source.double())
        above = math.nextafter(value, math.inf)
        numerator, denominator = value.as_integer_ratio()
        upper, other = above.as_integer_ratio() if math.isfinite(above) else (0, 1)
        total, scale = numerator * other + upper * denominator, 2 * denominator * other
        shift = scale.bit_length() - 1
        digits = str(total * 5**shift)
        for text in (
            f"{digits}e-{shift}",
            f"{digits}1e-{shift + 1}",
            f"{int(digits) - 1}e-{shift}",
        ):
            assert bits(parsed(text)) == bits(float(text)), text


def test_random_decimals() -> None:
    source = Source(5)
    for _ in range(1500):
        length = source.random.choice([1, 2, 5, 15, 17, 19, 20, 25, 40])
        digits = "".join(source.random.choice("0123456789") for _ in range(length))
        point = source.random.randint(0, length)
        text = f"{digits[:point]}.{digits[point:]}e{source.random.randint(-345, 330)}"
        assert bits(parsed(text)) == bits(float(text)), text


GOOD = ["1", "1.", ".5", "-0", "+1e5", " 1.5\n", "1_000.000_1", "1e1_0", "inf", "-Infinity", "nan"]
GOOD += [
    "1e-400",
    "1e400",
    "0e999999999",
    "1e-999999999",
    "1e999999999",
    "NaN",
    "iNF",
    "00.10",
    "1E5",
]
GOOD += [
    "0." + "0" * 400 + "1e400",
    "1" + "0" * 400 + "e-400",
    "0" * 1000 + "1",
    "2.4703282292062328e-324",
]
GOOD += ["9007199254740993", "9007199254740992.9999999999999999999999", "179769313486231580793e289"]
BAD = [
    "",
    " ",
    ".",
    "-",
    "e5",
    "1e",
    "1e+",
    "1_",
    "_1",
    "1__0",
    "1._5",
    "1_.5",
    "1e_5",
    "1e5_",
    "1 2",
]
BAD += [
    "infi",
    "infinit",
    "nanx",
    "0x10",
    "1.5.2",
    "--1",
    "+ 1",
    "1j",
    "1,5",
    "é",
    "1\x00",
    "in",
    "+",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_float_reads(text: str) -> None:
    value = parsed(text)
    assert bits(value) == bits(float(text)) or (value != value and float(text) != float(text))


@pytest.mark.parametrize("text", BAD)
def test_what_float_refuses(text: str) -> None:
    with pytest.raises(ValueError):
        float(text)
    assert not float_from_text(at(text), len(text.encode()))[1]


def test_exponents_of_powers() -> None:
    for k in range(-700, 701):
        exact = (10**k).bit_length() - 1 if k >= 0 else -(10**-k).bit_length()
        assert binary_exponent(k) == exact
    for q in range(-1080, 1030):
        ten = decimal_exponent(q)
        assert 10**ten <= 2**q < 10 ** (ten + 1) if q >= 0 else _is_floor(ten, 2**-q, 1)
        ten = decimal_exponent_of_three_quarters(q)
        above, below = (3 * 2**q, 4) if q >= 0 else (3, 4 * 2**-q)
        assert _is_floor(ten, below, above)


def _is_floor(ten: int, below: int, above: int) -> bool:
    """Whether 10**ten <= above / below < 10**(ten + 1)."""

    def at_most(power: int) -> bool:
        return bool(below * 10 ** max(power, 0) <= above * 10 ** max(-power, 0))

    return at_most(ten) and not at_most(ten + 1)


def test_the_fast_ways_are_right_when_they_are_sure() -> None:
    source = Source(6)
    sure = 0
    for _ in range(500):
        mantissa = source.natural(53) or 1
        exponent = source.random.randint(-200, 60)
        k = source.random.randint(-30, 60)
        value, is_sure = scaled_integer(u64(mantissa), exponent, k)
        if is_sure:
            sure += 1
            assert value == from_obj(exact_integer(u64(mantissa), exponent, k))
    assert sure > 200
    for exponent in range(FIRST_POWER, LAST_POWER + 1):
        mantissa = source.natural(64) or 1
        result, is_sure = scaled_float(u64(mantissa), exponent)
        if is_sure:
            sure += 1
            assert result == float(f"{mantissa}e{exponent}")
    assert sure > 800
