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
KEY = 0
GUARD = 1
FIRST = 2
SECOND = 3

caches: Array[Obj] = Array(Obj, 4 * CACHE_LENGTH)


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
    entry = typed_entry(key, kind)
    entry[KEY] = raw(key)
    entry[GUARD] = kind
    entry[FIRST] = first


def fill_entry(key: Address, guard: Obj, first: Obj, second: Obj) -> None:
    """Notes what an instruction found."""
    entry = cache_entry(key)
    entry[KEY] = raw(key)
    entry[GUARD] = guard
    entry[FIRST] = first
    entry[SECOND] = second


def flush_caches() -> None:
    """Empties the table."""
    if feature.inline_caches:
        caches.pointer(0).fill(NULL, 4 * CACHE_LENGTH)
