"""The structs of bytes and bytearray, and of what gives its memory away as a buffer.

Invariant: a ByteString never changes; the bytes of a ByteArray lie in an array of their own, of
which the first `used` are valid. That array is replaced when the bytearray grows, so nobody keeps a
way to it but through the bytearray.
"""

from snakelet.runtime.heap.cells import Bytes, new_bytes
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import U8, U32, Obj, Pointer, Tail, cold, inline
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.operation import native_or_self
from snakelet.runtime.types.type import BUFFER_READ, BUFFER_WRITE, buffer_view, type_of


class ByteString(Bytes):
    """The bytes of a user's `bytes`."""


class ByteArray(Buffer):
    """A user's `bytearray`; `exports` counts the memoryviews that were made of it and not
    released."""

    exports: U32


class ElementArray(ByteArray):
    """An array of numbers, which lie in the bytes as `typecode` says."""

    typecode: U8


def make_bytes(data: Pointer[U8], length: int) -> Obj:
    """A bytes object with a copy of these bytes."""
    result = ByteString(length, 0, Tail(length))
    result.at(0).move(data, length)
    return result


def new_byte_string(length: int) -> Bytes:
    """A fresh bytes object to be filled."""
    return ByteString(length, 0, Tail(length))


def make_bytearray(data: Pointer[U8], length: int) -> Obj:
    """A bytearray with a copy of these bytes."""
    result = ByteArray(length, new_bytes(length), 0)
    result.at(0).move(data, length)
    return result


def bytearray_of(content: Bytes) -> Obj:
    """A bytearray that takes a fresh array over."""
    return ByteArray(content.length, content, 0)


@inline
def is_bytearray(value: Obj) -> bool:
    """Whether a native value is a bytearray."""
    return isinstance(value, ByteArray) and not isinstance(value, ElementArray)


def has_buffer(value: Obj, flags: int) -> bool:
    """Whether a value has the buffer protocol; if so `buffer_view` tells where its memory lies."""
    slot = type_of(value).buffer
    if slot is None:
        native = native_or_self(value)
        return native is not value and has_buffer(native, flags)
    return slot(value, buffer_view, flags)


def read_buffer(value: Obj) -> tuple[Pointer[U8], int]:
    """Where the memory of a bytes-like object lies, and its length. TypeError."""
    if not has_buffer(value, BUFFER_READ):
        raise no_buffer()
    return buffer_view.data, buffer_view.length


def write_buffer(value: Obj) -> tuple[Pointer[U8], int]:
    """As read_buffer, for memory that may be written."""
    if not has_buffer(value, BUFFER_WRITE):
        raise no_buffer()
    return buffer_view.data, buffer_view.length


@cold
def no_buffer() -> TypeError:
    """What to raise for a value without the buffer protocol."""
    return TypeError("object with buffer protocol required")
