"""Reads tokens and builds the parse tree: runs the program that the grammar was translated to.

Invariant: nesting of the source uses the frames of the parser, never the machine stack. `parts`
holds the parts of all rules under way, those of a frame from its `start` on; a rule that ends
leaves one.
"""

from collections.abc import Callable
from typing import NoReturn

from snakelet.runtime.front.diagnostic import indentation_error, place, syntax_error
from snakelet.runtime.front.fold import COMPLETIONS, made
from snakelet.runtime.front.leaf import leaf_of_token, learn_names, part_of_token
from snakelet.runtime.front.literal import next_token
from snakelet.runtime.front.node import FIRST_PLAIN, token_leaf
from snakelet.runtime.front.parsing import EVAL, FILE, Frame, Options, Parser, new_parser
from snakelet.runtime.front.program import (
    DECISIONS,
    LEVEL_KEEPS,
    LEVEL_KINDS,
    LEVEL_OF,
    NO_KIND,
    NOT_LEVEL,
    PROGRAM,
    START_OF_LIST,
    START_OF_OPERATORS,
    rule,
)
from snakelet.runtime.front.reader import Reader
from snakelet.runtime.front.token import (
    BAD_DEDENT,
    EMPTY_FIELD,
    INDENT,
    IS_NOT,
    NOT_IN,
    TOKEN_COUNT,
    token_of,
)
from snakelet.runtime.static import NULL, Obj, inline

FILE_RULE = rule("file")
EVAL_RULE = rule("eval")
SINGLE_RULE = rule("single")
NOT_TOKEN = token_of("not")
IS_TOKEN = token_of("is")
IN_TOKEN = token_of("in")


def parse(reader: Reader, source_name: Obj, mode: int, options: Options) -> Obj:
    """The tree of a source; `mode` is FILE, EVAL or SINGLE. Raises SyntaxError and its like, with
    the place in diagnostic.place."""
    parser = new_parser(reader, mode, options)
    place.scope = NULL
    if options.exact:
        learn_names(parser, source_name)
    next_token(parser.lexer)
    parser.address = FILE_RULE if mode == FILE else EVAL_RULE if mode == EVAL else SINGLE_RULE
    outermost = parser.frame
    enter(parser, parser.address)
    while parser.frame is not outermost:
        OPERATIONS[PROGRAM[parser.address]](parser)
    return parser.parts[0]


def fail(parser: Parser) -> NoReturn:
    """Raises the error that the current token stands for."""
    line = parser.lexer.line
    token = parser.lexer.token
    if token == INDENT:
        indentation_error("unexpected indent", line)
    if token == BAD_DEDENT:
        indentation_error("unindent doesn't match any outer indent level", line)
    if token == EMPTY_FIELD:
        syntax_error("malformed f-string", line)
    syntax_error("invalid syntax", line)


@inline
def operand(parser: Parser, index: int) -> int:
    """An operand of the operation at hand, from 1."""
    return PROGRAM[parser.address + index]


@inline
def decision(parser: Parser) -> int:
    """Which alternative of the row in the first operand the token begins, 0 for none."""
    return DECISIONS[operand(parser, 1) * TOKEN_COUNT + parser.lexer.token]


def enter(parser: Parser, address: int) -> Frame:
    """Starts a rule, to come back to the parser's address."""
    frame = parser.frame
    frame.address = parser.address
    inner = frame.inner
    if inner is None:
        inner = Frame(frame, None, 0, 0, 0, 0, 0, 0)
        frame.inner = inner
    inner.start = parser.parts.used
    inner.line = parser.lexer.line
    inner.kind = NO_KIND
    inner.level = 0
    parser.frame = inner
    parser.address = address
    return inner


def finish(parser: Parser, part: Obj) -> None:
    """Ends a rule, of whose parts this one is left."""
    frame = parser.frame
    parser.parts.truncate(frame.start)
    parser.parts.append(part)
    leave(parser, frame)


def leave(parser: Parser, frame: Frame) -> None:
    """Goes back to the rule outside."""
    outer = frame.outer
    assert outer is not None
    parser.frame = outer
    parser.address = outer.address


def complete(parser: Parser, kind: int) -> None:
    """Ends a rule with a node of its parts."""
    frame = parser.frame
    if kind < FIRST_PLAIN:
        finish(parser, COMPLETIONS[kind](parser, kind, frame.line, frame.start))
    else:
        finish(parser, made(parser, kind, frame.line, frame.start))


def skip_token(parser: Parser) -> None:
    if parser.lexer.token != operand(parser, 1):
        fail(parser)
    next_token(parser.lexer)
    parser.address += 2


def skip_tokens(parser: Parser) -> None:
    while parser.lexer.token == operand(parser, 1):
        next_token(parser.lexer)
    parser.address += 2


def add_token(parser: Parser) -> None:
    if decision(parser) == 0:
        fail(parser)
    parser.parts.append(part_of_token(parser))
    next_token(parser.lexer)
    parser.address += 2


def add_leaf(parser: Parser) -> None:
    parser.parts.append(leaf_of_token(parser))
    next_token(parser.lexer)
    parser.address += 1


def call_rule(parser: Parser) -> None:
    address = operand(parser, 1)
    parser.address += 2
    enter(parser, address)


def call_operators(parser: Parser) -> None:
    level = operand(parser, 1)
    parser.address += 2
    enter(parser, START_OF_OPERATORS).level = level


def choose_option(parser: Parser) -> None:
    if decision(parser) != 0:
        parser.address += 4
        return
    for _ in range(operand(parser, 2)):
        parser.parts.append(NULL)
    parser.address = operand(parser, 3)


def branch(parser: Parser) -> None:
    if decision(parser) != 0:
        parser.address += 3
    else:
        parser.address = operand(parser, 2)


def jump(parser: Parser) -> None:
    parser.address = operand(parser, 1)


def switch(parser: Parser) -> None:
    choice = decision(parser)
    if choice == 0:
        fail(parser)
    parser.address = operand(parser, 1 + choice)


def add_empty(parser: Parser) -> None:
    parser.parts.append(NULL)
    parser.address += 1


def set_kind(parser: Parser) -> None:
    parser.frame.kind = operand(parser, 1)
    parser.address += 2


def separate(parser: Parser) -> None:
    """Goes on with one more item if a separator comes."""
    if parser.lexer.token != operand(parser, 1):
        parser.address += 6
        return
    next_token(parser.lexer)
    frame = parser.frame
    if operand(parser, 5) != 0:
        note_second_line(parser, frame)
    if DECISIONS[operand(parser, 2) * TOKEN_COUNT + parser.lexer.token] != 0:
        parser.address = operand(parser, 3)
        return
    if operand(parser, 4) == NO_KIND:
        fail(parser)
    frame.kind = operand(parser, 4)
    parser.address += 6


def note_second_line(parser: Parser, frame: Frame) -> None:
    """Behind a second separator the line of the second item becomes that of the list."""
    count = parser.parts.used - frame.start
    if count == 1:
        frame.second = parser.lexer.line
    elif count == 2:
        frame.line = frame.second


def make(parser: Parser) -> None:
    kind = parser.frame.kind
    complete(parser, operand(parser, 1) if kind == NO_KIND else kind)


def collapse(parser: Parser) -> None:
    """Ends a rule with its only part, or with a node."""
    frame = parser.frame
    if frame.kind != NO_KIND:
        complete(parser, frame.kind)
        return
    only = NULL
    count = 0
    for i in range(frame.start, parser.parts.used):
        if parser.parts[i] is not NULL:
            only = parser.parts[i]
            count += 1
    if count > 1:
        complete(parser, operand(parser, 1))
    else:
        finish(parser, only)


def start_operand(parser: Parser) -> None:
    """Reads an operand; `not` may start one only at its own level or below."""
    if parser.lexer.token == NOT_TOKEN and parser.frame.level > NOT_LEVEL:
        fail(parser)
    address = operand(parser, 1)
    parser.address += 2
    enter(parser, address)


def climb(parser: Parser) -> None:
    """Goes on with a list of operands if an operator of this level or a tighter one comes."""
    frame = parser.frame
    level = LEVEL_OF[parser.lexer.token]
    if level == 0 or level < frame.level:
        leave(parser, frame)
        return
    inner = enter(parser, START_OF_LIST)
    inner.start = frame.start
    inner.line = frame.line
    inner.level = level


def next_operand(parser: Parser) -> None:
    """Reads an operator and an operand, or ends the list."""
    level = parser.frame.level
    if LEVEL_OF[parser.lexer.token] != level:
        complete(parser, LEVEL_KINDS[level])
        return
    token = read_operator(parser)
    if LEVEL_KEEPS[level]:
        parser.parts.append(token_leaf(token))
    enter(parser, START_OF_OPERATORS).level = level + 1


def read_operator(parser: Parser) -> int:
    """Skips an infix operator, of which two have two tokens."""
    lexer = parser.lexer
    token = lexer.token
    next_token(lexer)
    if token == NOT_TOKEN:
        if lexer.token != IN_TOKEN:
            fail(parser)
        token = NOT_IN
    elif token == IS_TOKEN and lexer.token == NOT_TOKEN:
        token = IS_NOT
    else:
        return token
    next_token(lexer)
    return token


OPERATIONS: tuple[Callable[[Parser], None], ...] = (
    skip_token,
    skip_tokens,
    add_token,
    add_leaf,
    call_rule,
    call_operators,
    choose_option,
    branch,
    jump,
    switch,
    add_empty,
    set_kind,
    separate,
    make,
    collapse,
    start_operand,
    climb,
    next_operand,
)
"""What runs an operation, by its number in program.py."""
