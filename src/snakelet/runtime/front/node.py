"""The parse tree: nodes of a kind with a line and parts; the commonest leaves are single words.

    NULL                   nothing
    small integer          an integer literal or folded number that fits the target
    qstr                   an identifier; with STRING_FLAG a string literal, with TOKEN_FLAG a token
    None, True, False ...  those literals
    Node                   everything else; constants of other types are CONSTANT nodes

Invariant: a node never changes but for its head, and the tree holds no qstr number near the flags.
"""

from typing import cast

from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    NULL,
    TRUE,
    U32,
    Obj,
    Struct,
    Tail,
    build,
    inline,
    is_pointer,
    is_qstr,
    is_small,
    qstr_at,
    qstr_index,
)

STRING_FLAG = 1 << 26
TOKEN_FLAG = 1 << 27
MAX_LINE = (1 << 23) - 1
"""A head fits a word of 32 bits with sign."""

KINDS: tuple[str, ...] = (
    # Completed by a function of fold.py.
    "or",
    "and",
    "not",
    "comparison",
    "bitor",
    "bitxor",
    "bitand",
    "shift",
    "arithmetic",
    "term",
    "unary",
    "power",
    "primary",
    "tuple",
    "parenthesis",
    "bracket",
    "brace",
    "expression",
    # Expressions.
    "constant",
    "items",
    "paren_tuple",
    "generator",
    "list",
    "list_comprehension",
    "dict_or_set",
    "dict_or_set_comprehension",
    "comprehension",
    "comp_for",
    "comp_if",
    "pair",
    "ternary",
    "lambda",
    "named",
    "await",
    "yield",
    "yield_from",
    "star",
    "slice",
    "call",
    "subscript",
    "attribute",
    "arguments",
    "keyword",
    "star_argument",
    "double_star_argument",
    # Statements.
    "statements",
    "annotation",
    "augmented",
    "assignments",
    "delete",
    "pass",
    "break",
    "continue",
    "return",
    "raise",
    "import",
    "import_names",
    "import_as",
    "dotted",
    "relative",
    "from",
    "names",
    "name_as",
    "global",
    "nonlocal",
    "assert",
    "if",
    "elifs",
    "elif",
    "while",
    "for",
    "try",
    "excepts",
    "except",
    "with",
    "with_items",
    "with_item",
    "function",
    "parameters",
    "parameter",
    "star_parameter",
    "double_star_parameter",
    "class",
    "decorated",
    "decorators",
    "decorator",
    "async",
)
"""The kinds of nodes; grammar.py says what parts they have."""


@build
def kind(name: str) -> int:
    """The number of a kind of node."""
    return KINDS.index(name)


FIRST_PLAIN = kind("constant")
"""Nodes of lower kinds are completed by a function, the others just made."""

CONSTANT = kind("constant")


class Node(Struct):
    """A composite node: `length` parts, and in `head` the line (from 1; 0 is none) above 8 bits of
    kind."""

    length: U32
    head: U32
    items: Tail[Obj]

    @inline
    def __getitem__(self, index: int) -> Obj:
        return self.items[index]

    @inline
    def kind(self) -> int:
        """The kind of node, an index into KINDS."""
        return self.head & 0xFF

    @inline
    def line(self) -> int:
        """The line of the construct's first token, 0 if it has none."""
        return self.head >> 8


def head_of(kind: int, line: int) -> int:
    """The head of a node; lines beyond MAX_LINE stay at it."""
    return min(line, MAX_LINE) << 8 | kind


def new_node(kind: int, line: int, count: int) -> Node:
    """A node with empty parts."""
    return Node(count, head_of(kind, line), Tail(count))


def node_of_one(kind: int, line: int, part: Obj) -> Node:
    """A node with one part."""
    node = Node(1, head_of(kind, line), Tail(1))
    node.items[0] = part
    return node


@inline
def is_node(value: Obj) -> bool:
    """Whether a part of the tree is a composite node."""
    return is_pointer(value)


def is_kind(value: Obj, kind: int) -> bool:
    """Whether a part of the tree is a node of this kind."""
    return is_pointer(value) and cast(Node, value).head & 0xFF == kind


def line_of(value: Obj) -> int:
    """The line of a node; 0 for a leaf."""
    return cast(Node, value).head >> 8 if is_pointer(value) else 0


@inline
def is_name(value: Obj) -> bool:
    """Whether a leaf is an identifier."""
    return is_qstr(value) and qstr_index(value) < STRING_FLAG


@inline
def is_string(value: Obj) -> bool:
    """Whether a leaf is an interned string literal."""
    return is_qstr(value) and qstr_index(value) & STRING_FLAG != 0


@inline
def is_token(value: Obj) -> bool:
    """Whether a leaf is a token."""
    return is_qstr(value) and qstr_index(value) & TOKEN_FLAG != 0


@inline
def string_leaf(name: Obj) -> Obj:
    """The leaf of an interned string literal."""
    return qstr_at(qstr_index(name) | STRING_FLAG)


@inline
def string_of_leaf(leaf: Obj) -> Obj:
    """The interned string of a string leaf."""
    return qstr_at(qstr_index(leaf) & ~STRING_FLAG)


@inline
def token_leaf(token: int) -> Obj:
    """The leaf of a token."""
    return qstr_at(token | TOKEN_FLAG)


@inline
def token_of_leaf(leaf: Obj) -> int:
    """The token of a token leaf."""
    return qstr_index(leaf) & ~TOKEN_FLAG


def is_literal_leaf(value: Obj) -> bool:
    """Whether a part is a leaf with a constant value."""
    if value is NULL:
        return False
    if is_small(value) or is_string(value):
        return True
    return value is NONE or value is TRUE or value is FALSE or value is ELLIPSIS
