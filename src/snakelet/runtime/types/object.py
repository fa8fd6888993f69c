"""object and type: the base of all classes, and what classes themselves are.

Invariant: a type's attributes are what it and its bases hold; functions are not bound there, class
methods are bound to the type that was asked.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import NONE, NULL, Obj, Pointer, Struct, cold
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.attribute import bind, lookup, own_name, refuse_attribute
from snakelet.runtime.types.call import call_2
from snakelet.runtime.types.convert import check_arguments, text_of
from snakelet.runtime.types.dict import Dict, copy_dict, new_dict, set_value
from snakelet.runtime.types.hook import hooks, missing
from snakelet.runtime.types.method import BoundMethod, ClassMethod, StaticMethod
from snakelet.runtime.types.output import put_default, put_string, put_text, string_from
from snakelet.runtime.types.tuple import EMPTY_TUPLE, tuple_of, tuple_of_items
from snakelet.runtime.types.type import USER_CLASS, Type, builtin, type_of


@builtin("object")
class Object(Struct):
    """The base of all classes."""

    __exposed__ = {
        "__init__": "_initialize",
        "__new__": "_new",
        "__setattr__": "_set_attribute",
        "__delattr__": "_delete_attribute",
        "__repr__": "_text",
        "__str__": "_text",
    }

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 0)
        return Object()

    @staticmethod
    def _initialize(value: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> None:
        init = hooks.native_init
        if init is not None:
            init(value, count, keywords, arguments)

    @staticmethod
    def _new(kind: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        new = hooks.native_new
        if not isinstance(kind, Type):
            raise TypeError(f"argument should be a 'type' not a '{type_of(kind).name}'")
        return Object() if new is None else new(kind, count, keywords, arguments)

    def _set_attribute(self: Obj, name: Obj, item: Obj) -> None:
        _store_member(self, name, item)

    def _delete_attribute(self: Obj, name: Obj) -> None:
        _store_member(self, name, NULL)

    def _text(self: Obj) -> Obj:
        buffer = new_buffer()
        put_default(buffer, self, type_of(self))
        return string_from(buffer)


def _store_member(value: Obj, name: Obj, item: Obj) -> None:
    store = hooks.store_member
    is_instance = type_of(value).flags & USER_CLASS != 0
    if not is_instance or store is None or not store(value, name, item):
        refuse_attribute(value, name)


@builtin("type", struct=Type)
class TypeType(Type):
    """The type of types: type(x), or type(name, bases, names) to make a class."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count == 1 and keywords == 0:
            return type_of(arguments[0])
        if count != 3 or keywords != 0:
            raise TypeError("type takes 1 or 3 arguments")
        make = hooks.make_class
        if make is None:
            raise missing()
        return make(arguments[0], arguments[1], arguments[2])

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        make = self.make
        if make is None:
            refuse_instances(self)
            return NULL
        return make(self, count, keywords, arguments)

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<class '")
        put_string(out, text_of(self.name))
        put_text(out, "'>")

    def __load__(self, name: Obj) -> Obj:
        found = lookup(self, name)
        if found is NULL:
            found = own_name(OBJECT, name)
        if found is not NULL:
            return bound_to_type(found, self)
        if name is qstr("__name__") or name is qstr("__qualname__"):
            return self.name
        if name is qstr("__bases__"):
            return bases_tuple(self)
        return names_dict(self) if name is qstr("__dict__") else NULL

    def __store__(self, name: Obj, item: Obj) -> bool:
        store = hooks.store_class_attribute
        return store is not None and store(self, name, item)


OBJECT = cast(Type, Object.type_object)
TYPE = cast(Type, Type.type_object)


@cold
def refuse_instances(kind: Type) -> None:
    raise TypeError(f"can't create '{kind.name}' instances")


def bound_to_type(found: Obj, kind: Type) -> Obj:
    """What a type yields for something it or a base holds."""
    if isinstance(found, StaticMethod):
        return found.function
    if isinstance(found, ClassMethod):
        return BoundMethod(found.function, kind)
    owner = type_of(found)
    if owner.flags & USER_CLASS:
        getter = lookup(owner, qstr("__get__"))
        if getter is not NULL:
            return call_2(bind(getter, found, owner), NONE, kind)
    return found


def bases_tuple(kind: Type) -> Obj:
    """`__bases__` of a type."""
    bases = kind.bases
    if bases is None:
        return EMPTY_TUPLE if kind is OBJECT else tuple_of(OBJECT)
    return tuple_of_items(bases.at(0), bases.length)


def names_dict(kind: Type) -> Obj:
    """`__dict__` of a type: a copy of its own names."""
    if kind.names is not NULL:
        return copy_dict(cast(Dict, kind.names))
    result = new_dict()
    table = kind.table
    if table is not None:
        for i in range(0, table.length, 2):
            set_value(result, table[i], table[i + 1])
    return result
