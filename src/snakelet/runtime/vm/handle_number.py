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
    Obj,
    add_small,
    both_float,
    both_small,
    handler,
    inline,
    is_small,
    mul_small,
    small,
    small_value,
    sub_small,
    tag_float,
    untag_float,
)
from snakelet.runtime.types.float import (  # noqa: F401
    float_divide,
    float_object,
    is_float_object,
)
from snakelet.runtime.types.int import (  # noqa: F401
    int_add,
    int_and,
    int_floor_divide,
    int_modulo,
    int_multiply,
    int_or,
    int_shift_left,
    int_shift_right,
    int_subtract,
    int_true_divide,
    int_xor,
    is_int,
)
from snakelet.runtime.types.number import (
    as_integer,  # noqa: F401
    float_binary,
    int_general_power,
    to_double,
)
from snakelet.runtime.types.operation import unary
from snakelet.runtime.types.operator import POWER
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.vm.handle_special import operate  # noqa: F401
from snakelet.runtime.vm.numbered import Handler, numbered
from snakelet.runtime.vm.opcode import UNARY_OP_MULTI


@inline
def is_real(value: Obj) -> bool:
    """Whether a value is a small integer or a float."""
    return is_small(value) or is_float_object(value)


@handler
def operate_unary(m: Machine) -> Next:
    """Any unary operator on any value."""
    m.sp[0] = unary(m.ip[-1] - UNARY_OP_MULTI, m.sp[0])
    return NEXT


def arithmetic(name: str, short: str, float_operator: str) -> Handler:
    """The handler of an operator that small integers have an overflow-checking function for (build
    time); the parts for floats and for other numbers are handlers of their own, which cost the
    first nothing."""
    small_function = f"{short}_small"
    integer_function = f"int_{name}"
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
    return {name}_numbers_{{n}}(m)
"""
    numbers = f"""
@handler
def {name}_numbers_{{n}}(m: Machine) -> Next:
    a = as_integer(m.sp[-1])
    b = as_integer(m.sp[0])
    if is_int(a) and is_int(b):
        result = {integer_function}(a, b)
    elif is_real(a) and is_real(b):
        result = float_object(to_double(a) {float_operator} to_double(b))
    else:
        return operate(m)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT
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
    numbered(numbers, 1, globals())
    numbered(floats, 1, globals())
    return numbered(integers, 1, globals())[0]


add = arithmetic("add", "add", "+")
subtract = arithmetic("subtract", "sub", "-")
multiply = arithmetic("multiply", "mul", "*")


@handler
def power(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if is_int(a) and is_int(b):
        result = int_general_power(a, b)
    elif is_real(a) and is_real(b):
        result = float_binary(POWER, to_double(a), to_double(b))
    else:
        return operate(m)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


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
    return true_divide_numbers(m)


@handler
def true_divide_numbers(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if both_small(a, b):
        result = float_object(int_true_divide(a, b))
    elif is_real(a) and is_real(b):
        result = float_object(float_divide(to_double(a), to_double(b)))
    else:
        return operate(m)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


def integer_operator(name: str, function: str, expression: str, condition: str = "") -> Handler:
    """The handler of an operator on small integers whose result is one, perhaps under a condition
    on the numbers x and y, and otherwise on integers of any size, for which there is a function
    (build time)."""
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
    return NAME_integers_{n}(m)
"""
    others = """
@handler
def NAME_integers_{n}(m: Machine) -> Next:
    a = m.sp[-1]
    b = m.sp[0]
    if is_int(a) and is_int(b):
        result = int_FUNCTION(a, b)
        m.sp = m.sp - 1
        m.sp[0] = result
        return NEXT
    return operate(m)
"""
    numbered(others.replace("NAME", name).replace("FUNCTION", function), 1, globals())
    if not condition:
        text = text.replace("        if CONDITION:\n", "").replace(" " * 12, " " * 8)
    text = text.replace("NAME", name).replace("CONDITION", condition)
    return numbered(text.replace("EXPRESSION", expression), 1, globals())[0]


bit_and = integer_operator("bit_and", "and", "x & y")
bit_or = integer_operator("bit_or", "or", "x | y")
bit_xor = integer_operator("bit_xor", "xor", "x ^ y")
floor_divide = integer_operator("floor_divide", "floor_divide", "x // y", "y > 0")
modulo = integer_operator("modulo", "modulo", "x % y", "y > 0")
shift_right = integer_operator("shift_right", "shift_right", "x >> y", f"0 <= y < {SMALL_BITS}")
shift_left = integer_operator(
    "shift_left",
    "shift_left",
    "x << y",
    f"0 <= y < {SMALL_BITS // 2} and 0 <= x < {1 << (SMALL_BITS // 2 - 1)}",
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
