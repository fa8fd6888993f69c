"""What `super()` finds.

Invariant: the search starts behind the class in the resolution order of the receiver's class, so
that classes with several bases cooperate. `__init__` and `__new__` of `object` and of native
types are always found: they end every chain.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, Pointer
from snakelet.runtime.static.error import AttributeError, TypeError
from snakelet.runtime.types.attribute import own_name
from snakelet.runtime.types.method import BoundMethod, StaticMethod
from snakelet.runtime.types.object import OBJECT, bound_to_type
from snakelet.runtime.types.operation import is_subtype, type_of
from snakelet.runtime.types.output import REPR_KIND, put_object, put_text
from snakelet.runtime.types.super import SuperObject
from snakelet.runtime.types.type import FINAL, USER_CLASS, Type, builtin
from snakelet.runtime.vm.instance_slots import bound
from snakelet.runtime.vm.lookup import find_after
from snakelet.runtime.vm.native_special import find_native_special


@builtin("super", flags=FINAL, struct=SuperObject)
class Super(SuperObject):
    """The view of an object as one of the next class in the resolution order."""

    @staticmethod
    def __build__(kind: Type, receiver: Obj) -> "Super":
        own = receiver if isinstance(receiver, Type) else type_of(receiver)
        if not is_subtype(own, kind):
            raise TypeError("super() needs an instance of the class or a class derived from it")
        return cast(Super, SuperObject(kind, receiver))

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<super: ")
        put_object(out, self.kind, REPR_KIND)
        put_text(out, ", ")
        put_object(out, self.receiver, REPR_KIND)
        put_text(out, ">")

    def __load__(self, name: Obj) -> Obj:
        return find_super(self.kind, self.receiver, name)


def find_super(kind: Type, receiver: Obj, name: Obj) -> Obj:
    """An attribute as `super(kind, receiver)` finds it, bound; NULL if there is none."""
    on_class = isinstance(receiver, Type)
    own = cast(Type, receiver) if on_class else type_of(receiver)
    order = own.table
    found = NULL
    if order is not None and own.flags & USER_CLASS:
        start = 0
        if own is not kind:
            while start < order.length and order[start] is not kind:
                start += 1
            start += 1
        found = find_after(order, start, name)
    if found is NULL:
        return last_of_chain(receiver, name)
    if on_class:
        return bound_to_type(found, own)
    return bound(found, receiver)


def last_of_chain(receiver: Obj, name: Obj) -> Obj:
    """What `object` has under a name, for an instance or a class."""
    found = own_name(OBJECT, name)
    if isinstance(found, StaticMethod):
        found = found.function
    if found is NULL and type_of(receiver).flags & USER_CLASS:
        return find_native_special(receiver, name)
    if found is NULL or name is qstr("__new__"):
        return found
    return BoundMethod(found, receiver)


def load_super_attribute(kind: Obj, receiver: Obj, name: Obj, into: Pointer[Obj]) -> None:
    """`super(kind, receiver).name` to be called: into[0] is it, into[1] its first argument or
    NULL. AttributeError."""
    if not isinstance(kind, Type):
        raise TypeError("super() needs a class")
    found = find_super(kind, receiver, name)
    if found is NULL:
        raise AttributeError(f"'super' object has no attribute '{name}'")
    if isinstance(found, BoundMethod):
        into[0] = found.function
        into[1] = found.receiver
    else:
        into[0] = found
        into[1] = NULL
