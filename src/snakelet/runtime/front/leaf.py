"""Tokens that become leaves of the tree: names, numbers, strings and literal words.

Invariant: a leaf is a word of its own if that is possible (node.py), else a CONSTANT node with the
token's line.
"""

from snakelet.runtime.front.diagnostic import limit_error, number_error, syntax_error
from snakelet.runtime.front.node import CONSTANT, node_of_one, string_leaf, token_leaf
from snakelet.runtime.front.parsing import Parser
from snakelet.runtime.front.reference_float import number_of_text
from snakelet.runtime.front.token import BYTES, DECIMAL, INTEGER, NAME, STRING, token_of
from snakelet.runtime.heap.qstr import String, find, hash_bytes, intern, qstr
from snakelet.runtime.heap.vector import Buffer
from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    NULL,
    TRUE,
    Obj,
    Tail,
    is_small,
    qstr_index,
    small_value,
)
from snakelet.runtime.types.bigint_text import integer_from_digits, prefix_base
from snakelet.runtime.types.bytes import ByteString
from snakelet.runtime.types.number import number_from_text
from snakelet.runtime.types.utf8 import all_ascii, is_text

MAX_NAME = 255
SHORT_STRING = 10
"""A string literal of at most so many bytes is interned."""
STATIC_STRING_COUNT = 166
ZERO = ord("0")

FALSE_TOKEN = token_of("False")
NONE_TOKEN = token_of("None")
TRUE_TOKEN = token_of("True")
DEBUG_TOKEN = token_of("__debug__")

KNOWN_NAMES: tuple[Obj, ...] = (
    qstr("Interpolation"),
    qstr("StopAsyncIteration"),
    qstr("UnicodeError"),
    qstr("ViperTypeError"),
    qstr("__build_class__"),
    qstr("__complex__"),
    qstr("__contains__"),
    qstr("__repl_print__"),
    qstr("__reversed__"),
    qstr("__template__"),
    qstr("__traceback__"),
    qstr("bound_method"),
    qstr("difference_update"),
    qstr("format_spec"),
    qstr("heap_unlock"),
    qstr("interpolations"),
    qstr("intersection"),
    qstr("intersection_update"),
    qstr("string.templatelib"),
    qstr("symmetric_difference"),
    qstr("symmetric_difference_update"),
    qstr("templatelib"),
    qstr("unpack_from"),
    qstr("vcvt_f32_s32"),
    qstr("vcvt_s32_f32"),
    qstr("maximum recursion depth exceeded"),
)
"""Long strings that the official mpy-cross knows from the start (spec/bytecode.md section 11.1)."""


def learn_names(parser: Parser, source_name: Obj) -> None:
    """Notes which long strings are interned before the first token."""
    for name in KNOWN_NAMES:
        parser.known.put(name, name)
    parser.known.put(source_name, source_name)


def leaf_of_token(parser: Parser) -> Obj:
    """The leaf that a literal or a name makes as an expression."""
    token = parser.lexer.token
    if token == NAME:
        return value_of_name(parser, name_of_text(parser))
    if token == INTEGER:
        return integer_leaf(parser)
    if token == STRING:
        return string_of_text(parser)
    if token == DECIMAL or token == BYTES:
        value = decimal_number(parser) if token == DECIMAL else byte_string(parser.lexer.text)
        return constant_node(parser, value)
    if token == TRUE_TOKEN:
        return TRUE
    if token == FALSE_TOKEN:
        return FALSE
    if token == NONE_TOKEN:
        return NONE
    if token == DEBUG_TOKEN:
        return TRUE if parser.options.level == 0 else FALSE
    return ELLIPSIS


def constant_node(parser: Parser, value: Obj) -> Obj:
    """A node for a constant that is no leaf."""
    return node_of_one(CONSTANT, parser.lexer.line, value)


def part_of_token(parser: Parser) -> Obj:
    """The leaf of a token that isn't an expression: a name or an operator."""
    token = parser.lexer.token
    return name_of_text(parser) if token == NAME else token_leaf(token)


def name_of_text(parser: Parser) -> Obj:
    """The interned text of the token."""
    text = parser.lexer.text
    if text.used > MAX_NAME:
        limit_error("name too long")
    check_characters(parser)
    name = intern(text.at(0), text.used)
    if text.used > SHORT_STRING and parser.options.exact:
        parser.known.put(name, name)
    return name


def value_of_name(parser: Parser, name: Obj) -> Obj:
    """The name itself, or what `const` put in its place."""
    if parser.constants.used == 0:
        return name
    value = parser.constants.get(name)
    if value is NULL:
        return name
    return value if fits_leaf(parser, value) else constant_node(parser, value)


def fits_leaf(parser: Parser, value: Obj) -> bool:
    """Whether a value is an integer that is small on the target."""
    if not is_small(value):
        return False
    limit = 1 << (parser.options.small_bits - 1)
    return -limit <= small_value(value) < limit


def integer_leaf(parser: Parser) -> Obj:
    """The leaf or node of an integer literal."""
    text = parser.lexer.text
    base = prefix_base(text.at(0), text.used)
    start = 0 if base == 0 else 2
    if base == 0:
        base = 10 if is_decimal(text) else 0
    value = NULL
    if base != 0 and text.used > start:
        value = integer_from_digits(text.at(start), text.used - start, base)
    if value is NULL:
        number_error(text.at(start), text.used - start, base, parser.lexer.line)
    return value if fits_leaf(parser, value) else constant_node(parser, value)


def is_decimal(text: Buffer) -> bool:
    """Whether digits may be a decimal integer: it starts with 0 only if it is zero."""
    if text[0] != ZERO:
        return True
    for i in range(text.used):
        if text[i] != ZERO:
            return False
    return True


def decimal_number(parser: Parser) -> Obj:
    """The value of a float or imaginary literal."""
    text = parser.lexer.text
    if parser.options.exact:
        value = number_of_text(text.at(0), text.used)
    else:
        value = number_from_text(text.at(0), text.used)
    if value is NULL:
        syntax_error("invalid syntax for number", parser.lexer.line)
    return value


def byte_string(text: Buffer) -> Obj:
    """The bytes object of a literal."""
    result = ByteString(text.used, 0, Tail(text.used))
    result.at(0).move(text.at(0), text.used)
    return result


def check_characters(parser: Parser) -> None:
    """SyntaxError for a name or literal that is no text; mpy-cross lets them into a file, which
    then can't be loaded. differs: MicroPython takes any bytes."""
    text = parser.lexer.text
    if parser.options.exact:
        return
    if not all_ascii(text.at(0), text.used) and not is_text(text.at(0), text.used):
        syntax_error("invalid UTF-8", parser.lexer.line)


def string_of_text(parser: Parser) -> Obj:
    """The leaf or node of a string literal."""
    text = parser.lexer.text
    check_characters(parser)
    if text.used <= SHORT_STRING:
        return string_leaf(intern(text.at(0), text.used))
    name = find(text.at(0), text.used, hash_bytes(text.at(0), text.used))
    if name is not NULL and is_known(parser, name):
        return string_leaf(name)
    string = String(text.used, 0, Tail(text.used))
    string.at(0).move(text.at(0), text.used)
    return constant_node(parser, string)


def is_known(parser: Parser, name: Obj) -> bool:
    """Whether a long string that is interned counts as such in this compilation."""
    if not parser.options.exact or qstr_index(name) < STATIC_STRING_COUNT:
        return True
    return parser.known.get(name) is not NULL
