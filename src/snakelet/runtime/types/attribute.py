"""Attributes: looked up in the object itself, its type and the type's bases.

Invariant: a type's own names come before those of its bases; those of a user class are searched in
the order of its `table`. A function found in the type is bound to the object.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NONE, NULL, Obj, Pointer, cold
from snakelet.runtime.static.error import AttributeError
from snakelet.runtime.types.method import BoundMethod, ClassMethod, StaticMethod
from snakelet.runtime.types.table import Table, find
from snakelet.runtime.types.type import BINDS, USER_CLASS, Type, find_in_table, type_of


def lookup(kind: Type, name: Obj) -> Obj:
    """What a type or its bases hold under a name, not bound; NULL if nothing."""
    found = own_name(kind, name)
    if found is not NULL:
        return found
    order = kind.table if kind.flags & USER_CLASS else kind.bases
    if order is None:
        return NULL
    for i in range(order.length):
        base = cast(Type, order[i])
        found = own_name(base, name) if kind.flags & USER_CLASS else lookup(base, name)
        if found is not NULL:
            return found
    return NULL


def own_name(kind: Type, name: Obj) -> Obj:
    """What a type itself holds under a name; NULL if nothing."""
    if kind.names is NULL:
        return find_in_table(kind, name)
    names = cast(Table, kind.names)
    place = find(names, name, 2)
    return NULL if place < 0 else names.entries[2 * place + 1]


def bind(found: Obj, value: Obj, kind: Type) -> Obj:
    """What attribute access yields for something found in a type: functions become methods."""
    if isinstance(found, StaticMethod):
        return found.function
    if isinstance(found, ClassMethod):
        return BoundMethod(found.function, kind)
    return BoundMethod(found, value) if is_function(found) else found


def is_function(value: Obj) -> bool:
    """Whether a value found in a type is bound to the instance."""
    return type_of(value).flags & BINDS != 0


def find_attribute(value: Obj, name: Obj) -> Obj:
    """An attribute of any object; NULL if it has none of that name."""
    kind = type_of(value)
    load = kind.load
    if load is not None:
        own = load(value, name)
        if own is not NULL:
            return own
    if kind.flags & USER_CLASS:
        return NULL
    found = lookup(kind, name)
    if found is not NULL:
        return bind(found, value, kind)
    return kind if name is qstr("__class__") else NULL


def load_attribute(value: Obj, name: Obj) -> Obj:
    """An attribute of any object. AttributeError if it has none of that name."""
    found = find_attribute(value, name)
    if found is NULL:
        refuse_attribute(value, name)
    return found


@cold
def refuse_attribute(value: Obj, name: Obj) -> None:
    """Raises the AttributeError of a missing attribute."""
    if isinstance(value, Type):
        raise AttributeError(f"type object '{value.name}' has no attribute '{name}'")
    owner = type_of(value)
    if owner.name is qstr("module"):
        shown = find_attribute(value, qstr("__name__"))
        raise AttributeError(f"module '{shown}' has no attribute '{name}'")
    raise AttributeError(f"'{owner.name}' object has no attribute '{name}'")


def load_method(value: Obj, name: Obj, into: Pointer[Obj]) -> None:
    """A function to call: into[0] is it, into[1] its first argument or NULL. AttributeError."""
    kind = type_of(value)
    load = kind.load
    if load is None:
        found = lookup(kind, name)
        if is_function(found):
            into[0] = found
            into[1] = value
            return
    into[0] = load_attribute(value, name)
    into[1] = NULL


def store_attribute(value: Obj, name: Obj, item: Obj) -> None:
    """Sets an attribute, or deletes it if the item is NULL. AttributeError."""
    store = type_of(value).store
    if store is None or not store(value, name, item):
        if isinstance(value, Type):
            raise AttributeError(f"'type' object has no attribute '{name}'")
        refuse_attribute(value, name)


assert NONE is not None
