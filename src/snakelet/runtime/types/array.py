"""array.array: numbers of one machine type in a row.

Invariant: the elements lie in the bytes of the array, whose number is a multiple of an element's
size. While a memoryview looks at them they can't be resized, as with bytearray. Those of typecode
`O` are objects, and lie in a list where the collector sees them.
differs: integers are truncated to the element's size; slices are stored with step 1 only; the
typecode `S` of the reference, which reads what an integer points to, is refused, and an array of
typecode `O` has no buffer.
"""

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    U8,
    WORD_BYTES,
    Obj,
    Pointer,
    Struct,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import (
    IndexError,
    NotImplementedError,
    TypeError,
    ValueError,
)
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.byte_value import (
    ByteArray,
    ByteString,
    ElementArray,
    has_buffer,
    make_bytes,
    read_buffer,
)
from snakelet.runtime.types.compare import same, truth
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.element import item_size, load_element, settled_number, store_element
from snakelet.runtime.types.export import require_no_exports
from snakelet.runtime.types.list import List, append, close_gap, list_from, new_list
from snakelet.runtime.types.operation import advance, binary, get_item, iterate, set_item
from snakelet.runtime.types.output import REPR_KIND, put_byte, put_object, put_text
from snakelet.runtime.types.sequence import compare_lengths, position, settled
from snakelet.runtime.types.slice import Slice, resolve, settled_slice
from snakelet.runtime.types.str_value import string_argument
from snakelet.runtime.types.type import (
    BUFFER_READ,
    METHODS_FIRST,
    PASSES_LOCK,
    UNHASHABLE,
    BufferView,
    Type,
    buffer_view,
    builtin,
)
from snakelet.runtime.types.utf8 import CHARACTERS

OBJECTS = ord("O")


@builtin("array", flags=UNHASHABLE | METHODS_FIRST)
class Array(ElementArray):
    """An array of elements of one typecode."""

    objects: List | None
    """The elements of typecode `O`."""

    __exposed__ = {"append": "_append", "extend": "_extend"}

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 1, 2)
        code = string_argument(arguments[0])
        if code.length != 1 or (item_size(code[0]) == 0 and code[0] != OBJECTS):
            raise ValueError("bad typecode")
        result = new_array(code[0], 0)
        if count == 2:
            source = arguments[1]
            if is_raw(source):
                extend(result, source)
            else:
                extend_by_items(result, source)
        return result

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        assert isinstance(value, Array)
        if operator == op.LENGTH:
            return small(count_of(value))
        return truth(count_of(value) != 0) if operator == op.BOOL else NULL

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        assert isinstance(left, Array)
        if operator == op.CONTAINS:
            return truth(index_of(left, right) >= 0)
        if operator <= op.NOT_EQUAL:
            return compared(operator, left, right) if isinstance(right, Array) else NULL
        if operator != op.ADD and operator != op.INPLACE_ADD:
            return NULL
        fits = isinstance(right, Array) and right.objects is not None
        if left.objects is None:
            fits = has_buffer(right, BUFFER_READ)
        if not fits:
            return NULL
        result = copy_of(left) if operator == op.ADD else left
        extend(result, right)
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "array('")
        put_byte(out, self.typecode)
        put_text(out, "'")
        count = count_of(self)
        if count > 0:
            put_text(out, ", [")
            for i in range(count):
                if i > 0:
                    put_text(out, ", ")
                put_object(out, element(self, i), REPR_KIND)
            put_text(out, "]")
        put_text(out, ")")

    def __getitem__(self, index: Obj) -> Obj:  # type: ignore[override]
        if isinstance(index, Slice):
            return part(self, index)
        place = small_value(index) if is_small(index) else -1
        if place < 0 or place >= count_of(self):
            whole = settled(index)
            place = position(self, whole, count_of(self))
        return element(self, place)

    def __setitem__(self, index: Obj, item: Obj) -> None:  # type: ignore[override]
        if isinstance(index, Slice):
            set_part(self, index, item)
            return
        value = item if self.objects is not None else settled_number(self.typecode, item)
        whole = settled(index)
        place = position(self, whole, count_of(self))
        if self.objects is not None:
            self.objects.cells[place] = value
            return
        size = item_size(self.typecode)
        store_element(self.bytes.at(place * size), self.typecode, size, value)

    def __iter__(self) -> Obj:
        return ArrayIterator(self, 0)

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("typecode"):
            return CHARACTERS[self.typecode]
        size = WORD_BYTES if self.objects is not None else item_size(self.typecode)
        return small(size) if name is qstr("itemsize") else NULL

    def __buffer__(self, view: BufferView, flags: int) -> bool:  # noqa: PLE0302
        view.data = self.bytes.at(0)
        view.length = self.used
        view.typecode = self.typecode
        return self.objects is None

    def _append(self, item: Obj) -> None:
        """Put an element at the end."""
        append_element(self, item)

    def _extend(self, iterable: Obj) -> None:
        """Put the elements of an iterable at the end; bytes are taken as elements in memory."""
        extend(self, iterable)

    def pop(self, index: int = -1, /) -> Obj:
        """Remove and return the element at an index, the last one by default."""
        count = count_of(self)
        place = index + count if index < 0 else index
        if place < 0 or place >= count:
            raise IndexError("pop index out of range")
        item = element(self, place)
        if self.objects is not None:
            close_gap(self.objects, place, 1)
            return item
        require_no_exports(self)
        size = item_size(self.typecode)
        behind = (place + 1) * size
        self.bytes.at(place * size).move(self.bytes.at(behind), self.used - behind)
        self.used -= size
        return item

    def tobytes(self) -> Obj:
        """The memory of the elements as bytes. TypeError for objects."""
        if self.objects is not None:
            raise TypeError("object with buffer protocol required")
        return make_bytes(self.bytes.at(0), self.used)

    def tolist(self) -> List:
        """The elements as a list."""
        result = new_list()
        for i in range(count_of(self)):
            append(result, element(self, i))
        return result


def new_array(typecode: int, used: int) -> Array:
    """An array with so many bytes of elements, all 0; one of objects is empty."""
    objects = new_list() if typecode == OBJECTS else None
    return Array(used, new_bytes(used), 0, typecode, objects)


def copy_of(array: Array) -> Array:
    """An array of the same elements."""
    result = new_array(array.typecode, array.used)
    result.bytes.at(0).move(array.bytes.at(0), array.used)
    if array.objects is not None:
        result.objects = list_from(array.objects)
    return result


def is_raw(source: Obj) -> bool:
    """Whether an array is made of the memory of a value, a bytes or bytearray, not of its items."""
    if isinstance(source, ElementArray):
        return False
    return isinstance(source, ByteString) or isinstance(source, ByteArray)


def count_of(array: Array) -> int:
    """The number of elements."""
    if array.objects is not None:
        return array.objects.used
    return array.used // item_size(array.typecode)


def element(array: Array, place: int) -> Obj:
    """The element at a place; None where code of the user's has just taken it away."""
    if array.objects is not None:
        return array.objects.cells[place] if place < array.objects.used else NONE
    size = item_size(array.typecode)
    return load_element(array.bytes.at(place * size), array.typecode, size)


def append_element(array: Array, item: Obj) -> None:
    """Puts an element at the end. BufferError, TypeError."""
    if array.objects is not None:
        append(array.objects, item)
        return
    size = item_size(array.typecode)
    value = settled_number(array.typecode, item)
    require_no_exports(array)
    array.reserve(size)
    store_element(array.bytes.at(array.used), array.typecode, size, value)
    array.used += size


def extend(array: Array, source: Obj) -> None:
    """Puts the elements of a source at the end; those of a buffer as they lie in memory."""
    if array.objects is None and has_buffer(source, BUFFER_READ):
        extend_raw(array, buffer_view.data, buffer_view.length)
    else:
        extend_by_items(array, source)


def extend_by_items(array: Array, source: Obj) -> None:
    """Puts what an iterable yields at the end."""
    iterator = iterate(source)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return
        append_element(array, item)


def extend_raw(array: Array, data: Pointer[U8], length: int) -> None:
    """Puts elements that lie in memory at the end. ValueError if the last one isn't whole."""
    if length % item_size(array.typecode) != 0:
        raise ValueError("bytes length not a multiple of item size")
    require_no_exports(array)
    array.reserve(length)
    array.bytes.at(array.used).move(data, length)
    array.used += length


def part(array: Array, wanted: Slice) -> Array:
    """A slice of an array."""
    if array.objects is not None:
        result = new_array(OBJECTS, 0)
        result.objects = list_from(get_item(array.objects, wanted))
        return result
    plain = settled_slice(wanted)
    start, step, count = resolve(plain, count_of(array))
    size = item_size(array.typecode)
    result = new_array(array.typecode, count * size)
    if step == 1:
        result.bytes.at(0).move(array.bytes.at(start * size), count * size)
        return result
    for i in range(count):
        result.bytes.at(i * size).move(array.bytes.at((start + i * step) * size), size)
    return result


def set_part(array: Array, wanted: Slice, source: Obj) -> None:
    """Puts the elements of a buffer of the same element size in the place of a slice."""
    if array.objects is not None:
        set_item(array.objects, wanted, list_from(source))
        return
    plain = settled_slice(wanted)
    start, step, count = resolve(plain, count_of(array))
    if step != 1:
        raise NotImplementedError("only slices with step=1 (aka None) are supported")
    size = item_size(array.typecode)
    data, length = read_buffer(source)
    if item_size(buffer_view.typecode) != size:
        raise ValueError("lhs and rhs should be compatible")
    content = make_bytes(data, length)
    data, length = read_buffer(content)
    if length != count * size:
        require_no_exports(array)
        array.reserve(max(length - count * size, 0))
    end = (start + count) * size
    array.bytes.at(start * size + length).move(array.bytes.at(end), array.used - end)
    array.bytes.at(start * size).move(data, length)
    array.used += length - count * size


def index_of(array: Array, item: Obj) -> int:
    """The place of the first element equal to a value, or -1."""
    for i in range(count_of(array)):
        if same(element(array, i), item):
            return i
    return -1


def compared(operator: int, a: Array, b: Array) -> Obj:
    """The result of a comparison, element by element."""
    count = min(count_of(a), count_of(b))
    place = 0
    while place < count and same(element(a, place), element(b, place)):
        place += 1
    equal = place == count_of(a) and place == count_of(b)
    if operator == op.EQUAL or operator == op.NOT_EQUAL:
        return truth(equal == (operator == op.EQUAL))
    if place < count:
        return binary(operator, element(a, place), element(b, place))
    return truth(compare_lengths(operator, count_of(a), count_of(b)))


@builtin("iterator", flags=PASSES_LOCK)
class ArrayIterator(Struct):
    """The elements of an array."""

    array: Array
    place: int

    def __next__(self) -> Obj:
        if self.place >= count_of(self.array):
            return STOP_ITERATION
        self.place += 1
        return element(self.array, self.place - 1)
