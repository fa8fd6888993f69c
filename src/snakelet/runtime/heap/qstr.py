"""Interned strings (qstrs): one number a text, the same on every use.

Invariant: number n < len(ROM_STRINGS) is a build-time string, larger ones were interned at run time
and live in the pool for ever. No text has two numbers. Texts are String objects with
their hash computed; numbers 1 to 165 are those of the .mpy format.
"""

from typing import cast

from snakelet.runtime.heap.cells import (
    HASH_MASK,
    IS_ASCII,
    Bytes,
    Cells,
    new_cells,
    resized_cells,
)
from snakelet.runtime.heap.static_strings import STATIC_STRINGS
from snakelet.runtime.static import (
    NULL,
    U8,
    Frozen,
    Obj,
    Pointer,
    State,
    Tail,
    build,
    inline,
    qstr_at,
    qstr_index,
    rom,
    target,
    u32,
)


class String(Bytes):
    """A text in UTF-8; types/str.py gives it its user-visible type."""


_texts: list[str] = []
_strings: list[String] = []
_numbers: dict[str, int] = {}
_seeded: list[bool] = []


@build
def qstr(text: str) -> Obj:
    """The interned string of a constant text."""
    number = _numbers.get(text)
    if number is None:
        found = _find_in_pool(text)
        if found is not NULL:
            return found
        number = _numbers[text] = len(_texts)
        _texts.append(text)
        _strings.append(rom_string(text))
    return qstr_at(number)


def _find_in_pool(text: str) -> Obj:
    """Hosted, a constant may come to light after the user's program interned the same text."""
    if not _seeded or pool.used == 0:
        return NULL
    data = rom(text)
    length = len(text.encode())
    return find(data, length, hash_bytes(data, length))


@build
def rom_string(text: str) -> String:
    """A constant string object of a text, not interned."""
    data = text.encode()
    string = String(len(data), 0, Tail(len(data)))
    string.at(0).move(rom(data), len(data))
    string.state = hash_bytes(rom(data), len(data)) | (IS_ASCII if data.isascii() else 0)
    return string


def hash_bytes(data: Pointer[U8], length: int) -> int:
    """The hash of bytes (FNV-1a, folded): 1 to 2**30 - 1, the same in every build."""
    value = u32(2166136261)
    for i in range(length):
        value = (value ^ data[i]) * 16777619
    result = int((value ^ (value >> 15)) & 0x3FFFFFFF)
    return 1 if result == 0 else result


@build
def _make_index() -> tuple[int, ...]:
    """The hash table over the build-time strings: numbers, 0 for an empty place."""
    size = 1 << (2 * len(_texts)).bit_length()
    table = [0] * size
    for number in range(1, len(_texts)):
        place = _strings[number].state & (size - 1)
        while table[place]:
            place = (place + 1) & (size - 1)
        table[place] = number
    return tuple(table)


@build
def _seed() -> None:
    """Number 0 is no string; 1 to 165 are those of the .mpy format."""
    _texts.append(STATIC_STRINGS[0])
    _strings.append(rom_string(""))
    for text in STATIC_STRINGS[1:]:
        qstr(text)
    _seeded.append(True)


_seed()
ROM_STRINGS: Frozen[String] = Frozen(lambda: tuple(_strings))
ROM_INDEX: Frozen[int] = Frozen(_make_index)


class Pool(State):
    """The strings interned at run time: their objects, and a hash table of their numbers."""

    strings: Cells | None = None
    index: Cells | None = None
    used: int = 0


pool = Pool()


FIRST_SIZE = 64
HOSTED_START = 1 << 20


@inline
def pool_start() -> int:
    """The number of the first string of the pool; hosted, constants come to light later."""
    if target.compiled:
        return len(ROM_STRINGS)
    return HOSTED_START


def string_of(name: Obj) -> String:
    """The string object of an interned string."""
    number = qstr_index(name)
    if number < len(ROM_STRINGS):
        return ROM_STRINGS[number]
    strings = pool.strings
    assert strings is not None
    return cast(String, strings[number - pool_start()])


@inline
def text_of(name: Obj) -> String:
    """As string_of, where it is asked so often that build-time strings are worth no call."""
    number = qstr_index(name)
    return ROM_STRINGS[number] if number < len(ROM_STRINGS) else string_of(name)


def find(data: Pointer[U8], length: int, hashed: int) -> Obj:
    """The interned string of a text, or NULL if the text was never interned."""
    found = _find_in_rom(data, length, hashed)
    index = pool.index
    if found is not NULL or index is None:
        return found
    mask = index.length - 1
    place = hashed & mask
    while index[place] is not NULL:
        if is_text(string_of(index[place]), data, length, hashed):
            return index[place]
        place = (place + 1) & mask
    return NULL


def _find_in_rom(data: Pointer[U8], length: int, hashed: int) -> Obj:
    mask = len(ROM_INDEX) - 1
    place = hashed & mask
    while ROM_INDEX[place] != 0:
        if is_text(ROM_STRINGS[ROM_INDEX[place]], data, length, hashed):
            return qstr_at(ROM_INDEX[place])
        place = (place + 1) & mask
    return NULL


@inline
def is_text(string: String, data: Pointer[U8], length: int, hashed: int) -> bool:
    """Whether a string with known hash has this text."""
    if string.state & HASH_MASK != hashed or string.length != length:
        return False
    return string.at(0).compare(data, length) == 0


def equal_strings(a: String, b: String) -> bool:
    """Whether two strings have the same text."""
    if a is b:
        return True
    if a.length != b.length:
        return False
    if a.length == 0 or a[0] != b[0]:
        return a.length == 0
    a_hash = a.state & HASH_MASK
    b_hash = b.state & HASH_MASK
    if a_hash != b_hash and a_hash != 0 and b_hash != 0:
        return False
    return a.at(0).compare(b.at(0), a.length) == 0


def intern(data: Pointer[U8], length: int) -> Obj:
    """The interned string of a text in UTF-8. The text is copied if it is new: MemoryError."""
    hashed = hash_bytes(data, length)
    found = find(data, length, hashed)
    if found is not NULL:
        return found
    string = String(length, 0, Tail(length))
    string.at(0).move(data, length)
    string.state = hashed
    return add(string)


def intern_string(string: String) -> Obj:
    """The interned string equal to a string object, which itself is kept if it is new."""
    hashed = string_hash(string)
    found = find(string.at(0), string.length, hashed)
    return add(string) if found is NULL else found


@inline
def string_hash(string: Bytes) -> int:
    """The hash of a string or of bytes, computed on first use."""
    if string.state & HASH_MASK == 0:
        string.state = string.state | hash_bytes(string.at(0), string.length)
    return string.state & HASH_MASK


def add(string: String) -> Obj:
    """Interns a string, with its hash known, that is not interned yet."""
    strings = pool.strings
    if strings is None or pool.used == strings.length:
        strings = _grown()
    strings[pool.used] = string
    name = qstr_at(pool_start() + pool.used)
    pool.used += 1
    index = pool.index
    assert index is not None
    _place(index, name, string.state)
    return name


def _grown() -> Cells:
    """Doubles the pool's room; the hash table has twice as many places as the pool has strings."""
    strings = pool.strings
    size = FIRST_SIZE if strings is None else strings.length * 2
    fresh = new_cells(size) if strings is None else resized_cells(strings, size)
    index = new_cells(size * 2)
    pool.strings = fresh
    pool.index = index
    for i in range(pool.used):
        _place(index, qstr_at(pool_start() + i), cast(String, fresh[i]).state)
    return fresh


def _place(index: Cells, name: Obj, hashed: int) -> None:
    mask = index.length - 1
    place = hashed & mask
    while index[place] is not NULL:
        place = (place + 1) & mask
    index[place] = name
