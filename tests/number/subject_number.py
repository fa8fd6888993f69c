"""One case of arithmetic as a line of text, answered with a line of text: the same in all lives.

    b TAB operator TAB a TAB b      a binary operator (its number) on two numbers
    u TAB operator TAB a            a unary operator
    f TAB specifier TAB a           format()
    i TAB base TAB text             int(text, base)
    d TAB text                      float(text)
    r TAB places TAB a              round(float, places)
    p TAB a TAB b TAB c             pow(a, b, c)

Invariant: this file is Static Python; an answer is the repr of the result, or `-` where there is
none. Errors come out as errors.
"""

from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import FALSE, NULL, TRUE, U8, Obj, Pointer, small_value
from snakelet.runtime.types.bigint_text import LOWER, integer_from_text, write_integer
from snakelet.runtime.types.complex import Complex, write_complex
from snakelet.runtime.types.complex_type import parsed
from snakelet.runtime.types.float import (
    float_object,
    float_value,
    is_float_object,
    round_to_places,
)
from snakelet.runtime.types.float_parse import float_from_text
from snakelet.runtime.types.float_text import write_float
from snakelet.runtime.types.number import number_binary, number_unary, power_modulo, to_double
from snakelet.runtime.types.number_format import parse_spec, write_number
from snakelet.runtime.types.tuple import Tuple

TAB = 9


def answer(line: Pointer[U8], length: int, result: Pointer[U8]) -> int:
    """Answers a case into memory that is long enough, and returns the length."""
    first = 2
    second = next_field(line, length, first)
    third = next_field(line, length, second)
    fourth = next_field(line, length, third)
    out = new_buffer()
    kind = line[0]
    if kind == ord("f"):
        spec = parse_spec(line + first, second - 1 - first)
        write_number(out, number_at(line, second, third), spec)
    elif kind == ord("b"):
        operator = small_value(number_at(line, first, second))
        a = number_at(line, second, third)
        write_value(out, number_binary(operator, a, number_at(line, third, fourth)))
    elif kind == ord("u"):
        operator = small_value(number_at(line, first, second))
        write_value(out, number_unary(operator, number_at(line, second, third)))
    elif kind == ord("i"):
        base = small_value(number_at(line, first, second))
        write_value(out, integer_from_text(line + second, third - 1 - second, base))
    elif kind == ord("d"):
        value, is_number = float_from_text(line + first, second - 1 - first)
        write_value(out, float_object(value) if is_number else NULL)
    elif kind == ord("r"):
        places = small_value(number_at(line, first, second))
        value = to_double(number_at(line, second, third))
        write_value(out, float_object(round_to_places(value, places)))
    else:
        a = number_at(line, first, second)
        b = number_at(line, second, third)
        write_value(out, power_modulo(a, b, number_at(line, third, fourth)))
    result.move(out.at(0), out.used)
    return out.used


def next_field(line: Pointer[U8], length: int, start: int) -> int:
    """Where the field after that at `start` starts."""
    at = start
    while at < length and line[at] != TAB:
        at += 1
    return at + 1


def number_at(line: Pointer[U8], start: int, end: int) -> Obj:
    """The number of a field: the repr of an int, bool, float or complex."""
    data = line + start
    length = end - 1 - start
    if data[0] == ord("T"):
        return TRUE
    if data[0] == ord("F"):
        return FALSE
    if data[length - 1] == ord("j") or data[length - 1] == ord(")"):
        return parsed(data, length)
    whole = integer_from_text(data, length, 10)
    if whole is not NULL:
        return whole
    value, _ = float_from_text(data, length)
    return float_object(value)


def write_value(out: Buffer, value: Obj) -> None:
    """Writes the repr of a number or a tuple of two."""
    if value is NULL:
        out.append(ord("-"))
    elif value is TRUE:
        out.extend_text("True")
    elif value is FALSE:
        out.extend_text("False")
    elif is_float_object(value):
        write_float(out, float_value(value))
    elif isinstance(value, Complex):
        write_complex(out, value)
    elif isinstance(value, Tuple):
        out.append(ord("("))
        write_value(out, value.items[0])
        out.extend_text(", ")
        write_value(out, value.items[1])
        out.append(ord(")"))
    else:
        write_integer(out, value, 10, LOWER)
