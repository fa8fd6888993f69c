"""What opcode handlers say of the machine: push and pop, operands, jumps, blocks.

Invariant: all of it is inlined into the handlers, where the registers are machine registers; only
the rare long operands are calls.
"""

from snakelet.runtime.static import NULL, Obj, Pointer, cold, inline, is_small, small, small_value
from snakelet.runtime.types.code import refuse_code
from snakelet.runtime.types.stack import Machine

BLOCK_WORDS = 3
HANDLER = 0
"""In a block: the offset of the handler in the code's data."""
SAVED_STACK = 1
"""The height of the value stack over the frame pointer, times 4, plus the kind."""
REASON = 2
"""What the handler runs for: the exception, a small int (a jump's offset in the data, times 256,
plus its operand byte), TRUE for a return, NULL while the body runs."""

EXCEPT_KIND = 0
FINALLY_KIND = 1
WITH_KIND = 2


@inline
def push(m: Machine, value: Obj) -> None:
    m.sp = m.sp + 1
    m.sp[0] = value


@inline
def pop(m: Machine) -> Obj:
    value = m.sp[0]
    m.sp = m.sp - 1
    return value


@inline
def number(m: Machine) -> int:
    """A varint operand."""
    value = m.ip[0]
    m.ip = m.ip + 1
    if value > 127:
        value = long_number(m, value & 127)
    return value


@cold
def long_number(m: Machine, value: int) -> int:
    """The rest of a varint of more than one byte."""
    part = 128
    while part > 127:
        part = m.ip[0]
        m.ip = m.ip + 1
        value = value << 7 | (part & 127)
    return value


@inline
def small_operand(value: Obj) -> int:
    """The small integer that a compiler pushed for the next instruction. ValueError if it is none:
    no compiler made this."""
    if not is_small(value):
        refuse_code()
    return small_value(value)


@inline
def name_operand(m: Machine) -> Obj:
    """The qstr of a name operand."""
    return m.code.qstrs[number(m)]


@inline
def jump(m: Machine) -> None:
    """Jumps as the signed operand says."""
    first = m.ip[0]
    if first < 128:
        m.ip = m.ip + (first - 63)
    else:
        m.ip = m.ip + ((first & 127) + (m.ip[1] << 7) - 16382)


@inline
def skip_jump(m: Machine) -> None:
    """Goes past a jump operand."""
    m.ip = m.ip + (1 if m.ip[0] < 128 else 2)


@inline
def jump_forward(m: Machine) -> None:
    """Jumps as the unsigned operand says."""
    first = m.ip[0]
    if first < 128:
        m.ip = m.ip + (first + 1)
    else:
        m.ip = m.ip + ((first & 127) + (m.ip[1] << 7) + 2)


@inline
def end_loop(m: Machine) -> None:
    """FOR_ITER at the end of the iterator: drops it and leaves the loop."""
    m.sp = m.sp - 4
    jump_forward(m)


def forward_target(m: Machine) -> int:
    """Goes past an unsigned jump operand; the offset in the data that it leads to."""
    first = m.ip[0]
    distance = first
    m.ip = m.ip + 1
    if first > 127:
        distance = (first & 127) + (m.ip[0] << 7)
        m.ip = m.ip + 1
    return offset_of(m) + distance


@inline
def offset_of(m: Machine) -> int:
    """The offset of the instruction pointer in the data of the code."""
    return m.ip.since(m.code.data.at(0))


@inline
def block_count(m: Machine) -> int:
    """The number of blocks in use; the code has some."""
    count = m.fp[m.code.locals]
    return 0 if count is NULL else small_value(count)


@inline
def set_block_count(m: Machine, count: int) -> None:
    m.fp[m.code.locals] = small(count)


@inline
def block_at(m: Machine, index: int) -> Pointer[Obj]:
    """Where a block's three values lie."""
    return m.fp + (m.code.locals + 1 + BLOCK_WORDS * index)


def push_block(m: Machine, target: int, kind: int) -> None:
    """Starts a block with the stack as it is."""
    count = block_count(m)
    block = block_at(m, count)
    block[HANDLER] = small(target)
    block[SAVED_STACK] = small(m.sp.since(m.fp) * 4 + kind)
    block[REASON] = NULL
    set_block_count(m, count + 1)


@inline
def saved_stack(m: Machine, block: Pointer[Obj]) -> Pointer[Obj]:
    """The stack pointer that a block saved."""
    return m.fp + (small_value(block[SAVED_STACK]) >> 2)


@inline
def kind_of(block: Pointer[Obj]) -> int:
    return small_value(block[SAVED_STACK]) & 3


@inline
def is_entered(m: Machine, block: Pointer[Obj]) -> bool:
    """Whether a block's handler runs already: handlers stand behind the bodies they protect."""
    return small_value(block[HANDLER]) < offset_of(m)


def set_ip(m: Machine, offset: int) -> None:
    """Goes on at an offset in the data of the code."""
    m.ip = m.code.data.at(offset)
