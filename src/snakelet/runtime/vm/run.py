"""The run loop as the product calls it: run the code that a frame was entered for, to its end.

Invariant: when a call into the machine returns or raises, all registers are as before it.
`loop.entry` is set by vm/dispatch.py, which knows all handlers.
"""

from collections.abc import Callable

from snakelet.runtime.heap.recursion import enter, leave
from snakelet.runtime.static import NULL, Obj, Pointer, State
from snakelet.runtime.static.error import raised
from snakelet.runtime.types.code import NO_NAMES_SLOT
from snakelet.runtime.types.function import Function
from snakelet.runtime.types.stack import machine, take
from snakelet.runtime.vm.arguments import enter_function
from snakelet.runtime.vm.frame import exit_ip


class Loop(State):
    """The way into the dispatch; `result` is what a generator returned at its end."""

    entry: Callable[[], None] | None = None
    result: Obj = NULL


loop = Loop()


def run() -> Obj:
    """Runs from the registers on until the trampoline EXIT; the result, or the exception. Whoever
    entered a frame for that has called `recursion.enter` before."""
    entry = loop.entry
    assert entry is not None
    entry()
    error = machine.pending
    if error is not NULL:
        machine.pending = NULL
        raise raised(error)
    return machine.sp[0]


def call_function(callee: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """The `call` slot of functions: runs one to completion."""
    return call_with_names(callee, count, keywords, arguments, NULL)


def call_with_names(
    callee: Obj, count: int, keywords: int, arguments: Pointer[Obj], names: Obj
) -> Obj:
    """The same; `names` is the dict for the local names of a module or class body."""
    assert isinstance(callee, Function)
    ip = machine.ip
    top = machine.sp
    total = count + 2 * keywords
    enter()
    try:
        place = take(total + 1)
        place[0] = callee
        (place + 1).move(arguments, total)
        machine.ip = exit_ip()
        if not enter_function(machine, callee, place + 1, count, keywords):
            return machine.sp[0]
        if callee.code.names_slot != NO_NAMES_SLOT:
            machine.fp[callee.code.names_slot] = names
        return run()
    finally:
        machine.sp = top
        machine.ip = ip
        leave()
