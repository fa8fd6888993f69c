"""The operators by number, and the names of their special methods.

Invariant: the numbers are those of the opcodes (spec/bytecode.md section 3): opcode 0xd0 + n is the
unary operator n, 0xd7 + n the binary operator n. Those above 34 (binary) and 3 (unary) exist at run
time only.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import Obj

POSITIVE = 0
NEGATIVE = 1
INVERT = 2
NOT = 3
BOOL = 4
LENGTH = 5
HASH = 6
ABSOLUTE = 7
INT = 8
FLOAT = 9
COMPLEX = 10
SIZEOF = 11

LESS = 0
MORE = 1
EQUAL = 2
LESS_EQUAL = 3
MORE_EQUAL = 4
NOT_EQUAL = 5
IN = 6
IS = 7
EXCEPTION_MATCH = 8
INPLACE_OR = 9
INPLACE_XOR = 10
INPLACE_AND = 11
INPLACE_SHIFT_LEFT = 12
INPLACE_SHIFT_RIGHT = 13
INPLACE_ADD = 14
INPLACE_SUBTRACT = 15
INPLACE_MULTIPLY = 16
INPLACE_MATRIX_MULTIPLY = 17
INPLACE_FLOOR_DIVIDE = 18
INPLACE_TRUE_DIVIDE = 19
INPLACE_MODULO = 20
INPLACE_POWER = 21
OR = 22
XOR = 23
AND = 24
SHIFT_LEFT = 25
SHIFT_RIGHT = 26
ADD = 27
SUBTRACT = 28
MULTIPLY = 29
MATRIX_MULTIPLY = 30
FLOOR_DIVIDE = 31
TRUE_DIVIDE = 32
MODULO = 33
POWER = 34
DIVMOD = 35
CONTAINS = 36
REVERSE_OR = 37
REVERSE_XOR = 38
REVERSE_AND = 39
REVERSE_SHIFT_LEFT = 40
REVERSE_SHIFT_RIGHT = 41
REVERSE_ADD = 42
REVERSE_SUBTRACT = 43
REVERSE_MULTIPLY = 44
REVERSE_MATRIX_MULTIPLY = 45
REVERSE_FLOOR_DIVIDE = 46
REVERSE_TRUE_DIVIDE = 47
REVERSE_MODULO = 48
REVERSE_POWER = 49
NOT_IN = 50
IS_NOT = 51

PLAIN_OF_INPLACE = OR - INPLACE_OR
"""Added to an in-place operator it gives the plain one."""
REVERSE_OF_PLAIN = REVERSE_OR - OR
"""Added to a plain operator OR to POWER it gives the reflected one."""

COMPARISON_SYMBOLS = ("<", ">", "==", "<=", ">=", "!=", "in", "is")
"""LESS to IS as they are written."""
ARITHMETIC_SYMBOLS = ("|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//", "/", "%", "**")
"""OR to POWER as they are written; with `=` behind, INPLACE_OR to INPLACE_POWER."""

_COMPARISONS = ["lt", "gt", "eq", "le", "ge", "ne"]
_ARITHMETIC = (
    *("or", "xor", "and", "lshift", "rshift", "add", "sub", "mul", "matmul"),
    *("floordiv", "truediv", "mod", "pow"),
)

UNARY_TEXTS: tuple[str, ...] = tuple(
    f"__{name}__" if name else ""
    for name in ["pos", "neg", "invert", "", "bool", "len", "hash", "abs"]
    + ["int", "float", "complex", "sizeof"]
)
"""The special method of each unary operator; `not` has none."""

BINARY_TEXTS: tuple[str, ...] = (
    *(f"__{name}__" for name in _COMPARISONS),
    *("", "", ""),
    *(f"__i{name}__" for name in _ARITHMETIC),
    *(f"__{name}__" for name in _ARITHMETIC),
    *("__divmod__", "__contains__"),
    *(f"__r{name}__" for name in _ARITHMETIC),
    *("", ""),
)
"""The special method of each binary operator; `in`, `is` and the exception match have none."""

UNARY_NAMES: tuple[Obj, ...] = tuple(qstr(text) for text in UNARY_TEXTS)
BINARY_NAMES: tuple[Obj, ...] = tuple(qstr(text) for text in BINARY_TEXTS)
