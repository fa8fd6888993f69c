"""Calls: arguments by position and name, and with stars.

Invariant: the callable (and its object, for a method) lies below the arguments; the call leaves the
result in their place.
"""

from typing import cast

from snakelet.runtime.compile.opcode import (
    CALL_FUNCTION,
    CALL_FUNCTION_VAR_KW,
    CALL_METHOD,
    CALL_METHOD_VAR_KW,
    LOAD_CONST_STRING,
    LOAD_NULL,
)
from snakelet.runtime.compile.visit import Compiler, dispatch, error, visit
from snakelet.runtime.front.node import Node, is_kind, is_name, kind
from snakelet.runtime.static import NULL, Obj, Struct

ARGUMENTS = kind("arguments")
COMPREHENSION = kind("comprehension")
KEYWORD = kind("keyword")
NAMED = kind("named")
STAR_ARGUMENT = kind("star_argument")
DOUBLE_STAR_ARGUMENT = kind("double_star_argument")
MOST_STARS = 62
"""No word has more bits for starred arguments."""


class Arguments(Struct):
    """What was pushed: positional arguments, keyword pairs, and which are starred."""

    positional: int
    keywords: int
    stars: int
    starred: bool
    double_starred: bool


def call_function(compiler: Compiler, arguments: Obj, extra: int) -> None:
    """Calls with arguments of the source, behind `extra` positional ones pushed already."""
    pushed = push_arguments(compiler, arguments, extra)
    emit_call(compiler, pushed, CALL_FUNCTION, CALL_FUNCTION_VAR_KW, 0)


def call_method(compiler: Compiler, arguments: Obj) -> None:
    """Calls what LOAD_METHOD pushed."""
    pushed = push_arguments(compiler, arguments, 0)
    emit_call(compiler, pushed, CALL_METHOD, CALL_METHOD_VAR_KW, 1)


def emit_call(compiler: Compiler, pushed: Arguments, plain: int, starred: int, below: int) -> None:
    """Emits the call; `below` is how many values besides the callable lie under the arguments."""
    number = pushed.positional | pushed.keywords << 8
    effect = -(pushed.positional + 2 * pushed.keywords + below)
    if pushed.starred or pushed.double_starred:
        compiler.emitter.load_integer(pushed.stars)
        compiler.emitter.op_number(starred, number, effect - 1)
    else:
        compiler.emitter.op_number(plain, number, effect)


def push_arguments(compiler: Compiler, arguments: Obj, extra: int) -> Arguments:
    """Pushes arguments in order."""
    pushed = Arguments(extra, 0, 0, False, False)
    if is_kind(arguments, ARGUMENTS):
        node = cast(Node, arguments)
        for i in range(node.length):
            push_argument(compiler, node[i], i, pushed)
    elif arguments is not NULL:
        push_argument(compiler, arguments, 0, pushed)
    return pushed


def push_argument(compiler: Compiler, argument: Obj, index: int, pushed: Arguments) -> None:
    """Pushes the argument of an index in the source."""
    if is_kind(argument, STAR_ARGUMENT):
        push_star(compiler, cast(Node, argument), index, pushed)
    elif is_kind(argument, DOUBLE_STAR_ARGUMENT):
        pushed.double_starred = True
        pushed.keywords += 1
        compiler.emitter.op(LOAD_NULL)
        visit(compiler, cast(Node, argument)[0])
    elif is_kind(argument, KEYWORD):
        push_keyword(compiler, cast(Node, argument), pushed)
    else:
        push_positional(compiler, argument, pushed)


def push_star(compiler: Compiler, node: Node, index: int, pushed: Arguments) -> None:
    if pushed.double_starred:
        error(compiler, node, "* arg after **")
    if pushed.keywords > 0:
        error(compiler, node, "* arg after kwarg")
    if index >= min(compiler.options.small_bits - 1, MOST_STARS):
        error(compiler, node, "too many args")
    pushed.starred = True
    pushed.stars |= 1 << index
    pushed.positional += 1
    visit(compiler, node[0])


def push_keyword(compiler: Compiler, node: Node, pushed: Arguments) -> None:
    if not is_name(node[0]):
        error(compiler, node, "LHS of keyword arg must be an id")
    compiler.emitter.op_name(LOAD_CONST_STRING, node[0])
    visit(compiler, node[1])
    pushed.keywords += 1


def push_positional(compiler: Compiler, argument: Obj, pushed: Arguments) -> None:
    """differs: a generator expression or a named one may stand behind keyword arguments, as the
    reference has it."""
    pushed.positional += 1
    if is_kind(argument, COMPREHENSION) or is_kind(argument, NAMED):
        dispatch(compiler, cast(Node, argument))
        return
    if pushed.double_starred:
        error(compiler, argument, "positional arg after **")
    if pushed.keywords > 0:
        error(compiler, argument, "positional arg after keyword arg")
    visit(compiler, argument)
