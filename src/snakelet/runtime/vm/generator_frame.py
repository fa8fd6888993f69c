"""Generator frames: how they get onto the value stack and off it.

Invariant: a running generator has a saved frame below it, that of whoever resumed it.
"""

from typing import cast

from snakelet.runtime.static import NONE, NULL, U8, Obj, Pointer, Tail, cold, inline
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.generator import FINISHED, NEW, RUNNING, SUSPENDED, GeneratorFrame
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.vm.frame import leave_frame, need_room, save_frame


def new_generator(code: Code, place: Pointer[Obj]) -> GeneratorFrame:
    """A generator of the frame whose locals lie at `place`."""
    room = code.room
    generator = GeneratorFrame(code, NULL, room, code.base, code.start, NEW, 0, Tail(room))
    generator.slots.pointer(0).move(place, code.base)
    return generator


def resume(
    m: Machine,
    generator: GeneratorFrame,
    value: Obj,
    top: Pointer[Obj],
    ip: Pointer[U8],
    by: int,
) -> None:
    """Puts the frame above `top` and starts it; its yield or end comes back to `ip`. The value is
    what its yield expression gives."""
    need_room(top + 3, generator.code.room)
    if generator.state == RUNNING:
        refuse_running()
    if generator.state == NEW and value is not NONE:
        raise TypeError("can't send non-None value to a just-started generator")
    wake(m, generator, value, top, ip, by)


@inline
def wake(
    m: Machine,
    generator: GeneratorFrame,
    value: Obj,
    top: Pointer[Obj],
    ip: Pointer[U8],
    by: int,
) -> None:
    """The same without the checks."""
    code = generator.code
    place = top + 3
    save_frame(m, ip, place)
    top[1] = generator
    top[2] = code
    place.move_few(generator.slots.pointer(0), generator.used)
    m.fp = place
    m.code = code
    m.sp = place + (generator.used - 1)
    m.ip = code.data.at(generator.ip)
    if generator.state == SUSPENDED:
        m.sp[0] = value
    generator.state = RUNNING
    generator.resumed_by = by


@cold
def refuse_running() -> None:
    raise ValueError("generator already executing")


@inline
def running_generator(m: Machine) -> GeneratorFrame:
    """The generator whose frame is the current one."""
    return cast(GeneratorFrame, m.fp[-2])


@inline
def leave_generator(m: Machine) -> None:
    """Goes back to whoever resumed the generator, with the stack as it was then."""
    leave_frame(m)
    m.sp = m.sp - 1


@inline
def suspend(m: Machine, generator: GeneratorFrame) -> None:
    """Copies the current frame back into its generator."""
    used = m.sp.since(m.fp) + 1
    generator.used = used
    generator.slots.pointer(0).move_few(m.fp, used)
    generator.ip = m.ip.since(m.code.data.at(0))
    generator.state = SUSPENDED


def finish(generator: GeneratorFrame) -> None:
    """The generator has returned or raised."""
    generator.state = FINISHED
    generator.slots.pointer(0).fill(NULL, generator.used)
    generator.used = 0
