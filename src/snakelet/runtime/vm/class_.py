"""Classes of the user: making them, and making instances of them.

Invariant: a user class lies in the heap and is never moved. Its shape starts with the members of
its bases and those that `__init__` stores, so that these lie in the slots of an instance;
members that come later lie in `more`.
"""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import intern_string, qstr, string_of
from snakelet.runtime.static import NULL, Obj, Pointer, is_pointer, layout_of
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.convert import text_of
from snakelet.runtime.types.dict import Dict, copy_dict, get_value, new_dict, remove_key, set_value
from snakelet.runtime.types.function import Cell, Function
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.instance import (
    Instance,
    add_member,
    member_index,
    native_value,
)
from snakelet.runtime.types.method import ClassMethod, StaticMethod
from snakelet.runtime.types.object import OBJECT
from snakelet.runtime.types.operation import call, is_subtype, own_name, type_of
from snakelet.runtime.types.property import Property
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.types.tuple import Tuple, tuple_of_items
from snakelet.runtime.types.type import (
    BINDS,
    EXCEPTION,
    FINAL,
    HAS_SETATTR,
    SUBCLASSED,
    UNHASHABLE,
    USER_CLASS,
    Type,
)
from snakelet.runtime.vm import instance_slots as slot
from snakelet.runtime.vm.cache import flush_caches
from snakelet.runtime.vm.construct import make_instance, native_init, native_new
from snakelet.runtime.vm.lookup import find_special, merged_order
from snakelet.runtime.vm.opcode import LOAD_DEREF, LOAD_FAST_MULTI, STORE_ATTR
from snakelet.runtime.vm.run import call_with_names


def build_class(count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """`__build_class__(body, name, *bases, **keywords)`: runs the body and makes the class."""
    if count < 2:
        raise TypeError("function missing required positional arguments")
    names = new_dict()
    cell = call_with_names(arguments[0], 0, 0, arguments, names)
    if count > 2 and not isinstance(arguments[2], Type):
        return made_by_base(arguments[1], arguments + 2, count - 2, names)
    made = make_class(arguments[1], bases_from(arguments + 2, count - 2), names)
    if isinstance(cell, Cell):
        cell.value = made
    finish_class(cast(Type, made), keywords, arguments + count)
    return made


def made_by_base(name: Obj, bases: Pointer[Obj], count: int, names: Obj) -> Obj:
    """What a base that is no class makes of a class statement: its type is called."""
    place = take(3)
    place[0] = name
    place[1] = tuple_of_items(bases, count)
    place[2] = names
    try:
        return call(type_of(bases[0]), 3, 0, place)
    finally:
        machine.sp = place - 1


def bases_from(items: Pointer[Obj], count: int) -> Cells:
    """The bases of a class statement; `object` if there are none."""
    bases = new_cells(count if count > 0 else 1)
    if count == 0:
        bases[0] = OBJECT
    else:
        bases.at(0).move(items, count)
    return bases


def make_class(name: Obj, bases: Cells, names: Obj) -> Obj:
    """A class of a name (a str), its bases and a Dict of its names. TypeError."""
    flags = USER_CLASS
    native = NULL
    for i in range(bases.length):
        base = acceptable_base(bases[i])
        flags |= base.flags & (EXCEPTION | HAS_SETATTR | UNHASHABLE)
        native = common_native(native, base)
    order = without_object(merged_order(bases))
    kind = Type(layout_of(Instance), name, flags, NULL, order, names, bases, native)
    inherit_shape(kind, bases)
    predict_members(kind)
    kind.flags |= special_flags(kind)
    set_slots(kind)
    return kind


def acceptable_base(base: Obj) -> Type:
    """A base of a class. TypeError if it is none."""
    if not isinstance(base, Type):
        raise TypeError(f"type '{type_of(base).name}' isn't an acceptable base type")
    if base.flags & FINAL:
        raise TypeError(f"type '{base.name}' isn't an acceptable base type")
    if base.flags & USER_CLASS:
        base.flags |= SUBCLASSED
    return base


def common_native(native: Obj, base: Type) -> Obj:
    """The native type of a class that so far has `native`, with one more base. TypeError if both
    have one and neither derives from the other."""
    other = base.native if base.flags & USER_CLASS else base
    if other is NULL or other is OBJECT or other is native:
        return native
    if native is NULL or is_subtype(cast(Type, other), cast(Type, native)):
        return other
    if cast(Type, native).flags & cast(Type, other).flags & EXCEPTION:
        return native
    if not is_subtype(cast(Type, native), cast(Type, other)):
        raise TypeError("multiple bases have instance lay-out conflict")
    return native


def without_object(order: Cells) -> Cells:
    """A resolution order without `object`, which is what every search ends with."""
    count = 0
    for i in range(order.length):
        if order[i] is not OBJECT:
            order[count] = order[i]
            count += 1
    result = new_cells(count)
    result.at(0).move(order.at(0), count)
    return result


def inherit_shape(kind: Type, bases: Cells) -> None:
    """Starts the shape with the native value and the members of the bases."""
    if kind.native is not NULL:
        add_member(kind, NULL)
    for i in range(bases.length):
        base = cast(Type, bases[i])
        names = base.member_names
        if base.flags & USER_CLASS and names is not None:
            for j in range(base.member_count):
                if names[j] is not NULL and member_index(kind, names[j]) < 0:
                    add_member(kind, names[j])
    kind.inline_slots = kind.member_count


def predict_members(kind: Type) -> None:
    """Adds the members that `__init__` stores in its first parameter."""
    init = get_value(cast(Dict, kind.names), qstr("__init__"))
    if isinstance(init, Function) and init.code.positional > init.code.free:
        predict_from_code(kind, init.code)
    kind.inline_slots = kind.member_count


def predict_from_code(kind: Type, code: Code) -> None:
    """Looks for the loads of the first parameter with STORE_ATTR behind. A guess is enough: bytes
    that only look like that cost a slot."""
    data = code.data
    load = LOAD_FAST_MULTI + code.free
    for at in range(code.start, data.length - 3):
        if data[at] == load and data[at + 1] == STORE_ATTR:
            predict_member(kind, code, at + 2)
        elif data[at] == LOAD_DEREF and data[at + 1] == code.free and data[at + 2] == STORE_ATTR:
            predict_member(kind, code, at + 3)


def predict_member(kind: Type, code: Code, at: int) -> None:
    """Adds the member that the operand at an offset names."""
    data = code.data
    number = 0
    while data[at] > 127 and at + 1 < data.length:
        number = (number | (data[at] & 127)) << 7
        at += 1
    number |= data[at] & 127
    if number < code.qstrs.length and member_index(kind, code.qstrs[number]) < 0:
        add_member(kind, code.qstrs[number])


def special_flags(kind: Type) -> int:
    """The flags that the special methods of a class give it."""
    flags = 0
    if find_special(kind, qstr("__setattr__")) is not NULL:
        flags |= HAS_SETATTR
    if find_special(kind, qstr("__delattr__")) is not NULL:
        flags |= HAS_SETATTR
    names = cast(Dict, kind.names)
    if get_value(names, qstr("__eq__")) is not NULL and get_value(names, qstr("__hash__")) is NULL:
        flags |= UNHASHABLE
    return flags


def set_slots(kind: Type) -> None:
    """Gives a class the slots of instances."""
    kind.make = make_instance
    if find_special(kind, qstr("__call__")) is not NULL:
        kind.call = slot.instance_call
    kind.print = slot.instance_print
    kind.unary = slot.instance_unary
    kind.binary = slot.instance_binary
    kind.load = slot.instance_load
    kind.store = slot.instance_store
    kind.get_item = slot.instance_get_item
    kind.set_item = slot.instance_set_item
    kind.iterate = slot.instance_iterate
    kind.next = slot.instance_next
    kind.buffer = slot.instance_buffer


def finish_class(kind: Type, keywords: int, pairs: Pointer[Obj]) -> None:
    """Tells descriptors their names and the bases of their new subclass. differs: MicroPython has
    no `__init_subclass__`."""
    names = cast(Dict, kind.names)
    implicit_methods(names)
    for i in range(names.filled):
        value = names.entries[2 * i + 1]
        if names.entries[2 * i] is not NULL and type_of(value).flags & USER_CLASS:
            hook = find_special(type_of(value), qstr("__set_name__"))
            if hook is not NULL:
                name_descriptor(hook, value, kind, names.entries[2 * i])
    init_subclass(kind, keywords, pairs)


def implicit_methods(names: Dict) -> None:
    """`__new__` is a static method and `__init_subclass__` a class method without being told."""
    found = get_value(names, qstr("__new__"))
    if isinstance(found, Function):
        set_value(names, qstr("__new__"), StaticMethod(found))
    found = get_value(names, qstr("__init_subclass__"))
    if isinstance(found, Function):
        set_value(names, qstr("__init_subclass__"), ClassMethod(found))


def name_descriptor(hook: Obj, value: Obj, kind: Type, name: Obj) -> None:
    """Calls `__set_name__(owner, name)` of a descriptor."""
    place = take(3)
    place[0] = value
    place[1] = kind
    place[2] = name
    try:
        call(hook, 3, 0, place)
    finally:
        machine.sp = place - 1


def init_subclass(kind: Type, keywords: int, pairs: Pointer[Obj]) -> None:
    """Calls the `__init_subclass__` of the bases with the keywords of the class statement."""
    hook = NULL
    order = kind.table
    if order is not None:
        for i in range(order.length):
            base = cast(Type, order[i])
            if hook is NULL and base.flags & USER_CLASS:
                hook = get_value(cast(Dict, base.names), qstr("__init_subclass__"))
    if not isinstance(hook, ClassMethod):
        if keywords > 0:
            raise TypeError("function doesn't take keyword arguments")
        return
    place = take(1 + 2 * keywords)
    place[0] = kind
    (place + 1).move(pairs, 2 * keywords)
    try:
        call(hook.function, 1, keywords, place)
    finally:
        machine.sp = place - 1


def store_class_attribute(kind: Type, name: Obj, item: Obj) -> bool:
    """Sets or deletes (NULL) an attribute of a user class; False if it can't be."""
    if not kind.flags & USER_CLASS:
        return False
    names = cast(Dict, kind.names)
    before = own_name(kind, name)
    if item is NULL:
        if not remove_key(names, name):
            return False
    else:
        set_value(names, name, item)
    if is_special(name):
        kind.flags |= special_flags(kind)
    if before is NULL or item is NULL or not (is_plain(before) and is_plain(item)):
        flush_caches()
    return True


def is_special(name: Obj) -> bool:
    """Whether a name starts with two underscores."""
    text = string_of(name)
    return text.length > 2 and text[0] == ord("_") and text[1] == ord("_")


def is_plain(value: Obj) -> bool:
    """Whether a value in a class is neither bound to instances nor a descriptor, so that the inline
    caches know no more of it than where it lies."""
    if not is_pointer(value):
        return True
    if isinstance(value, (Property, StaticMethod, ClassMethod)):
        return False
    kind = type_of(value)
    if not kind.flags & USER_CLASS:
        return kind.flags & BINDS == 0
    return not is_descriptor(kind)


def is_descriptor(kind: Type) -> bool:
    """Whether the instances of a user class are descriptors."""
    for name in DESCRIPTOR_NAMES:
        if find_special(kind, name) is not NULL:
            return True
    return False


DESCRIPTOR_NAMES: tuple[Obj, ...] = (qstr("__get__"), qstr("__set__"), qstr("__delete__"))


def class_from_call(name: Obj, bases: Obj, names: Obj) -> Obj:
    """`type(name, bases, names)`. TypeError for arguments of other types."""
    text = intern_string(text_of(name))
    if not isinstance(bases, Tuple):
        raise TypeError(f"argument should be a 'tuple' not a '{type_of(bases).name}'")
    if not isinstance(names, Dict):
        raise TypeError(f"argument should be a 'dict' not a '{type_of(names).name}'")
    items = bases_from(bases.items.pointer(0), bases.length)
    made = cast(Type, make_class(text, items, copy_dict(names)))
    finish_class(made, 0, machine.sp)
    return made


hooks.native_value = native_value
hooks.build_class = build_class
hooks.make_class = class_from_call
hooks.store_class_attribute = store_class_attribute
hooks.store_member = slot.store_member
hooks.native_init = native_init
hooks.native_new = native_new
hooks.instance_names = slot.member_names
