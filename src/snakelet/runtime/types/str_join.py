"""Joining, repeating and concatenating strings and bytes.

Invariant: the length of a result is known before it is made, so that each byte is copied once.
"""

from snakelet.runtime.heap.cells import IS_ASCII, Bytes, copy_bytes
from snakelet.runtime.heap.qstr import String
from snakelet.runtime.static import U8, Obj, Pointer, cold
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.list import List, list_from
from snakelet.runtime.types.operation import native_or_self
from snakelet.runtime.types.str_pad import New, length_with, repeat
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.utf8 import as_text, new_text


def concatenated(a: String, b: String) -> Obj:
    """a + b."""
    if a.length == 0:
        return b
    if b.length == 0:
        return a
    result = new_text(a.length + b.length)
    copy_bytes(result.at(0), a.at(0), a.length)
    copy_bytes(result.at(a.length), b.at(0), b.length)
    result.state = a.state & b.state & IS_ASCII
    return result


def repeated(new: New, data: Pointer[U8], length: int, count: int) -> Bytes:
    """Bytes repeated. MemoryError if the result is too long."""
    if count <= 0 or length == 0:
        return new(0)
    result = new(length_with(0, length, count))
    repeat(result.at(0), data, length, count)
    return result


def elements_of(iterable: Obj) -> tuple[Pointer[Obj], int]:
    """Where the elements of a list or tuple, or of a list made of any iterable, lie."""
    if isinstance(iterable, Tuple):
        return iterable.items.pointer(0), iterable.length
    values = iterable if isinstance(iterable, List) else list_from(iterable)
    return values.cells.at(0), values.used


def join(separator: String, iterable: Obj) -> Obj:
    """The strings of an iterable with a separator between them."""
    items, count = elements_of(iterable)
    total = length_with(0, separator.length, max(count - 1, 0))
    for i in range(count):
        string = string_or_none(items[i])
        if string is None:
            raise not_joinable()
        total = length_with(total, string.length, 1)
    if count == 1:
        return native_or_self(items[0])
    return as_text(_filled(separator, items, count, new_text(total)))


def _filled(separator: String, items: Pointer[Obj], count: int, result: Bytes) -> Bytes:
    to = result.at(0)
    state = separator.state & IS_ASCII
    for i in range(count):
        if i > 0:
            copy_bytes(to, separator.at(0), separator.length)
            to = to + separator.length
        string = string_or_none(items[i])
        assert string is not None
        copy_bytes(to, string.at(0), string.length)
        to = to + string.length
        state = state & string.state
    result.state = state
    return result


@cold
def not_joinable() -> TypeError:
    """What to raise for an element that isn't of the kind of the separator."""
    return TypeError("join expects a list of str/bytes objects consistent with self object")
