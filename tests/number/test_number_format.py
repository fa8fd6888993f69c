"""Numbers through format specifiers, against CPython's format()."""

import itertools

import pytest
from number_support import Number, Source, at, fresh_buffer, number_obj, text_of

from snakelet.runtime.static import error
from snakelet.runtime.types.number_format import NO_PRECISION, new_spec, parse_spec, write_number


def formatted(value: Number, text: str) -> str:
    """The text, or the name of the exception."""
    out = fresh_buffer()
    data = text.encode()
    try:
        write_number(out, number_obj(value), parse_spec(at(data), len(data)))
    except error.UserError as caught:
        return type(caught).__name__
    return text_of(out)


def expected(value: Number, text: str) -> str:
    """What CPython answers; of a bool only what it has as an int."""
    try:
        return format(value + 0 if isinstance(value, bool) else value, text)
    except (ValueError, OverflowError) as caught:
        return type(caught).__name__


INTEGERS: list[Number] = [0, 1, -1, 65, 1234, -1234567, 10**20, -(2**70), True, 0x10FFFF, 0x110000]
FLOATS: list[Number] = [0.0, -0.0, 1.5, -2.5, 1234567.891, 1e100, -1e-7, 1e16, 0.1, 99999.5]
SPECIAL: list[Number] = [float("inf"), float("-inf"), float("nan")]
COMPLEX: list[Number] = [1 + 2j, -0.5j, 0j, complex(-0.0, 1), 1e20 - 1e-20j]

SIGNS = ["", "+", "-", " "]
WIDTHS = [
    "",
    "1",
    "9",
    "012",
    "013",
    "014",
    "<9",
    "^10",
    "=+9",
    "*>15",
    "é^9",
    "0=9",
    "x=012",
    "<012",
]
KINDS = [
    "",
    "b",
    "c",
    "d",
    "e",
    "E",
    "f",
    "F",
    "g",
    "G",
    "n",
    "o",
    "x",
    "X",
    "%",
    "q",
    "s",
    "#x",
    "#b",
]


@pytest.mark.parametrize("values", [INTEGERS, FLOATS, SPECIAL, COMPLEX], ids=repr)
def test_widths_kinds_and_grouping(values: list[Number]) -> None:
    for width, kind in itertools.product(WIDTHS, KINDS):
        if kind.startswith("#"):
            texts = [f"#{kind[1:]}", f"#20{kind[1:]}", f"#020_{kind[1:]}", f"=#30{kind[1:]}"]
        else:
            texts = [width + kind, f"{width},{kind}", f"{width}_{kind}"]
        for text, value in itertools.product(texts, values):
            assert formatted(value, text) == expected(value, text), (value, text)


def test_signs_and_precisions() -> None:
    for sign, kind in itertools.product(SIGNS, KINDS):
        if not kind.startswith("#"):
            for precision in ("", ".0", ".1", ".3", ".10", ".20"):
                for text in (f"{sign}{precision}{kind}", f"{sign}#15,{precision}{kind}"):
                    for value in [*INTEGERS, *FLOATS, *SPECIAL, *COMPLEX]:
                        assert formatted(value, text) == expected(value, text), (value, text)


def test_random_specifiers() -> None:
    source = Source(1)
    pick = source.random.choice
    for _ in range(1500):
        text = pick(["", "", "*", "€"]) + pick("<>^=") if source.random.random() < 0.5 else ""
        text += pick(SIGNS) + pick(["", "#"]) + pick(["", "0"]) + pick(["", "5", "12", "33"])
        text += (
            pick(["", "", ",", "_"]) + pick(["", "", ".0", ".2", ".7", ".18"]) + pick([*KINDS[:15]])
        )
        value = pick([source.integer(90), source.double(), source.double() * 1j + 1.25])
        assert formatted(value, text) == expected(value, text), (value, text)


BAD = ["1.", ".", "5q5", "dd", "+-", "0#x", ",,", ",_", "99999999999999999999", "é", "é5é", "1.2.3"]


@pytest.mark.parametrize("text", BAD)
def test_bad_specifiers(text: str) -> None:
    for value in (5, 1.5):
        assert formatted(value, text) == "ValueError"
        assert expected(value, text) == "ValueError"


def test_the_parts_of_a_specifier() -> None:
    text = "*^+#012,.3f"
    spec = parse_spec(at(text), len(text))
    parts = (spec.fill, spec.align, spec.sign, spec.alternate, spec.zero, spec.width)
    assert parts == (ord("*"), ord("^"), ord("+"), True, True, 12)
    assert (spec.grouping, spec.precision, spec.kind) == (ord(","), 3, ord("f"))
    assert new_spec().precision == NO_PRECISION


def test_zeros_up_to_a_count_of_digits() -> None:
    spec = new_spec()
    spec.minimum_digits = 5
    spec.width = 8
    for value, text in ((42, "   00042"), (-42, "  -00042"), (1234567, " 1234567")):
        out = fresh_buffer()
        write_number(out, number_obj(value), spec)
        assert text_of(out) == text
