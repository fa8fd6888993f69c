"""Constants in the parse tree: which parts are some, their values, and their truth.

Invariant: the value of a constant is a finished object of the user's program, except that strings
which are interned stay qstrs.
"""

from typing import cast

from snakelet.runtime.front.leaf import fits_leaf
from snakelet.runtime.front.node import (
    CONSTANT,
    Node,
    is_kind,
    is_literal_leaf,
    is_node,
    is_string,
    kind,
    node_of_one,
    string_of_leaf,
)
from snakelet.runtime.front.parsing import Parser
from snakelet.runtime.heap.cells import Bytes
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    FALSE,
    NONE,
    Obj,
    Tail,
    is_float,
    is_qstr,
    is_small,
    small_value,
    untag_float,
)
from snakelet.runtime.types.bigint import BigInt
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.float import Float, float_value
from snakelet.runtime.types.tuple import Tuple

PAREN_TUPLE = kind("paren_tuple")
EMPTY_STRING = qstr("")

UNKNOWN = -1
MATH_NAN = Float(float("nan"))
"""The value of `math.nan`: one object, so that all its uses are one constant."""


def is_constant(part: Obj) -> bool:
    """Whether a part has a value that is known now; the empty tuple isn't counted."""
    return is_literal_leaf(part) or is_kind(part, CONSTANT)


def is_empty_tuple(part: Obj) -> bool:
    """Whether a part is `()`."""
    return is_kind(part, PAREN_TUPLE) and cast(Node, part).length == 0


def is_fixed(part: Obj) -> bool:
    """Whether a part has a known value, `()` included."""
    return is_constant(part) or is_empty_tuple(part)


def value_of(part: Obj) -> Obj:
    """The value of a part that is fixed."""
    if is_string(part):
        return string_of_leaf(part)
    if not is_node(part):
        return part
    if is_empty_tuple(part):
        return Tuple(0, Tail(0))
    return cast(Node, part)[0]


def is_number(part: Obj) -> bool:
    """Whether a part is a constant integer or float."""
    if is_small(part):
        return True
    return is_kind(part, CONSTANT) and is_real(cast(Node, part)[0])


def is_real(value: Obj) -> bool:
    """Whether a value is an integer or a float."""
    return (
        is_small(value) or is_float(value) or isinstance(value, BigInt) or isinstance(value, Float)
    )


def truth_of(part: Obj) -> int:
    """1 if a part is constant and true, 0 if false, UNKNOWN if it isn't constant."""
    if not is_fixed(part):
        return UNKNOWN
    return 1 if is_true(value_of(part)) else 0


def is_true(value: Obj) -> bool:
    """The truth of a constant."""
    if is_small(value):
        return small_value(value) != 0
    if is_qstr(value):
        return value is not EMPTY_STRING
    if is_float(value):
        return untag_float(value) != 0.0
    if isinstance(value, Float):
        return value.value != 0.0
    if isinstance(value, Complex):
        return value.real != 0.0 or value.imag != 0.0
    if isinstance(value, Bytes):
        return value.length != 0
    if isinstance(value, Tuple):
        return value.length != 0
    return value is not FALSE and value is not NONE


def number_part(parser: Parser, value: Obj) -> Obj:
    """The leaf of a computed number, or a node without a line. A nan is a constant of its own."""
    if fits_leaf(parser, value):
        return value
    if not is_small(value) and not isinstance(value, BigInt):
        number = float_value(value)
        if number != number:
            return node_of_one(CONSTANT, 0, Float(number))
    return node_of_one(CONSTANT, 0, value)
