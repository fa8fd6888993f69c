"""Handlers of attributes and methods.

Invariant: a cache entry of LOAD_ATTR and STORE_ATTR holds, under a user class, the index of a
member that lies in a slot of the instance itself; one of LOAD_METHOD holds, under any type, the
function found in it, which no member of an instance hides. An entry whose key is the address of the
opcode holds what else a class has and no instance hides: for LOAD_ATTR the place of a value,
function or property, for LOAD_METHOD a class or static method. An entry whose key is the complement
of the instruction's is for one object, a module or a user class: under the version of its names the
place of the attribute among them, or without a version what it has for good.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    NEXT,
    NULL,
    Address,
    Next,
    Obj,
    Struct,
    feature,
    handler,
    inline,
    is_pointer,
    object_at,
    peek,
    place_of,
    small,
    small_value,
    word_of,
)
from snakelet.runtime.types.attribute import is_function, lookup
from snakelet.runtime.types.dict import Dict
from snakelet.runtime.types.function import Function
from snakelet.runtime.types.instance import Instance, member_index
from snakelet.runtime.types.method import BoundMethod, ClassMethod, StaticMethod
from snakelet.runtime.types.module import Module
from snakelet.runtime.types.operation import (
    load_attribute,
    load_method,
    store_attribute,
    type_of,
)
from snakelet.runtime.types.property import Property
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.table import find
from snakelet.runtime.types.type import (
    HAS_SETATTR,
    METHODS_FIRST,
    USER_CLASS,
    Type,
    find_in_pairs,
    is_instance,
)
from snakelet.runtime.vm.cache import (
    FIRST,
    GUARD,
    KEY,
    SECOND,
    cache_entry,
    cache_key,
    fill_entry,
    fill_typed_entry,
    raw,
    typed_entry,
)
from snakelet.runtime.vm.handle_name import skip_name
from snakelet.runtime.vm.lookup import find_in_class, find_special, owner_of_name
from snakelet.runtime.vm.machine import name_operand
from snakelet.runtime.vm.special import cached_special, enter_in_place, opcode_key
from snakelet.runtime.vm.super import load_super_attribute


@handler
def load_attr(m: Machine) -> Next:
    if feature.inline_caches:
        value = m.sp[0]
        if is_pointer(value):
            key = cache_key(m)
            kind = cast(Struct, value).type
            entry = typed_entry(key, kind)
            if entry[KEY] is raw(key) and entry[GUARD] is kind:
                found = cast(Instance, value).slots[small_value(entry[FIRST])]
                if found is not NULL:
                    skip_name(m)
                    m.sp[0] = found
                    return NEXT
    return load_attr_elsewhere(m)


@handler
def load_attr_elsewhere(m: Machine) -> Next:
    """LOAD_ATTR of what lies in no slot: of an instance's class, a value or property."""
    value = m.sp[0]
    found = cached_class_value(m, value) if is_instance(value) else NULL
    if found is NULL:
        return load_attr_found(m)
    if isinstance(found, Function):
        return load_attr_bound(m)
    skip_name(m)
    if isinstance(found, Property):
        enter_in_place(m, found.get, 1)
    else:
        m.sp[0] = found
    return NEXT


@inline
def cached_class_value(m: Machine, instance: Obj) -> Obj:
    """What the class of an instance has where the caches say, or NULL."""
    place = cached_special(opcode_key(m), instance)
    return NULL if place is NULL else object_at(peek(word_of(place)))


@handler
def load_attr_bound(m: Machine) -> Next:
    """LOAD_ATTR of a method that the caches hold."""
    value = m.sp[0]
    result = BoundMethod(cached_class_value(m, value), value)
    skip_name(m)
    m.sp[0] = result
    return NEXT


@handler
def load_attr_found(m: Machine) -> Next:
    """LOAD_ATTR by search."""
    value = m.sp[0]
    key = cache_key(m)
    name = name_operand(m)
    if feature.inline_caches:
        found = cached_attribute(key, value)
        if found is not NULL:
            m.sp[0] = found
            return NEXT
        kind = type_of(value)
        if kind.flags & USER_CLASS:
            cache_member(key, kind, name)
            cache_class_value(key - 1, kind, name)
    result = load_attribute(value, name)
    if feature.inline_caches:
        cache_attribute(key, value, name, result)
    m.sp[0] = result
    return NEXT


@inline
def cached_attribute(key: Address, value: Obj) -> Obj:
    """The attribute of a module or class that the cache knows, or NULL."""
    entry = cache_entry(key)
    if entry[KEY] is not raw(~key) or entry[GUARD] is not value:
        return NULL
    if entry[FIRST] is NULL:
        return entry[SECOND]
    names = names_of(value)
    if names is None or entry[FIRST] is not small(names.version):
        return NULL
    return names.entries[small_value(entry[SECOND])]


@inline
def names_of(value: Obj) -> Dict | None:
    """The names of a module or a user class."""
    names = NULL
    if isinstance(value, Module):
        names = value.names
    elif isinstance(value, Type):
        names = value.names
    return None if names is NULL else cast(Dict, names)


def cache_attribute(key: Address, value: Obj, name: Obj, result: Obj) -> None:
    """Notes an attribute of a module or class if it is just what stands under the name."""
    names = names_of(value)
    if names is None:
        if isinstance(value, Module) and value.table is not None:
            if find_in_pairs(value.table, name) is result:
                note_attribute(key, value, NULL, result)
        return
    place = find(names, name, 2)
    if place >= 0 and names.entries[2 * place + 1] is result and not is_getter(result):
        note_attribute(key, value, small(names.version), small(2 * place + 1))


def is_getter(value: Obj) -> bool:
    """Whether a value in a class has `__get__`, so that each access calls it."""
    kind = type_of(value)
    return kind.flags & USER_CLASS != 0 and find_special(kind, qstr("__get__")) is not NULL


def note_attribute(key: Address, value: Obj, version: Obj, place: Obj) -> None:
    """Fills an entry for one object."""
    fill_entry(cache_entry(key), ~key, value, version, place)


def cache_member(key: Address, kind: Type, name: Obj) -> None:
    """Notes where a member of instances lies, if that is in a slot."""
    index = member_index(kind, name)
    if 0 <= index < kind.inline_slots:
        fill_typed_entry(key, kind, small(index))


def cache_class_value(key: Address, kind: Type, name: Obj) -> None:
    """Notes where a class has something for all its instances, if that is a value, a function of
    the user or a simple property and no instance has a member of the name."""
    place = NULL if member_index(kind, name) >= 0 else place_in_class(kind, name)
    if place is NULL:
        return
    found = object_at(peek(word_of(place)))
    if is_value(found) or isinstance(found, Function) or is_simple_property(found):
        fill_typed_entry(key, kind, place)


def place_in_class(kind: Type, name: Obj) -> Obj:
    """The address of what a user class, or else the first of its bases that has it, holds under a
    name; NULL if that is none or a native type."""
    owner = owner_of_name(kind, name)
    if owner is None or not owner.flags & USER_CLASS:
        return NULL
    names = cast(Dict, owner.names)
    return raw(place_of(names.entries.at(2 * find(names, name, 2) + 1)))


def is_value(found: Obj) -> bool:
    """Whether an instance yields just what its class holds."""
    if is_function(found) or isinstance(found, Property):
        return False
    if isinstance(found, StaticMethod) or isinstance(found, ClassMethod):
        return False
    return not is_getter(found)


def is_simple_property(found: Obj) -> bool:
    """Whether a property is read by a function of the user that needs no more than the instance."""
    if not isinstance(found, Property):
        return False
    getter = found.get
    return isinstance(getter, Function) and getter.code.fixed == 1


@handler
def store_attr(m: Machine) -> Next:
    if feature.inline_caches:
        value = m.sp[0]
        if is_pointer(value):
            key = cache_key(m)
            kind = cast(Struct, value).type
            entry = typed_entry(key, kind)
            if entry[KEY] is raw(key) and entry[GUARD] is kind:
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
            kind = cast(Struct, value).type
            entry = typed_entry(key, kind)
            if entry[KEY] is raw(key) and entry[GUARD] is kind:
                skip_name(m)
                m.sp[0] = entry[FIRST]
                m.sp[1] = value
                m.sp = m.sp + 1
                return NEXT
        else:
            return load_method_immediate(m)
    return load_method_elsewhere(m)


@handler
def load_method_elsewhere(m: Machine) -> Next:
    """LOAD_METHOD of an instance's class or static method."""
    value = m.sp[0]
    if is_instance(value):
        found = cached_special(opcode_key(m), value)
        if found is not NULL:
            skip_name(m)
            take_apart(m, found, cast(Struct, value).type)
            return NEXT
    return load_method_found(m)


@inline
def take_apart(m: Machine, method: Obj, kind: Obj) -> None:
    """Replaces the top by the function of a class or static method and the class or NULL."""
    if isinstance(method, ClassMethod):
        m.sp[0] = method.function
        m.sp[1] = kind
    else:
        m.sp[0] = cast(StaticMethod, method).function
        m.sp[1] = NULL
    m.sp = m.sp + 1


@handler
def load_method_immediate(m: Machine) -> Next:
    """LOAD_METHOD of a value without header, such as an interned string."""
    value = m.sp[0]
    key = cache_key(m)
    kind = type_of(value)
    entry = typed_entry(key, kind)
    if entry[KEY] is raw(key) and entry[GUARD] is kind:
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
    if feature.inline_caches:
        attribute = cached_attribute(key, value)
        if isinstance(attribute, ClassMethod):
            take_apart(m, attribute, value)
            return NEXT
        if attribute is not NULL:
            m.sp[0] = attribute
            m.sp[1] = NULL
            m.sp = m.sp + 1
            return NEXT
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
        if feature.inline_caches and m.sp[1] is NULL:
            cache_attribute(key, value, name, m.sp[0])
            cache_class_method(key, value, name)
    elif feature.inline_caches:
        fill_typed_entry(key, kind, found)
    m.sp = m.sp + 1
    return NEXT


def cache_class_method(key: Address, value: Obj, name: Obj) -> None:
    """Notes the class or static method that a class or the class of an instance has."""
    owner = value if isinstance(value, Type) else type_of(value)
    if not owner.flags & USER_CLASS:
        return
    found = find_in_class(owner, name)
    if isinstance(found, StaticMethod):
        if owner is value:
            note_attribute(key, value, NULL, found.function)
    elif not isinstance(found, ClassMethod):
        return
    elif owner is value:
        note_attribute(key, value, NULL, found)
    if owner is not value and member_index(owner, name) < 0:
        fill_typed_entry(key - 1, owner, found)


def method_of(kind: Type, name: Obj) -> Obj:
    """The function that values of a type have as a method, if it is one and there is no other way
    to find the name; else NULL."""
    found = NULL
    if kind.flags & USER_CLASS:
        found = find_in_class(kind, name)
    elif kind.load is None or kind.flags & METHODS_FIRST:
        found = lookup(kind, name)
    return found if found is not NULL and is_function(found) else NULL


@handler
def load_super_method(m: Machine) -> Next:
    name = name_operand(m)
    load_super_attribute(m.sp[-1], m.sp[0], name, m.sp - 2)
    m.sp = m.sp - 1
    return NEXT
