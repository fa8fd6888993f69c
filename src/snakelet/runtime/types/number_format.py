"""Numbers in format(), f-strings and %: sign, width, fill, grouping, precision and type.

Invariant: the text equals CPython's for the same number and specifier. A number is written as
padding, sign, prefix, padding, digits (grouped), rest, padding; the digits and the rest are made
first, in a buffer of their own.
"""

from typing import cast

from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    U8,
    U32,
    Obj,
    Pointer,
    Struct,
    cold,
    inline,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import OverflowError, ValueError
from snakelet.runtime.types.bigint import is_negative
from snakelet.runtime.types.bigint_text import LOWER, UPPER, write_magnitude
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.float_bits import has_sign
from snakelet.runtime.types.float_text import (
    ALTERNATE,
    CAPITAL,
    POINT_ZERO,
    write_float_magnitude,
)
from snakelet.runtime.types.number import COMPLEX_RANK, FLOAT_RANK, as_integer, rank_of, to_double
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.types.type import type_of
from snakelet.runtime.types.utf8 import CHARACTERS, MAX_CODE, append_code, code_at, size_at

SPACE = ord(" ")
ZERO = ord("0")
NO_PRECISION = -1
MOST_WIDTH = 1 << 24


class FormatSpec(Struct):
    """A format specifier in parts; characters are code points, 0 where there is none."""

    fill: U32
    align: U8
    sign: U8
    alternate: bool
    zero: bool
    width: int
    grouping: U8
    precision: int
    kind: U8
    minimum_digits: int
    """With %: zeros are put before an integer's digits up to this count."""


def new_spec() -> FormatSpec:
    """The specifier of an empty text."""
    return FormatSpec(0, 0, 0, False, False, 0, 0, NO_PRECISION, 0, 0)


def is_alignment(byte: int) -> bool:
    """Whether a character is one of < > ^ =."""
    return byte == ord("<") or byte == ord(">") or byte == ord("^") or byte == ord("=")


def parse_spec(data: Pointer[U8], length: int) -> FormatSpec:
    """The parts of [[fill]align][sign][#][0][width][grouping][.precision][type]. ValueError."""
    spec = new_spec()
    at = _parse_alignment(spec, data, length)
    if at < length and (data[at] == ord("+") or data[at] == ord("-") or data[at] == SPACE):
        spec.sign = data[at]
        at += 1
    if at < length and data[at] == ord("#"):
        spec.alternate = True
        at += 1
    if at < length and data[at] == ZERO:
        spec.zero = True
        at += 1
    end = number_end(data, length, at)
    spec.width = number_at(data, at, end)
    if end < length and (data[end] == ord(",") or data[end] == ord("_")):
        spec.grouping = data[end]
        end += 1
    if end < length and data[end] == ord("."):
        at = end + 1
        end = number_end(data, length, at)
        if end == at:
            raise ValueError("format specifier missing precision")
        spec.precision = number_at(data, at, end)
    if end < length:
        spec.kind = data[end]
        end += 1
    if end != length or spec.kind >= 0x80:
        raise ValueError("invalid format specifier")
    if spec.grouping != 0 and not _may_group(spec.kind, spec.grouping):
        group = CHARACTERS[spec.grouping]
        raise ValueError(f"cannot specify '{group}' with '{CHARACTERS[spec.kind]}'")
    return spec


def _may_group(kind: int, grouping: int) -> bool:
    """Whether digits of a type can be grouped by a separator."""
    if kind == 0 or kind == ord("d") or is_float_kind(kind):
        return True
    return grouping == ord("_") and kind != ord("n") and base_of(kind) != 0


def _parse_alignment(spec: FormatSpec, data: Pointer[U8], length: int) -> int:
    """Reads fill and alignment; returns where they end."""
    size = size_at(data[0]) if length > 0 else 0
    if size > 0 and size < length and is_alignment(data[size]):
        spec.fill = code_at(data, 0)
        spec.align = data[size]
        return size + 1
    if length > 0 and is_alignment(data[0]):
        spec.align = data[0]
        return 1
    return 0


def number_end(data: Pointer[U8], length: int, start: int) -> int:
    """Where the decimal digits end that start at `start`."""
    at = start
    while at < length and 0x30 <= data[at] <= 0x39:
        at += 1
    return at


def number_at(data: Pointer[U8], start: int, end: int) -> int:
    """The number of digits; 0 if there are none. ValueError if it is absurd."""
    value = 0
    for i in range(start, end):
        value = within_limits(value * 10 + data[i] - 0x30)
    return value


def within_limits(width: int) -> int:
    """A width or precision. ValueError if its size is absurd."""
    if width > MOST_WIDTH or width < -MOST_WIDTH:
        raise ValueError("too many decimal digits in format string")
    return width


def write_number(out: Buffer, value: Obj, spec: FormatSpec) -> None:
    """Writes an int, bool, float or complex as format() does. ValueError, OverflowError."""
    rank = rank_of(value)
    if rank == COMPLEX_RANK:
        _write_complex(out, cast(Complex, value), spec)
    elif rank == FLOAT_RANK or is_float_kind(spec.kind):
        write_float_formatted(out, to_double(value), spec, value)
    else:
        write_int_formatted(out, as_integer(value), spec, value)


@inline
def is_float_kind(kind: int) -> bool:
    """Whether a type character asks for a float."""
    lower = kind | 0x20
    return ord("e") <= lower <= ord("g") or kind == ord("%")


@cold
def unknown_kind(spec: FormatSpec, value: Obj) -> ValueError:
    """What to raise for a type character that does not go with a value."""
    name = type_of(value).name
    return ValueError(f"unknown format code '{CHARACTERS[spec.kind]}' for object of type '{name}'")


def base_of(kind: int) -> int:
    """The base of an integer's type character, 0 if it is none."""
    if kind == 0 or kind == ord("d") or kind == ord("n"):
        return 10
    if kind == ord("b"):
        return 2
    if kind == ord("o"):
        return 8
    return 16 if kind | 0x20 == ord("x") else 0


def write_int_formatted(out: Buffer, value: Obj, spec: FormatSpec, original: Obj) -> None:
    """Writes an integer; `original` is named in errors."""
    if spec.kind == ord("c"):
        _write_character(out, value, spec)
        return
    base = base_of(spec.kind)
    if base == 0:
        raise unknown_kind(spec, original)
    if spec.precision != NO_PRECISION:
        raise ValueError("precision not allowed in integer format specifier")
    text = take_buffer()
    write_magnitude(text, value, base, UPPER if spec.kind == ord("X") else LOWER)
    if spec.minimum_digits > text.used:
        text = _zero_filled(text, spec.minimum_digits)
    prefix = spec.kind if spec.alternate and base != 10 else 0
    write_parts(out, text, text.used, _sign(spec, is_negative(value)), prefix, spec)
    give_back(text)


def _zero_filled(text: Buffer, digits: int) -> Buffer:
    result = take_buffer()
    repeat_code(result, ZERO, digits - text.used)
    result.extend(text.at(0), text.used)
    give_back(text)
    return result


def _write_character(out: Buffer, value: Obj, spec: FormatSpec) -> None:
    if spec.sign != 0:
        raise ValueError("sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise ValueError("alternate form (#) not allowed with integer format specifier 'c'")
    if spec.precision != NO_PRECISION:
        raise ValueError("precision not allowed in integer format specifier")
    code = small_value(value) if is_small(value) else -1
    if code < 0 or code > MAX_CODE:
        raise OverflowError("char not in range(0x110000)")
    text = new_buffer()
    append_code(text, code)
    _write_padded(out, text, 1, spec)


def _sign(spec: FormatSpec, negative: bool) -> int:
    """The sign to write, 0 for none."""
    if negative:
        return ord("-")
    return 0 if spec.sign == ord("-") else spec.sign


def float_flags(spec: FormatSpec) -> int:
    """The flags of float_text.py for a specifier."""
    flags = ALTERNATE if spec.alternate else 0
    if spec.kind == ord("E") or spec.kind == ord("F") or spec.kind == ord("G"):
        flags |= CAPITAL
    return flags


def write_float_formatted(out: Buffer, value: float, spec: FormatSpec, original: Obj) -> None:
    """Writes a float; `original` is named in errors."""
    if not is_float_kind(spec.kind) and spec.kind != 0 and spec.kind != ord("n"):
        raise unknown_kind(spec, original)
    text = take_buffer()
    _write_float_digits(text, value, spec, POINT_ZERO)
    digits = number_end(text.at(0), text.used, 0)
    sign = _sign(spec, has_sign(value) and value == value)
    write_parts(out, text, digits, sign, 0, spec)
    give_back(text)


def _write_float_digits(text: Buffer, value: float, spec: FormatSpec, plain: int) -> None:
    """The magnitude of a float; `plain` are the flags that go with no type character."""
    flags = float_flags(spec)
    precision = 6 if spec.precision == NO_PRECISION else spec.precision
    kind = spec.kind | 0x20
    if spec.kind == ord("%"):
        write_float_magnitude(text, value * 100.0, ord("f"), precision, flags)
        text.append(ord("%"))
        return
    if spec.kind == 0:
        flags |= plain
        kind = ord("r") if spec.precision == NO_PRECISION else ord("g")
    elif spec.kind == ord("n"):
        kind = ord("g")
    write_float_magnitude(text, value, kind, precision, flags)


def write_parts(
    out: Buffer, text: Buffer, digits: int, sign: int, prefix: int, spec: FormatSpec
) -> None:
    """Writes sign, prefix (a letter behind a 0) and text, whose first `digits` bytes are grouped,
    with padding up to the width."""
    fill = _fill_of(spec)
    align = spec.align
    if align == 0:
        align = ord("=") if spec.zero and spec.fill == 0 else ord(">")
    extra = (1 if sign != 0 else 0) + (2 if prefix != 0 else 0)
    rest = text.used - digits
    total = digits
    if align == ord("=") and fill == ZERO and digits > 0:
        total = _digits_for(digits, spec.width - extra - rest, spec)
    size = grouped_size(total, spec) + extra + rest
    padding = max(spec.width - size, 0)
    before = padding if align == ord(">") else padding // 2 if align == ord("^") else 0
    repeat_code(out, fill, before)
    if sign != 0:
        out.append(sign)
    if prefix != 0:
        out.append(ZERO)
        out.append(prefix)
    if align == ord("="):
        repeat_code(out, fill, padding)
        padding = 0
    _write_grouped(out, text, digits, total, spec)
    out.extend(text.at(digits), rest)
    repeat_code(out, fill, padding - before)


def _fill_of(spec: FormatSpec) -> int:
    if spec.fill != 0:
        return spec.fill
    return ZERO if spec.zero else SPACE


def repeat_code(out: Buffer, code: int, count: int) -> None:
    """Writes a character `count` times."""
    for _ in range(count):
        append_code(out, code)


def _group_length(spec: FormatSpec) -> int:
    """How many digits stand between two separators."""
    base = base_of(spec.kind)
    return 4 if base != 10 and base != 0 else 3


def grouped_size(digits: int, spec: FormatSpec) -> int:
    """The number of digits and the separators between them."""
    if spec.grouping == 0 or digits == 0:
        return digits
    return digits + (digits - 1) // _group_length(spec)


def _digits_for(digits: int, width: int, spec: FormatSpec) -> int:
    """The least number of digits, zeros in front included, that fill a width."""
    if spec.grouping == 0:
        return max(digits, width)
    group = _group_length(spec)
    least = (max(width, 0) * group + group) // (group + 1)
    while grouped_size(least, spec) < width:
        least += 1
    return max(digits, least)


def _write_grouped(out: Buffer, text: Buffer, digits: int, total: int, spec: FormatSpec) -> None:
    """Writes `total` digits: zeros, then those of the text, separated where the spec says."""
    if spec.grouping == 0:
        repeat_code(out, ZERO, total - digits)
        out.extend(text.at(0), digits)
        return
    group = _group_length(spec)
    for i in range(total):
        left = total - i
        if i > 0 and left % group == 0:
            out.append(spec.grouping)
        out.append(text[digits - left] if left <= digits else ZERO)


def _write_complex(out: Buffer, value: Complex, spec: FormatSpec) -> None:
    if not is_float_kind(spec.kind) and spec.kind != 0 and spec.kind != ord("n"):
        raise unknown_kind(spec, value)
    if spec.kind == ord("%"):
        raise unknown_kind(spec, value)
    if _fill_of(spec) == ZERO:
        raise ValueError("zero padding is not allowed in complex format specifier")
    if spec.align == ord("="):
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    text = new_buffer()
    hides_real = spec.kind == 0 and value.real == 0.0 and not has_sign(value.real)
    in_brackets = spec.kind == 0 and not hides_real
    if in_brackets:
        text.append(ord("("))
    if not hides_real:
        _write_complex_part(text, value.real, spec, spec.sign)
    _write_complex_part(text, value.imag, spec, spec.sign if hides_real else ord("+"))
    text.append(ord("j"))
    if in_brackets:
        text.append(ord(")"))
    _write_padded(out, text, text.used, spec)


def _write_complex_part(out: Buffer, value: float, spec: FormatSpec, sign: int) -> None:
    text = new_buffer()
    _write_float_digits(text, value, spec, 0)
    part = new_spec()
    part.sign = sign
    part.grouping = spec.grouping
    digits = number_end(text.at(0), text.used, 0)
    write_parts(out, text, digits, _sign(part, has_sign(value) and value == value), 0, part)


def _write_padded(out: Buffer, text: Buffer, width: int, spec: FormatSpec) -> None:
    """Writes a text of a width in characters, padded without regard to digits."""
    padding = max(spec.width - width, 0)
    before = padding
    if spec.align == ord("<"):
        before = 0
    elif spec.align == ord("^"):
        before = padding // 2
    fill = _fill_of(spec)
    repeat_code(out, fill, before)
    out.extend(text.at(0), text.used)
    repeat_code(out, fill, padding - before)
