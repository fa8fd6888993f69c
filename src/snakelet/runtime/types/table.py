"""Compact, insertion-ordered hash tables: what dict and set are made of.

An entry is `stride` values: the key and, in a dict, its value. A removed entry leaves a hole (a
NULL key). Up to SMALL_ROOM entries of simple keys (numbers, strings, None) are searched one by one;
otherwise `index` holds the hash slots (the place of an entry plus 1, 0 for an empty slot; 1, 2 or 4
bytes each) and behind them the 30-bit hash of each entry (4 bytes).

Invariant: `used` entries out of the first `filled` are no holes, and the last of these is none.
`version` changes to a number never used before whenever a key comes or goes or an entry moves. A
key's `__eq__` may run anything, so a search starts again when the version changed meanwhile. An
index has slots for 8/5 of the entries at least; a slot is found by linear probing.
"""

from snakelet.runtime.heap.cells import Bytes, Cells, new_bytes, new_cells, resized_cells
from snakelet.runtime.heap.qstr import String
from snakelet.runtime.static import (
    FALSE,
    NULL,
    TRUE,
    U8,
    U32,
    WORD_BITS,
    Const,
    Obj,
    Pointer,
    State,
    Struct,
    bit_length,
    inline,
    is_float,
    is_pointer,
    is_qstr,
    is_small,
    u32,
    uword,
)
from snakelet.runtime.types.compare import equal, hash_of
from snakelet.runtime.types.wrapper import shared

SMALL_ROOM = 8
FIRST_ROOM = 4
HASH_BITS = 30
GOLDEN = 2654435769
"""2**32 divided by the golden ratio (Knuth, TAOCP 3, 6.4): spreads runs and strides of hashes."""

INT_KEY = 1
QSTR_KEY = 2
STRING_KEY = 4
NUMBER_KEY = 8
"""A bool or a float held in the word: it may equal a small integer."""
OBJECT_KEY = 16
"""Any other object; tables that had one have an index."""
CLASHES_WITH = (0, 24, 20, 0, 22, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0, 0, 31)
"""By the kind of a key sought: the kinds of keys that may equal it though they are another word."""

AGAIN = -2


@shared
class Table(Struct):
    """A hash table; `kinds` are the kinds of keys that it had since it was empty; a hash shifted
    right by `shift` is its first slot."""

    used: U32
    filled: U32
    version: int
    kinds: U8
    shift: U8
    entries: Cells
    index: Bytes | None


class Versions(State):
    """The last version given out."""

    last: int = 0


versions = Versions()
EMPTY: Cells = new_cells(0)


@inline
def touch(table: Table) -> None:
    """Gives the table a fresh version."""
    versions.last += 1
    table.version = versions.last


@inline
def kind_of(key: Obj) -> int:
    """The kind of a key."""
    if is_qstr(key):
        return QSTR_KEY
    if is_small(key):
        return INT_KEY
    if is_pointer(key):
        return STRING_KEY if isinstance(key, String) else OBJECT_KEY
    return NUMBER_KEY if is_float(key) or key is TRUE or key is FALSE else 0


@inline
def mixed(hashed: int) -> int:
    """The 30-bit hash that a table keeps, from any hash."""
    folded = hashed ^ (hashed >> 32) if WORD_BITS == 64 else hashed
    return int((u32(folded) * GOLDEN) >> 2)


@inline
def width_of(table: Table) -> int:
    """The bytes of a hash slot."""
    return width_for(HASH_BITS - table.shift)


@inline
def width_for(bits: int) -> int:
    """The bytes of a hash slot where there are 2**bits of them."""
    return 1 if bits <= 8 else (2 if bits <= 16 else 4)


@inline
def slot_count(table: Table) -> int:
    return 1 << (HASH_BITS - table.shift)


@inline
def read_slot(slots: Pointer[U8], slot: int, width: Const[int]) -> int:
    if width == 1:
        return slots[slot]
    if width == 2:
        return (slots + 2 * slot).load_u16()
    return (slots + 4 * slot).load_u32()


def slot_value(slots: Pointer[U8], slot: int, width: int) -> int:
    """What a slot holds; `read_slot` for a width that is not a constant."""
    if width == 1:
        return slots[slot]
    return (slots + 2 * slot).load_u16() if width == 2 else (slots + 4 * slot).load_u32()


def write_slot(slots: Pointer[U8], slot: int, width: int, value: int) -> None:
    if width == 1:
        slots[slot] = value
    elif width == 2:
        (slots + 2 * slot).store_u16(value)
    else:
        (slots + 4 * slot).store_u32(value)


def find(table: Table, key: Obj, stride: Const[int]) -> int:
    """The place of a key's entry, or -1. TypeError if the key has no hash."""
    if table.index is None and (not is_pointer(key) or isinstance(key, String)):
        return _find_simple(table, key, stride)
    return find_mixed(table, key, mixed(hash_of(key)), stride)


def _find_simple(table: Table, key: Obj, stride: Const[int]) -> int:
    """Finds a simple key without an index: by identity, then by value if it may differ in kind."""
    entry = table.entries.at(0)
    for place in range(table.filled):
        if entry[place * stride] is key:
            return place
    if table.kinds & CLASHES_WITH[kind_of(key)] == 0:
        return -1
    return _find_by_hash(table, key, mixed(hash_of(key)), stride)


def find_mixed(table: Table, key: Obj, hashed: int, stride: Const[int]) -> int:
    """The place of a key of known `mixed` hash, or -1; searches again for as long as comparisons
    change the table."""
    while True:
        width = width_of(table)
        if table.index is None:
            place = _find_by_hash(table, key, hashed, stride)
        elif width == 1:
            place = _probe(table, key, hashed, stride, 1)
        elif width == 2:
            place = _probe(table, key, hashed, stride, 2)
        else:
            place = _probe(table, key, hashed, stride, 4)
        if place != AGAIN:
            return place


def _find_by_hash(table: Table, key: Obj, hashed: int, stride: Const[int]) -> int:
    """Finds any key without an index; AGAIN if a comparison changed the table."""
    version = table.version
    for place in range(table.filled):
        candidate = table.entries[place * stride]
        if candidate is not NULL and mixed(hash_of(candidate)) == hashed:
            found = equal(candidate, key)
            if table.version != version:
                return AGAIN
            if found:
                return place
    return -1


@inline
def _probe(table: Table, key: Obj, hashed: int, stride: Const[int], width: Const[int]) -> int:
    """Follows the hash slots; AGAIN if a comparison changed the table."""
    index = table.index
    assert index is not None
    slots = index.at(0)
    entry = table.entries.at(0)
    mask = slot_count(table) - 1
    hashes = slots + (mask + 1) * width
    slot = hashed >> table.shift
    while True:
        place = read_slot(slots, slot, width) - 1
        if place < 0:
            return -1
        candidate = entry[place * stride]
        if candidate is key:
            return place
        if (hashes + 4 * place).load_u32() == hashed:
            version = table.version
            found = equal(candidate, key)
            if table.version != version:
                return AGAIN
            if found:
                return place
        slot = (slot + 1) & mask


def find_or_add(table: Table, key: Obj, stride: Const[int]) -> int:
    """The place of a key's entry, which is made (its value NULL) if there is none."""
    if table.index is None and (not is_pointer(key) or isinstance(key, String)):
        place = _find_simple(table, key, stride)
        return append_new(table, key, -1, stride) if place < 0 else place
    return find_or_add_mixed(table, key, mixed(hash_of(key)), stride)


def find_or_add_mixed(table: Table, key: Obj, hashed: int, stride: Const[int]) -> int:
    """`find_or_add` for a key of known `mixed` hash."""
    place = find_mixed(table, key, hashed, stride)
    return append_new(table, key, hashed, stride) if place < 0 else place


def append_new(table: Table, key: Obj, hashed: int, stride: Const[int]) -> int:
    """Adds an entry for a key that is known not to be there; `hashed` is its `mixed` hash, or -1
    for a simple key. Its place; the value is NULL."""
    kind = kind_of(key)
    if table.filled * stride == table.entries.length:
        _make_room(table, stride)
    if table.index is None and kind == OBJECT_KEY:
        reshape(table, table.entries.length // stride, True, stride)
    place = int(table.filled)
    if table.index is not None:
        _enter(table, place, hashed if hashed >= 0 else mixed(hash_of(key)))
    table.entries[place * stride] = key
    table.filled = place + 1
    table.used += 1
    table.kinds |= kind
    touch(table)
    return place


def _enter(table: Table, place: int, hashed: int) -> None:
    """Enters a place into the index, where no slot names it yet."""
    index = table.index
    assert index is not None
    slots = index.at(0)
    width = width_of(table)
    slot = hashed >> table.shift
    mask = slot_count(table) - 1
    while slot_value(slots, slot, width) != 0:
        slot = (slot + 1) & mask
    write_slot(slots, slot, width, place + 1)
    (slots + (mask + 1) * width + 4 * place).store_u32(hashed)


def _make_room(table: Table, stride: Const[int]) -> None:
    """Makes room for an entry at least: by closing the holes if there are many, else by growing."""
    room = table.entries.length // stride
    if table.used < room and table.used <= room - (room >> 2):
        close_holes(table, stride)
        return
    larger = FIRST_ROOM if room == 0 else (20 if room == SMALL_ROOM else 2 * room)
    reshape(table, larger, table.index is not None or larger > SMALL_ROOM, stride)


def hash_at(table: Table, place: int, stride: Const[int]) -> int:
    """The `mixed` hash of the key at a place."""
    index = table.index
    if index is None:
        return mixed(hash_of(table.entries[place * stride]))
    return index.at(slot_count(table) * width_of(table) + 4 * place).load_u32()


def _bits_for(room: int) -> int:
    """The logarithm of the number of slots that an index for so many entries has."""
    bits = bit_length(uword(room))
    return bits if (5 << bits) >= 8 * room else bits + 1


def reshape(table: Table, room: int, indexed: bool, stride: Const[int]) -> None:
    """Gives a table new arrays with room for so many entries, at least those in use."""
    entries = new_cells(room * stride)
    hashes = table.index
    start = 0 if hashes is None else slot_count(table) * width_of(table)
    fresh: Bytes | None = None
    shift = int(table.shift)
    if indexed:
        bits = _bits_for(room)
        shift = HASH_BITS - bits
        fresh = new_bytes((1 << bits) * width_for(bits) + 4 * room)
    old = table.entries
    table.entries = entries
    table.index = fresh
    table.shift = shift
    _refill(table, old, hashes, start, stride)


def close_holes(table: Table, stride: Const[int]) -> None:
    """Moves the entries together, in place."""
    index = table.index
    start = 0
    if index is not None:
        start = slot_count(table) * width_of(table)
        index.at(0).fill(0, start)
    filled = int(table.filled)
    _refill(table, table.entries, index, start, stride)
    kept = int(table.filled)
    table.entries.clear(kept * stride, (filled - kept) * stride)


def _refill(table: Table, old: Cells, hashes: Bytes | None, start: int, stride: Const[int]) -> None:
    """Moves the entries of `old` into the table's arrays, which may be the same ones, but for the
    holes; their hashes lie in `hashes` from byte `start` on, or are computed."""
    to = 0
    for place in range(table.filled):
        key = old[place * stride]
        if key is not NULL:
            if table.index is not None:
                if hashes is None:
                    hashed = mixed(hash_of(key))
                else:
                    hashed = hashes.at(start + 4 * place).load_u32()
                _enter(table, to, hashed)
            table.entries.at(to * stride).move(old.at(place * stride), stride)
            to += 1
    table.filled = to
    touch(table)


def remove_at(table: Table, place: int, stride: Const[int]) -> None:
    """Removes the entry at a place."""
    if table.index is not None:
        _forget(table, place)
    table.entries.clear(place * stride, stride)
    table.used -= 1
    filled = int(table.filled)
    while filled > 0 and table.entries[(filled - 1) * stride] is NULL:
        filled -= 1
    table.filled = filled
    touch(table)


def _forget(table: Table, place: int) -> None:
    """Takes a place out of the index; those behind it in the same run of slots move up."""
    index = table.index
    assert index is not None
    slots = index.at(0)
    width = width_of(table)
    mask = slot_count(table) - 1
    hashes = slots + (mask + 1) * width
    hole = (hashes + 4 * place).load_u32() >> table.shift
    while slot_value(slots, hole, width) != place + 1:
        hole = (hole + 1) & mask
    slot = (hole + 1) & mask
    value = slot_value(slots, slot, width)
    while value != 0:
        home = (hashes + 4 * (value - 1)).load_u32() >> table.shift
        if ((slot - home) & mask) >= ((slot - hole) & mask):
            write_slot(slots, hole, width, value)
            hole = slot
        slot = (slot + 1) & mask
        value = slot_value(slots, slot, width)
    write_slot(slots, hole, width, 0)


def next_place(table: Table, place: int, stride: Const[int]) -> int:
    """The first place from `place` on that holds an entry, or -1."""
    at = place
    while at < table.filled:
        if table.entries[at * stride] is not NULL:
            return at
        at += 1
    return -1


def last_place(table: Table) -> int:
    """The place of the last entry, or -1."""
    return int(table.filled) - 1


def clear_table(table: Table) -> None:
    """Removes all entries and gives up the arrays."""
    table.used = 0
    table.filled = 0
    table.kinds = 0
    table.shift = 0
    table.entries = EMPTY
    table.index = None
    touch(table)


def copy_into(target: Table, source: Table) -> None:
    """Makes an empty table equal to another of the same stride, holes included."""
    entries = source.entries
    index = source.index
    copied: Bytes | None = None
    if index is not None:
        copied = new_bytes(index.length)
        copied.at(0).move(index.at(0), index.length)
    target.entries = resized_cells(entries, entries.length)
    target.index = copied
    target.used = source.used
    target.filled = source.filled
    target.kinds = source.kinds
    target.shift = source.shift
    touch(target)
