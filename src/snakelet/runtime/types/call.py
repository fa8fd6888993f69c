"""Calls of any callable from the product.

Invariant: the arguments lie at `arguments`: `count` positional ones, then `keywords` pairs of name
(a qstr) and value. A call runs to completion, also that of a Python function; the value stack is as
before when it returns or raises.
"""

from snakelet.runtime.static import Obj, Pointer, cold
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.types.type import type_of


def call(function: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """The result of a call. TypeError if the object isn't callable."""
    slot = type_of(function).call
    if slot is None:
        refuse_call(function)
        return function
    return slot(function, count, keywords, arguments)


@cold
def refuse_call(function: Obj) -> None:
    raise TypeError(f"'{type_of(function).name}' object isn't callable")


def is_callable(value: Obj) -> bool:
    """Whether a value can be called (user classes: whether instances have `__call__`)."""
    return type_of(value).call is not None


def call_0(function: Obj) -> Obj:
    """The result of a call without arguments."""
    return call(function, 0, 0, machine.sp + 1)


def call_1(function: Obj, first: Obj) -> Obj:
    """The result of a call with one argument."""
    top = machine.sp
    place = take(1)
    place[0] = first
    try:
        return call(function, 1, 0, place)
    finally:
        machine.sp = top


def call_2(function: Obj, first: Obj, second: Obj) -> Obj:
    """The result of a call with two arguments."""
    top = machine.sp
    place = take(2)
    place[0] = first
    place[1] = second
    try:
        return call(function, 2, 0, place)
    finally:
        machine.sp = top


def call_3(function: Obj, first: Obj, second: Obj, third: Obj) -> Obj:
    """The result of a call with three arguments."""
    top = machine.sp
    place = take(3)
    place[0] = first
    place[1] = second
    place[2] = third
    try:
        return call(function, 3, 0, place)
    finally:
        machine.sp = top
