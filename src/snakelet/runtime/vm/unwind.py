"""Exceptions on their way to a handler, and jumps and returns out of blocks.

Invariant: as spec/bytecode.md section 5 has it: a block whose handler lies before the instruction
pointer has been entered already. `find_handler` leaves the machine either at a handler with the
exception pushed, or out of the run loop with the exception pending.
"""

from snakelet.runtime.static import NULL, TRUE, Obj, small, small_value
from snakelet.runtime.static.error import RuntimeError
from snakelet.runtime.types.code import GENERATOR
from snakelet.runtime.types.exception import STOP_ITERATION_TYPE, matches
from snakelet.runtime.types.generator import BY_FOR_ITER
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.vm.frame import leave_frame
from snakelet.runtime.vm.generator_frame import finish, running_generator
from snakelet.runtime.vm.machine import (
    EXCEPT_KIND,
    HANDLER,
    REASON,
    WITH_KIND,
    block_at,
    block_count,
    end_loop,
    is_entered,
    kind_of,
    push,
    saved_stack,
    set_block_count,
    set_ip,
)
from snakelet.runtime.vm.opcode import EXIT, FIRST_OPCODE, NEXT_DONE
from snakelet.runtime.vm.traceback import add_entry


def find_handler(m: Machine, error: Obj, quiet: bool) -> bool:
    """Unwinds frames up to a handler; False if the run loop must be left. `quiet`: the exception is
    raised again, so the current line is in its traceback already."""
    m.pending = NULL
    while True:
        if not quiet:
            add_entry(m, error)
        quiet = False
        if m.code.blocks > 0 and enter_handler(m, error):
            return True
        in_loop = False
        if m.code.flags & GENERATOR:
            generator = running_generator(m)
            in_loop = generator.resumed_by == BY_FOR_ITER
            finish(generator)
            if matches(error, STOP_ITERATION_TYPE):
                error = stopped_generator()
        leave_frame(m)
        if in_loop:
            m.ip = m.ip + 1
        elif m.ip[0] == EXIT:
            m.pending = error
            return False
        elif m.ip[0] == NEXT_DONE and matches(error, STOP_ITERATION_TYPE):
            leave_frame(m)
            end_loop(m)
            return True
        elif m.ip[0] < FIRST_OPCODE:
            leave_frame(m)


def stopped_generator() -> Obj:
    """The exception that a StopIteration out of a generator turns into."""
    try:
        raise RuntimeError("generator raised StopIteration")
    except RuntimeError as error:
        return error.value


def enter_handler(m: Machine, error: Obj) -> bool:
    """Goes to the handler of the innermost block that isn't entered; False if there is none."""
    count = block_count(m)
    while count > 0:
        block = block_at(m, count - 1)
        if not is_entered(m, block):
            set_block_count(m, count)
            m.sp = saved_stack(m, block)
            push(m, error)
            block[REASON] = error
            m.handled = error
            set_ip(m, small_value(block[HANDLER]))
            return True
        count -= 1
    return False


def jump_out(m: Machine, target: int, operand: int) -> None:
    """Jumps out of `operand & 127` blocks, each finally body on the way first; bit 7: out of a
    `for` loop as well, whose iterator is dropped."""
    left = operand & 127
    while left > 0:
        left -= 1
        count = block_count(m)
        block = block_at(m, count - 1)
        kind = kind_of(block)
        entered = is_entered(m, block)
        m.sp = saved_stack(m, block)
        if kind != EXCEPT_KIND and not entered:
            rest = left | (operand & 128)
            push(m, small(target))
            push(m, small(rest))
            block[REASON] = small(target << 8 | rest)
            set_ip(m, small_value(block[HANDLER]))
            return
        if kind == WITH_KIND:
            m.sp = m.sp - 2
        set_block_count(m, count - 1)
    if operand > 127:
        m.sp = m.sp - 4
    set_ip(m, target)


def enter_finally(m: Machine) -> bool:
    """Before a return: goes to the innermost finally body that isn't entered, with the result and
    -1 pushed; False if there is none."""
    value = m.sp[0]
    count = block_count(m)
    while count > 0:
        block = block_at(m, count - 1)
        if kind_of(block) != EXCEPT_KIND and not is_entered(m, block):
            set_block_count(m, count)
            m.sp = saved_stack(m, block)
            push(m, value)
            push(m, small(-1))
            block[REASON] = TRUE
            set_ip(m, small_value(block[HANDLER]))
            return True
        count -= 1
    return False
