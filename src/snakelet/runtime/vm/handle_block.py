"""Handlers of try, with, raise and return through blocks.

Invariant: what a finally body runs for stands in its block's REASON; the values on the stack
that say the same are never trusted.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    NEXT,
    NONE,
    NULL,
    STOP,
    TRUE,
    Next,
    Obj,
    Pointer,
    cold,
    handler,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import RuntimeError
from snakelet.runtime.types.code import GENERATOR
from snakelet.runtime.types.hook import warn_of_chaining
from snakelet.runtime.types.operation import call, call_0, is_true, load_method, type_of
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.vm.attention import attend
from snakelet.runtime.vm.error import exception_from, is_exception, no_active_exception
from snakelet.runtime.vm.frame import leave_frame
from snakelet.runtime.vm.handle_generator import return_from_generator
from snakelet.runtime.vm.machine import (
    EXCEPT_KIND,
    FINALLY_KIND,
    REASON,
    WITH_KIND,
    block_at,
    block_count,
    forward_target,
    jump_forward,
    offset_of,
    push,
    push_block,
    set_block_count,
)
from snakelet.runtime.vm.unwind import enter_finally, find_handler, jump_out


@handler
def unwind(m: Machine) -> Next:
    """Not an opcode: a handler raised the pending exception."""
    if find_handler(m, m.pending, False):
        return NEXT
    return STOP


@handler
def unwind_again(m: Machine) -> Next:
    """Not an opcode: the pending exception is raised again, with the traceback that it has."""
    if find_handler(m, m.pending, True):
        return NEXT
    return STOP


@handler
def setup_except(m: Machine) -> Next:
    push_block(m, forward_target(m), EXCEPT_KIND)
    return NEXT


@handler
def setup_finally(m: Machine) -> Next:
    push_block(m, forward_target(m), FINALLY_KIND)
    return NEXT


@handler
def pop_except_jump(m: Machine) -> Next:
    set_block_count(m, block_count(m) - 1)
    jump_forward(m)
    return NEXT


@handler
def unwind_jump(m: Machine) -> Next:
    first = m.ip[0]
    distance = first - 64
    m.ip = m.ip + 1
    if first > 127:
        distance = (first & 127) + (m.ip[0] << 7) - 16384
        m.ip = m.ip + 1
    jump_out(m, offset_of(m) + distance, m.ip[0])
    if m.attention:
        return attend(m)
    return NEXT


@handler
def return_value(m: Machine) -> Next:
    if not m.code.simple_return:
        return return_through_blocks(m)
    value = m.sp[0]
    leave_frame(m)
    push(m, value)
    return NEXT


@handler
def return_through_blocks(m: Machine) -> Next:
    """RETURN_VALUE in a function with blocks, or in a generator."""
    if m.code.blocks > 0 and enter_finally(m):
        return NEXT
    if m.code.flags & GENERATOR:
        return return_from_generator(m)
    value = m.sp[0]
    leave_frame(m)
    push(m, value)
    return NEXT


@handler
def end_finally(m: Machine) -> Next:
    count = block_count(m) - 1
    reason = block_at(m, count)[REASON]
    set_block_count(m, count)
    top = m.sp[0]
    if top is NONE:
        m.sp = m.sp - 1
        return NEXT
    if reason is TRUE:
        m.sp = m.sp - 1
        return return_through_blocks(m)
    if is_small(reason):
        goal = small_value(reason)
        m.sp = m.sp - 2
        jump_out(m, goal >> 8, goal & 255)
        if m.attention:
            return attend(m)
        return NEXT
    if not is_exception(top):
        return refuse_reason(m)
    m.pending = top
    return unwind_again(m)


@handler
@cold
def refuse_reason(m: Machine) -> Next:
    """Not an opcode: a finally body ends with a value that no code of a compiler leaves there."""
    raise RuntimeError("bad end of finally")


@handler
def raise_obj(m: Machine) -> Next:
    m.pending = exception_from(m.sp[0])
    return unwind(m)


@handler
def raise_from(m: Machine) -> Next:
    """differs: the cause is dropped, with a warning, as in the reference."""
    m.sp = m.sp - 1
    warn_of_chaining()
    m.pending = exception_from(m.sp[0])
    return unwind(m)


@handler
def raise_last(m: Machine) -> Next:
    error = last_exception(m)
    if error is NULL:
        m.pending = no_active_exception()
        return unwind(m)
    m.pending = error
    return unwind_again(m)


def last_exception(m: Machine) -> Obj:
    """The exception of the innermost active handler of the frame, or NULL."""
    count = block_count(m) if m.code.blocks > 0 else 0
    while count > 0:
        count -= 1
        reason = block_at(m, count)[REASON]
        if reason is not NULL and reason is not TRUE and not is_small(reason):
            return reason
    return NULL


@handler
def setup_with(m: Machine) -> Next:
    manager = m.sp[0]
    load_method(manager, qstr("__exit__"), m.sp)
    m.sp = m.sp + 1
    result = entered(m, manager)
    push_block(m, forward_target(m), WITH_KIND)
    push(m, result)
    return NEXT


def entered(m: Machine, manager: Obj) -> Obj:
    """What the manager's `__enter__` returns."""
    pair = m.sp + 1
    m.sp = m.sp + 2
    pair[0] = pair[1] = NULL
    load_method(manager, qstr("__enter__"), pair)
    if pair[1] is NULL:
        result = call_0(pair[0])
    else:
        result = call(pair[0], 1, 0, pair + 1)
    m.sp = m.sp - 2
    return result


@handler
def with_cleanup(m: Machine) -> Next:
    reason = block_at(m, block_count(m) - 1)[REASON]
    if is_small(reason) or reason is TRUE:
        leave_with(m, m.sp - 3, NONE)
        m.sp[-3] = m.sp[-1]
        m.sp[-2] = m.sp[0]
        m.sp = m.sp - 2
        return NEXT
    top = m.sp[0]
    swallowed = leave_with(m, m.sp - 2, top)
    m.sp = m.sp - 2
    m.sp[0] = NONE if swallowed else top
    return NEXT


def leave_with(m: Machine, pair: Pointer[Obj], error: Obj) -> bool:
    """Calls the `__exit__` at a method pair; whether its result is true."""
    place = m.sp + 1
    m.sp = m.sp + 4
    place[0] = pair[1]
    place[1] = NONE if error is NONE else type_of(error)
    place[2] = error
    place[3] = NONE
    if pair[1] is NULL:
        result = call(pair[0], 3, 0, place + 1)
    else:
        result = call(pair[0], 4, 0, place)
    m.sp = m.sp - 4
    return is_true(result)
