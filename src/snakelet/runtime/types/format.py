"""str.format, with which f-strings are compiled too, and the formatting of one value.

Invariant: a template is read once, from left to right; its fields are `{name!conversion:spec}`.
Values are written to the output at once.
"""

from snakelet.runtime.heap.qstr import String, intern, qstr, string_of
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import (
    NULL,
    U8,
    Obj,
    Pointer,
    Struct,
    cold,
    rom,
)
from snakelet.runtime.static.error import IndexError, KeyError, ValueError
from snakelet.runtime.types.bigint_text import integer_from_digits
from snakelet.runtime.types.number import NO_NUMBER, rank_of
from snakelet.runtime.types.number_format import (
    NO_PRECISION,
    FormatSpec,
    parse_spec,
    repeat_code,
    unknown_kind,
    write_number,
)
from snakelet.runtime.types.operation import (
    call_1,
    get_item,
    load_attribute,
    native_or_self,
    special_method,
)
from snakelet.runtime.types.output import REPR_KIND, STR_KIND, put_object, to_string
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.types.stack import machine
from snakelet.runtime.types.str_case import ALPHANUMERIC, DIGIT, UNDERLINE, is_a
from snakelet.runtime.types.str_search import find_byte
from snakelet.runtime.types.str_value import not_a_str, string_or_none
from snakelet.runtime.types.type import USER_CLASS, type_of
from snakelet.runtime.types.utf8 import count_characters, make_text, offset_of

TYPES = b"bcdeEfFgGnosxX%"
MANUAL = -1
MAX_NESTING = 2


class Formatting(Struct):
    """A call of str.format: its output, the number of arguments, and that of the next field without
    a name (MANUAL once a field had a number)."""

    out: Buffer
    count: int
    keywords: int
    next_number: int
    mapping: Obj
    """Where format_map() looks names up; NULL in format()."""


def put_format(
    out: Buffer,
    data: Pointer[U8],
    length: int,
    count: int,
    keywords: int,
    arguments: Pointer[Obj],
) -> None:
    """Adds a template of `length` bytes with its fields replaced. Errors as of str.format."""
    put_template(Formatting(out, count, keywords, 0, NULL), data, length, arguments, 0)


def put_mapped(out: Buffer, data: Pointer[U8], length: int, mapping: Obj) -> None:
    """Adds a template whose names are keys of a mapping. Errors as of str.format_map."""
    put_template(Formatting(out, 0, 0, 0, mapping), data, length, machine.sp, 0)


def put_template(
    run: Formatting, data: Pointer[U8], length: int, arguments: Pointer[Obj], depth: int
) -> None:
    """Adds a template, or a specification with fields, to the output."""
    place = 0
    while place < length:
        start = place
        while place < length and data[place] != ord("{") and data[place] != ord("}"):
            place += 1
        run.out.extend(data + start, place - start)
        if place + 1 < length and data[place] == data[place + 1]:
            run.out.append(data[place])
            place += 2
        elif place < length and data[place] == ord("}"):
            raise ValueError("single '}' encountered in format string")
        elif place < length:
            place = put_field(run, data, place + 1, length, arguments, depth)


def put_field(
    run: Formatting,
    data: Pointer[U8],
    place: int,
    length: int,
    arguments: Pointer[Obj],
    depth: int,
) -> int:
    """Adds the value of the field whose name starts at a place; the place behind the field."""
    if depth >= MAX_NESTING:
        raise ValueError("unmatched '{' in format")
    end = name_end(data, place, length)
    if end >= length:
        raise ValueError("unmatched '{' in format")
    value = field_value(run, data + place, end - place, arguments)
    place = end
    conversion = 0
    if place < length and data[place] == ord("!"):
        conversion = conversion_at(data, place + 1, length)
        place += 2
        if place < length and data[place] != ord(":") and data[place] != ord("}"):
            raise ValueError("expected ':' after format specifier")
    start = place
    if place < length and data[place] == ord(":"):
        start = place + 1
        place = spec_end(data, start, length)
    if place >= length:
        raise ValueError("unmatched '{' in format")
    if conversion != 0:
        value = to_string(value, REPR_KIND if conversion == ord("r") else STR_KIND)
    put_with_spec(run, value, data + start, place - start, arguments, depth)
    return place + 1


def name_end(data: Pointer[U8], place: int, length: int) -> int:
    """Where the name of a field ends."""
    while place < length and data[place] != ord("!") and data[place] != ord(":"):
        if data[place] == ord("}") or data[place] == ord("{"):
            break
        if data[place] == ord("["):
            while place < length and data[place] != ord("]"):
                place += 1
        else:
            place += 1
    return place


def conversion_at(data: Pointer[U8], place: int, length: int) -> int:
    """The conversion, r or s, at a place. ValueError."""
    if place >= length or data[place] == ord("}"):
        raise ValueError("end of format while looking for conversion specifier")
    if data[place] != ord("r") and data[place] != ord("s"):
        raise ValueError(f"unknown conversion specifier {make_text(data + place, 1)}")
    return data[place]


def spec_end(data: Pointer[U8], place: int, length: int) -> int:
    """Where a specification ends: at the brace that closes the field."""
    depth = 0
    while place < length and (depth > 0 or data[place] != ord("}")):
        if data[place] == ord("{"):
            depth += 1
        elif data[place] == ord("}"):
            depth -= 1
        place += 1
    return place


def put_with_spec(
    run: Formatting,
    value: Obj,
    data: Pointer[U8],
    length: int,
    arguments: Pointer[Obj],
    depth: int,
) -> None:
    """Adds a value by a specification, in which fields are replaced first."""
    nested = False
    for i in range(length):
        nested = nested or data[i] == ord("{") or data[i] == ord("}")
    if not nested:
        put_formatted(run.out, value, data, length)
        return
    out = run.out
    run.out = take_buffer()
    put_template(run, data, length, arguments, depth + 1)
    text = run.out
    run.out = out
    put_formatted(out, value, text.at(0), text.used)
    give_back(text)


def field_value(run: Formatting, data: Pointer[U8], length: int, arguments: Pointer[Obj]) -> Obj:
    """The value that the name of a field means."""
    end = 0
    while end < length and data[end] != ord(".") and data[end] != ord("["):
        end += 1
    if end == 0:
        value = argument_at(run, automatic(run), arguments)
    elif is_a(data[0], DIGIT):
        value = argument_at(run, manual(run, data, end), arguments)
    else:
        value = named(run, data, end, arguments)
    return value if end == length else member_of(value, data, end, length)


def automatic(run: Formatting) -> int:
    """The number of a field without a name. ValueError."""
    if run.next_number == MANUAL:
        raise ValueError(
            "can't switch from manual field specification to automatic field numbering"
        )
    run.next_number += 1
    return run.next_number - 1


def manual(run: Formatting, data: Pointer[U8], length: int) -> int:
    """The number of a field that has one. ValueError."""
    if run.next_number > 0:
        raise ValueError(
            "can't switch from automatic field numbering to manual field specification"
        )
    run.next_number = MANUAL
    number = 0
    for i in range(length):
        if not is_a(data[i], DIGIT):
            raise ValueError("unmatched '{' in format")
        number = min(number * 10 + data[i] - 48, 1 << 28)
    return number


def argument_at(run: Formatting, number: int, arguments: Pointer[Obj]) -> Obj:
    """A positional argument. IndexError, or ValueError if there can be none."""
    if run.mapping is not NULL:
        raise ValueError("format string contains positional fields")
    if number >= run.count:
        raise IndexError("tuple index out of range")
    return arguments[number]


def named(run: Formatting, data: Pointer[U8], length: int, arguments: Pointer[Obj]) -> Obj:
    """The keyword argument or the key of a name. KeyError."""
    if run.mapping is not NULL:
        return get_item(run.mapping, make_text(data, length))
    for i in range(run.keywords):
        name = string_of(arguments[run.count + 2 * i])
        if name.length == length and name.at(0).compare(data, length) == 0:
            return arguments[run.count + 2 * i + 1]
    raise KeyError(f"{make_text(data, length)}")


def member_of(value: Obj, data: Pointer[U8], place: int, length: int) -> Obj:
    """What the attributes `.name` and items `[key]` behind the first part of a name mean."""
    while place < length:
        start = place + 1
        place = start
        if data[start - 1] == ord("."):
            while place < length and is_a(data[place], ALPHANUMERIC | UNDERLINE):
                place += 1
            value = load_attribute(value, intern(data + start, place - start))
        elif data[start - 1] == ord("["):
            while place < length and data[place] != ord("]"):
                place += 1
            value = get_item(value, key_of(data + start, place - start))
            place += 1
        else:
            raise ValueError("unmatched '{' in format")
    return value


def key_of(data: Pointer[U8], length: int) -> Obj:
    """An index or key of a field name: an integer if it has only digits."""
    for i in range(length):
        if not is_a(data[i], DIGIT):
            return make_text(data, length)
    return integer_from_digits(data, length, 10)


def put_formatted(out: Buffer, value: Obj, data: Pointer[U8], length: int) -> None:
    """Adds format(value, specification)."""
    string = string_or_none(value)
    if string is not None and not type_of(value).flags & USER_CLASS:
        if length == 0:
            out.extend(string.at(0), string.length)
        else:
            spec = checked_spec(data, length)
            refuse_text_spec(spec, value)
            put_string(out, string, spec)
    elif type_of(value).flags & USER_CLASS:
        put_instance(out, value, data, length)
    elif length == 0:
        put_object(out, value, STR_KIND)
    else:
        put_number(out, value, data, length)


def put_instance(out: Buffer, value: Obj, data: Pointer[U8], length: int) -> None:
    """Adds an instance of a user's class as its `__format__` has it, else as its str()."""
    method = special_method(value, qstr("__format__"))
    if method is not NULL:
        put_object(out, call_1(method, make_text(data, length)), STR_KIND)
        return
    string = string_or_none(value)
    if length == 0:
        put_object(out, value, STR_KIND)
    elif string is not None:
        put_formatted(out, to_string(value, STR_KIND), data, length)
    else:
        put_number(out, native_or_self(value), data, length)


def checked_spec(data: Pointer[U8], length: int) -> FormatSpec:
    """A specification whose type there is. ValueError."""
    spec = parse_spec(data, length)
    if spec.kind != 0 and find_byte(rom(TYPES), len(TYPES), spec.kind) < 0:
        raise ValueError("invalid format specifier")
    return spec


@cold
def refuse_text_spec(spec: FormatSpec, value: Obj) -> None:
    """ValueError if a specification has what only numbers have."""
    if spec.kind != 0 and spec.kind != ord("s"):
        raise unknown_kind(spec, value)
    if spec.sign != 0:
        raise ValueError("sign not allowed in string format specifier")
    if spec.align == ord("="):
        raise ValueError("'=' alignment not allowed in string format specifier")
    if spec.alternate or spec.grouping != 0:
        raise ValueError("invalid format specifier")


def put_string(out: Buffer, string: String, spec: FormatSpec) -> None:
    """Adds a text, cut to the precision and filled up to the width, on the right unless it is
    aligned otherwise."""
    length = string.length
    if spec.precision != NO_PRECISION:
        length = offset_of(string.at(0), length, spec.precision)
    margin = max(spec.width - count_characters(string.at(0), length), 0)
    left = 0
    if spec.align == ord(">"):
        left = margin
    elif spec.align == ord("^"):
        left = margin // 2
    fill = spec.fill if spec.fill != 0 else ord("0") if spec.zero else ord(" ")
    repeat_code(out, fill, left)
    out.extend(string.at(0), length)
    repeat_code(out, fill, margin - left)


def put_number(out: Buffer, value: Obj, data: Pointer[U8], length: int) -> None:
    """Adds a number by a specification that isn't empty. TypeError if the value is none."""
    if rank_of(value) == NO_NUMBER:
        raise not_a_str(value)
    write_number(out, value, checked_spec(data, length))
