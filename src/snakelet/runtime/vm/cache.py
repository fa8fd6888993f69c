"""The inline caches: what an instruction found the last time it ran, in a table beside the code.

Invariant: an entry is the key of its instruction, a guard, and two words that are right as long
as the guard is. The key is the address of the instruction's operand: bytecode stays where it is
until a collection frees it, and every collection empties the table (it isn't traced). So does a
change of a class or of builtins.
"""

from snakelet.runtime.static import (
    NULL,
    Address,
    Array,
    Obj,
    Pointer,
    feature,
    inline,
    object_at,
    place_of,
    word_of,
)
from snakelet.runtime.types.stack import Machine

CACHE_LENGTH = 4096 if feature.inline_caches else 1
GROUP = 64
"""So many entries are emptied at once, if any of them is in use: so a short program touches few
pages of the table, and a collection need not write all of it."""
GROUPS = (CACHE_LENGTH + GROUP - 1) // GROUP
KEY = 0
GUARD = 1
FIRST = 2
SECOND = 3

caches: Array[Obj] = Array(Obj, 4 * CACHE_LENGTH)
in_use: Array[bool] = Array(bool, GROUPS)
"""Which groups have an entry."""


@inline
def cache_key(m: Machine) -> Address:
    """The key of the instruction whose operand comes next."""
    return place_of(m.ip)


@inline
def cache_entry(key: Address) -> Pointer[Obj]:
    return caches.pointer(int(key & (CACHE_LENGTH - 1)) * 4)


@inline
def raw(word: Address) -> Obj:
    """A key or an address as the table holds it."""
    return object_at(word)


@inline
def typed_entry(key: Address, kind: Obj) -> Pointer[Obj]:
    """The entry of an instruction for values of a type, so that code that sees several types has
    several entries."""
    return caches.pointer(int((key + (word_of(kind) >> 5)) & (CACHE_LENGTH - 1)) * 4)


def fill_typed_entry(key: Address, kind: Obj, first: Obj) -> None:
    """Notes what an instruction found for values of a type."""
    fill_entry(typed_entry(key, kind), key, kind, first, NULL)


def fill_entry(entry: Pointer[Obj], key: Address, guard: Obj, first: Obj, second: Obj) -> None:
    """Notes in an entry what an instruction found."""
    entry[KEY] = raw(key)
    entry[GUARD] = guard
    entry[FIRST] = first
    entry[SECOND] = second
    in_use[entry.since(caches.pointer(0)) // (4 * GROUP)] = True


def flush_caches() -> None:
    """Empties the table."""
    if feature.inline_caches:
        for i in range(GROUPS):
            if in_use[i]:
                in_use[i] = False
                caches.pointer(4 * GROUP * i).fill(NULL, 4 * GROUP)
