"""A small machine: opcode handlers, registers, tail calls, unwinding, helpers with the machine."""

from support import case
from support_hooks import argument_of

from snakelet.runtime.static import (
    NEXT,
    NONE,
    NULL,
    STOP,
    U8,
    Array,
    Dispatch,
    Next,
    Obj,
    Pointer,
    Register,
    State,
    Struct,
    cold,
    handler,
    inline,
    is_small,
    rom,
    small,
    small_value,
)
from snakelet.runtime.static.error import KeyError, TypeError, UserError, ValueError

stack: Array[Obj] = Array(Obj, 64)


class Machine(State):
    ip: Register[Pointer[U8]] = Pointer([])
    sp: Register[Pointer[Obj]] = Pointer([])
    accumulator: Register[int] = 0
    pending: Obj = NULL
    handled: int = 0
    budget: int = 0


machine = Machine()


class Box(Struct):
    value: Obj


@inline
def push(m: Machine, value: Obj) -> None:
    m.sp += 1
    m.sp[0] = value


@inline
def pop(m: Machine) -> Obj:
    value = m.sp[0]
    m.sp -= 1
    return value


@inline
def operand(m: Machine) -> int:
    value = m.ip[0]
    m.ip += 1
    return value


@handler
def op_push(m: Machine) -> Next:
    push(m, small(operand(m)))
    return NEXT


@handler
def op_add(m: Machine) -> Next:
    b = pop(m)
    a = pop(m)
    if not is_small(a) or not is_small(b):
        raise TypeError("add")
    push(m, small(small_value(a) + small_value(b)))
    return NEXT


@handler
def op_jump_back(m: Machine) -> Next:
    ip = m.ip
    distance = ip[0]
    m.budget -= 1
    if m.budget > 0:
        m.ip = ip - distance
        return NEXT
    return op_stop(m)


@handler
def op_stop(m: Machine) -> Next:
    return STOP


@handler
def op_twice(m: Machine) -> Next:
    if m.accumulator > 100:
        return op_stop(m)
    push(m, m.sp[0])
    return op_add(m)


@handler
def op_raise(m: Machine) -> Next:
    kind = operand(m)
    if kind == 0:
        raise ValueError(f"kind {kind}")
    raise KeyError(m.sp[0])


@cold
def box_top(m: Machine, extra: int) -> int:
    """Changes the registers out of line, and may raise."""
    value = m.sp[0]
    m.sp[0] = Box(value)
    m.accumulator += extra
    if extra == 9:
        raise ValueError("nine")
    m.sp += 1
    m.sp[0] = NONE
    return extra + 1


@handler
def op_box(m: Machine) -> Next:
    extra = operand(m)
    before = m.sp
    result = box_top(m, extra)
    m.accumulator += result * 10 + m.sp.since(before)
    m.sp -= 1
    return NEXT


@handler
def op_unbox(m: Machine) -> Next:
    box = m.sp[0]
    if not isinstance(box, Box):
        raise TypeError("unbox")
    m.sp[0] = box.value
    return NEXT


@handler
def op_accumulate(m: Machine) -> Next:
    value = pop(m)
    try:
        m.accumulator = accumulated(m.accumulator, value)
    except TypeError:
        m.accumulator += 1000
    except UserError as error:
        m.accumulator += small_value(argument_of(error.value))
    finally:
        m.handled += 1
    return NEXT


@handler
def op_leave_try(m: Machine) -> Next:
    try:
        if operand(m) == 1:
            return NEXT
        if m.accumulator > 50:
            return op_stop(m)
    finally:
        m.accumulator += 7
    m.accumulator += 100
    return NEXT


def accumulated(total: int, value: Obj) -> int:
    if value is NONE:
        raise TypeError("none")
    if small_value(value) == 13:
        raise KeyError(value)
    return total + small_value(value)


@handler
def op_none(m: Machine) -> Next:
    push(m, NONE)
    return NEXT


@handler
def op_loop(m: Machine) -> Next:
    """A loop over registers, with a call that may allocate in it."""
    for i in range(operand(m)):
        push(m, Box(small(i)))
        m.accumulator += i
    while m.accumulator > 40:
        m.sp -= 1
        m.accumulator -= 3
    return NEXT


@handler
def op_bad(m: Machine) -> Next:
    raise ValueError("bad opcode")


@handler
def unwind(m: Machine) -> Next:
    m.handled += 100
    if m.handled > 250:
        return op_stop(m)
    push(m, NULL if m.pending is NULL else NONE)
    return NEXT


HANDLERS = (
    op_stop,
    op_push,
    op_add,
    op_jump_back,
    op_twice,
    op_raise,
    op_box,
    op_unbox,
    op_accumulate,
    op_leave_try,
    op_none,
    op_loop,
)
dispatch = Dispatch(HANDLERS + (op_bad,) * (256 - len(HANDLERS)), unwind)
other = Dispatch((op_stop,) + (op_push,) * 255, unwind)
PROGRAMS = (
    rom(b"\x01\x05\x01\x07\x02\x08\x00"),
    rom(b"\x01\x05\x04\x04\x08\x00"),
    rom(b"\x01\x01\x01\x02\x02\x08\x03\x07\x00"),
    rom(b"\x01\x03\x05\x00\x0a\x02\x08\x00"),
    rom(b"\x01\x03\x05\x01\xff\xff\xff\x00"),
    rom(b"\x01\x04\x06\x05\x07\x08\x01\x04\x06\x09\x0a\x07\x00"),
    rom(b"\x0a\x08\x01\x0d\x08\x01\x02\x08\x00"),
    rom(b"\x09\x01\x09\x00\x09\x00\x09\x00\x09\x00\x00"),
    rom(b"\x0b\x09\x0b\x05\x0b\x0c\x00"),
)


def run(program: Pointer[U8], budget: int) -> int:
    stack[0] = NONE
    machine.ip = program
    machine.sp = stack.pointer(0)
    machine.accumulator = 0
    machine.handled = 0
    machine.budget = budget
    dispatch.run(machine)
    depth = machine.sp.since(stack.pointer(0))
    return machine.accumulator * 10000 + machine.handled * 100 + depth * 10 + rest(program)


def rest(program: Pointer[U8]) -> int:
    return machine.ip.since(program) + (1000000 if machine.pending is NULL else 0)


@case(*[(n, budget) for n in range(9) for budget in (1, 5)])
def runs(n: int, budget: int) -> int:
    machine.pending = NULL
    return run(PROGRAMS[n], budget)


@case((3,))
def second_dispatch(n: int) -> int:
    machine.ip = rom(b"\x01\x05\xee\x07\x01\x09\x00")
    machine.sp = stack.pointer(0)
    other.run(machine)
    return small_value(pop(machine)) * 10 + small_value(machine.sp[0]) + n
