"""bytes: bytes that never change.

Invariant: a bytes object is a ByteString. The methods are those of byte_methods.py.
"""

from snakelet.runtime.heap.cells import Cells, new_bytes
from snakelet.runtime.heap.qstr import String, qstr, string_hash
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    FALSE,
    MAX_INT,
    NULL,
    STOP_ITERATION,
    TRUE,
    Obj,
    Pointer,
    small,
)
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types import byte_methods
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.byte_index import (
    ByteIterator,
    binary_of_bytes,
    byte_argument,
    byte_item,
)
from snakelet.runtime.types.byte_value import (
    ByteArray,
    ByteString,
    has_buffer,
    make_bytes,
    new_byte_string,
    read_buffer,
)
from snakelet.runtime.types.codec import cells_of, encoded
from snakelet.runtime.types.convert import (
    check_arguments,
    check_keywords,
    named_argument,
    to_int,
)
from snakelet.runtime.types.int import is_int
from snakelet.runtime.types.list import next_item
from snakelet.runtime.types.operation import iterate, native_or_self, truth
from snakelet.runtime.types.percent import percent_bytes
from snakelet.runtime.types.str_repr import put_bytes_repr
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.type import (
    BUFFER_READ,
    BUFFER_WRITE,
    BufferView,
    Type,
    buffer_view,
    builtin,
)

__all__ = ["ByteArray", "ByteString", "make_bytes", "new_byte_string"]

MAX_FILL = min(1 << 40, MAX_INT)
MAKE_NAMES: Cells = cells_of(qstr("source"), qstr("encoding"), qstr("errors"))


def content_of(count: int, keywords: int, arguments: Pointer[Obj]) -> Buffer:
    """The bytes that the arguments of bytes() or bytearray() mean, in a fresh buffer."""
    check_arguments(count, 0, 0, 3)
    check_keywords(MAKE_NAMES, 0, count, keywords, arguments)
    source = named_argument(0, qstr("source"), count, keywords, arguments)
    encoding = named_argument(1, qstr("encoding"), count, keywords, arguments)
    if source is NULL:
        return new_buffer()
    string = string_or_none(source)
    if string is None and count + keywords > 1:
        raise TypeError("wrong number of arguments")
    if is_count_of_zeros(source):
        return zeros(to_int(source))
    out = new_buffer()
    if string is not None:
        put_encoded(out, string, encoding)
    elif has_buffer(source, BUFFER_READ):
        out.extend(buffer_view.data, buffer_view.length)
    else:
        put_integers(out, source)
    return out


def put_encoded(out: Buffer, string: String, encoding: Obj) -> None:
    """Adds a str in an encoding. TypeError if there is none."""
    if encoding is NULL:
        raise TypeError("string argument without an encoding")
    data, length = read_buffer(encoded(string, encoding))
    out.extend(data, length)


def is_count_of_zeros(source: Obj) -> bool:
    """Whether bytes are made of a value as of a number of zeros."""
    return is_int(native_or_self(source)) or source is TRUE or source is FALSE


def zeros(count: int) -> Buffer:
    """So many bytes of 0. They are allocated before what holds them, which would stay in the way of
    a large block. ValueError, MemoryError."""
    if count < 0:
        raise ValueError()
    content = new_bytes(min(count, MAX_FILL))
    return Buffer(count, content)


def put_integers(out: Buffer, iterable: Obj) -> None:
    """Adds the integers of an iterable. ValueError if one is no byte."""
    iterator = iterate(iterable)
    while True:
        item = next_item(iterator)
        if item is STOP_ITERATION:
            return
        out.append(byte_argument(item))


@builtin("bytes", struct=ByteString)
class BytesType(ByteString):
    """A sequence of bytes, 0 to 255, that can't be changed."""

    __operators__ = (
        *"__lt__ __gt__ __eq__ __le__ __ge__ __ne__ __add__ __mul__ __mod__ __len__".split(),
        *"__contains__ __hash__".split(),
    )

    vars().update(byte_methods.METHODS)

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count == 1 and keywords == 0 and isinstance(arguments[0], ByteString):
            return arguments[0]
        content = content_of(count, keywords, arguments)
        return make_bytes(content.at(0), content.used)

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        assert isinstance(value, ByteString)
        if operator == op.LENGTH:
            return small(value.length)
        if operator == op.BOOL:
            return truth(value.length != 0)
        return small(string_hash(value)) if operator == op.HASH else NULL

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        assert isinstance(left, ByteString)
        if operator == op.MODULO:
            return percent_bytes(left, right)
        return binary_of_bytes(operator, left, right)

    def __print__(self, out: Obj, kind: int) -> None:
        put_bytes_repr(out, self.at(0), self.length)

    def __getitem__(self, index: Obj) -> Obj:  # type: ignore[override]
        return byte_item(self, self.at(0), self.length, index)

    def __iter__(self) -> Obj:
        return ByteIterator(self, 0)

    def __buffer__(self, view: BufferView, flags: int) -> bool:  # noqa: PLE0302
        view.data = self.at(0)
        view.length = self.length
        view.typecode = ord("B")
        return flags & BUFFER_WRITE == 0

    @staticmethod
    def maketrans(source: Obj, goal: Obj, /) -> Obj:
        """A table for translate that replaces the bytes of source by those of goal."""
        return byte_methods.make_table(source, goal)

    @staticmethod
    def fromhex(string: Obj, /) -> Obj:
        """The bytes of a text of hexadecimal digits."""
        content = byte_methods.from_hex(string)
        return make_bytes(content.at(0), content.length)
