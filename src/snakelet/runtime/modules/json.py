"""json: values to JSON text and back (json_write.py, json_read.py).

Invariant: a text is complete before any of it is written to a stream, or read before any of it is
parsed.
"""

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.qstr import String, qstr, string_of
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.modules.json_read import read_json
from snakelet.runtime.modules.json_write import Style, put_json
from snakelet.runtime.static import NONE, NULL, Obj, is_small, small_value
from snakelet.runtime.static.error import UnicodeError, ValueError
from snakelet.runtime.types.byte_value import bytearray_of, read_buffer
from snakelet.runtime.types.codec import text_or_buffer
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.list import list_from
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.operation import call_0, call_1, find_attribute, load_attribute
from snakelet.runtime.types.scratch import finished_text, take_buffer
from snakelet.runtime.types.str_join import repeated
from snakelet.runtime.types.str_value import is_str, string_argument
from snakelet.runtime.types.utf8 import is_valid, new_text

PART = 64
"""So many bytes are asked of a stream at a time."""


def _style(separators: Obj, indent: Obj, sort_keys: bool, ascii: bool, default: Obj) -> Style:
    """How dumps() is asked to write. TypeError, ValueError."""
    item = qstr(", ") if indent is NONE else qstr(",")
    pair = qstr(": ")
    if separators is not NONE:
        parts = list_from(separators)
        if parts.used != 2:
            raise ValueError(f"requested length 2 but object has length {parts.used}")
        item = parts.cells[0]
        pair = parts.cells[1]
    level = _indent(indent)
    return Style(string_argument(item), string_argument(pair), level, sort_keys, ascii, default)


def _indent(indent: Obj) -> String | None:
    """What one level of indentation is; None for no lines."""
    if indent is NONE:
        return None
    if not is_small(indent):
        return string_argument(indent)
    blank = string_of(qstr(" "))
    level = repeated(new_text, blank.at(0), 1, small_value(indent))
    assert isinstance(level, String)
    return level


def dumps(
    obj: Obj,
    *,
    separators: Obj = NONE,
    indent: Obj = NONE,
    sort_keys: bool = False,
    ensure_ascii: bool = False,
    default: Obj = NONE,
) -> Obj:
    """A value as JSON text. differs: ensure_ascii is False by default, as in the reference."""
    style = _style(separators, indent, sort_keys, ensure_ascii, default)
    out = take_buffer()
    put_json(out, obj, style, 0)
    return finished_text(out)


def dump(
    obj: Obj,
    stream: Obj,
    *,
    separators: Obj = NONE,
    indent: Obj = NONE,
    sort_keys: bool = False,
    ensure_ascii: bool = False,
    default: Obj = NONE,
) -> None:
    """Write a value as JSON text to a stream."""
    style = _style(separators, indent, sort_keys, ensure_ascii, default)
    out = take_buffer()
    put_json(out, obj, style, 0)
    call_1(load_attribute(stream, qstr("write")), finished_text(out))


def loads(text: Obj, /) -> Obj:
    """The value of a JSON text. ValueError."""
    data, length = text_or_buffer(text)
    if not is_str(text) and not is_valid(data, length):
        raise UnicodeError()
    return read_json(data, length)


def load(stream: Obj, /) -> Obj:
    """The value of the JSON text that a stream has, which needs no more than `readinto`.
    ValueError."""
    readinto = find_attribute(stream, qstr("readinto"))
    if readinto is NULL or find_attribute(stream, qstr("read")) is not NULL:
        return loads(call_0(load_attribute(stream, qstr("read"))))
    content = _content(readinto)
    return read_json(content.at(0), content.used)


def _content(readinto: Obj) -> Buffer:
    """All bytes that a stream's method yields. TypeError, UnicodeError."""
    content = new_buffer()
    part = bytearray_of(new_bytes(PART))
    while True:
        count = call_1(readinto, part)
        if count is NONE or to_int(count) <= 0:
            break
        data, length = read_buffer(part)
        content.extend(data, min(to_int(count), length))
    if not is_valid(content.at(0), content.used):
        raise UnicodeError()
    return content


MODULE = define_module("json", globals())
