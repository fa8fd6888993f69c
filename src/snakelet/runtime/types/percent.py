"""The % operator of str, bytes and bytearray.

Invariant: a template is read once; a conversion is `%[(key)][flags][width][.precision]type`. Text
is what is formatted, for bytes as well, whose `%s` and `%b` take bytes-like objects.
differs: there is no `%a`.
"""

from snakelet.runtime.heap.qstr import String, qstr
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import (
    NULL,
    U8,
    Obj,
    Pointer,
    Struct,
    Tail,
    cold,
    inline,
    is_small,
    rom,
    small_value,
    uword,
)
from snakelet.runtime.static.error import OverflowError, TypeError, ValueError
from snakelet.runtime.types.bigint_text import LOWER, write_word
from snakelet.runtime.types.byte_methods import part_of
from snakelet.runtime.types.byte_value import has_buffer, no_buffer, read_buffer
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.format import put_string
from snakelet.runtime.types.int import int_from_float
from snakelet.runtime.types.number import (
    FLOAT_RANK,
    INT_RANK,
    as_integer,
    rank_of,
    to_double,
)
from snakelet.runtime.types.number_format import (
    NO_PRECISION,
    FormatSpec,
    base_of,
    is_float_kind,
    new_spec,
    number_at,
    number_end,
    within_limits,
    write_float_formatted,
    write_int_formatted,
)
from snakelet.runtime.types.operation import (
    get_item,
    index_or_self,
    lookup,
    native_or_self,
    number_or_self,
)
from snakelet.runtime.types.output import (
    REPR_KIND,
    STR_KIND,
    put_int,
    put_object,
    to_string,
)
from snakelet.runtime.types.scratch import finished_text, give_back, take_buffer
from snakelet.runtime.types.str_search import find_byte
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import BUFFER_READ, USER_CLASS, buffer_view, type_of
from snakelet.runtime.types.utf8 import (
    MAX_CODE,
    append_code,
    character,
    character_length,
    code_at,
    make_text,
)

KINDS = b"bdiuoxXeEfFgGcrs"
"""The types of conversions; the first is for bytes only."""


class Conversions(Struct):
    """A use of the operator: its output, the right operand, and how many of its items (if it is a
    tuple) were taken."""

    out: Buffer
    values: Obj
    taken: int
    mapped: bool
    """A key was used, so that not all items need to be taken."""
    is_bytes: bool


def percent_text(template: String, values: Obj) -> Obj:
    """template % values."""
    out = take_buffer()
    put_conversions(
        Conversions(out, tuple_or_self(values), 0, False, False), template.at(0), template.length
    )
    return finished_text(out)


def percent_bytes(template: Obj, values: Obj) -> Obj:
    """template % values for bytes and bytearray."""
    data, length = read_buffer(template)
    out = take_buffer()
    put_conversions(Conversions(out, tuple_or_self(values), 0, False, True), data, length)
    result = part_of(template)(out.at(0), out.used)
    give_back(out)
    return result


def tuple_or_self(values: Obj) -> Obj:
    """The tuple that an instance of a class derived from it is; other values as they are."""
    native = native_or_self(values)
    return native if isinstance(native, Tuple) else values


def put_conversions(run: Conversions, data: Pointer[U8], length: int) -> None:
    """Adds the template with its conversions replaced."""
    place = 0
    while True:
        step = find_byte(data + place, length - place, ord("%"))
        if step < 0:
            break
        run.out.extend(data + place, step)
        place = put_conversion(run, data, place + step + 1, length)
    run.out.extend(data + place, length - place)
    if not run.mapped and not all_taken(run):
        raise TypeError("format string didn't convert all arguments")


def all_taken(run: Conversions) -> bool:
    """Whether nothing is left of the right operand; a mapping or list needs not be used."""
    values = run.values
    if isinstance(values, Tuple):
        return run.taken == values.length
    if run.taken == 1:
        return True
    kind = type_of(values)
    if kind.flags & USER_CLASS:
        return lookup(kind, qstr("__getitem__")) is not NULL and string_or_none(values) is None
    return kind.get_item is not None and string_or_none(values) is None


def next_value(run: Conversions) -> Obj:
    """The next value to convert. TypeError if there are no more."""
    values = run.values
    taken = run.taken if not run.mapped else 1
    run.taken = taken + 1
    if isinstance(values, Tuple) and taken < values.length:
        return values.items[taken]
    if isinstance(values, Tuple) or taken > 0:
        raise TypeError("format string needs more arguments")
    return values


def put_conversion(run: Conversions, data: Pointer[U8], place: int, length: int) -> int:
    """Adds the conversion behind the `%` at a place; the place behind it."""
    if place >= length:
        raise ValueError("incomplete format")
    kind = data[place]
    if kind == ord("%"):
        run.out.append(kind)
        return place + 1
    if kind == ord("s") and not run.is_bytes:
        put_object(run.out, next_value(run), STR_KIND)
        return place + 1
    if kind == ord("d"):
        value = next_value(run)
        if is_small(value):
            put_int(run.out, small_value(value))
        else:
            put_value(run, new_spec(), kind, value)
        return place + 1
    return put_full_conversion(run, data, place, length)


def put_full_conversion(run: Conversions, data: Pointer[U8], place: int, length: int) -> int:
    """As put_conversion, for one with key, flags, width or precision."""
    value = NULL
    if data[place] == ord("("):
        end = key_end(data, place + 1, length)
        value = value_of_key(run, data + (place + 1), end - place - 1)
        place = end + 1
    spec = new_spec()
    place = read_flags(spec, data, place, length)
    place = read_width(run, spec, data, place, length)
    place = read_precision(run, spec, data, place, length)
    if place < length and is_length_letter(data[place]):
        place += 1
    if place >= length:
        raise ValueError("incomplete format")
    kind = data[place]
    value = next_value(run) if value is NULL else value
    if not is_known(run, kind):
        raise unsupported(code_at(data, place), place)
    put_value(run, spec, kind, value)
    return place + 1


def key_end(data: Pointer[U8], place: int, length: int) -> int:
    """Where the bracket is that closes a key. ValueError."""
    depth = 1
    while place < length:
        if data[place] == ord("("):
            depth += 1
        elif data[place] == ord(")"):
            depth -= 1
            if depth == 0:
                return place
        place += 1
    raise ValueError("incomplete format key")


def value_of_key(run: Conversions, data: Pointer[U8], length: int) -> Obj:
    """The value of a key. TypeError if the right operand has no keys, KeyError."""
    values = run.values
    if isinstance(values, Tuple) or type_of(values).get_item is None:
        raise TypeError("format needs a dict")
    run.mapped = True
    return get_item(values, make_text(data, length))


def read_flags(spec: FormatSpec, data: Pointer[U8], place: int, length: int) -> int:
    """Reads the flags; the place behind them."""
    while place < length:
        byte = data[place]
        if byte == ord("-"):
            spec.align = ord("<")
        elif byte == ord("0"):
            spec.zero = True
        elif byte == ord("#"):
            spec.alternate = True
        elif byte == ord("+") or (byte == ord(" ") and spec.sign == 0):
            spec.sign = byte
        elif byte != ord(" "):
            break
        place += 1
    return place


def read_width(
    run: Conversions, spec: FormatSpec, data: Pointer[U8], place: int, length: int
) -> int:
    """Reads the width; the place behind it. A negative one from the values aligns to the left."""
    if place < length and data[place] == ord("*"):
        spec.width = within_limits(to_int(next_value(run)))
        if spec.width < 0:
            spec.width = -spec.width
            spec.align = ord("<")
        place += 1
    else:
        end = number_end(data, length, place)
        spec.width = number_at(data, place, end)
        place = end
    if spec.align != 0:
        spec.zero = False
    return place


def read_precision(
    run: Conversions, spec: FormatSpec, data: Pointer[U8], place: int, length: int
) -> int:
    """Reads the precision behind a point; the place behind it."""
    if place >= length or data[place] != ord("."):
        return place
    place += 1
    if place < length and data[place] == ord("*"):
        spec.precision = max(within_limits(to_int(next_value(run))), 0)
        return place + 1
    end = number_end(data, length, place)
    spec.precision = number_at(data, place, end)
    return end


@inline
def is_length_letter(byte: int) -> bool:
    """Whether a byte is a length of C's printf, which means nothing here."""
    return byte == ord("l") or byte == ord("h") or byte == ord("L")


def is_known(run: Conversions, kind: int) -> bool:
    """Whether there are conversions of this type."""
    return find_byte(rom(KINDS), len(KINDS), kind) >= (0 if run.is_bytes else 1)


@cold
def unsupported(code: int, place: int) -> ValueError:
    """What to raise for an unknown type."""
    digits = take_buffer()
    write_word(digits, uword(code), 16, LOWER)
    text = finished_text(digits)
    letter = character(code)
    return ValueError(f"unsupported format character '{letter}' (0x{text}) at index {place}")


def put_value(run: Conversions, spec: FormatSpec, kind: int, value: Obj) -> None:
    """Adds a value by a conversion whose type is known."""
    if kind == ord("c"):
        spec.precision = NO_PRECISION
        put_text(run, spec, character_of(run, value))
    elif kind == ord("r"):
        put_text(run, spec, to_string(value, REPR_KIND))
    elif kind == ord("s") or kind == ord("b"):
        put_string_value(run, spec, kind, value)
    elif is_float_kind(kind):
        spec.kind = kind
        number = number_or_self(value)
        if rank_of(number) != INT_RANK and rank_of(number) != FLOAT_RANK:
            raise TypeError(f"can't convert {type_of(value).name} to float")
        write_float_formatted(run.out, to_double(number), spec, value)
    else:
        spec.kind = ord("d") if base_of(kind) == 0 else kind
        spec.minimum_digits = max(spec.precision, 0)
        spec.precision = NO_PRECISION
        write_int_formatted(run.out, integer_of(value, spec.kind == ord("d")), spec, value)


def put_string_value(run: Conversions, spec: FormatSpec, kind: int, value: Obj) -> None:
    """Adds a value as str() shows it, or the bytes of a bytes-like object to bytes."""
    if kind == ord("b") and not has_buffer(value, BUFFER_READ):
        raise no_buffer()
    if run.is_bytes and has_buffer(value, BUFFER_READ):
        put_text(run, spec, raw_string(buffer_view.data, buffer_view.length))
    else:
        put_text(run, spec, to_string(value, STR_KIND))


def raw_string(data: Pointer[U8], length: int) -> String:
    """Bytes as a String, for the time of a conversion."""
    string = String(length, 0, Tail(length))
    string.at(0).move(data, length)
    return string


def put_text(run: Conversions, spec: FormatSpec, text: String) -> None:
    """Adds a text, aligned to the right unless `-` was given."""
    spec.zero = False
    spec.align = ord(">") if spec.align == 0 else spec.align
    put_string(run.out, text, spec)


def integer_of(value: Obj, truncated: bool) -> Obj:
    """The integer that a number is, or a float truncated. TypeError."""
    number = index_or_self(value)
    rank = rank_of(number)
    if rank == FLOAT_RANK and truncated:
        return int_from_float(to_double(number))
    if rank != INT_RANK:
        raise TypeError(f"can't convert {type_of(value).name} to int")
    return as_integer(number)


def character_of(run: Conversions, value: Obj) -> String:
    """The text of a character, or of a code point (a byte's number for bytes). TypeError."""
    number = index_or_self(value)
    if rank_of(number) == INT_RANK:
        return text_of_code(run, to_int(as_integer(number)))
    string = string_or_none(value)
    if string is not None and character_length(string) == 1:
        return string
    if run.is_bytes and has_buffer(value, BUFFER_READ) and buffer_view.length == 1:
        return raw_string(buffer_view.data, 1)
    raise TypeError("%c needs int or char")


def text_of_code(run: Conversions, code: int) -> String:
    """A code point as a text. OverflowError."""
    if run.is_bytes and not 0 <= code <= 255:
        raise OverflowError("%c arg not in range(256)")
    if code < 0 or code > MAX_CODE:
        raise OverflowError("%c arg not in range(0x110000)")
    out = take_buffer()
    if run.is_bytes:
        out.append(code)
    else:
        append_code(out, code)
    result = raw_string(out.at(0), out.used)
    give_back(out)
    return result
