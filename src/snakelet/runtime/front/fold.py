"""Completing nodes: folding of constants, `const`, displays, and what stands in parentheses.

Invariant: a function of COMPLETIONS gets the parts of a rule that ends, leaves them where they are,
and returns what stands for the rule in the tree. Folding never raises what the program would raise
at run time: such an operation stays in the program.
"""

from collections.abc import Callable
from typing import cast

from snakelet.runtime.front.constant import (
    MATH_NAN,
    UNKNOWN,
    is_constant,
    is_fixed,
    is_number,
    is_real,
    number_part,
    truth_of,
    value_of,
)
from snakelet.runtime.front.diagnostic import syntax_error
from snakelet.runtime.front.node import (
    CONSTANT,
    Node,
    head_of,
    is_kind,
    is_name,
    kind,
    new_node,
    node_of_one,
    token_of_leaf,
)
from snakelet.runtime.front.parsing import SINGLE, Parser
from snakelet.runtime.front.token import TOKEN_COUNT, token_of
from snakelet.runtime.heap.qstr import qstr, string_of
from snakelet.runtime.static import (
    FALSE,
    NULL,
    SMALL_BITS,
    TRUE,
    Obj,
    Tail,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import OverflowError, TypeError, UserError
from snakelet.runtime.types.bigint import is_negative
from snakelet.runtime.types.float import float_object, is_integral
from snakelet.runtime.types.int import is_int
from snakelet.runtime.types.number import number_binary, number_unary, to_double
from snakelet.runtime.types.operator import (
    ARITHMETIC_SYMBOLS,
    INVERT,
    NEGATIVE,
    OR,
    POSITIVE,
    POWER,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    TRUE_DIVIDE,
)
from snakelet.runtime.types.tuple import Tuple

OR_KIND = kind("or")
BITOR = kind("bitor")
EXPRESSION = kind("expression")
PASS = kind("pass")
ITEMS = kind("items")
PAREN_TUPLE = kind("paren_tuple")
COMPREHENSION = kind("comprehension")
GENERATOR = kind("generator")
LIST = kind("list")
LIST_COMPREHENSION = kind("list_comprehension")
DICT_OR_SET = kind("dict_or_set")
DICT_OR_SET_COMPREHENSION = kind("dict_or_set_comprehension")
PRIMARY = kind("primary")
CALL = kind("call")
ATTRIBUTE = kind("attribute")
ANNOTATION = kind("annotation")
MATH = qstr("math")
CONST = qstr("const")

_binary = {symbol: OR + i for i, symbol in enumerate(ARITHMETIC_SYMBOLS)}
_by_token = {token_of(text): number for text, number in _binary.items()}
BINARY_OF_TOKEN: tuple[int, ...] = tuple(_by_token.get(token, 0) for token in range(TOKEN_COUNT))
"""The operator number of each infix token of arithmetic."""
PLUS = token_of("+")
MINUS = token_of("-")

MATH_NAMES: tuple[Obj, ...] = (qstr("e"), qstr("pi"), qstr("tau"), qstr("inf"), qstr("nan"))
E = 2.718281828459045
PI = 3.141592653589793
INFINITY = float("inf")


def made(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """A node of the parts from `start` on."""
    count = parser.parts.used - start
    node = Node(count, head_of(kind, line), Tail(count))
    node.items.pointer(0).move(parser.parts.cells.at(start), count)
    return node


def complete_and_or(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """Drops operands that can't decide, and those behind one that does."""
    parts = parser.parts
    deciding = 1 if kind == OR_KIND else 0
    kept = start
    last = parts.used - 1
    for i in range(start, last + 1):
        part = parts[i]
        truth = truth_of(part)
        if truth == UNKNOWN or truth == deciding or i == last:
            parts[kept] = part
            kept += 1
        if truth == deciding:
            break
    parts.truncate(kept)
    return parts[start] if kept == start + 1 else made(parser, kind, line, start)


def complete_not(parser: Parser, kind: int, line: int, start: int) -> Obj:
    truth = truth_of(parser.parts[start])
    if truth == UNKNOWN:
        return made(parser, kind, line, start)
    return FALSE if truth == 1 else TRUE


def complete_same(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """Operands of one operator."""
    operator = OR + kind - BITOR
    parts = parser.parts
    if not all_numbers(parser, start, 1):
        return made(parser, kind, line, start)
    value = value_of(parts[start])
    for i in range(start + 1, parts.used):
        value = computed(parser, operator, value, value_of(parts[i]))
        if value is NULL:
            return made(parser, kind, line, start)
    return number_part(parser, value)


def complete_mixed(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """Operands with operators between them."""
    parts = parser.parts
    if not all_numbers(parser, start, 2):
        return made(parser, kind, line, start)
    value = value_of(parts[start])
    for i in range(start + 1, parts.used, 2):
        operator = BINARY_OF_TOKEN[token_of_leaf(parts[i])]
        value = computed(parser, operator, value, value_of(parts[i + 1]))
        if value is NULL:
            return made(parser, kind, line, start)
    return number_part(parser, value)


def all_numbers(parser: Parser, start: int, step: int) -> bool:
    """Whether all operands are constant numbers."""
    i = start
    while i < parser.parts.used:
        if not is_number(parser.parts[i]):
            return False
        i += step
    return True


def computed(parser: Parser, operator: int, a: Obj, b: Obj) -> Obj:
    """The result of an operation on numbers; NULL if it fails or isn't real."""
    if (operator == SHIFT_LEFT or operator == SHIFT_RIGHT) and not is_small(b):
        return NULL
    if operator == TRUE_DIVIDE and parser.options.exact:
        a = float_object(double_or_infinity(a))
        b = float_object(double_or_infinity(b))
    try:
        value = number_binary(operator, a, b)
    except OverflowError:
        return overflowed(operator, a, b) if parser.options.exact else NULL
    except UserError:
        return NULL
    return value if value is not NULL and is_real(value) else NULL


def overflowed(operator: int, a: Obj, b: Obj) -> Obj:
    """The result if numbers that are too large become infinite, as the official compiler has it;
    NULL if integers stay integers."""
    if is_int(a) and is_int(b) and (operator != POWER or not is_negative(b)):
        return NULL
    left = double_or_infinity(a)
    right = double_or_infinity(b)
    if operator == POWER and left < 0.0 and not is_integral(right):
        return NULL
    try:
        return number_binary(operator, float_object(left), float_object(right))
    except OverflowError:
        odd = is_integral(right) and not is_integral(right / 2.0)
        return float_object(-INFINITY if left < 0.0 and odd else INFINITY)
    except UserError:
        return NULL


def double_or_infinity(value: Obj) -> float:
    """A number as a float, infinite if it is too large."""
    try:
        return to_double(value)
    except OverflowError:
        return -INFINITY if is_negative(value) else INFINITY


def complete_unary(parser: Parser, kind: int, line: int, start: int) -> Obj:
    parts = parser.parts
    if not is_number(parts[start + 1]):
        return made(parser, kind, line, start)
    token = token_of_leaf(parts[start])
    operator = NEGATIVE if token == MINUS else POSITIVE if token == PLUS else INVERT
    value = unary_result(operator, value_of(parts[start + 1]))
    if value is NULL:
        return made(parser, kind, line, start)
    if is_least_word(value) and is_kind(parts[start + 1], CONSTANT):
        return node_of_one(CONSTANT, 0, value)
    return number_part(parser, value)


def unary_result(operator: int, value: Obj) -> Obj:
    """The result of a unary operation on a number; NULL if it has none."""
    try:
        return number_unary(operator, value)
    except TypeError:
        return NULL


def is_least_word(value: Obj) -> bool:
    """Whether a value is the least small integer of 63 bits, which the official compiler keeps as
    an object if it comes of a literal beyond them."""
    return SMALL_BITS == 63 and is_small(value) and small_value(value) == -(1 << SMALL_BITS - 1)


def complete_power(parser: Parser, kind: int, line: int, start: int) -> Obj:
    parts = parser.parts
    if not is_number(parts[start]) or not is_number(parts[start + 1]):
        return made(parser, kind, line, start)
    value = computed(parser, POWER, value_of(parts[start]), value_of(parts[start + 1]))
    return made(parser, kind, line, start) if value is NULL else number_part(parser, value)


def complete_primary(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """`math.pi` and its like are constants."""
    parts = parser.parts
    if parts[start] is MATH and parts.used - start == 2 and is_kind(parts[start + 1], ATTRIBUTE):
        name = cast(Node, parts[start + 1])[0]
        for known in MATH_NAMES:
            if name is known:
                return node_of_one(CONSTANT, 0, math_constant(name))
    return made(parser, kind, line, start)


def math_constant(name: Obj) -> Obj:
    """The value of one of MATH_NAMES."""
    if name is MATH_NAMES[0]:
        return float_object(E)
    if name is MATH_NAMES[1]:
        return float_object(PI)
    if name is MATH_NAMES[2]:
        return float_object(2.0 * PI)
    return float_object(INFINITY) if name is MATH_NAMES[3] else MATH_NAN


def complete_tuple(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """A constant tuple if all items are constants, else a node."""
    parts = parser.parts
    for i in range(start, parts.used):
        if not is_fixed(parts[i]):
            return made(parser, kind, line, start)
    count = parts.used - start
    result = Tuple(count, Tail(count))
    for i in range(count):
        result.items[i] = value_of(parts[start + i])
    return node_of_one(CONSTANT, line, result)


def complete_parenthesis(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """A tuple, a generator expression, or what stands in the parentheses itself."""
    held = parser.parts[start]
    if held is NULL:
        return new_node(PAREN_TUPLE, line, 0)
    if is_comprehension(held):
        return made(parser, GENERATOR, line, start)
    if not is_kind(held, ITEMS):
        return held
    return tuple_of_items(cast(Node, held), line)


def is_comprehension(held: Obj) -> bool:
    """Whether brackets hold a comprehension. SyntaxError if it has more elements than one."""
    if not is_kind(held, COMPREHENSION):
        return False
    node = cast(Node, held)
    if node.length != 2:
        syntax_error("invalid syntax", node.line())
    return True


def tuple_of_items(items: Node, line: int) -> Obj:
    """The tuple of items in parentheses."""
    for i in range(items.length):
        if not is_fixed(items[i]):
            items.head = head_of(PAREN_TUPLE, line)
            return items
    result = Tuple(items.length, Tail(items.length))
    for i in range(items.length):
        result.items[i] = value_of(items[i])
    return node_of_one(CONSTANT, items.line(), result)


def complete_bracket(parser: Parser, kind: int, line: int, start: int) -> Obj:
    return complete_display(parser, LIST, LIST_COMPREHENSION, line, start)


def complete_brace(parser: Parser, kind: int, line: int, start: int) -> Obj:
    return complete_display(parser, DICT_OR_SET, DICT_OR_SET_COMPREHENSION, line, start)


def complete_display(parser: Parser, plain: int, comprehension: int, line: int, start: int) -> Obj:
    """A display of items, or a comprehension."""
    held = parser.parts[start]
    if held is NULL:
        return new_node(plain, line, 0)
    if is_comprehension(held):
        return made(parser, comprehension, line, start)
    if is_kind(held, ITEMS):
        items = cast(Node, held)
        items.head = head_of(plain, line)
        return items
    return node_of_one(plain, line, held)


def complete_expression(parser: Parser, kind: int, line: int, start: int) -> Obj:
    """Drops constants that are statements, and carries out definitions of constants."""
    parts = parser.parts
    suffix = parts[start + 1]
    if suffix is NULL:
        if parser.mode != SINGLE and is_constant(parts[start]):
            return new_node(PASS, line, 0)
        return made(parser, kind, line, start)
    value = suffix
    if is_kind(suffix, ANNOTATION):
        value = cast(Node, suffix)[1]
    if is_name(parts[start]) and is_const_call(value):
        return defined(parser, line, start, cast(Node, cast(Node, value)[1]))
    return made(parser, kind, line, start)


def is_const_call(value: Obj) -> bool:
    """Whether an expression is written `const(...)`."""
    if not is_kind(value, PRIMARY):
        return False
    primary = cast(Node, value)
    return primary.length == 2 and primary[0] is CONST and is_kind(primary[1], CALL)


def defined(parser: Parser, line: int, start: int, call: Node) -> Obj:
    """Defines a constant: the statement that is left of it."""
    parts = parser.parts
    argument = call[0]
    if not is_fixed(argument):
        syntax_error("not a constant", line)
    name = parts[start]
    parser.constants.put(name, value_of(argument))
    if string_of(name).data[0] == ord("_"):
        return new_node(PASS, 0, 0)
    parts[start + 1] = argument
    return made(parser, EXPRESSION, line, start)


COMPLETIONS: tuple[Callable[[Parser, int, int, int], Obj], ...] = (
    complete_and_or,
    complete_and_or,
    complete_not,
    made,
    complete_same,
    complete_same,
    complete_same,
    complete_mixed,
    complete_mixed,
    complete_mixed,
    complete_unary,
    complete_power,
    complete_primary,
    complete_tuple,
    complete_parenthesis,
    complete_bracket,
    complete_brace,
    complete_expression,
)
"""What completes a node, by the lower kinds of node.KINDS."""
