"""Values as JSON text (RFC 8259), for json.dumps and json.dump.

Invariant: text is appended to a buffer; a Style says how. Characters beyond ASCII stand for
themselves, and control characters but line feed, return and tab are `\\u00xx`, as in the reference.
differs: a value that JSON has nothing for is written as str() shows it, bytes as text, and a key
that isn't a str as its JSON in quotes, as in the reference; CPython raises TypeError for most. The
floats that JSON lacks are nan and inf, for which CPython has NaN and Infinity.
"""

from snakelet.runtime.heap.qstr import String
from snakelet.runtime.heap.recursion import check_recursion
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import (
    FALSE,
    NONE,
    NULL,
    TRUE,
    U8,
    Obj,
    Pointer,
    Struct,
    inline,
    is_float,
    is_small,
    small_value,
)
from snakelet.runtime.types.byte_value import ByteString, read_buffer
from snakelet.runtime.types.dict import Dict, get_value
from snakelet.runtime.types.float import Float, float_value
from snakelet.runtime.types.float_text import write_float
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.list_sort import sort
from snakelet.runtime.types.operation import call_1, native_or_self
from snakelet.runtime.types.output import STR_KIND, put_int, put_object
from snakelet.runtime.types.str_repr import put_hex
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.utf8 import code_at, is_continuation

QUOTE = ord('"')
BACKSLASH = ord("\\")
PLAIN: bytes = bytes(byte >= 32 and byte != QUOTE and byte != BACKSLASH for byte in range(256))
"""1 for each byte that stands for itself between quotes."""


class Style(Struct):
    """What stands between items, and between key and value; how each level is indented (None: all
    in one line), and whether keys are sorted. With `ascii` others than ASCII are escaped. `default`
    is the user's function for what JSON has nothing for, or None."""

    item: String
    pair: String
    indent: String | None
    sort_keys: bool
    ascii: bool
    default: Obj


def put_json(out: Buffer, value: Obj, style: Style, depth: int) -> None:
    """Adds a value that stands `depth` levels deep. RuntimeError if it is nested too deeply."""
    if is_small(value):
        put_int(out, small_value(value))
        return
    string = string_or_none(value)
    if string is not None:
        put_quoted(out, string.at(0), string.length, style.ascii)
    elif value is NONE:
        out.extend_text("null")
    elif value is TRUE:
        out.extend_text("true")
    elif value is FALSE:
        out.extend_text("false")
    elif is_float(value):
        write_float(out, float_value(value))
    else:
        check_recursion()
        put_object_json(out, value, style, depth)


def put_object_json(out: Buffer, value: Obj, style: Style, depth: int) -> None:
    """As put_json, for what is no immediate."""
    if isinstance(value, Dict):
        put_dict(out, value, style, depth)
    elif isinstance(value, List):
        put_list(out, value, style, depth)
    elif isinstance(value, Tuple):
        put_tuple(out, value, style, depth)
    elif isinstance(value, Float):
        write_float(out, value.value)
    elif isinstance(value, ByteString):
        data, length = read_buffer(value)
        put_quoted(out, data, length, False)
    else:
        native = native_or_self(value)
        if native is value and style.default is not NONE:
            put_json(out, call_1(style.default, value), style, depth)
        elif native is value:
            put_object(out, value, STR_KIND)
        else:
            put_json(out, native, style, depth)


def put_quoted(out: Buffer, data: Pointer[U8], length: int, ascii: bool) -> None:
    """Adds a text in quotes."""
    out.append(QUOTE)
    start = 0
    for place in range(length):
        byte = data[place]
        if PLAIN[byte] == 0 or (ascii and byte >= 128):
            out.extend(data + start, place - start)
            start = place + 1
            if byte < 128:
                put_escape(out, byte)
            elif not is_continuation(byte):
                put_code(out, code_at(data, place))
    out.extend(data + start, length - start)
    out.append(QUOTE)


def put_code(out: Buffer, code: int) -> None:
    """Adds a character as an escape, or as two that are its surrogates."""
    if code >= 0x10000:
        put_code(out, 0xD800 + ((code - 0x10000) >> 10))
        code = 0xDC00 + (code & 0x3FF)
    out.extend_text("\\u")
    put_hex(out, code >> 8)
    put_hex(out, code & 255)


def put_escape(out: Buffer, byte: int) -> None:
    """Adds a byte that doesn't stand for itself."""
    out.append(BACKSLASH)
    if byte == QUOTE or byte == BACKSLASH:
        out.append(byte)
    elif byte == 10:
        out.append(ord("n"))
    elif byte == 13:
        out.append(ord("r"))
    elif byte == 9:
        out.append(ord("t"))
    else:
        out.extend_text("u00")
        put_hex(out, byte)


@inline
def put_line(out: Buffer, style: Style, depth: int) -> None:
    """Starts a line, if the style has lines."""
    indent = style.indent
    if indent is not None:
        out.append(10)
        for _ in range(depth):
            out.extend(indent.at(0), indent.length)


@inline
def put_comma(out: Buffer, style: Style, place: int) -> None:
    """Adds what stands before an item but the first."""
    if place > 0:
        out.extend(style.item.at(0), style.item.length)


def put_list(out: Buffer, value: List, style: Style, depth: int) -> None:
    """Adds a list, whose length may change while its items are written."""
    out.append(ord("["))
    place = 0
    while place < value.used:
        put_comma(out, style, place)
        put_line(out, style, depth + 1)
        put_json(out, value.cells[place], style, depth + 1)
        place += 1
    if place > 0:
        put_line(out, style, depth)
    out.append(ord("]"))


def put_tuple(out: Buffer, value: Tuple, style: Style, depth: int) -> None:
    """Adds a tuple as a list."""
    out.append(ord("["))
    for place in range(value.length):
        put_comma(out, style, place)
        put_line(out, style, depth + 1)
        put_json(out, value.items[place], style, depth + 1)
    if value.length > 0:
        put_line(out, style, depth)
    out.append(ord("]"))


def put_dict(out: Buffer, value: Dict, style: Style, depth: int) -> None:
    """Adds a dict, which may change while it is written."""
    out.append(ord("{"))
    count = 0
    if style.sort_keys:
        count = put_sorted(out, value, style, depth)
    else:
        place = 0
        while place < value.filled:
            key = value.entries[2 * place]
            if key is not NULL:
                put_pair(out, key, value.entries[2 * place + 1], style, depth, count)
                count += 1
            place += 1
    if count > 0:
        put_line(out, style, depth)
    out.append(ord("}"))


def put_sorted(out: Buffer, value: Dict, style: Style, depth: int) -> int:
    """Adds the pairs of a dict in the order of the keys; how many there are."""
    keys = new_list()
    for place in range(value.filled):
        key = value.entries[2 * place]
        if key is not NULL:
            append(keys, key)
    sort(keys.cells, keys.used, NONE, False)
    for place in range(keys.used):
        key = keys.cells[place]
        put_pair(out, key, get_value(value, key), style, depth, place)
    return keys.used


def put_pair(out: Buffer, key: Obj, value: Obj, style: Style, depth: int, place: int) -> None:
    """Adds a key and its value."""
    put_comma(out, style, place)
    put_line(out, style, depth + 1)
    if string_or_none(key) is not None or isinstance(key, ByteString):
        put_json(out, key, style, depth + 1)
    else:
        out.append(QUOTE)
        put_json(out, key, style, depth + 1)
        out.append(QUOTE)
    out.extend(style.pair.at(0), style.pair.length)
    put_json(out, NONE if value is NULL else value, style, depth + 1)
