"""Handlers of `for`, yield and the end of generators.

Invariant: an iterator in four stack slots is [NULL, iterator, -, -], or for a list, tuple, range or
str [it, position, -, -] with the position a small integer (for a str that of a byte): so `for` over
these allocates nothing. FOR_ITER and YIELD_FROM resume a generator by pushing its frame; the saved
instruction pointer is that of the opcode (FOR_ITER), or behind it (YIELD_FROM).
"""

from typing import cast

from snakelet.runtime.heap.qstr import String, string_of
from snakelet.runtime.static import (
    NEXT,
    NONE,
    NULL,
    STOP_ITERATION,
    Next,
    Obj,
    cold,
    handler,
    is_qstr,
    is_small,
    small,
    small_value,
    uword,
)
from snakelet.runtime.types.code import refuse_code
from snakelet.runtime.types.generator import (
    BY_FOR_ITER,
    BY_YIELD_FROM,
    FINISHED,
    SUSPENDED,
    GeneratorFrame,
)
from snakelet.runtime.types.list import List
from snakelet.runtime.types.operation import iterate
from snakelet.runtime.types.pair import next_pair, yields_pairs
from snakelet.runtime.types.range import Range, is_all_small
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import is_instance
from snakelet.runtime.types.utf8 import CHARACTERS, character, code_at, size_at
from snakelet.runtime.vm.frame import has_room
from snakelet.runtime.vm.generator import send_to
from snakelet.runtime.vm.generator_frame import (
    finish,
    leave_generator,
    resume,
    running_generator,
    suspend,
    wake,
)
from snakelet.runtime.vm.handle_special import for_iter_by_slot, for_iter_instance
from snakelet.runtime.vm.machine import end_loop, push, skip_jump
from snakelet.runtime.vm.opcode import UNPACK_SEQUENCE
from snakelet.runtime.vm.run import loop


@handler
def get_iter(m: Machine) -> Next:
    m.sp[0] = iterate(m.sp[0])
    return NEXT


@handler
def get_iter_stack(m: Machine) -> Next:
    value = m.sp[0]
    if isinstance(value, List) or isinstance(value, Tuple):
        m.sp[1] = small(0)
    elif isinstance(value, Range) and is_all_small(value):
        m.sp[1] = small(0)
    else:
        return get_iter_object(m)
    m.sp[2] = NULL
    m.sp[3] = NULL
    m.sp = m.sp + 3
    return NEXT


@handler
def get_iter_object(m: Machine) -> Next:
    value = m.sp[0]
    if is_qstr(value) or isinstance(value, String):
        if is_qstr(value):
            m.sp[0] = string_of(value)
        m.sp[1] = small(0)
    else:
        iterator = iterate(value)
        m.sp[0] = NULL
        m.sp[1] = iterator
    m.sp[2] = NULL
    m.sp[3] = NULL
    m.sp = m.sp + 3
    return NEXT


@handler
def for_iter(m: Machine) -> Next:
    value = m.sp[-3]
    if value is NULL:
        return for_iter_object(m)
    if isinstance(value, List) and is_small(m.sp[-2]):
        at = small_value(m.sp[-2])
        if uword(at) < uword(value.used):
            m.sp[-2] = small(at + 1)
            skip_jump(m)
            push(m, value.cells[at])
            return NEXT
        end_loop(m)
        return NEXT
    return for_iter_other(m)


@handler
def for_iter_other(m: Machine) -> Next:
    """FOR_ITER over a range, tuple or str."""
    value = m.sp[-3]
    if isinstance(value, String):
        return for_iter_text(m)
    item = NULL
    if is_small(m.sp[-2]):
        at = small_value(m.sp[-2])
        if isinstance(value, Range):
            if uword(at) < uword(value.length):
                item = small(value.start + at * value.step)
        elif isinstance(value, Tuple) and uword(at) < uword(value.length):
            item = value.items[at]
    if item is NULL:
        end_loop(m)
        return NEXT
    m.sp[-2] = small(small_value(m.sp[-2]) + 1)
    skip_jump(m)
    push(m, item)
    return NEXT


@handler
def for_iter_text(m: Machine) -> Next:
    """FOR_ITER over a str."""
    string = cast(String, m.sp[-3])
    place = small_value(m.sp[-2]) if is_small(m.sp[-2]) else -1
    if uword(place) >= uword(string.length):
        end_loop(m)
        return NEXT
    byte = string[place]
    if byte > 127:
        return for_iter_beyond_ascii(m)
    m.sp[-2] = small(place + 1)
    skip_jump(m)
    push(m, CHARACTERS[byte])
    return NEXT


@handler
def for_iter_beyond_ascii(m: Machine) -> Next:
    """FOR_ITER over a str at a character of several bytes."""
    string = cast(String, m.sp[-3])
    place = small_value(m.sp[-2])
    following = place + size_at(string[place])
    if following > string.length:
        return refuse_position(m)
    item = character(code_at(string.at(0), place))
    m.sp[-2] = small(following)
    skip_jump(m)
    push(m, item)
    return NEXT


@handler
@cold
def refuse_position(m: Machine) -> Next:
    """Not an opcode: no compiler's code has a position within a character."""
    refuse_code()


@handler
def for_iter_object(m: Machine) -> Next:
    """FOR_ITER over an iterator object."""
    iterator = m.sp[-2]
    if isinstance(iterator, GeneratorFrame) and iterator.state != FINISHED:
        return for_iter_generator(m)
    if is_instance(iterator):
        return for_iter_instance(m)
    following = m.ip + (1 if m.ip[0] < 128 else 2)
    if following[0] == UNPACK_SEQUENCE and following[1] == 2:
        return for_iter_pair(m)
    return for_iter_by_slot(m)


@handler
def for_iter_pair(m: Machine) -> Next:
    """FOR_ITER and UNPACK_SEQUENCE of two values, without the tuple if the iterator can do that."""
    iterator = m.sp[-2]
    if not yields_pairs(iterator):
        return for_iter_by_slot(m)
    first, second = next_pair(iterator)
    if first is STOP_ITERATION:
        end_loop(m)
        return NEXT
    skip_jump(m)
    m.ip = m.ip + 2
    m.sp[1] = second
    m.sp[2] = first
    m.sp = m.sp + 2
    return NEXT


@handler
def for_iter_generator(m: Machine) -> Next:
    """FOR_ITER over a generator that has not ended."""
    generator = cast(GeneratorFrame, m.sp[-2])
    if generator.state == SUSPENDED and has_room(m, generator.code, m.sp + 3):
        wake(m, generator, NONE, m.sp, m.ip - 1, BY_FOR_ITER)
        return NEXT
    return for_iter_new_generator(m)


@handler
def for_iter_new_generator(m: Machine) -> Next:
    """FOR_ITER over a generator that has not started, or that can't go on."""
    resume(m, cast(GeneratorFrame, m.sp[-2]), NONE, m.sp, m.ip - 1, BY_FOR_ITER)
    return NEXT


@handler
def yield_value(m: Machine) -> Next:
    value = m.sp[0]
    generator = running_generator(m)
    suspend(m, generator)
    leave_generator(m)
    push(m, value)
    if generator.resumed_by == BY_FOR_ITER:
        m.ip = m.ip + 1
        skip_jump(m)
    elif generator.resumed_by == BY_YIELD_FROM:
        m.ip = m.ip - 1
        return yield_value(m)
    return NEXT


@handler
def yield_from(m: Machine) -> Next:
    delegate = m.sp[-1]
    value = m.sp[0]
    if isinstance(delegate, GeneratorFrame) and delegate.state != FINISHED:
        resume(m, delegate, value, m.sp - 1, m.ip, BY_YIELD_FROM)
        return NEXT
    result = send_to(delegate, value)
    if result is STOP_ITERATION:
        m.sp = m.sp - 1
        m.sp[0] = taken_result()
        return NEXT
    m.sp[0] = result
    m.ip = m.ip - 1
    return yield_value(m)


def taken_result() -> Obj:
    """What the generator that has just ended returned."""
    result = loop.result
    loop.result = NULL
    return NONE if result is NULL else result


@handler
def return_from_generator(m: Machine) -> Next:
    """RETURN_VALUE in a generator."""
    value = m.sp[0]
    generator = running_generator(m)
    finish(generator)
    leave_generator(m)
    if generator.resumed_by == BY_FOR_ITER:
        m.ip = m.ip + 1
        end_loop(m)
    elif generator.resumed_by == BY_YIELD_FROM:
        m.sp[0] = value
    else:
        loop.result = value
        push(m, STOP_ITERATION)
    return NEXT
