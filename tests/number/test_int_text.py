"""Integers as text in all bases, and what int() reads, against CPython."""

import pytest
from number_support import Source, at, fresh_buffer, from_obj, text_of, to_obj

from snakelet.runtime.static import NULL
from snakelet.runtime.types.bigint_text import (
    LOWER,
    UPPER,
    integer_from_digits,
    integer_from_text,
    write_integer,
    write_magnitude,
)

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def text_in(value: int, base: int) -> str:
    sign, value, digits = "-" if value < 0 else "", abs(value), ""
    while value or not digits:
        value, digit = divmod(value, base)
        digits = LETTERS[digit] + digits
    return sign + digits


@pytest.mark.parametrize("base", [2, 3, 7, 8, 10, 16, 32, 36])
def test_text_in_a_base(base: int) -> None:
    source = Source(base)
    values = [0, 1, -1, base, -base, base**20, base**20 - 1, 10**27, 10**18, 2**64]
    values += [source.integer(bits) for bits in (10, 62, 63, 64, 200, 1500) for _ in range(4)]
    for value in values:
        text = text_in(value, base)
        out = fresh_buffer()
        write_integer(out, to_obj(value), base, LOWER)
        assert text_of(out) == text
        out = fresh_buffer()
        write_magnitude(out, to_obj(value), base, UPPER)
        assert text_of(out) == text.lstrip("-").upper()
        read = integer_from_text(at(text), len(text), base)
        assert from_obj(read) == value
        assert from_obj(integer_from_digits(at(text.strip("-")), len(text.strip("-")), base)) in (
            value,
            -value,
        )


GOOD = ["1", " 12\n", "+7", "-7", "1_000", "0x1F", "0X_ff", "-0b101", "0o17", "00", "0_0", "zz"]
GOOD += ["9" * 100, "1_" * 60 + "1", "\t-0xabcdefabcdefabcdefabcdef ", "0b1", "1e", "0e1"]
BAD = ["", " ", "+", "-", "--1", "+-1", "_1", "1_", "1__0", "0x", "0x_", "1 2", "0b2", "017", "a"]
BAD += ["0_", "- 1", "0x-1", "1\x00", "0xg", "9" * 100 + "x", "é", "1.0", "/", ":", "@", "[", "`"]


@pytest.mark.parametrize("text", GOOD + BAD)
@pytest.mark.parametrize("base", [0, 2, 8, 10, 16, 36])
def test_what_int_reads(text: str, base: int) -> None:
    read = integer_from_text(at(text), len(text.encode()), base)
    try:
        value = int(text, base)
    except ValueError:
        assert read is NULL
    else:
        assert from_obj(read) == value
