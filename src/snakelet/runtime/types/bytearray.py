"""bytearray: bytes that can be changed.

Invariant: while `exports` is not 0 a memoryview may look into the bytearray, and then its length
doesn't change: BufferError.
"""

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    NULL,
    Obj,
    Pointer,
    small,
)
from snakelet.runtime.static.error import IndexError, ValueError
from snakelet.runtime.types import byte_methods
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.byte_index import (
    ByteIterator,
    binary_of_bytes,
    byte_argument,
    byte_item,
    multiplied,
)
from snakelet.runtime.types.byte_value import (
    ByteArray,
    bytearray_of,
    has_buffer,
    make_bytearray,
)
from snakelet.runtime.types.bytes import content_of, put_integers
from snakelet.runtime.types.export import require_no_exports
from snakelet.runtime.types.operation import truth
from snakelet.runtime.types.output import put_text
from snakelet.runtime.types.percent import percent_bytes
from snakelet.runtime.types.sequence import position, settled
from snakelet.runtime.types.slice import Slice, resolve, settled_slice
from snakelet.runtime.types.str_repr import put_bytes_repr
from snakelet.runtime.types.type import (
    BUFFER_READ,
    UNHASHABLE,
    BufferView,
    Type,
    buffer_view,
    builtin,
)

LAST: Obj = small(-1)


@builtin("bytearray", struct=ByteArray, flags=UNHASHABLE)
class Bytearray(ByteArray):
    """A sequence of bytes, 0 to 255, that can be changed."""

    vars().update(byte_methods.METHODS)
    __exposed__ = {"append": "_append", "extend": "_extend"}
    __operators__ = (
        *"__lt__ __gt__ __eq__ __le__ __ge__ __ne__ __add__ __iadd__ __mul__ __mod__".split(),
        *"__len__ __contains__".split(),
    )

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        content = content_of(count, keywords, arguments)
        return ByteArray(content.used, content.bytes, 0)

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        assert isinstance(value, ByteArray)
        if operator == op.LENGTH:
            return small(value.used)
        return truth(value.used != 0) if operator == op.BOOL else NULL

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        assert isinstance(left, ByteArray)
        if operator == op.MODULO:
            return percent_bytes(left, right)
        if operator == op.INPLACE_ADD:
            if not has_buffer(right, BUFFER_READ):
                return NULL
            extend(left, right)
            return left
        if operator == op.INPLACE_MULTIPLY:
            return multiply_in_place(left, right)
        return binary_of_bytes(operator, left, right)

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "bytearray(")
        put_bytes_repr(out, self.at(0), self.used)
        put_text(out, ")")

    def __getitem__(self, index: Obj) -> Obj:  # type: ignore[override]
        return byte_item(self, self.at(0), self.used, index)

    def __setitem__(self, index: Obj, item: Obj) -> None:  # type: ignore[override]
        if isinstance(index, Slice):
            set_slice(self, index, item)
        else:
            byte = byte_argument(item)
            whole = settled(index)
            place = position(self, whole, self.used)
            self.bytes[place] = byte

    def __delitem__(self, index: Obj) -> None:
        if isinstance(index, Slice):
            delete_slice(self, index)
        else:
            whole = settled(index)
            resize_gap(self, position(self, whole, self.used), 1, 0)

    def __iter__(self) -> Obj:
        return ByteIterator(self, 0)

    def __buffer__(self, view: BufferView, flags: int) -> bool:  # noqa: PLE0302
        view.data = self.at(0)
        view.length = self.used
        view.typecode = ord("B")
        return True

    @staticmethod
    def maketrans(source: Obj, goal: Obj, /) -> Obj:
        """A table for translate that replaces the bytes of source by those of goal."""
        return byte_methods.make_table(source, goal)

    @staticmethod
    def fromhex(string: Obj, /) -> Obj:
        """The bytes of a text of hexadecimal digits."""
        return bytearray_of(byte_methods.from_hex(string))

    def _append(self, item: Obj) -> None:
        """Put a byte at the end."""
        byte = byte_argument(item)
        require_no_exports(self)
        self.reserve(1)
        self.bytes[self.used] = byte
        self.used += 1

    def _extend(self, iterable: Obj) -> None:
        """Put the bytes of a bytes-like object, or the integers of an iterable, at the end."""
        extend(self, iterable)

    def insert(self, index: int, item: Obj) -> None:
        """Put a byte before an index; an index beyond either end means that end."""
        byte = byte_argument(item)
        place = max(index + self.used, 0) if index < 0 else min(index, self.used)
        resize_gap(self, place, 0, 1)
        self.bytes[place] = byte

    def pop(self, index: Obj = LAST, /) -> Obj:
        """Remove and return the byte at an index, the last one by default."""
        if self.used == 0:
            raise IndexError("pop from empty bytearray")
        whole = settled(index)
        place = position(self, whole, self.used)
        item = small(self.bytes[place])
        resize_gap(self, place, 1, 0)
        return item

    def remove(self, item: Obj, /) -> None:
        """Remove the first byte of a value."""
        place = byte_methods.find(self, small(byte_argument(item)))
        if place < 0:
            raise ValueError("value not found in bytearray")
        resize_gap(self, place, 1, 0)

    def clear(self) -> None:
        """Remove all bytes."""
        require_no_exports(self)
        self.used = 0
        self.bytes = new_bytes(0)

    def copy(self) -> Obj:
        """A new bytearray of the same bytes."""
        return make_bytearray(self.at(0), self.used)

    def reverse(self) -> None:
        """Turn the order of the bytes around."""
        low = 0
        high = self.used - 1
        while low < high:
            kept = self.bytes[low]
            self.bytes[low] = self.bytes[high]
            self.bytes[high] = kept
            low += 1
            high -= 1


def extend(array: ByteArray, source: Obj) -> None:
    """Puts the bytes of a source at the end; it may be the bytearray itself."""
    if has_buffer(source, BUFFER_READ):
        data = buffer_view.data
        length = buffer_view.length
    else:
        collected = content_of_source(source)
        data = collected.at(0)
        length = collected.used
    require_no_exports(array)
    array.reserve(length)
    array.bytes.at(array.used).move(data, length)
    array.used += length


def multiply_in_place(array: ByteArray, count: Obj) -> Obj:
    """array *= count; NULL if the count is no integer."""
    result = multiplied(array, count)
    if result is NULL:
        return NULL
    require_no_exports(array)
    assert isinstance(result, ByteArray)
    array.used = result.used
    array.bytes = result.bytes
    return array


def resize_gap(array: ByteArray, place: int, size: int, wanted: int) -> None:
    """Makes `size` bytes at a place `wanted` ones; what is in them is not said. BufferError."""
    if wanted != size:
        require_no_exports(array)
    if wanted > size:
        array.reserve(wanted - size)
    rest = place + size
    array.bytes.at(place + wanted).move(array.bytes.at(rest), array.used - rest)
    array.used += wanted - size


def set_slice(array: ByteArray, wanted: Slice, source: Obj) -> None:
    """Puts the bytes of a source in the place of a slice."""
    content = content_of_source(source)
    plain = settled_slice(wanted)
    start, step, count = resolve(plain, array.used)
    if step == 1:
        resize_gap(array, start, count, content.used)
        array.bytes.at(start).move(content.at(0), content.used)
        return
    if content.used == 0:
        delete_slice(array, plain)
        return
    if content.used != count:
        raise ValueError(
            f"attempt to assign bytes of size {content.used} to extended slice of size {count}"
        )
    for i in range(count):
        array.bytes[start + i * step] = content[i]


def content_of_source(source: Obj) -> Buffer:
    """A copy of the bytes of a bytes-like object, or of the integers of an iterable."""
    content = new_buffer()
    if has_buffer(source, BUFFER_READ):
        content.extend(buffer_view.data, buffer_view.length)
    else:
        put_integers(content, source)
    return content


def delete_slice(array: ByteArray, wanted: Slice) -> None:
    """Removes the bytes of a slice."""
    plain = settled_slice(wanted)
    start, step, count = resolve(plain, array.used)
    if count == 0:
        return
    require_no_exports(array)
    if step < 0:
        start += (count - 1) * step
        step = -step
    for i in range(count):
        resize_gap(array, start + i * (step - 1), 1, 0)
