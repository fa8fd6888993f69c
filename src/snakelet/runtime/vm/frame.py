"""Frames: entering a function and coming back, without the machine stack.

Invariant: beside local 0 of a frame lies what its caller goes on with, the instruction pointer and
the frame pointer, and two words below it belongs the result. The Code lies in the word between:
right below the locals. An instruction pointer into a trampoline (opcodes below FIRST_OPCODE) marks
a frame that is no function of the user.
"""

from typing import cast

from snakelet.runtime.static import NULL, U8, Obj, Pointer, inline, rom
from snakelet.runtime.types.code import ROOT_CODE, Code
from snakelet.runtime.types.stack import Machine, machine, refuse_depth, saved_fp, saved_ip

TRAMPOLINE_WORDS = 2
"""What a trampoline's frame takes: its Code, which is none of the user's, and one local."""


@inline
def save_frame(m: Machine, ip: Pointer[U8], place: Pointer[Obj]) -> None:
    """Notes beside the first local of the next frame to go on here, at `ip`."""
    saved_ip.beside(place)[0] = ip
    saved_fp.beside(place)[0] = m.fp


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
def set_trampoline(m: Machine, place: Pointer[Obj], local: Obj, ip: Pointer[U8]) -> None:
    """Starts the frame of a trampoline, with a local at `place`: what is entered next comes back to
    the trampoline, and that goes on at `ip` where it is now."""
    save_frame(m, ip, place)
    place[-1] = ROOT_CODE
    place[0] = local
    m.fp = place


@inline
def leave_frame(m: Machine) -> None:
    """Goes back to the caller's frame; the stack pointer is where the result belongs."""
    fp = m.fp
    m.ip = saved_ip.beside(fp)[0]
    m.sp = fp - 2
    m.fp = saved_fp.beside(fp)[0]
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
