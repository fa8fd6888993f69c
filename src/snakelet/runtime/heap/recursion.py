"""The guard of recursive functions of the product: deep nesting is an exception, never a crash.

Invariant: every successful `enter` is paired with one `leave`, or followed by `restore` of the
depth that was noted before, on the way of an exception as well. Compiled, the machine stack itself
is measured; hosted, where CPython has its own limit, guarded functions are counted.
"""

from snakelet.runtime.static import Address, State, cold, inline, stack_address, target, uword
from snakelet.runtime.static.error import RuntimeError

MAX_DEPTH = 150
"""How many guarded functions may be under way on CPython; each may call a handful of others."""


class Recursion(State):
    """How deep the product is."""

    depth: int = 0
    """Hosted: how many guarded functions are under way."""
    stack_limit: Address = uword(0)
    """Compiled: the lowest address that the machine stack may reach."""
    stack_base: Address = uword(0)
    """Compiled: where the machine stack starts."""


recursion = Recursion()


def limit_stack(bytes: int) -> None:
    """Lets the machine stack grow by so many bytes from here; called once, by the entry point."""
    recursion.stack_base = stack_address()
    recursion.stack_limit = stack_address() - uword(bytes)


@inline
def check_recursion() -> None:
    """RuntimeError if the machine stack is used up."""
    if target.compiled and stack_address() < recursion.stack_limit:
        too_deep()


@inline
def enter() -> None:
    """Notes that a guarded function starts. RuntimeError if too many are under way."""
    if target.compiled:
        if stack_address() < recursion.stack_limit:
            too_deep()
    elif recursion.depth >= MAX_DEPTH:
        too_deep()
    else:
        recursion.depth += 1


@inline
def leave() -> None:
    """Notes that a guarded function ends."""
    if not target.compiled:
        recursion.depth -= 1


@inline
def restore(depth: int) -> None:
    """Goes back to a depth that was noted, after an exception passed guarded functions."""
    recursion.depth = depth


@cold
def too_deep() -> None:
    raise RuntimeError("maximum recursion depth exceeded")
