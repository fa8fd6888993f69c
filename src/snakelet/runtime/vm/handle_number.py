"""Handlers of the arithmetic operators.

Invariant: the fast path of an operator is for small integers whose result is one, then for
floats held in the word; everything else is `operate`, which reads the operator from the opcode
behind it.
"""

from snakelet.runtime.static import (  # noqa: F401
    NEXT,
    NULL,
    SMALL_BITS,
    Next,
    add_small,
    both_float,
    both_small,
    handler,
    is_small,
    mul_small,
    small,
    small_value,
    sub_small,
    tag_float,
    untag_float,
)
from snakelet.runtime.types.operation import unary
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.vm.handle_special import operate  # noqa: F401
from snakelet.runtime.vm.numbered import Handler, numbered
from snakelet.runtime.vm.opcode import UNARY_OP_MULTI


@handler
def operate_unary(m: Machine) -> Next:
    """Any unary operator on any value."""
    m.sp[0] = unary(m.ip[-1] - UNARY_OP_MULTI, m.sp[0])
    return NEXT


def arithmetic(name: str, small_function: str, float_operator: str) -> Handler:
    """The handler of an operator that small integers have an overflow-checking function for (build
    time); the float part is a handler of its own, which costs the first nothing."""
    floats = f"""
@handler
def {name}_floats_{{n}}(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if both_float(a, b):
        result = tag_float(untag_float(a) {float_operator} untag_float(b))
        if result is not NULL:
            m.sp = m.sp - 1
            m.sp[0] = result
            return NEXT
    return operate(m)
"""
    integers = f"""
@handler
def {name}_{{n}}(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if both_small(a, b):
        result = {small_function}(a, b)
        if result is not NULL:
            m.sp = m.sp - 1
            m.sp[0] = result
            return NEXT
    return {name}_floats_0(m)
"""
    numbered(floats, 1, globals())
    return numbered(integers, 1, globals())[0]


add = arithmetic("add", "add_small", "+")
subtract = arithmetic("subtract", "sub_small", "-")
multiply = arithmetic("multiply", "mul_small", "*")


@handler
def true_divide(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if both_float(a, b):
        result = tag_float(untag_float(a) / untag_float(b))
        if result is not NULL:
            m.sp = m.sp - 1
            m.sp[0] = result
            return NEXT
    return operate(m)


def integer_operator(name: str, expression: str, condition: str = "") -> Handler:
    """The handler of an operator on small integers whose result is one, perhaps under a condition
    on the numbers x and y (build time)."""
    text = """
@handler
def NAME_{n}(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if both_small(a, b):
        x = small_value(a)
        y = small_value(b)
        if CONDITION:
            m.sp = m.sp - 1
            m.sp[0] = small(EXPRESSION)
            return NEXT
    return operate(m)
"""
    if not condition:
        text = text.replace("        if CONDITION:\n", "").replace(" " * 12, " " * 8)
    text = text.replace("NAME", name).replace("CONDITION", condition)
    return numbered(text.replace("EXPRESSION", expression), 1, globals())[0]


bit_and = integer_operator("bit_and", "x & y")
bit_or = integer_operator("bit_or", "x | y")
bit_xor = integer_operator("bit_xor", "x ^ y")
floor_divide = integer_operator("floor_divide", "x // y", "y > 0")
modulo = integer_operator("modulo", "x % y", "y > 0")
shift_right = integer_operator("shift_right", "x >> y", f"0 <= y < {SMALL_BITS}")
shift_left = integer_operator(
    "shift_left", "x << y", f"0 <= y < {SMALL_BITS // 2} and 0 <= x < {1 << (SMALL_BITS // 2 - 1)}"
)


@handler
def negative(m: Machine) -> Next:
    value = m.sp[0]
    if is_small(value):
        result = sub_small(small(0), value)
        if result is not NULL:
            m.sp[0] = result
            return NEXT
    return operate_unary(m)
