"""Making instances: `__new__`, the native value, `__init__`.

Invariant: the native value of an instance is there before `__init__` runs, empty for containers,
since user code may use it; `__init__` of the native type then makes it anew from its own
arguments.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NONE, NULL, Obj, Pointer
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.instance import Instance, class_of, new_instance
from snakelet.runtime.types.method import StaticMethod
from snakelet.runtime.types.operation import call, is_subtype, type_of
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.types.type import EXCEPTION, USER_CLASS, Type
from snakelet.runtime.vm.instance_slots import call_special, is_mutable
from snakelet.runtime.vm.lookup import find_special


def make_instance(kind: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """The `make` slot of user classes."""
    maker = find_special(kind, qstr("__new__"))
    value = NULL
    if maker is NULL:
        value = blank_instance(kind, count, keywords, arguments)
    else:
        value = made_by_user(maker, kind, count, keywords, arguments)
        if not is_subtype(type_of(value), kind):
            return value
    initialize(value, count, keywords, arguments)
    return value


def made_by_user(maker: Obj, kind: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """What the user's `__new__` returns."""
    function = maker.function if isinstance(maker, StaticMethod) else maker
    top = machine.sp
    total = count + 2 * keywords
    place = take(total + 1)
    place[0] = kind
    (place + 1).move(arguments, total)
    try:
        return call(function, count + 1, keywords, place)
    finally:
        machine.sp = top


def blank_instance(kind: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """An instance that `__init__` has not run for. TypeError if nothing takes the arguments."""
    instance = new_instance(kind)
    native = kind.native
    initializer = find_special(kind, qstr("__init__"))
    if native is NULL:
        if initializer is NULL and count + keywords > 0:
            if find_special(kind, qstr("__new__")) is NULL:
                check_arguments(count, keywords, 0, 0)
        return instance
    base = cast(Type, native)
    if initializer is NULL:
        instance.slots[0] = make_native(base, count, keywords, arguments)
    elif base.flags & EXCEPTION:
        instance.slots[0] = make_native(base, count, 0, arguments)
    elif is_mutable(base):  # its values start empty, for `__init__` to fill
        instance.slots[0] = make_native(base, 0, 0, arguments)
    else:
        instance.slots[0] = make_native(base, count, keywords, arguments)
    return instance


def make_native(kind: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """A value of a native type."""
    make = kind.make
    if make is None:
        raise TypeError(f"can't create '{kind.name}' instances")
    return make(kind, count, keywords, arguments)


def initialize(value: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> None:
    """Calls `__init__`, if the user wrote one. TypeError unless it returns None."""
    initializer = find_special(class_of(cast(Instance, value)), qstr("__init__"))
    if initializer is NULL:
        return
    result = call_special(initializer, value, count, keywords, arguments)
    if result is not NONE:
        refuse_result(result)


def refuse_result(result: Obj) -> None:
    """Raises the TypeError of an `__init__` that returns something."""
    raise TypeError(f"__init__() should return None, not '{type_of(result).name}'")


def native_init(value: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> None:
    """`__init__` of `object` or a native type, called by a user's `__init__`: makes the native
    value from these arguments."""
    kind = type_of(value)
    if not kind.flags & USER_CLASS:
        return
    native = kind.native
    if native is not NULL:
        base = cast(Type, native)
        if base.flags & EXCEPTION or is_mutable(base):
            cast(Instance, value).slots[0] = make_native(base, count, keywords, arguments)


def native_new(kind: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """`__new__` of `object` or a native type: an instance of a class, or a native value."""
    if not kind.flags & USER_CLASS:
        return make_native(kind, count, keywords, arguments)
    if kind.native is NULL and count + keywords > 0:
        refuse_surplus(kind, count, keywords)
    instance = new_instance(kind)
    if kind.native is not NULL:
        instance.slots[0] = make_native(cast(Type, kind.native), count, keywords, arguments)
    return instance


def refuse_surplus(kind: Type, count: int, keywords: int) -> None:
    """Raises the TypeError of arguments of `object.__new__` unless only `__init__` takes them."""
    if (
        find_special(kind, qstr("__new__")) is not NULL
        or find_special(kind, qstr("__init__")) is NULL
    ):
        check_arguments(count + 1, keywords, 1, 1)
