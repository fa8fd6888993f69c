"""What instances of user classes can do: the slots that every user class has.

Invariant: each slot asks the user's special method first, then the native value that the instance
wraps, if its class derives from a native type; NULL or the default of all objects otherwise.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    FALSE,
    NONE,
    NOT_IMPLEMENTED,
    NULL,
    STOP_ITERATION,
    TRUE,
    Obj,
    Pointer,
    Struct,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import IndexError, StopIteration, TypeError, ValueError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.attribute import is_function, load_attribute
from snakelet.runtime.types.dict import Dict, find_place, set_value
from snakelet.runtime.types.exception import ExceptionObject, put_arguments
from snakelet.runtime.types.instance import (
    Instance,
    add_member,
    class_of,
    member,
    member_at,
    member_index,
    native_value,
    set_member_at,
)
from snakelet.runtime.types.list import list_from
from snakelet.runtime.types.member_dict import new_member_dict
from snakelet.runtime.types.method import BoundMethod, ClassMethod, StaticMethod
from snakelet.runtime.types.operation import (
    MIRRORED,
    call,
    call_1,
    call_2,
    is_subtype,
    is_true,
    truth,
    type_of,
)
from snakelet.runtime.types.operator import BINARY_NAMES, UNARY_NAMES
from snakelet.runtime.types.output import (
    REPR_KIND,
    STR_KIND,
    put_address,
    put_object,
    put_text,
)
from snakelet.runtime.types.property import Property, read_property, write_property
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import (
    EXCEPTION,
    FINAL,
    HAS_SETATTR,
    PASSES_LOCK,
    STR,
    UNHASHABLE,
    USER_CLASS,
    BufferView,
    Type,
    builtin,
)
from snakelet.runtime.vm.cache import flush_caches
from snakelet.runtime.vm.lookup import find_in_class, find_special
from snakelet.runtime.vm.run import loop


def call_special(found: Obj, value: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """Calls what a class holds under a special name for an instance."""
    if not is_function(found):
        return call(bound(found, value), count, keywords, arguments)
    total = count + 2 * keywords
    top = machine.sp
    place = take(total + 1)
    place[0] = value
    (place + 1).move(arguments, total)
    try:
        return call(found, count + 1, keywords, place)
    finally:
        machine.sp = top


def special_0(value: Obj, name: Obj) -> Obj:
    """The result of a special method without arguments, or NULL if the user wrote none."""
    found = find_special(class_of(cast(Instance, value)), name)
    if found is NULL:
        return NULL
    if is_function(found):
        return call_1(found, value)
    return call(bound(found, value), 0, 0, machine.sp)


def special_1(value: Obj, name: Obj, argument: Obj) -> Obj:
    """The result of a special method with one argument, or NULL."""
    found = find_special(class_of(cast(Instance, value)), name)
    if found is NULL or found is NONE:
        return NULL
    if is_function(found):
        return call_2(found, value, argument)
    return call_1(bound(found, value), argument)


def bound(found: Obj, value: Obj) -> Obj:
    """What attribute access on an instance yields for something found in its class."""
    if is_function(found):
        return BoundMethod(found, value)
    if isinstance(found, StaticMethod):
        return found.function
    kind = class_of(cast(Instance, value))
    if isinstance(found, ClassMethod):
        return BoundMethod(found.function, kind)
    if isinstance(found, Property):
        return read_property(found, value)
    if type_of(found).flags & USER_CLASS:
        getter = find_special(type_of(found), qstr("__get__"))
        if getter is not NULL:
            place = take(3)
            place[0] = found
            place[1] = value
            place[2] = kind
            try:
                return call(getter, 3, 0, place)
            finally:
                machine.sp = place - 1
    return found


def instance_call(value: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    found = find_special(class_of(cast(Instance, value)), qstr("__call__"))
    if found is NULL:
        raise TypeError(f"'{type_of(value).name}' object isn't callable")
    return call_special(found, value, count, keywords, arguments)


def instance_print(value: Obj, out: Obj, kind: int) -> None:
    result = NULL
    if kind != REPR_KIND:
        result = special_0(value, qstr("__str__"))
    if result is NULL and (kind == REPR_KIND or not has_own_text(value)):
        result = special_0(value, qstr("__repr__"))
    if result is not NULL:
        put_object(out, result, STR_KIND)
        return
    print_native(value, out, kind)


def has_own_text(value: Obj) -> bool:
    """Whether the native type of an instance has a `__str__` of its own, which does not ask
    `__repr__`."""
    kind = type_of(native_value(value))
    return kind is STR or kind.flags & EXCEPTION != 0


def print_native(value: Obj, out: Obj, kind: int) -> None:
    """How an instance prints for which the user wrote nothing."""
    own = class_of(cast(Instance, value))
    native = native_value(value)
    if native is NULL:
        put_text(out, "<")
        put_object(out, own.name, STR_KIND)
        put_text(out, " object at ")
        put_address(out, value)
        put_text(out, ">")
    elif own.flags & EXCEPTION and kind == REPR_KIND:
        put_object(out, own.name, STR_KIND)
        put_arguments(out, cast(Tuple, cast(ExceptionObject, native).arguments))
    else:
        put_object(out, native, kind)


def instance_unary(operator: int, value: Obj) -> Obj:
    result = special_0(value, UNARY_NAMES[operator])
    if result is not NULL:
        return checked_unary(operator, result)
    own = class_of(cast(Instance, value))
    if operator == op.HASH and own.flags & UNHASHABLE:
        return NULL
    if operator == op.BOOL and find_special(own, qstr("__len__")) is not NULL:
        return NULL
    native = native_value(value)
    slot = type_of(native).unary
    return NULL if native is NULL or slot is None else slot(operator, native)


def checked_unary(operator: int, result: Obj) -> Obj:
    """The result of `__bool__`, `__len__` or `__hash__`, which must be of the right type."""
    if operator == op.BOOL and result is not TRUE and result is not FALSE:
        raise TypeError("__bool__ should return bool")
    if operator == op.LENGTH and is_small(result) and small_value(result) < 0:
        raise ValueError("__len__() should return >= 0")
    if operator == op.LENGTH or operator == op.HASH:
        if result is TRUE or result is FALSE:
            return small(1 if result is TRUE else 0)
    return result


def instance_binary(operator: int, left: Obj, right: Obj) -> Obj:
    result = special_1(left, BINARY_NAMES[operator], right)
    if result is not NULL and result is not NOT_IMPLEMENTED:
        return result
    native = native_value(left)
    if native is NULL:
        return NULL
    if operator == op.NOT_EQUAL and find_special(type_of(left), qstr("__eq__")) is not NULL:
        return NULL
    other = right
    if operator <= op.NOT_EQUAL and type_of(right).flags & USER_CLASS:
        other = native_of_other(operator, left, right)
        if other is NULL:
            return NULL
    slot = type_of(native).binary
    result = NULL if slot is None else slot(operator, native, other)
    if result is NULL and operator == op.NOT_EQUAL and slot is not None:
        equal = slot(op.EQUAL, native, other)
        return NULL if equal is NULL else truth(not is_true(equal))
    return left if result is native and is_changed(operator, native) else result


def is_changed(operator: int, native: Obj) -> bool:
    """Whether an operator changes its left operand in place, as `+=` does with a list."""
    return op.INPLACE_OR <= operator <= op.INPLACE_POWER and is_mutable(type_of(native))


def is_mutable(kind: Type) -> bool:
    """Whether the values of a native type can be changed."""
    return kind.set_item is not None or kind.flags & UNHASHABLE != 0


def native_of_other(operator: int, left: Obj, right: Obj) -> Obj:
    """The native value of an instance with which that of another is compared; NULL if it wraps none
    or decides itself, its class being derived from that of the other or from another native."""
    own = type_of(right)
    of_other_native = type_of(native_value(left)) is not type_of(native_value(right))
    if of_other_native or (own is not type_of(left) and is_subtype(own, type_of(left))):
        if find_special(own, BINARY_NAMES[MIRRORED[operator]]) is not NULL:
            return NULL
        if operator == op.NOT_EQUAL and find_special(own, qstr("__eq__")) is not NULL:
            return NULL
    return native_value(right)


def instance_get_item(value: Obj, index: Obj) -> Obj:
    result = special_1(value, qstr("__getitem__"), index)
    native = native_value(value)
    if result is not NULL or native is NULL:
        return result
    if isinstance(native, Dict) and find_place(native, index) < 0:
        result = special_1(value, qstr("__missing__"), index)
        if result is not NULL:
            return result
    slot = type_of(native).get_item
    return NULL if slot is None else slot(native, index)


def instance_set_item(value: Obj, index: Obj, item: Obj) -> None:
    own = class_of(cast(Instance, value))
    name = qstr("__delitem__") if item is NULL else qstr("__setitem__")
    found = find_special(own, name)
    if found is NULL:
        set_native_item(value, index, item)
        return
    place = take(2)
    place[0] = index
    place[1] = item
    try:
        call_special(found, value, 1 if item is NULL else 2, 0, place)
    finally:
        machine.sp = place - 1


def set_native_item(value: Obj, index: Obj, item: Obj) -> None:
    """Sets or deletes an item of the native value."""
    native = native_value(value)
    slot = type_of(native).set_item
    if native is not NULL and slot is not None:
        slot(native, index, item)
    elif item is NULL:
        raise TypeError(f"'{type_of(value).name}' object doesn't support item deletion")
    else:
        raise TypeError(f"'{type_of(value).name}' object doesn't support item assignment")


@builtin("iterator", flags=FINAL | PASSES_LOCK)
class ItemIterator(Struct):
    """Iterates over an instance by its `__getitem__`, from 0 on."""

    sequence: Obj
    position: int

    def __next__(self) -> Obj:
        try:
            item = instance_get_item(self.sequence, small(self.position))
        except (IndexError, StopIteration):
            return STOP_ITERATION
        self.position += 1
        return item


def instance_iterate(value: Obj) -> Obj:
    result = special_0(value, qstr("__iter__"))
    if result is not NULL:
        return result
    native = native_value(value)
    slot = type_of(native).iterate
    if native is not NULL and slot is not None:
        return slot(native)
    if find_special(class_of(cast(Instance, value)), qstr("__getitem__")) is NULL:
        return NULL
    return ItemIterator(value, 0)


def instance_next(value: Obj) -> Obj:
    """The next item, or STOP_ITERATION and the value of the StopIteration in `loop.result`, where
    `yield from` looks for it."""
    try:
        result = special_0(value, qstr("__next__"))
    except StopIteration as error:
        loop.result = load_attribute(error.value, qstr("value"))
        return STOP_ITERATION
    if result is NULL:
        raise TypeError(f"'{type_of(value).name}' object isn't an iterator")
    return result


def instance_buffer(value: Obj, view: BufferView, flags: int) -> bool:
    native = native_value(value)
    slot = type_of(native).buffer
    return native is not NULL and slot is not None and slot(native, view, flags)


def instance_load(value: Obj, name: Obj) -> Obj:
    instance = cast(Instance, value)
    found = member(instance, name)
    if found is not NULL:
        return found
    own = class_of(instance)
    found = find_in_class(own, name)
    if found is not NULL:
        return bound(found, value)
    if name is qstr("__class__"):
        return own
    if name is qstr("__dict__"):
        return members_dict(instance)
    native = native_value(value)
    if native is not NULL:
        load = type_of(native).load
        found = NULL if load is None else load(native, name)
        if found is not NULL:
            return found
    return special_1(value, qstr("__getattr__"), name)


def members_dict(instance: Instance) -> Obj:
    """A dict of the members of an instance."""
    result = new_member_dict(instance)
    own = class_of(instance)
    names = own.member_names
    if names is not None:
        for i in range(own.member_count):
            item = member_at(instance, i)
            if item is not NULL and names[i] is not NULL:
                set_value(result, names[i], item)
    return result


def member_names(value: Obj) -> Obj:
    """A list of the names of an instance's members, for dir()."""
    return list_from(members_dict(cast(Instance, value)))


def instance_store(value: Obj, name: Obj, item: Obj) -> bool:
    own = class_of(cast(Instance, value))
    if own.flags & HAS_SETATTR and store_by_special(value, name, item):
        return True
    return store_member(value, name, item)


def store_member(value: Obj, name: Obj, item: Obj) -> bool:
    """Sets or deletes a member of an instance, or has a descriptor of the class do it."""
    instance = cast(Instance, value)
    own = class_of(instance)
    found = find_in_class(own, name)
    if isinstance(found, Property):
        return write_property(found, value, item)
    if found is not NULL and store_in_descriptor(found, value, item):
        return True
    index = member_index(own, name)
    if item is NULL:
        if index < 0 or member_at(instance, index) is NULL:
            return False
        set_member_at(instance, index, NULL)
        return True
    if index < 0:
        index = add_member(own, name)
        flush_caches()
    set_member_at(instance, index, item)
    return True


def store_by_special(value: Obj, name: Obj, item: Obj) -> bool:
    """Calls the user's `__setattr__` or `__delattr__`; False if there is none."""
    own = class_of(cast(Instance, value))
    found = find_special(own, qstr("__delattr__") if item is NULL else qstr("__setattr__"))
    if found is NULL:
        return False
    place = take(2)
    place[0] = name
    place[1] = item
    try:
        call_special(found, value, 1 if item is NULL else 2, 0, place)
    finally:
        machine.sp = place - 1
    return True


def store_in_descriptor(found: Obj, value: Obj, item: Obj) -> bool:
    """Sets or deletes by a descriptor found in the class; False if it is none."""
    if not type_of(found).flags & USER_CLASS:
        return False
    setter = find_special(type_of(found), qstr("__delete__") if item is NULL else qstr("__set__"))
    if setter is NULL:
        return False
    place = take(2)
    place[0] = value
    place[1] = item
    try:
        call_special(setter, found, 1 if item is NULL else 2, 0, place)
    finally:
        machine.sp = place - 1
    return True
