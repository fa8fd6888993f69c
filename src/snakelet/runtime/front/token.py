"""The tokens of the language: a number each, and the texts that spell them.

Invariant: numbers below FIRST_KEYWORD are classes of tokens that carry a text or shape the layout;
keywords stand in alphabetical order, and operators are sorted by first character, longer ones
first, so that the lexer finds either by its first character.
"""

from snakelet.runtime.static import build

END = 0
INVALID = 1
NEWLINE = 2
INDENT = 3
DEDENT = 4
BAD_DEDENT = 5
NAME = 6
INTEGER = 7
DECIMAL = 8
STRING = 9
BYTES = 10
EMPTY_FIELD = 11

FIRST_KEYWORD = 12
CLASSES = {"END": END, "NEWLINE": NEWLINE, "INDENT": INDENT, "DEDENT": DEDENT, "NAME": NAME}
"""The classes that the grammar names; the last of all tells of a malformed f-string."""

KEYWORDS: tuple[str, ...] = tuple(
    sorted(
        "False None True __debug__ and as assert async await break class continue def del elif "
        "else except finally for from global if import in is lambda nonlocal not or pass raise "
        "return try while with yield".split()
    )
)
OPERATORS: tuple[str, ...] = tuple(
    sorted(
        "( ) [ ] { } , : := ; . ... @ @= = == ~ + += - -= -> * *= ** **= / /= // //= % %= "
        "& &= | |= ^ ^= < <= << <<= > >= >> >>= !=".split(),
        key=lambda text: (text[0], -len(text)),
    )
)
FIRST_OPERATOR = FIRST_KEYWORD + len(KEYWORDS)
TOKEN_COUNT = FIRST_OPERATOR + len(OPERATORS)

NOT_IN = TOKEN_COUNT
IS_NOT = TOKEN_COUNT + 1
"""Operators of two tokens each, as they stand in the parse tree; no lexer makes them."""


@build
def token_of(text: str) -> int:
    """The number of a keyword or an operator."""
    if text in KEYWORDS:
        return FIRST_KEYWORD + KEYWORDS.index(text)
    return FIRST_OPERATOR + OPERATORS.index(text)


@build
def _ranges(texts: tuple[str, ...]) -> tuple[int, ...]:
    """For each ASCII character the index of the first text that starts with it or a later one."""
    return tuple(
        next((i for i, text in enumerate(texts) if ord(text[0]) >= code), len(texts))
        for code in range(129)
    )


KEYWORDS_FROM = _ranges(KEYWORDS)
OPERATORS_FROM = _ranges(OPERATORS)
