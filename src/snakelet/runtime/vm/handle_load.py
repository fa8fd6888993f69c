"""Handlers of constants, locals, cells and the value stack itself.

Invariant: none of them allocates, calls or can fail but for unset variables. A small constant looks
ahead and does the addition or subtraction behind it as well, or the comparison and branch.
"""

from typing import cast

from snakelet.runtime.static import (  # noqa: F401
    FALSE,
    NEXT,
    NONE,
    NULL,
    TRUE,
    Next,
    add_small,
    both_small,
    cold,
    handler,
    is_small,
    small,
    small_value,
    sub_small,
)
from snakelet.runtime.static.error import NameError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.function import Cell
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.vm.attention import attend
from snakelet.runtime.vm.machine import jump, name_operand, number, push, skip_jump
from snakelet.runtime.vm.numbered import numbered
from snakelet.runtime.vm.opcode import (  # noqa: F401
    BINARY_OP_MULTI,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_TRUE,
    ROT_TWO,
)

INTEGERS = -16
"""The integer of the first opcode LOAD_CONST_SMALL_INT_MULTI."""

IS_LESS = BINARY_OP_MULTI + op.LESS
IS_EQUAL = BINARY_OP_MULTI + op.EQUAL
IS_MORE = BINARY_OP_MULTI + op.MORE
ADD = BINARY_OP_MULTI + op.ADD
ADD_INPLACE = BINARY_OP_MULTI + op.INPLACE_ADD
SUBTRACT = BINARY_OP_MULTI + op.SUBTRACT
SUBTRACT_INPLACE = BINARY_OP_MULTI + op.INPLACE_SUBTRACT


@handler
def load_const_string(m: Machine) -> Next:
    push(m, name_operand(m))
    return NEXT


@handler
def load_const_small_int(m: Machine) -> Next:
    first = m.ip[0]
    value = (first & 127) - 128 if first & 64 else first & 127
    m.ip = m.ip + 1
    while first > 127:
        first = m.ip[0]
        value = value << 7 | (first & 127)
        m.ip = m.ip + 1
    push(m, small(value))
    return NEXT


@handler
def load_const_obj(m: Machine) -> Next:
    push(m, m.code.constants[number(m)])
    return NEXT


@handler
def load_const_false(m: Machine) -> Next:
    push(m, FALSE)
    return NEXT


@handler
def load_const_none(m: Machine) -> Next:
    push(m, NONE)
    return NEXT


@handler
def load_const_true(m: Machine) -> Next:
    push(m, TRUE)
    return NEXT


@handler
def load_null(m: Machine) -> Next:
    push(m, NULL)
    return NEXT


small_int_alone = numbered(
    """
@handler
def small_int_alone_{name}(m: Machine) -> Next:
    push(m, small({n}))
    return NEXT
""",
    64,
    globals(),
    INTEGERS,
)

load_const_small_int_multi = numbered(
    """
@handler
def load_const_small_int_{name}(m: Machine) -> Next:
    operator = m.ip[0]
    if operator in (ADD_INPLACE, ADD) and is_small(m.sp[0]):
        result = add_small(m.sp[0], small({n}))
        if result is not NULL:
            m.ip = m.ip + 1
            m.sp[0] = result
            return NEXT
    if operator in (SUBTRACT_INPLACE, SUBTRACT) and is_small(m.sp[0]):
        result = sub_small(m.sp[0], small({n}))
        if result is not NULL:
            m.ip = m.ip + 1
            m.sp[0] = result
            return NEXT
    if operator in (IS_LESS, IS_EQUAL) and m.ip[1] == POP_JUMP_IF_FALSE and is_small(m.sp[0]):
        yes = small_value(m.sp[0]) == {n}
        if operator == IS_LESS:
            yes = small_value(m.sp[0]) < {n}
        m.sp = m.sp - 1
        m.ip = m.ip + 2
        if yes:
            skip_jump(m)
            return NEXT
        jump(m)
        if m.attention:
            return attend(m)
        return NEXT
    return small_int_alone_{name}(m)
""",
    64,
    globals(),
    INTEGERS,
)

load_fast_multi = numbered(
    """
@handler
def load_fast_{name}(m: Machine) -> Next:
    value = m.fp[{n}]
    if value is NULL:
        return unset_local(m)
    push(m, value)
    return NEXT
""",
    16,
    globals(),
)

store_fast_multi = numbered(
    """
@handler
def store_fast_{name}(m: Machine) -> Next:
    m.fp[{n}] = m.sp[0]
    m.sp = m.sp - 1
    return NEXT
""",
    16,
    globals(),
)


@handler
@cold
def unset_local(m: Machine) -> Next:
    """Not an opcode: a variable was read before it was set."""
    raise NameError("local variable referenced before assignment")


@handler
def load_fast_n(m: Machine) -> Next:
    value = m.fp[number(m)]
    if value is NULL:
        return unset_local(m)
    push(m, value)
    return NEXT


@handler
def store_fast_n(m: Machine) -> Next:
    m.fp[number(m)] = m.sp[0]
    m.sp = m.sp - 1
    return NEXT


@handler
def delete_fast(m: Machine) -> Next:
    place = m.fp + number(m)
    if place[0] is NULL:
        return unset_local(m)
    place[0] = NULL
    return NEXT


@handler
def load_deref(m: Machine) -> Next:
    value = cast(Cell, m.fp[number(m)]).value
    if value is NULL:
        return unset_local(m)
    push(m, value)
    return NEXT


@handler
def store_deref(m: Machine) -> Next:
    cast(Cell, m.fp[number(m)]).value = m.sp[0]
    m.sp = m.sp - 1
    return NEXT


@handler
def delete_deref(m: Machine) -> Next:
    cell = cast(Cell, m.fp[number(m)])
    if cell.value is NULL:
        return unset_local(m)
    cell.value = NULL
    return NEXT


@handler
def dup_top(m: Machine) -> Next:
    push(m, m.sp[0])
    return NEXT


@handler
def dup_top_two(m: Machine) -> Next:
    """Does the end of a loop over `range` in one step: DUP_TOP_TWO, ROT_TWO, a comparison and
    POP_JUMP_IF_TRUE."""
    if m.ip[0] == ROT_TWO and m.ip[2] == POP_JUMP_IF_TRUE and both_small(m.sp[-1], m.sp[0]):
        limit = small_value(m.sp[-1])
        count = small_value(m.sp[0])
        order = m.ip[1]
        if order == IS_LESS or order == IS_MORE:
            m.ip = m.ip + 3
            if count < limit if order == IS_LESS else count > limit:
                jump(m)
                if m.attention:
                    return attend(m)
            else:
                skip_jump(m)
            return NEXT
    return dup_two(m)


@handler
def dup_two(m: Machine) -> Next:
    """DUP_TOP_TWO anywhere else."""
    m.sp[1] = m.sp[-1]
    m.sp[2] = m.sp[0]
    m.sp = m.sp + 2
    return NEXT


@handler
def pop_top(m: Machine) -> Next:
    m.sp = m.sp - 1
    return NEXT


@handler
def rot_two(m: Machine) -> Next:
    top = m.sp[0]
    m.sp[0] = m.sp[-1]
    m.sp[-1] = top
    return NEXT


@handler
def rot_three(m: Machine) -> Next:
    top = m.sp[0]
    m.sp[0] = m.sp[-1]
    m.sp[-1] = m.sp[-2]
    m.sp[-2] = top
    return NEXT
