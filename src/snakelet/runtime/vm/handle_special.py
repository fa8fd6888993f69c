"""Handlers of operators, subscripts and loops on instances, and of what is left to do behind the
special methods of the user that they enter.

Invariant: the operands of an operator stay on the stack until its special method has answered, for
if it returns NotImplemented the other operand is asked.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    NEXT,
    NONE,
    NOT_IMPLEMENTED,
    NULL,
    STOP_ITERATION,
    Next,
    Obj,
    handler,
)
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.operation import (
    advance,
    binary,
    binary_refused,
    get_item,
    set_item,
    type_of,
)
from snakelet.runtime.types.operator import BINARY_NAMES
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.type import is_instance
from snakelet.runtime.vm.frame import leave_frame
from snakelet.runtime.vm.lookup import find_special
from snakelet.runtime.vm.machine import end_loop, push, skip_jump
from snakelet.runtime.vm.opcode import BINARY_OP_MULTI
from snakelet.runtime.vm.special import (
    ABOVE,
    cached_special,
    enter_above,
    enter_in_place,
    next_done_ip,
    opcode_key,
    operator_done_ip,
    simple_special,
    store_done_ip,
)


@handler
def operate(m: Machine) -> Next:
    """Any binary operator or comparison on any values."""
    if is_instance(m.sp[-1]):
        return operate_instance(m)
    return operate_by_slot(m)


@handler
def operate_by_slot(m: Machine) -> Next:
    """An operator by the slots of the operands' types."""
    result = binary(m.ip[-1] - BINARY_OP_MULTI, m.sp[-1], m.sp[0])
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


def asked_operator(left: Obj, operator: int) -> int:
    """The operator whose special method an instance is asked for: for one in place the plain one,
    if only that may be there."""
    kind = type_of(left)
    if op.INPLACE_OR <= operator <= op.INPLACE_POWER and kind.native is NULL:
        if find_special(kind, BINARY_NAMES[operator]) is NULL:
            return operator + op.PLAIN_OF_INPLACE
    return operator


def operator_method(m: Machine, left: Obj) -> Obj:
    """The special method of the operator under way, or NONE."""
    operator = asked_operator(left, m.ip[-1] - BINARY_OP_MULTI)
    return simple_special(opcode_key(m), left, BINARY_NAMES[operator], 2)


@handler
def operate_instance(m: Machine) -> Next:
    """An operator whose left operand is an instance."""
    left = m.sp[-1]
    function = cached_special(opcode_key(m), left)
    if function is NULL:
        function = operator_method(m, left)
    if function is NONE:
        return operate_by_slot(m)
    m.sp[ABOVE] = left
    m.sp[ABOVE + 1] = m.sp[0]
    enter_above(m, function, 2, operator_done_ip())
    return NEXT


@handler
def operator_done(m: Machine) -> Next:
    result = m.sp[0]
    if result is NOT_IMPLEMENTED:
        return operator_refused(m)
    leave_frame(m)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


@handler
def operator_refused(m: Machine) -> Next:
    """The left operand's special method has returned NotImplemented."""
    leave_frame(m)
    left = m.sp[-1]
    operator = asked_operator(left, m.ip[-1] - BINARY_OP_MULTI)
    result = binary_refused(operator, left, m.sp[0])
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


@handler
def load_subscr_object(m: Machine) -> Next:
    """LOAD_SUBSCR of anything but a list, dict or tuple."""
    value = m.sp[-1]
    if is_instance(value):
        function = cached_special(opcode_key(m), value)
        if function is NULL:
            function = simple_special(opcode_key(m), value, qstr("__getitem__"), 2)
        if function is not NONE:
            enter_in_place(m, function, 2)
            return NEXT
    return load_subscr_by_slot(m)


@handler
def load_subscr_by_slot(m: Machine) -> Next:
    result = get_item(m.sp[-1], m.sp[0])
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


@handler
def store_subscr_object(m: Machine) -> Next:
    """STORE_SUBSCR of anything but a list."""
    value = m.sp[-1]
    item = m.sp[-2]
    if is_instance(value) and item is not NULL:
        function = cached_special(opcode_key(m), value)
        if function is NULL:
            function = simple_special(opcode_key(m), value, qstr("__setitem__"), 3)
        if function is not NONE:
            m.sp[ABOVE] = value
            m.sp[ABOVE + 1] = m.sp[0]
            m.sp[ABOVE + 2] = item
            enter_above(m, function, 3, store_done_ip())
            return NEXT
    return store_subscr_by_slot(m)


@handler
def store_subscr_by_slot(m: Machine) -> Next:
    set_item(m.sp[-1], m.sp[0], m.sp[-2])
    m.sp = m.sp - 3
    return NEXT


@handler
def store_done(m: Machine) -> Next:
    leave_frame(m)
    m.sp = m.sp - 3
    return NEXT


@handler
def for_iter_instance(m: Machine) -> Next:
    """FOR_ITER over an instance."""
    iterator = m.sp[-2]
    function = cached_special(opcode_key(m), iterator)
    if function is NULL:
        function = simple_special(opcode_key(m), iterator, qstr("__next__"), 1)
    if function is NONE:
        return for_iter_by_slot(m)
    m.sp[ABOVE] = iterator
    enter_above(m, function, 1, next_done_ip())
    return NEXT


@handler
def for_iter_by_slot(m: Machine) -> Next:
    """FOR_ITER by the slot of the iterator's type."""
    item = advance(m.sp[-2])
    if item is STOP_ITERATION:
        end_loop(m)
        return NEXT
    skip_jump(m)
    push(m, item)
    return NEXT


@handler
def next_done(m: Machine) -> Next:
    item = m.sp[0]
    leave_frame(m)
    skip_jump(m)
    push(m, item)
    return NEXT
