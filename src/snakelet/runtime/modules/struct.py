"""struct: values packed into bytes and unpacked from them, by formats (struct_format.py).

Invariant: nothing is read or written beyond a buffer: ValueError.
"""

from snakelet.runtime.modules.struct_format import (
    needs_settling,
    packed,
    packed_into,
    settled_values,
    size_of_format,
    take_all,
    within,
)
from snakelet.runtime.static import Obj, Pointer
from snakelet.runtime.types.byte_value import read_buffer
from snakelet.runtime.types.codec import string_of_source
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.tuple import Tuple


def calcsize(format: Obj, /) -> int:
    """The number of bytes that a format takes."""
    return size_of_format(string_of_source(format))


def pack(format: Obj, /, count: int, arguments: Pointer[Obj]) -> Obj:
    """Bytes with the values stored in them by a format."""
    text = string_of_source(format)
    if needs_settling(count, arguments):
        values = settled_values(text, count, arguments)
        return packed(text, count, values.items.pointer(0))
    return packed(text, count, arguments)


def pack_into(
    format: Obj, buffer: Obj, offset: int, /, count: int, arguments: Pointer[Obj]
) -> None:
    """Store values by a format in a buffer, from an offset on."""
    text = string_of_source(format)
    if needs_settling(count, arguments):
        values = settled_values(text, count, arguments)
        packed_into(text, buffer, offset, count, values.items.pointer(0))
    else:
        packed_into(text, buffer, offset, count, arguments)


def unpack(format: Obj, buffer: Obj, /) -> Tuple:
    """The values that lie in a buffer by a format."""
    return unpack_from(format, buffer, 0)


def unpack_from(format: Obj, buffer: Obj, offset: int = 0) -> Tuple:
    """The values that lie in a buffer from an offset on by a format."""
    text = string_of_source(format)
    size = size_of_format(text)
    data, length = read_buffer(buffer)
    return take_all(text, data + within(offset, length, size))


MODULE = define_module("struct", globals())
