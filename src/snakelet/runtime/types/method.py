"""Bound methods, and functions in a class that are not bound to an instance.

Invariant: the user sees a StaticMethod or ClassMethod only in a class's `__dict__` or before the
class is made; attribute access unwraps them.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, Pointer, Struct
from snakelet.runtime.types.call import call
from snakelet.runtime.types.compare import identity_hash
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.types.type import FINAL, PASSES_LOCK, builtin, type_of


@builtin("bound_method", flags=FINAL | PASSES_LOCK)
class BoundMethod(Struct):
    """A function with its first argument."""

    function: Obj
    receiver: Obj

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        total = count + 2 * keywords
        top = machine.sp
        place = take(total + 1)
        place[0] = self.receiver
        (place + 1).move(arguments, total)
        try:
            return call(self.function, count + 1, keywords, place)
        finally:
            machine.sp = top

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("__self__"):
            return self.receiver
        if name is qstr("__func__"):
            return self.function
        load = type_of(self.function).load
        return NULL if load is None else load(self.function, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BoundMethod):
            return False
        return self.function is other.function and self.receiver is other.receiver

    def __hash__(self) -> int:
        return identity_hash(self.function) ^ identity_hash(self.receiver)


@builtin("staticmethod")
class StaticMethod(Struct):
    """A function that takes neither instance nor class."""

    function: Obj

    @staticmethod
    def __build__(function: Obj) -> "StaticMethod":
        return StaticMethod(function)


@builtin("classmethod")
class ClassMethod(Struct):
    """A function whose first argument is the class."""

    function: Obj

    @staticmethod
    def __build__(function: Obj) -> "ClassMethod":
        return ClassMethod(function)
