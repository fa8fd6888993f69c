"""Handlers of names: globals, builtins, and the names of module and class bodies.

Invariant: a cache entry of a name holds, under the version of the globals, the address where its
value lies, so assignments are seen; for a builtin that is the entry itself. The version changes
when a name comes or goes.
"""

from typing import cast

from snakelet.runtime.static import (
    NEXT,
    NULL,
    Address,
    Next,
    Obj,
    cold,
    feature,
    handler,
    inline,
    object_at,
    peek,
    place_of,
    poke,
    small,
    word_of,
)
from snakelet.runtime.static.error import KeyError, NameError
from snakelet.runtime.types.dict import Dict
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.table import find, find_or_add, remove_at
from snakelet.runtime.vm.builtin_names import find_builtin
from snakelet.runtime.vm.cache import (
    FIRST,
    GUARD,
    KEY,
    SECOND,
    cache_entry,
    cache_key,
    fill_entry,
    raw,
)
from snakelet.runtime.vm.machine import name_operand, push

PLACE = FIRST
"""In an entry of a name: the address where the value lies."""
VALUE = SECOND
"""In an entry of a name: the value, if it is a builtin's."""


@inline
def globals_of(m: Machine) -> Dict:
    return cast(Dict, m.code.globals)


@inline
def skip_name(m: Machine) -> None:
    """Goes past a name operand."""
    while m.ip[0] > 127:
        m.ip = m.ip + 1
    m.ip = m.ip + 1


@handler
def load_global(m: Machine) -> Next:
    if feature.inline_caches:
        key = cache_key(m)
        entry = cache_entry(key)
        if entry[KEY] is raw(key) and entry[GUARD] is small(globals_of(m).version):
            skip_name(m)
            push(m, object_at(peek(word_of(entry[PLACE]))))
            return NEXT
    return load_global_found(m)


@handler
def load_global_found(m: Machine) -> Next:
    """LOAD_GLOBAL by search."""
    key = cache_key(m)
    name = name_operand(m)
    value = search_global(m, key, name)
    if value is NULL:
        refuse_name(name)
    push(m, value)
    return NEXT


def search_global(m: Machine, key: Address, name: Obj) -> Obj:
    """The value of a global or builtin name, which is cached; NULL if there is none."""
    names = globals_of(m)
    place = find(names, name, 2)
    if place >= 0:
        if feature.inline_caches:
            note_place(key, names, place)
        return names.entries[2 * place + 1]
    value = find_builtin(name)
    if feature.inline_caches and value is not NULL:
        entry = cache_entry(key)
        fill_entry(entry, key, small(names.version), raw(place_of(entry + VALUE)), value)
    return value


def note_place(key: Address, names: Dict, place: int) -> None:
    """Notes where the value of a global name lies."""
    address = place_of(names.entries.at(2 * place + 1))
    fill_entry(cache_entry(key), key, small(names.version), raw(address), NULL)


@cold
def refuse_name(name: Obj) -> None:
    raise NameError(f"name '{name}' isn't defined")


@inline
def local_names(m: Machine) -> Obj:
    """The dict of local names of the body that runs; NULL if the globals are meant."""
    return m.fp[m.code.names_slot]


@handler
def load_name(m: Machine) -> Next:
    if local_names(m) is NULL:
        return load_global(m)
    return load_local_name(m)


@handler
def load_local_name(m: Machine) -> Next:
    """LOAD_NAME in a class body."""
    key = cache_key(m)
    name = name_operand(m)
    names = cast(Dict, local_names(m))
    place = find(names, name, 2)
    value = NULL
    if place >= 0:
        value = names.entries[2 * place + 1]
    else:
        value = search_global(m, key, name)
    if value is NULL:
        refuse_name(name)
    push(m, value)
    return NEXT


def store_in(names: Dict, name: Obj, value: Obj) -> int:
    """Sets a name in a dict; its place."""
    place = find_or_add(names, name, 2)
    names.entries[2 * place + 1] = value
    return place


@handler
def store_global(m: Machine) -> Next:
    if feature.inline_caches:
        key = cache_key(m)
        entry = cache_entry(key)
        if entry[KEY] is raw(key) and entry[GUARD] is small(globals_of(m).version):
            skip_name(m)
            poke(word_of(entry[PLACE]), word_of(m.sp[0]))
            m.sp = m.sp - 1
            return NEXT
    return store_global_found(m)


@handler
def store_global_found(m: Machine) -> Next:
    """STORE_GLOBAL by search."""
    key = cache_key(m)
    names = globals_of(m)
    place = store_in(names, name_operand(m), m.sp[0])
    if feature.inline_caches:
        note_place(key, names, place)
    m.sp = m.sp - 1
    return NEXT


@handler
def store_name(m: Machine) -> Next:
    if local_names(m) is NULL:
        return store_global(m)
    return store_local_name(m)


@handler
def store_local_name(m: Machine) -> Next:
    """STORE_NAME in a class body."""
    store_in(cast(Dict, local_names(m)), name_operand(m), m.sp[0])
    m.sp = m.sp - 1
    return NEXT


def delete_from(names: Dict, name: Obj) -> None:
    """Deletes a name from a dict. KeyError if it isn't there."""
    place = find(names, name, 2)
    if place < 0:
        raise KeyError(name)
    remove_at(names, place, 2)


@handler
def delete_name(m: Machine) -> Next:
    names = local_names(m)
    delete_from(globals_of(m) if names is NULL else cast(Dict, names), name_operand(m))
    return NEXT


@handler
def delete_global(m: Machine) -> Next:
    delete_from(globals_of(m), name_operand(m))
    return NEXT
