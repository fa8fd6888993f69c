"""Handlers of attributes and methods.

Invariant: a cache entry of LOAD_ATTR and STORE_ATTR holds, under a user class, the index of a
member that lies in a slot of the instance itself; one of LOAD_METHOD holds, under any type, the
function found in it, which no member of an instance hides.
"""

from typing import cast

from snakelet.runtime.static import (
    NEXT,
    NULL,
    Next,
    Obj,
    Struct,
    feature,
    handler,
    is_pointer,
    small,
    small_value,
)
from snakelet.runtime.types.attribute import is_function, lookup
from snakelet.runtime.types.instance import Instance, member_index
from snakelet.runtime.types.operation import (
    load_attribute,
    load_method,
    store_attribute,
    type_of,
)
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.type import HAS_SETATTR, USER_CLASS, Type
from snakelet.runtime.vm.cache import FIRST, GUARD, KEY, cache_entry, cache_key, fill_entry
from snakelet.runtime.vm.handle_name import skip_name
from snakelet.runtime.vm.lookup import find_in_class
from snakelet.runtime.vm.machine import name_operand
from snakelet.runtime.vm.super import load_super_attribute


@handler
def load_attr(m: Machine) -> Next:
    if feature.inline_caches:
        value = m.sp[0]
        if is_pointer(value):
            key = cache_key(m)
            entry = cache_entry(key)
            if entry[KEY] is small(key) and entry[GUARD] is cast(Struct, value).type:
                found = cast(Instance, value).slots[small_value(entry[FIRST])]
                if found is not NULL:
                    skip_name(m)
                    m.sp[0] = found
                    return NEXT
    return load_attr_found(m)


@handler
def load_attr_found(m: Machine) -> Next:
    """LOAD_ATTR by search."""
    value = m.sp[0]
    key = cache_key(m)
    name = name_operand(m)
    kind = type_of(value)
    if feature.inline_caches and kind.flags & USER_CLASS:
        cache_member(key, kind, name)
    m.sp[0] = load_attribute(value, name)
    return NEXT


def cache_member(key: int, kind: Type, name: Obj) -> None:
    """Notes where a member of instances lies, if that is in a slot."""
    index = member_index(kind, name)
    if 0 <= index < kind.inline_slots:
        fill_entry(key, kind, small(index), NULL)


@handler
def store_attr(m: Machine) -> Next:
    if feature.inline_caches:
        value = m.sp[0]
        if is_pointer(value):
            key = cache_key(m)
            entry = cache_entry(key)
            if entry[KEY] is small(key) and entry[GUARD] is cast(Struct, value).type:
                item = m.sp[-1]
                if item is not NULL:
                    skip_name(m)
                    cast(Instance, value).slots[small_value(entry[FIRST])] = item
                    m.sp = m.sp - 2
                    return NEXT
    return store_attr_found(m)


@handler
def store_attr_found(m: Machine) -> Next:
    """STORE_ATTR by search."""
    value = m.sp[0]
    key = cache_key(m)
    name = name_operand(m)
    store_attribute(value, name, m.sp[-1])
    if feature.inline_caches:
        kind = type_of(value)
        if kind.flags & (USER_CLASS | HAS_SETATTR) == USER_CLASS:
            if find_in_class(kind, name) is NULL:
                cache_member(key, kind, name)
    m.sp = m.sp - 2
    return NEXT


@handler
def load_method_(m: Machine) -> Next:
    if feature.inline_caches:
        value = m.sp[0]
        if is_pointer(value):
            key = cache_key(m)
            entry = cache_entry(key)
            if entry[KEY] is small(key) and entry[GUARD] is cast(Struct, value).type:
                skip_name(m)
                m.sp[0] = entry[FIRST]
                m.sp[1] = value
                m.sp = m.sp + 1
                return NEXT
    return load_method_found(m)


@handler
def load_method_found(m: Machine) -> Next:
    """LOAD_METHOD by search."""
    value = m.sp[0]
    key = cache_key(m)
    name = name_operand(m)
    kind = type_of(value)
    found = method_of(kind, name)
    if found is not NULL:
        if not kind.flags & USER_CLASS:
            m.sp[0] = found
            m.sp[1] = value
        elif member_index(kind, name) < 0:
            m.sp[0] = found
            m.sp[1] = value
        else:
            found = NULL
    if found is NULL:
        load_method(value, name, m.sp)
    elif feature.inline_caches and is_pointer(value):
        fill_entry(key, kind, found, NULL)
    m.sp = m.sp + 1
    return NEXT


def method_of(kind: Type, name: Obj) -> Obj:
    """The function that values of a type have as a method, if it is one and there is no other way
    to find the name; else NULL."""
    found = NULL
    if kind.flags & USER_CLASS:
        found = find_in_class(kind, name)
    elif kind.load is None:
        found = lookup(kind, name)
    return found if found is not NULL and is_function(found) else NULL


@handler
def load_super_method(m: Machine) -> Next:
    name = name_operand(m)
    load_super_attribute(m.sp[-1], m.sp[0], name, m.sp - 2)
    m.sp = m.sp - 1
    return NEXT
