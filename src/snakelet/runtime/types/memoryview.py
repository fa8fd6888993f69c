"""memoryview: elements in the memory of another object, without a copy.

Invariant: the memory is asked of the owner at each use, and a view never looks beyond what the
owner then has. The owner of a view of a view is the object at the end.
differs: slices have step 1 only; there are no shapes beyond one dimension.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    U8,
    Obj,
    Pointer,
    Struct,
    cold,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import (
    NotImplementedError,
    TypeError,
    ValueError,
)
from snakelet.runtime.types import byte_methods
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.byte_index import compare_bytes
from snakelet.runtime.types.byte_value import (
    ByteArray,
    has_buffer,
    make_bytes,
    no_buffer,
    read_buffer,
)
from snakelet.runtime.types.compare import truth
from snakelet.runtime.types.element import item_size, load_element, store_element
from snakelet.runtime.types.export import View
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.operation import hash_of, native_or_self
from snakelet.runtime.types.sequence import position
from snakelet.runtime.types.slice import Slice, resolve
from snakelet.runtime.types.str_value import string_argument
from snakelet.runtime.types.type import (
    BUFFER_READ,
    BUFFER_WRITE,
    PASSES_LOCK,
    BufferView,
    Type,
    buffer_view,
    builtin,
)
from snakelet.runtime.types.utf8 import CHARACTERS, make_text


@builtin("memoryview", struct=View)
class Memoryview(View):
    """The elements that an object with the buffer protocol holds."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if keywords != 0 or count != 1:
            raise TypeError(f"function takes 1 positional arguments but {count} were given")
        owner = native_or_self(arguments[0])
        if isinstance(owner, View):
            return new_view(owner.owner, owner.offset, owner.length, owner.typecode)
        if not has_buffer(owner, BUFFER_READ):
            raise no_buffer()
        typecode = buffer_view.typecode
        return new_view(owner, 0, buffer_view.length // item_size(typecode), typecode)

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        if operator == op.EQUAL or operator == op.NOT_EQUAL:
            return compare_bytes(operator, left, right)
        return NULL

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __hash__(self) -> int:
        return hash_of(self.tobytes())

    def __getitem__(self, index: Obj) -> Obj:
        if isinstance(index, Slice):
            start, step, count = resolve(index, self.length)
            refuse_step(step)
            size = item_size(self.typecode)
            return new_view(self.owner, self.offset + start * size, count, self.typecode)
        place = small_value(index) if is_small(index) else -1
        if place < 0 or place >= self.length:
            place = position(self, index, self.length)
        size = item_size(self.typecode)
        return load_element(memory_of(self, BUFFER_READ) + place * size, self.typecode, size)

    def __setitem__(self, index: Obj, item: Obj) -> None:
        memory_of(self, BUFFER_WRITE)
        size = item_size(self.typecode)
        if isinstance(index, Slice):
            set_slice(self, index, item, size)
            return
        place = position(self, index, self.length)
        data = memory_of(self, BUFFER_WRITE)
        store_element(data + place * size, self.typecode, size, item)

    def __iter__(self) -> Obj:
        return ViewIterator(self, 0)

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("itemsize"):
            return small(item_size(self.typecode))
        if name is qstr("nbytes"):
            return small(self.length * item_size(self.typecode))
        if name is qstr("format"):
            return CHARACTERS[self.typecode]
        if name is qstr("readonly"):
            return truth(not has_buffer(self.owner, BUFFER_WRITE))
        return self.owner if name is qstr("obj") else NULL

    def __buffer__(self, view: BufferView, flags: int) -> bool:  # noqa: PLE0302
        if self.owner is NULL or not has_buffer(self.owner, flags):
            return False
        view.data = view.data + self.offset
        view.length = min(self.length * item_size(self.typecode), max(view.length - self.offset, 0))
        view.typecode = self.typecode
        return True

    def tobytes(self) -> Obj:
        """The memory as bytes."""
        data, length = read_buffer(self)
        return make_bytes(data, length)

    def tolist(self) -> List:
        """The elements as a list."""
        result = new_list()
        size = item_size(self.typecode)
        for i in range(self.length):
            data = memory_of(self, BUFFER_READ)
            append(result, load_element(data + i * size, self.typecode, size))
        return result

    def hex(self, sep: Obj = NONE, bytes_per_sep: int = 1) -> Obj:
        """The memory as hexadecimal digits, as bytes.hex."""
        data, length = read_buffer(self)
        out = new_buffer()
        byte_methods.put_hex(out, data, length, sep, bytes_per_sep)
        return make_text(out.at(0), out.used)

    def cast(self, format: Obj, /) -> Obj:
        """The same memory as elements of another typecode."""
        text = string_argument(format)
        size = item_size(text[0]) if text.length == 1 else 0
        bytes = self.length * item_size(self.typecode)
        if size == 0 or bytes % size != 0:
            raise ValueError("bad typecode")
        return new_view(self.owner, self.offset, bytes // size, text[0])

    def release(self) -> None:
        """End the use of the memory, so that its owner can be resized."""
        owner = self.owner
        if owner is not NULL and isinstance(owner, ByteArray) and owner.exports > 0:
            owner.exports -= 1
        self.owner = NULL

    __exposed__ = {name: name for name in ("__enter__", "__exit__")}

    def __enter__(self) -> Obj:
        memory_of(self, BUFFER_READ)
        return self

    def __exit__(self, kind: Obj, value: Obj, traceback: Obj) -> None:
        self.release()


@builtin("iterator", flags=PASSES_LOCK)
class ViewIterator(Struct):
    """The elements of a memoryview."""

    view: View
    place: int

    def __next__(self) -> Obj:
        view = self.view
        if self.place >= view.length:
            return STOP_ITERATION
        size = item_size(view.typecode)
        data = memory_of(view, BUFFER_READ) + self.place * size
        self.place += 1
        return load_element(data, view.typecode, size)


def new_view(owner: Obj, offset: int, length: int, typecode: int) -> Obj:
    """A view, which counts as an export of its owner. ValueError if the owner is NULL."""
    if owner is NULL:
        raise released()
    if isinstance(owner, ByteArray):
        owner.exports += 1
    return View(owner, offset, length, typecode)


@cold
def released() -> ValueError:
    """What to raise for a view that was released."""
    return ValueError("operation forbidden on released memoryview object")


def memory_of(view: View, flags: int) -> Pointer[U8]:
    """Where the elements of a view lie. ValueError if it was released, TypeError if they can't be
    written."""
    if view.owner is NULL:
        raise released()
    if not has_buffer(view, flags):
        raise TypeError("'memoryview' object doesn't support item assignment")
    if buffer_view.length < view.length * item_size(view.typecode):
        raise released()
    return buffer_view.data


def refuse_step(step: int) -> None:
    """NotImplementedError unless the step is 1."""
    if step != 1:
        raise NotImplementedError("only slices with step=1 (aka None) are supported")


def set_slice(view: View, wanted: Slice, source: Obj, size: int) -> None:
    """Stores as many elements from a buffer of the same element size in a slice."""
    start, step, count = resolve(wanted, view.length)
    refuse_step(step)
    data, length = read_buffer(source)
    if length != count * size or item_size(buffer_view.typecode) != size:
        raise ValueError("lhs and rhs should be compatible")
    (memory_of(view, BUFFER_WRITE) + start * size).move(data, length)
