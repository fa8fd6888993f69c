"""Printing: bytes go to standard output, a Buffer, or any object with `write`.

Invariant: `out` is NULL for standard output, whose bytes collect in RAM until `flush_stdout`;
printing to it allocates nothing. Who reads from the user or ends the program flushes first.
"""

import sys
from typing import cast

from snakelet.runtime.heap.block import pinned_address
from snakelet.runtime.heap.qstr import String, qstr, string_of
from snakelet.runtime.heap.recursion import enter, leave, too_deep
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    NULL,
    U8,
    WORD_BYTES,
    Array,
    Obj,
    Pointer,
    State,
    Tail,
    build,
    cold,
    feature,
    is_qstr,
    is_small,
    small_value,
    uword,
)
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.method import BoundMethod
from snakelet.runtime.types.native import Native
from snakelet.runtime.types.operation import call_1, load_attribute
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.types.type import USER_CLASS, Type, type_of

STR_KIND = 0
REPR_KIND = 1
JSON_KIND = 2

OUTPUT_ROOM = 1024
NESTED_CONTAINERS = 150 if feature.small else 1000
DIGITS = 24

stdout_bytes: Array[int] = Array(U8, OUTPUT_ROOM)
digit_bytes: Array[int] = Array(U8, DIGITS)


class Stdout(State):
    """Standard output: `used` bytes wait. `line_buffered`: print() flushes at its end."""

    used: int = 0
    line_buffered: bool = False


stdout = Stdout()
printed: Array[Obj] = Array(Obj, NESTED_CONTAINERS)


class Printing(State):
    """How many containers of `printed` are being printed; the machine stack keeps them alive."""

    count: int = 0


printing = Printing()


@build
def hosted_write(data: Pointer[U8], length: int) -> None:
    """Writes to the standard output of CPython; a port sets its own function."""
    sys.stdout.write(bytes(data[i] for i in range(length)).decode(errors="replace"))


hooks.write_stdout = hosted_write


def flush_stdout() -> None:
    """Writes out what waits."""
    count = stdout.used
    stdout.used = 0
    write = hooks.write_stdout
    if count != 0 and write is not None:
        write(stdout_bytes.pointer(0), count)


def put(out: Obj, data: Pointer[U8], length: int) -> None:
    """Prints bytes."""
    if out is NULL:
        _put_stdout(data, length)
    elif isinstance(out, Buffer):
        out.extend(data, length)
    else:
        _put_stream(out, data, length)


def _put_stdout(data: Pointer[U8], length: int) -> None:
    if stdout.used + length > OUTPUT_ROOM:
        flush_stdout()
    if length > OUTPUT_ROOM:
        write = hooks.write_stdout
        if write is not None:
            write(data, length)
        return
    stdout_bytes.pointer(stdout.used).move(data, length)
    stdout.used += length


@cold
def _put_stream(out: Obj, data: Pointer[U8], length: int) -> None:
    string = String(length, 0, Tail(length))
    string.at(0).move(data, length)
    call_1(load_attribute(out, qstr("write")), string)


def put_byte(out: Obj, byte: int) -> None:
    """Prints one byte."""
    if out is NULL:
        if stdout.used == OUTPUT_ROOM:
            flush_stdout()
        stdout_bytes[stdout.used] = byte
        stdout.used += 1
    elif isinstance(out, Buffer):
        out.append(byte)
    else:
        digit_bytes[0] = byte
        _put_stream(out, digit_bytes.pointer(0), 1)


def put_text(out: Obj, text: str) -> None:
    """Prints a constant text in ASCII."""
    for i in range(len(text)):
        put_byte(out, ord(text[i]))


def text_object(text: str) -> Obj:
    """A string object of a constant text."""
    buffer = new_buffer()
    put_text(buffer, text)
    return string_from(buffer)


def put_string(out: Obj, string: String) -> None:
    """Prints a string as it is."""
    put(out, string.at(0), string.length)


def put_int(out: Obj, value: int) -> None:
    """Prints a machine word in decimal."""
    at = write_digits(value)
    put(out, digit_bytes.pointer(at), DIGITS - at)


def write_digits(value: int) -> int:
    """Writes a machine word in decimal to the end of `digit_bytes`; where the text starts there."""
    at = DIGITS
    left = uword(value) if value >= 0 else uword(0) - uword(value)
    while left >= 10:
        rest = left // 10
        at -= 1
        digit_bytes[at] = 48 + int(left - rest * 10)
        left = rest
    at -= 1
    digit_bytes[at] = 48 + int(left)
    if value < 0:
        at -= 1
        digit_bytes[at] = 45
    return at


def put_address(out: Obj, value: Obj) -> None:
    """Prints where an object lies: `0x` and hexadecimal digits. Pins the object."""
    word = pinned_address(value)
    put_text(out, "0x")
    shift = WORD_BYTES * 8 - 4
    while shift > 0 and word >> shift == 0:
        shift -= 4
    while shift >= 0:
        digit = int((word >> shift) & uword(15))
        put_byte(out, digit + 48 if digit < 10 else digit + 87)
        shift -= 4


def put_object(out: Obj, value: Obj, kind: int) -> None:
    """Prints a value as str() (STR_KIND) or repr() shows it. RuntimeError if too deeply nested."""
    if is_small(value):
        put_int(out, small_value(value))
        return
    if kind == STR_KIND and is_qstr(value):
        put_string(out, string_of(value))
        return
    type = type_of(value)
    slot = type.print
    if slot is None:
        put_default(out, value, type)
        return
    enter()
    try:
        slot(value, out, kind)
    finally:
        leave()


def enter_container(value: Obj) -> bool:
    """Notes that a container is being printed; False if it is already, as part of itself."""
    for i in range(printing.count):
        if printed[i] is value:
            return False
    if printing.count == NESTED_CONTAINERS:
        too_deep()
    printed[printing.count] = value
    printing.count += 1
    return True


def leave_container() -> None:
    """Notes that the last container entered is done."""
    printing.count -= 1


def put_default(out: Obj, value: Obj, type: Type) -> None:
    """Prints `<T object at 0x...>` for an instance of a user class, else `<T>` or `<function>`."""
    if isinstance(value, Native):
        put_text(out, "<function>")
        return
    if isinstance(value, BoundMethod):
        put_bound_method(out, value)
        return
    put_text(out, "<")
    put_string(out, string_of(type.name))
    if type.flags & USER_CLASS:
        put_text(out, " object at ")
        put_address(out, value)
    put_text(out, ">")


def put_bound_method(out: Obj, method: BoundMethod) -> None:
    """Prints `<bound_method 0x... RECEIVER.FUNCTION>`."""
    enter()
    try:
        put_text(out, "<bound_method ")
        put_address(out, method)
        put_text(out, " ")
        put_object(out, method.receiver, REPR_KIND)
        put_text(out, ".")
        put_object(out, method.function, REPR_KIND)
        put_text(out, ">")
    finally:
        leave()


def string_from(buffer: Buffer) -> String:
    """A new string of the bytes of a buffer."""
    string = String(buffer.used, 0, Tail(buffer.used))
    string.at(0).move(buffer.at(0), buffer.used)
    return string


def to_string(value: Obj, kind: int) -> String:
    """The text of a value as str() or repr() shows it; a String is its own str()."""
    if kind == STR_KIND and isinstance(value, String) and _is_plain(value):
        return value
    buffer = take_buffer()
    put_object(buffer, value, kind)
    text = string_from(buffer)
    give_back(buffer)
    return text


def _is_plain(value: String) -> bool:
    return cast(Type, value.type).print is cast(Type, String.type_object).print
