"""Frames: entering a function and coming back, without the machine stack.

Invariant: a saved frame holds what its caller goes on with: the instruction pointer, the stack
pointer onto which the result is pushed, and the frame pointer; the caller's Code lies below its
locals. An instruction pointer into a trampoline (opcodes below FIRST_OPCODE) marks a frame that is
no function of the user.
"""

from typing import cast

from snakelet.runtime.static import NULL, U8, Obj, Pointer, inline, rom
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.stack import (
    Machine,
    machine,
    refuse_depth,
    saved_fp,
    saved_ip,
    saved_sp,
)


@inline
def save_frame(m: Machine, ip: Pointer[U8], result: Pointer[Obj]) -> None:
    """Notes where to go on: at `ip`, with the result pushed onto `result`."""
    depth = m.depth
    saved_ip[depth] = ip
    saved_sp[depth] = result
    saved_fp[depth] = m.fp
    m.depth = depth + 1


@inline
def set_frame(m: Machine, code: Code, place: Pointer[Obj], filled: int) -> None:
    """Starts a code whose first `filled` locals lie at `place`; there is room."""
    place[-1] = code
    m.fp = place
    m.code = code
    m.sp = place + (code.base - 1)
    (place + filled).fill_few(NULL, code.base - filled)
    m.ip = code.data.at(code.start)


@inline
def enter_before(
    m: Machine,
    code: Code,
    place: Pointer[Obj],
    filled: int,
    ip: Pointer[U8],
    result: Pointer[Obj],
    done: Pointer[U8],
) -> None:
    """Starts a code as `set_frame` does, before a trampoline that finds what it returns on top and
    then goes on at `ip`, with the result pushed onto `result`."""
    save_frame(m, ip, result)
    save_frame(m, done, place - 2)
    set_frame(m, code, place, filled)


@inline
def leave_frame(m: Machine) -> None:
    """Goes back to the frame saved last; the stack pointer is where its result belongs."""
    depth = m.depth - 1
    m.depth = depth
    m.ip = saved_ip[depth]
    m.sp = saved_sp[depth]
    m.fp = saved_fp[depth]
    m.code = cast(Code, m.fp[-1])


@inline
def has_room(m: Machine, code: Code, place: Pointer[Obj]) -> bool:
    return place + code.room <= m.limit


def need_room(place: Pointer[Obj], count: int) -> None:
    """RuntimeError unless so many values fit from a place of the stack on."""
    if place + count > machine.limit:
        refuse_depth()


def exit_ip() -> Pointer[U8]:
    """The trampoline that leaves the run loop."""
    return rom(b"\x01")


def init_ip() -> Pointer[U8]:
    """The trampoline behind `__init__`."""
    return rom(b"\x02")
