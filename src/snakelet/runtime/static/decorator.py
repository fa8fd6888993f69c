"""Decorators and annotations that speak to the translator; on CPython they change nothing.

Invariant: a decorator here only records a fact in the function's `__static__` dictionary.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

Const = Annotated[T, "const"]
"""A parameter whose argument is known when the world is frozen: one copy of the function
each."""

Register = Annotated[T, "register"]
"""A field of the machine that travels in a machine register from opcode handler to handler."""


def note(function: F, **facts: Any) -> F:
    """Records facts for the translator on a function and returns it."""
    function.__dict__.setdefault("__static__", {}).update(facts)
    return function


def inline(function: F) -> F:
    """The function's body stands in for each call of it."""
    return note(function, inline=True)


def cold(function: F) -> F:
    """The function is rarely called: it is kept out of line and out of the hot code."""
    return note(function, cold=True)


def build(function: F) -> F:
    """The function runs at build time only: its arguments are constants, and so is its result."""
    return note(function, build=True)


def abstract(function: F) -> F:
    """The method is chosen at run time by the object's own class, out of those in the world."""
    return note(function, abstract=True)


def handler(function: F) -> F:
    """The function handles an opcode: it takes the machine and returns NEXT, STOP or a handler's
    result; `return other(machine)` is a guaranteed tail call."""
    return note(function, handler=True)


def extern(symbol: str, header: str = "", pure: bool = True) -> Callable[[F], F]:
    """The function is `symbol` of the platform's C library, declared in `header`; the body is its
    hosted twin. A `pure` function neither allocates in the heap nor calls back."""

    def mark(function: F) -> F:
        return note(function, extern=symbol, header=header, pure=pure)

    return mark
