"""The special methods of `object` and of native types, as `super()` finds them.

Invariant: one of these stands for a special method of one instance of a user class, and runs
what the type that the class derives from does with the native value. differs: MicroPython has no
operator methods on native types.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import NONE, NOT_IMPLEMENTED, NULL, Obj, Pointer, Struct
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.compare import identity_hash
from snakelet.runtime.types.instance import native_value
from snakelet.runtime.types.operation import (
    advance,
    get_item,
    hash_of,
    iterate,
    set_item,
    type_of,
)
from snakelet.runtime.types.operator import BINARY_NAMES, UNARY_NAMES
from snakelet.runtime.types.output import REPR_KIND, STR_KIND, string_from
from snakelet.runtime.types.type import FINAL, builtin
from snakelet.runtime.vm.instance_slots import print_native

NO_OPERATOR = -1


@builtin("function", flags=FINAL)
class NativeSpecial(Struct):
    """A special method by name, bound to an instance."""

    name: Obj
    receiver: Obj

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if keywords != 0:
            raise TypeError("function doesn't take keyword arguments")
        if count == 0:
            return call_0(self.name, self.receiver)
        if count == 1:
            return call_1(self.name, self.receiver, arguments[0])
        if count != 2 or self.name is not qstr("__setitem__"):
            raise TypeError(f"function takes 1 positional arguments but {count} were given")
        set_item(native_value(self.receiver), arguments[0], arguments[1])
        return NONE


def unary_operator(name: Obj) -> int:
    """The unary operator of a special method, or NO_OPERATOR."""
    for operator in range(len(UNARY_NAMES)):
        if UNARY_NAMES[operator] is name and operator != op.NOT:
            return operator
    return NO_OPERATOR


def binary_operator(name: Obj) -> int:
    """The binary operator of a special method, or NO_OPERATOR."""
    for operator in range(len(BINARY_NAMES)):
        if BINARY_NAMES[operator] is name and operator != op.IS:
            return operator
    return NO_OPERATOR


def is_known(name: Obj, native: Obj) -> bool:
    """Whether `object`, or a native type, has a special method."""
    if name is qstr("__repr__") or name is qstr("__str__") or name is qstr("__hash__"):
        return True
    if name is qstr("__eq__") or name is qstr("__ne__"):
        return True
    if native is NULL:
        return False
    kind = type_of(native)
    if name is qstr("__getitem__"):
        return kind.get_item is not None
    if name is qstr("__setitem__") or name is qstr("__delitem__"):
        return kind.set_item is not None
    if name is qstr("__iter__"):
        return kind.iterate is not None
    if name is qstr("__next__"):
        return kind.next is not None
    if kind.unary is not None and unary_operator(name) != NO_OPERATOR:
        return True
    return kind.binary is not None and binary_operator(name) != NO_OPERATOR


def find_native_special(receiver: Obj, name: Obj) -> Obj:
    """The special method of `object` or the native type, bound to an instance; NULL if none."""
    return NativeSpecial(name, receiver) if is_known(name, native_value(receiver)) else NULL


def call_0(name: Obj, receiver: Obj) -> Obj:
    """A special method without arguments."""
    native = native_value(receiver)
    if name is qstr("__repr__") or name is qstr("__str__"):
        buffer = new_buffer()
        print_native(receiver, buffer, REPR_KIND if name is qstr("__repr__") else STR_KIND)
        return string_from(buffer)
    if name is qstr("__hash__"):
        return int_object(identity_hash(receiver) if native is NULL else hash_of(native))
    if name is qstr("__iter__"):
        return iterate(native)
    if name is qstr("__next__"):
        return advance(native)
    slot = type_of(native).unary
    result = NULL if slot is None else slot(unary_operator(name), native)
    if result is NULL:
        raise TypeError(f"unsupported type for {name}: '{type_of(receiver).name}'")
    return result


def call_1(name: Obj, receiver: Obj, argument: Obj) -> Obj:
    """A special method with one argument; NotImplemented if the operands don't fit."""
    native = native_value(receiver)
    if name is qstr("__getitem__"):
        return get_item(native, argument)
    if name is qstr("__delitem__"):
        set_item(native, argument, NULL)
        return NONE
    slot = type_of(native).binary
    result = NULL
    if native is not NULL and slot is not None:
        result = slot(binary_operator(name), native, argument)
    return NOT_IMPLEMENTED if result is NULL else result
