"""Handlers of comparisons, tests and jumps.

Invariant: a comparison of small integers or floats looks one opcode ahead and does the conditional
jump behind it as well. Whoever may jump backward looks whether something waits for attention.
"""

from snakelet.runtime.heap.qstr import equal_strings  # noqa: F401
from snakelet.runtime.static import (  # noqa: F401
    FALSE,
    MAX_SMALL,
    NEXT,
    NONE,
    TRUE,
    Next,
    Obj,
    both_float,
    both_small,
    handler,
    inline,
    is_qstr,
    is_small,
    small_value,
    untag_float,
    word_of,
)
from snakelet.runtime.types import table
from snakelet.runtime.types.dict import Dict
from snakelet.runtime.types.exception import matches
from snakelet.runtime.types.float import is_float_object
from snakelet.runtime.types.float_bits import MANTISSA_BITS
from snakelet.runtime.types.list import List
from snakelet.runtime.types.number import to_double  # noqa: F401
from snakelet.runtime.types.operation import contains, is_true, truth
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.str_search import compare, find  # noqa: F401
from snakelet.runtime.types.str_value import own_string
from snakelet.runtime.vm.attention import attend
from snakelet.runtime.vm.handle_special import operate  # noqa: F401
from snakelet.runtime.vm.machine import jump, jump_forward, pop, push, skip_jump
from snakelet.runtime.vm.numbered import Handler, numbered
from snakelet.runtime.vm.opcode import POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE

EXACT = min(1 << MANTISSA_BITS, MAX_SMALL)
"""Integers up to here, of either sign, are exact as floats."""


@inline
def branch(m: Machine, yes: bool) -> None:
    """Pushes a bool, or does the conditional jump that would pop it."""
    following = m.ip[0]
    if following == POP_JUMP_IF_FALSE:
        m.ip = m.ip + 1
        if yes:
            skip_jump(m)
        else:
            jump(m)
    elif following == POP_JUMP_IF_TRUE:
        m.ip = m.ip + 1
        if yes:
            jump(m)
        else:
            skip_jump(m)
    else:
        push(m, truth(yes))


@inline
def is_exact_real(value: Obj) -> bool:
    """Whether a value is a float, or a small integer that is exact as one."""
    if is_small(value):
        return -EXACT <= small_value(value) <= EXACT
    return is_float_object(value)


NUMBERS = """
@handler
def compare_NAME_{n}(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if both_small(a, b):
        m.sp = m.sp - 2
        branch(m, small_value(a) OPERATOR small_value(b))
        if m.attention:
            return attend(m)
        return NEXT
    if both_float(a, b):
        m.sp = m.sp - 2
        branch(m, untag_float(a) OPERATOR untag_float(b))
        if m.attention:
            return attend(m)
        return NEXT
    return compare_NAME_others_0(m)
"""
NAMES = """
@handler
def compare_NAME_names_{n}(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if is_qstr(a) and is_qstr(b):
        m.sp = m.sp - 2
        branch(m, (a is b) OPERATOR True)
        if m.attention:
            return attend(m)
        return NEXT
    return compare_NAME_others_0(m)
"""
OTHERS = """
@handler
def compare_NAME_others_{n}(m: Machine) -> Next:
    left = m.sp[-1]
    right = m.sp[0]
    a = own_string(left)
    if a is not None:
        b = own_string(right)
        if b is None:
            return operate(m)
        m.sp = m.sp - 2
        branch(m, TEST)
        if m.attention:
            return attend(m)
        return NEXT
    if is_exact_real(left) and is_exact_real(right):
        m.sp = m.sp - 2
        branch(m, to_double(left) OPERATOR to_double(right))
        if m.attention:
            return attend(m)
        return NEXT
    return operate(m)
"""


def comparison(name: str, operator: str) -> Handler:
    """The handler of an ordering or equality (build time). The parts for interned strings, and for
    texts and an integer with a float, are handlers of their own, which cost the first nothing."""
    first = NUMBERS
    test = f"compare(a.at(0), a.length, b.at(0), b.length) {operator} 0"
    if operator in ("==", "!="):
        first = NUMBERS.replace("others", "names")
        test = f"equal_strings(a, b) {operator} True"
    parts = (OTHERS.replace("TEST", test), NAMES, first)
    texts = [part.replace("NAME", name).replace("OPERATOR", operator) for part in parts]
    return [numbered(text, 1, globals())[0] for text in texts][-1]


compare_less = comparison("less", "<")
compare_more = comparison("more", ">")
compare_equal = comparison("equal", "==")
compare_less_equal = comparison("less_equal", "<=")
compare_more_equal = comparison("more_equal", ">=")
compare_not_equal = comparison("not_equal", "!=")


@handler
def compare_in(m: Machine) -> Next:
    container = own_string(m.sp[0])
    item = own_string(m.sp[-1])
    if container is None or item is None:
        return compare_in_object(m)
    m.sp = m.sp - 2
    branch(m, find(container.at(0), container.length, item.at(0), item.length) >= 0)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def compare_in_object(m: Machine) -> Next:
    """`in` of anything but texts."""
    container = m.sp[0]
    if isinstance(container, Dict):
        result = table.find(container, m.sp[-1], 2) >= 0
    else:
        result = contains(container, m.sp[-1])
    m.sp = m.sp - 2
    branch(m, result)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def compare_is(m: Machine) -> Next:
    yes = word_of(m.sp[-1]) == word_of(m.sp[0])
    m.sp = m.sp - 2
    branch(m, yes)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def exception_match(m: Machine) -> Next:
    result = matches(m.sp[-1], m.sp[0])
    m.sp = m.sp - 2
    branch(m, result)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def not_(m: Machine) -> Next:
    value = m.sp[0]
    if value is TRUE or value is FALSE:
        m.sp = m.sp - 1
        branch(m, value is FALSE)
        if m.attention:
            return attend(m)
        return NEXT
    return not_object(m)


@handler
def not_object(m: Machine) -> Next:
    m.sp[0] = truth(not counts(m.sp[0]))
    return NEXT


@handler
def jump_(m: Machine) -> Next:
    jump(m)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def pop_jump_if_true(m: Machine) -> Next:
    value = pop(m)
    if value is TRUE:
        jump(m)
        if m.attention:
            return attend(m)
        return NEXT
    if value is FALSE or value is NONE:
        skip_jump(m)
        return NEXT
    return pop_jump_if_true_object(m)


@inline
def counts(value: Obj) -> bool:
    """As is_true, with a shorter way for lists."""
    return value.used != 0 if isinstance(value, List) else is_true(value)


@handler
def pop_jump_if_true_object(m: Machine) -> Next:
    """The value was popped, but still lies above the stack pointer."""
    m.sp = m.sp + 1
    yes = counts(m.sp[0])
    m.sp = m.sp - 1
    if yes:
        jump(m)
    else:
        skip_jump(m)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def pop_jump_if_false(m: Machine) -> Next:
    value = pop(m)
    if value is TRUE:
        skip_jump(m)
        return NEXT
    if value is FALSE or value is NONE:
        jump(m)
        if m.attention:
            return attend(m)
        return NEXT
    return pop_jump_if_false_object(m)


@handler
def pop_jump_if_false_object(m: Machine) -> Next:
    m.sp = m.sp + 1
    yes = counts(m.sp[0])
    m.sp = m.sp - 1
    if yes:
        skip_jump(m)
    else:
        jump(m)
    if m.attention:
        return attend(m)
    return NEXT


@handler
def jump_if_true_or_pop(m: Machine) -> Next:
    value = m.sp[0]
    if value is TRUE or (value is not FALSE and is_true(value)):
        jump_forward(m)
    else:
        m.sp = m.sp - 1
        skip_jump(m)
    return NEXT


@handler
def jump_if_false_or_pop(m: Machine) -> Next:
    value = m.sp[0]
    if value is TRUE or (value is not FALSE and is_true(value)):
        m.sp = m.sp - 1
        skip_jump(m)
    else:
        jump_forward(m)
    return NEXT
