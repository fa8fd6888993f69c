"""Calls of functions of built-in modules, for the tests of modules about text and bytes."""

from typing import Any

from string_support import attempt, call_method, plain, wrapped

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import Obj, Pointer
from snakelet.runtime.types import operation
from snakelet.runtime.types.module import Module


def call_function(module: Module, name: str, *arguments: Any, **keywords: Any) -> Any:
    """What a function of a module yields or raises."""
    return call_method(module, name, *arguments, **keywords)


def made(module: Module, name: str, *arguments: Any) -> Obj:
    """An object that a type of a module makes."""
    values = [wrapped(item) for item in arguments]
    kind = operation.load_attribute(module, qstr(name))
    make = getattr(kind, "make", None)
    assert make is not None
    result: Obj = make(kind, len(values), 0, Pointer(values))
    return result


def attribute(owner: Obj, name: str) -> Any:
    """The plain value of an attribute."""
    return attempt(lambda: operation.load_attribute(owner, qstr(name)))


def items(owner: Obj) -> list[Any]:
    """The plain values that iterating over an object yields."""
    iterator = operation.iterate(owner)
    found: list[Any] = []
    while True:
        item = operation.advance(iterator)
        if repr(item) == "STOP_ITERATION":
            return found
        found.append(plain(item))
