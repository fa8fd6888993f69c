"""Instances of user classes.

Invariant: member i of the class's shape (Type.member_names) lies in `slots[i]`, or from the
first that has no slot on in `more`; NULL means that the instance has no such member. An instance
of a class that derives from a native type keeps the native value in slot 0, which then belongs
to no name.
"""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells, resized_cells
from snakelet.runtime.static import NULL, U32, Obj, Struct, Tail
from snakelet.runtime.types.type import Type

FIRST_MEMBERS = 4


class Instance(Struct):
    """A value of a user class; its type is the class."""

    more: Cells | None
    length: U32
    slots: Tail[Obj]


def class_of(instance: Instance) -> Type:
    """The class of an instance."""
    return cast(Type, instance.type)


def native_value(value: Obj) -> Obj:
    """The native value that an instance wraps, or NULL. The value's type is a user class."""
    instance = cast(Instance, value)
    return NULL if class_of(instance).native is NULL else instance.slots[0]


def member_index(kind: Type, name: Obj) -> int:
    """The index of a member in a class's shape, or -1."""
    names = kind.member_names
    if names is not None:
        for i in range(kind.member_count):
            if names[i] is name:
                return i
    return -1


def add_member(kind: Type, name: Obj) -> int:
    """Adds a member to a class's shape; its index."""
    index = int(kind.member_count)
    names = kind.member_names
    if names is None:
        names = new_cells(FIRST_MEMBERS)
        kind.member_names = names
    elif index == names.length:
        names = resized_cells(names, 2 * index)
        kind.member_names = names
    names[index] = name
    kind.member_count = index + 1
    return index


def member_at(instance: Instance, index: int) -> Obj:
    """The value of a member, or NULL."""
    if index < instance.length:
        return instance.slots[index]
    more = instance.more
    index -= instance.length
    return NULL if more is None or index >= more.length else more[index]


def set_member_at(instance: Instance, index: int, value: Obj) -> None:
    """Sets a member; MemoryError if there is no room for one without a slot."""
    if index < instance.length:
        instance.slots[index] = value
        return
    index -= instance.length
    more = instance.more
    if more is None:
        more = new_cells(index + 2)
        instance.more = more
    elif index >= more.length:
        more = resized_cells(more, index + (index >> 1) + 2)
        instance.more = more
    more[index] = value


def member(instance: Instance, name: Obj) -> Obj:
    """The value of a member by name, or NULL."""
    index = member_index(class_of(instance), name)
    return NULL if index < 0 else member_at(instance, index)


def new_instance(kind: Type) -> Instance:
    """An instance without members."""
    count = kind.inline_slots
    instance = Instance(None, count, Tail(count))
    instance.type = kind
    return instance
