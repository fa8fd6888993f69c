"""Values packed into bytes by the formats of the struct module, and unpacked from them.

Invariant: a format is `@ < > ! =` or nothing, then items: a count and a typecode. The layout of
`@`, which nothing means too, is the machine's own with its alignment; the others are packed, `l`
and `L` having 4 bytes. Nothing of the user's runs while `item` is in use.
differs: missing values are zeros, values left over are ignored, and integers are truncated, as in
the reference; CPython raises struct.error for them.
"""

from snakelet.runtime.heap.qstr import String
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    MAX_INT,
    U8,
    Array,
    Obj,
    Pointer,
    State,
    cold,
    inline,
)
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types.byte_value import (
    make_bytes,
    new_byte_string,
    read_buffer,
    write_buffer,
)
from snakelet.runtime.types.codec import text_or_buffer
from snakelet.runtime.types.compare import is_true, truth
from snakelet.runtime.types.element import (
    SIZE_OF_CODE,
    load_element,
    reverse_bytes,
    settled_number,
    store_element,
)
from snakelet.runtime.types.tuple import Tuple, new_tuple, tuple_of_items
from snakelet.runtime.types.type import is_instance

MAX_COUNT = MAX_INT // 16
"""Times ten or times the largest element it still is a word."""
MAX_BYTES = MAX_INT // 2
MOST_PLANNED = 16
"""Formats of more items are read each time."""


def own_sizes(**packed: int) -> bytes:
    """The sizes of elements by typecode (build time), those of the struct module among them."""
    sizes = bytearray(SIZE_OF_CODE)
    for code, size in {"x": 1, "s": 1, "?": 1, "c": 1, "e": 2, **packed}.items():
        sizes[ord(code)] = size
    return bytes(sizes)


NATIVE_SIZE = own_sizes()
PACKED_SIZE = own_sizes(l=4, L=4, P=0)


class Item(State):
    """The item of a format that is being read: `count` of a typecode, each of `size` bytes, the
    first of them `start` bytes from the beginning. `values` is how many values the item takes."""

    native: bool = True
    big: bool = False
    place: int = 0
    code: int = 0
    count: int = 0
    size: int = 0
    start: int = 0
    end: int = 0
    values: int = 0
    planned: int = -1
    """The index of the next item in the plan, -1 if the format itself is read."""


class Plan(State):
    """The items of the format that was read last, so that the next use of it need not read it:
    for each its code, count, size and start. `used` is 0 while there is none."""

    format: String | None = None
    native: bool = True
    big: bool = False
    used: int = 0
    end: int = 0
    values: int = 0
    items: Array[int] = Array(int, 4 * MOST_PLANNED)


item = Item()
plan = Plan()
turned: Array[int] = Array(U8, 8)


def begin(format: String) -> None:
    """Starts to go through a format that size_of_format() has seen: by the plan if it is there."""
    if plan.format is format:
        item.native = plan.native
        item.big = plan.big
        item.planned = 0
    else:
        begin_reading(format)


def begin_reading(format: String) -> None:
    """Starts to read a format: reads the prefix."""
    item.planned = -1
    prefix = format[0] if format.length > 0 else 0
    packed = prefix == ord("<") or prefix == ord(">") or prefix == ord("!") or prefix == ord("=")
    item.native = not packed
    item.big = prefix == ord(">") or prefix == ord("!")
    item.place = 1 if packed or prefix == ord("@") else 0
    item.end = 0


def next_item(format: String) -> bool:
    """Goes to the next item of a format; False at the end. ValueError."""
    index = item.planned
    if index < 0:
        return read_item(format)
    if index == plan.used:
        return False
    item.planned = index + 1
    planned = plan.items.pointer(4 * index)
    item.code = planned[0]
    item.count = planned[1]
    item.size = planned[2]
    item.start = planned[3]
    item.values = values_of(item.code, item.count)
    return True


def read_item(format: String) -> bool:
    """Reads the next item of a format; False at the end. ValueError."""
    place = item.place
    while place < format.length and format[place] == ord(" "):
        place += 1
    if place >= format.length:
        return False
    count = 0
    first = place
    while place < format.length and 48 <= format[place] <= 57:
        count = count * 10 + format[place] - 48
        if count > MAX_COUNT:
            raise too_long()
        place += 1
    if place >= format.length:
        raise ValueError("bad typecode")
    set_item(format[place], 1 if place == first else count)
    item.place = place + 1
    return True


def set_item(code: int, count: int) -> None:
    """Lays out an item behind the one before."""
    item.code = code
    item.count = count
    item.size = size_of(code)
    if item.size == 0:
        raise ValueError("bad typecode")
    start = item.end
    if item.native and item.size > 1:
        start = (start + item.size - 1) & -item.size
    item.start = start
    item.end = start + count * item.size
    if item.end > MAX_BYTES:
        raise too_long()
    item.values = values_of(code, count)


@inline
def values_of(code: int, count: int) -> int:
    """How many values an item takes."""
    return 0 if code == ord("x") else 1 if code == ord("s") else count


@cold
def too_long() -> ValueError:
    """What to raise for a format of more bytes than a word counts."""
    return ValueError("format is too long")


def size_of(code: int) -> int:
    """The bytes of an element; 0 if there is no such typecode."""
    return NATIVE_SIZE[code] if item.native else PACKED_SIZE[code]


def size_of_format(format: String) -> int:
    """The bytes that a format takes. ValueError."""
    if plan.format is not format:
        make_plan(format)
    return plan.end


def make_plan(format: String) -> None:
    """Reads a format; it is the plan's, unless it has too many items. ValueError."""
    plan.format = None
    plan.values = 0
    begin_reading(format)
    count = 0
    while read_item(format):
        if count < MOST_PLANNED:
            planned = plan.items.pointer(4 * count)
            planned[0] = item.code
            planned[1] = item.count
            planned[2] = item.size
            planned[3] = item.start
        count += 1
        plan.values += item.values
    plan.native = item.native
    plan.big = item.big
    plan.end = item.end
    plan.used = count
    if count <= MOST_PLANNED:
        plan.format = format


def put_item(data: Pointer[U8], count: int, values: Pointer[Obj], taken: int) -> int:
    """Stores the values of `item` in memory that is zero; how many values are taken then. Those
    that are missing stay zero."""
    at = data + item.start
    if item.code == ord("s"):
        if taken < count:
            source, length = text_or_buffer(values[taken])
            at.move(source, min(length, item.count))
        return taken + 1
    for i in range(item.values):
        if taken < count:
            put_value(at + i * item.size, values[taken])
            taken += 1
    return taken


def put_value(at: Pointer[U8], value: Obj) -> None:
    """Stores one value of `item`."""
    if item.code == ord("?"):
        at[0] = 1 if is_true(value) else 0
    elif item.code == ord("c"):
        source, length = read_buffer(value)
        at[0] = source[0] if length > 0 else 0
    else:
        store_element(at, item.code, item.size, value)
        if item.big:
            reverse_bytes(at, item.size)


def take_value(at: Pointer[U8]) -> Obj:
    """The value of `item` that lies at a place."""
    if item.code == ord("?"):
        return truth(at[0] != 0)
    if item.code == ord("c"):
        return make_bytes(at, 1)
    if not item.big or item.size == 1:
        return load_element(at, item.code, item.size)
    room = turned.pointer(0)
    room.move(at, item.size)
    reverse_bytes(room, item.size)
    return load_element(room, item.code, item.size)


def settled_values(format: String, count: int, values: Pointer[Obj]) -> Tuple:
    """What the values of a format are stored as, so that storing them runs no code of the user's,
    who may use a format as well. TypeError, ValueError."""
    result = tuple_of_items(values, count)
    codes = codes_of_format(format, count)
    for i in range(codes.used):
        code = codes[i]
        if code == ord("?"):
            result.items[i] = truth(is_true(values[i]))
        elif code != ord("s") and code != ord("c"):
            result.items[i] = settled_number(code, values[i])
    return result


def codes_of_format(format: String, count: int) -> Buffer:
    """The typecodes of the first `count` values of a format. ValueError."""
    codes = new_buffer()
    begin(format)
    while next_item(format):
        for _ in range(min(item.values, count - codes.used)):
            codes.append(item.code)
    return codes


def needs_settling(count: int, values: Pointer[Obj]) -> bool:
    """Whether a value is an instance of a user class."""
    for i in range(count):
        if is_instance(values[i]):
            return True
    return False


def put_all(format: String, data: Pointer[U8], count: int, values: Pointer[Obj]) -> None:
    """Stores values by a format in memory that is zero; none needs settling."""
    begin(format)
    taken = 0
    while next_item(format):
        taken = put_item(data, count, values, taken)


def packed(format: String, count: int, values: Pointer[Obj]) -> Obj:
    """Bytes with values stored in them that need no settling."""
    result = new_byte_string(size_of_format(format))
    put_all(format, result.at(0), count, values)
    return result


def packed_into(format: String, buffer: Obj, offset: int, count: int, values: Pointer[Obj]) -> None:
    """Stores values in a buffer that need no settling."""
    size = size_of_format(format)
    data, length = write_buffer(buffer)
    at = data + within(offset, length, size)
    at.fill(0, size)
    put_all(format, at, count, values)


def take_all(format: String, data: Pointer[U8]) -> Tuple:
    """The values that lie in memory by a format."""
    result = new_tuple(plan.values)
    begin(format)
    taken = 0
    while next_item(format):
        at = data + item.start
        if item.code == ord("s"):
            result.items[taken] = make_bytes(at, item.count)
            taken += 1
        else:
            for i in range(item.values):
                result.items[taken] = take_value(at + i * item.size)
                taken += 1
    return result


def within(offset: int, length: int, size: int) -> int:
    """An offset, perhaps from the end, behind which `size` bytes are. ValueError."""
    place = offset + length if offset < 0 else offset
    if place < 0 or place > length - size:
        raise ValueError("buffer too small")
    return place
