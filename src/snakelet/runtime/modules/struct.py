"""struct: values packed into bytes and unpacked from them, by formats (struct_format.py).

Invariant: nothing is read or written beyond a buffer: ValueError.
"""

from snakelet.runtime.modules.struct_format import put_all, size_of_format, take_all, within
from snakelet.runtime.static import Obj, Pointer
from snakelet.runtime.types.byte_value import new_byte_string, read_buffer, write_buffer
from snakelet.runtime.types.codec import string_of_source
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.tuple import Tuple


def calcsize(format: Obj, /) -> int:
    """The number of bytes that a format takes."""
    return size_of_format(string_of_source(format))


def pack(format: Obj, /, count: int, arguments: Pointer[Obj]) -> Obj:
    """Bytes with the values stored in them by a format."""
    text = string_of_source(format)
    result = new_byte_string(size_of_format(text))
    put_all(text, result.at(0), count, arguments)
    return result


def pack_into(
    format: Obj, buffer: Obj, offset: int, /, count: int, arguments: Pointer[Obj]
) -> None:
    """Store values by a format in a buffer, from an offset on."""
    text = string_of_source(format)
    size = size_of_format(text)
    data, length = write_buffer(buffer)
    at = data + within(offset, length, size)
    at.fill(0, size)
    put_all(text, at, count, arguments)


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
