"""The machine's registers, its value stack, and the frames that wait for a call to return.

Invariant: the values from the bottom of the stack up to `machine.sp` are the user's, each a valid
Obj; what lies above is free. Whoever pushes takes away again, whether it returns or raises; a
handler that raises needs not, since unwinding sets the stack pointer. The word below a frame's
locals holds its Code.
"""

from snakelet.runtime.static import (
    NULL,
    U8,
    Array,
    Obj,
    Pointer,
    Register,
    State,
    cold,
    feature,
    inline,
)
from snakelet.runtime.static.error import KeyboardInterrupt, RuntimeError
from snakelet.runtime.types.code import ROOT_CODE, Code

STACK_LENGTH = 4096 if feature.small else 32768
"""The words of the value stack."""

slots: Array[Obj] = Array(Obj, STACK_LENGTH)
saved_ip: Array[Pointer[U8]] = Array(Pointer[U8], STACK_LENGTH, slots)
saved_fp: Array[Pointer[Obj]] = Array(Pointer[Obj], STACK_LENGTH, slots)
"""Beside a frame's local 0: the instruction and the frame pointer of whoever entered it."""


class Machine(State):
    """The registers, and what the opcode handlers share."""

    ip: Register[Pointer[U8]] = Pointer([])
    """Behind the opcode under way."""
    sp: Register[Pointer[Obj]] = Pointer([])
    """The top element of the value stack."""
    fp: Register[Pointer[Obj]] = Pointer([])
    """Local 0; the locals lie upward."""
    code: Register[Code] = ROOT_CODE
    limit: Pointer[Obj] = Pointer([])
    """How far the value stack may reach."""
    pending: Obj = NULL
    """The exception under way in `unwind`, and after the run loop was left by one."""
    attention: bool = False
    """Something waits for a safe point: Ctrl-C or a scheduled call."""
    interrupted: bool = False
    """Ctrl-C was pressed."""
    handled: Obj = NULL
    """The last exception that reached a handler (sys.exc_info)."""


machine = Machine()


def reset_machine() -> None:
    """Empties the stack; called once before anything runs."""
    bottom = slots.pointer(0)
    bottom[0] = ROOT_CODE
    machine.ip = ROOT_CODE.data.at(0)
    machine.sp = bottom
    machine.fp = bottom + 1
    machine.code = ROOT_CODE
    machine.limit = slots.pointer(STACK_LENGTH - 64)


@inline
def check_interrupt() -> None:
    """KeyboardInterrupt if Ctrl-C was pressed; for loops that no opcode handler is part of."""
    if machine.interrupted:
        raise_interrupt()


@cold
def raise_interrupt() -> None:
    machine.interrupted = False
    raise KeyboardInterrupt()


@inline
def stack_used() -> int:
    """The number of values on the stack: those from index 0 on are roots of the collector."""
    return machine.sp.since(slots.pointer(0)) + 1


@inline
def take(count: int) -> Pointer[Obj]:
    """Pushes `count` values and returns where the first lies; they are to be filled at once.
    RuntimeError if the stack is full."""
    place = machine.sp + 1
    if place + count > machine.limit:
        refuse_depth()
    place.fill(NULL, count)
    machine.sp = machine.sp + count
    return place


@inline
def give_back(count: int) -> None:
    """Pops `count` values."""
    machine.sp = machine.sp - count


@cold
def refuse_depth() -> None:
    """Raises the RuntimeError of a full stack."""
    raise RuntimeError("maximum recursion depth exceeded")
