"""The operators of built-in types as methods: `[1].__len__()`, `super().__getitem__(key)`.

Invariant: one function serves all types. It works on the native value that an instance of a user
class wraps, so that a method that replaces it can call it. The table of a type names those whose
operators its class body defines. differs: MicroPython's types have no such methods.
"""

from typing import Any

from snakelet.runtime.static import NONE, NOT_IMPLEMENTED, NULL, STOP_ITERATION, Obj, build
from snakelet.runtime.static.error import StopIteration
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.compare import compared_equal, hash_of, is_true, truth
from snakelet.runtime.types.operation import (
    advance,
    contains,
    get_item,
    iterate,
    length_of,
    native_or_self,
    set_item,
    type_of,
    unary,
)
from snakelet.runtime.types.operator import BINARY_TEXTS, UNARY_TEXTS
from snakelet.runtime.types.output import REPR_KIND, STR_KIND, to_string
from snakelet.runtime.types.wrapper import Body, special_completers, special_natives, world


def length(value: Obj) -> Obj:
    return int_object(length_of(native_or_self(value)))


def boolean(value: Obj) -> Obj:
    return truth(is_true(native_or_self(value)))


def hashed(value: Obj) -> Obj:
    return int_object(hash_of(native_or_self(value)))


def iterator(value: Obj) -> Obj:
    return iterate(native_or_self(value))


def following(value: Obj) -> Obj:
    item = advance(native_or_self(value))
    if item is STOP_ITERATION:
        raise StopIteration()
    return item


def shown(value: Obj) -> Obj:
    return to_string(native_or_self(value), REPR_KIND)


def text(value: Obj) -> Obj:
    return to_string(native_or_self(value), STR_KIND)


def has_item(value: Obj, item: Obj) -> Obj:
    return truth(contains(native_or_self(value), item))


def item_at(value: Obj, index: Obj) -> Obj:
    return get_item(native_or_self(value), index)


def delete_item(value: Obj, index: Obj) -> Obj:
    set_item(native_or_self(value), index, NULL)
    return NONE


def store_item(value: Obj, index: Obj, item: Obj) -> Obj:
    set_item(native_or_self(value), index, item)
    return NONE


def not_equal(left: Obj, right: Obj) -> Obj:
    return truth(not is_true(compared_equal(native_or_self(left), right)))


def operated(left: Obj, right: Obj, operator: int) -> Obj:
    """What the left operand's type says to a binary operator; NotImplemented if nothing."""
    value = native_or_self(left)
    slot = type_of(value).binary
    if slot is None:
        return NOT_IMPLEMENTED
    result = slot(operator, value, native_or_self(right))
    return NOT_IMPLEMENTED if result is NULL else result


def operated_alone(value: Obj, operator: int) -> Obj:
    """The result of a unary operator."""
    return unary(operator, native_or_self(value))


ENTRIES: dict[str, Any] = {
    "__len__": length,
    "__bool__": boolean,
    "__hash__": hashed,
    "__iter__": iterator,
    "__next__": following,
    "__repr__": shown,
    "__str__": text,
    "__contains__": has_item,
    "__getitem__": item_at,
    "__delitem__": delete_item,
    "__setitem__": store_item,
    "__ne__": not_equal,
}
world["operated"] = operated
world["operated_alone"] = operated_alone


@build
def complete(name: str, native: Any) -> None:
    """Gives the function of an operator's name its entry."""
    if name in ENTRIES:
        native.entry = ENTRIES[name]
        return
    body = Body(None, None, None, f"{__name__}{name}")
    if name in BINARY_TEXTS:
        head, call = "left: Obj, right: Obj", f"operated(left, right, {BINARY_TEXTS.index(name)})"
    else:
        head, call = "value: Obj", f"operated_alone(value, {UNARY_TEXTS.index(name)})"
    body.define(f"special{name}", f"{head}) -> Obj", f"return {call}")
    body.module = __name__
    body.set_later(native, "entry", f"special{name}")
    body.compile()


@build
def complete_specials() -> None:
    """Gives all functions that the types' tables name their entries, also those to come."""
    for name, native in special_natives.items():
        complete(name, native)
    special_completers.append(complete)
