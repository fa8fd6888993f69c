"""Bodies of scopes: what a module, class, function, lambda or comprehension does when it runs.

Invariant: every body ends with a return.
"""

from typing import cast

from snakelet.runtime.compile.assignment import store
from snakelet.runtime.compile.expression import jump_if
from snakelet.runtime.compile.opcode import (
    BUILD_LIST,
    BUILD_MAP,
    BUILD_SET,
    FOR_ITER,
    GET_ITER_STACK,
    JUMP,
    LOAD_CONST_NONE,
    LOAD_CONST_STRING,
    LOAD_FAST_N,
    LOAD_NULL,
    POP_TOP,
    RETURN_VALUE,
    STORE_COMP,
    YIELD_VALUE,
)
from snakelet.runtime.compile.scope import (
    CELL,
    CLASS,
    CLASS_CELL,
    DICT_COMPREHENSION,
    DOUBLE_STAR,
    FUNCTION,
    GENERATOR_EXPRESSION,
    LAMBDA,
    LIST_COMPREHENSION,
    LOCAL,
    MODULE,
    SET_COMPREHENSION,
    STAR,
    Scope,
)
from snakelet.runtime.compile.visit import (
    NO_LABEL,
    Compiler,
    error,
    load_name,
    store_name,
    visit,
)
from snakelet.runtime.front.node import Node, is_kind, is_node, kind
from snakelet.runtime.front.parsing import EVAL
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj
from snakelet.runtime.types.code import GENERATOR, VAR_ARGUMENTS, VAR_KEYWORDS

PARAMETERS = kind("parameters")
STATEMENTS = kind("statements")
STAR_PARAMETER = kind("star_parameter")
DOUBLE_STAR_PARAMETER = kind("double_star_parameter")
COMP_FOR = kind("comp_for")
COMP_IF = kind("comp_if")
NAME = qstr("__name__")
MODULE_NAME = qstr("__module__")
QUALIFIED_NAME = qstr("__qualname__")


def walk(compiler: Compiler, scope: Scope) -> None:
    """Compiles a scope's body, in the survey or for good."""
    compiler.scope = scope
    compiler.line = 0
    compiler.labels = 0
    compiler.children = 0
    compiler.blocks = 0
    compiler.most_blocks = 0
    compiler.break_label = NO_LABEL
    compiler.loop_blocks = 0
    if scope.kind == MODULE:
        walk_module(compiler, scope)
    elif scope.kind == CLASS:
        walk_class(compiler, cast(Node, scope.node))
    elif scope.kind == FUNCTION:
        walk_function(compiler, cast(Node, scope.node))
    elif scope.kind == LAMBDA:
        walk_lambda(compiler, cast(Node, scope.node))
    else:
        walk_comprehension(compiler, scope, cast(Node, scope.node))
    compiler.emitter.op(RETURN_VALUE)


def walk_module(compiler: Compiler, scope: Scope) -> None:
    visit(compiler, scope.node)
    if compiler.mode != EVAL:
        compiler.emitter.op(LOAD_CONST_NONE)


def walk_function(compiler: Compiler, node: Node) -> None:
    if compiler.surveying:
        declare_parameters(compiler, node[1], node[3])
    visit(compiler, node[3])
    compiler.emitter.op(LOAD_CONST_NONE)


def walk_lambda(compiler: Compiler, node: Node) -> None:
    compiler.emitter.line(node.line())
    if compiler.surveying:
        declare_parameters(compiler, node[0], node[1])
    visit(compiler, node[1])
    if compiler.scope.flags & GENERATOR != 0:
        compiler.emitter.op(POP_TOP)
        compiler.emitter.op(LOAD_CONST_NONE)


def walk_class(compiler: Compiler, node: Node) -> None:
    scope = compiler.scope
    emitter = compiler.emitter
    if compiler.surveying:
        scope.add(CLASS_CELL, LOCAL)
    load_name(compiler, NAME)
    store_name(compiler, MODULE_NAME)
    emitter.op_name(LOAD_CONST_STRING, scope.name)
    store_name(compiler, QUALIFIED_NAME)
    visit(compiler, node[2])
    cell = scope.find(CLASS_CELL)
    if cell is not None and cell.kind == CELL:
        emitter.local(LOAD_FAST_N, cell.slot)
    else:
        emitter.op(LOAD_CONST_NONE)


def declare_parameters(compiler: Compiler, parameters: Obj, body: Obj) -> None:
    """Enters the parameters of a function into its scope, in order."""
    if not is_kind(parameters, PARAMETERS):
        if parameters is not NULL:
            declare_parameter(compiler, parameters, body, False)
        return
    listed = cast(Node, parameters)
    after_star = False
    for i in range(listed.length):
        if compiler.scope.flags & VAR_KEYWORDS != 0:
            parameter_error(compiler, listed[i], body, "invalid syntax")
        after_star = declare_parameter(compiler, listed[i], body, after_star)


def declare_parameter(compiler: Compiler, parameter: Obj, body: Obj, after_star: bool) -> bool:
    """Enters one parameter; the result is whether those behind it are keyword-only."""
    scope = compiler.scope
    if is_kind(parameter, STAR_PARAMETER):
        if after_star:
            parameter_error(compiler, parameter, body, "invalid syntax")
        if cast(Node, parameter)[0] is not NULL:
            scope.flags |= VAR_ARGUMENTS
            add_parameter(compiler, parameter, STAR, body)
        return True
    if is_kind(parameter, DOUBLE_STAR_PARAMETER):
        scope.flags |= VAR_KEYWORDS
        add_parameter(compiler, parameter, DOUBLE_STAR, body)
        return after_star
    if after_star:
        scope.keyword_only += 1
    else:
        scope.positional += 1
    add_parameter(compiler, parameter, 0, body)
    return after_star


def add_parameter(compiler: Compiler, parameter: Obj, flags: int, body: Obj) -> None:
    name = cast(Node, parameter)[0] if is_node(parameter) else parameter
    if not compiler.scope.parameter(name, flags):
        parameter_error(compiler, parameter, body, "argument name reused")


def parameter_error(compiler: Compiler, parameter: Obj, body: Obj, message: str) -> None:
    """Raises SyntaxError at a parameter. A plain name has no line: as in the official compiler
    that of the body's statements stands for it, or else the function's."""
    at = parameter
    if not is_node(at):
        at = body if is_kind(body, STATEMENTS) else compiler.scope.node
    error(compiler, at, message)


def walk_comprehension(compiler: Compiler, scope: Scope, node: Node) -> None:
    emitter = compiler.emitter
    emitter.line(node.line())
    if compiler.surveying:
        scope.add(NULL, LOCAL)
        scope.positional = 1
    slot = scope.at(0).slot
    if scope.kind == GENERATOR_EXPRESSION:
        emitter.op(LOAD_NULL)
        emitter.local(LOAD_FAST_N, slot)
        emitter.op(LOAD_NULL)
        emitter.op(LOAD_NULL)
    else:
        start_collection(compiler, scope.kind)
        emitter.local(LOAD_FAST_N, slot)
        emitter.op(GET_ITER_STACK)
    walk_clause(compiler, node, cast(Node, node[1]), 0)
    if scope.kind == GENERATOR_EXPRESSION:
        emitter.op(LOAD_CONST_NONE)


def start_collection(compiler: Compiler, scope_kind: int) -> None:
    """Pushes what a comprehension fills."""
    if scope_kind == LIST_COMPREHENSION:
        compiler.emitter.op_number(BUILD_LIST, 0, 1)
    elif scope_kind == DICT_COMPREHENSION:
        compiler.emitter.op_number(BUILD_MAP, 0, 1)
    else:
        compiler.emitter.op_number(BUILD_SET, 0, 1)


def walk_clause(compiler: Compiler, node: Node, clause: Node, depth: int) -> None:
    """A `for` clause with all that is inside it; its iterator is on the stack."""
    emitter = compiler.emitter
    top = compiler.new_label()
    end = compiler.new_label()
    emitter.place(top)
    emitter.op_jump(FOR_ITER, end)
    store(compiler, clause[0])
    rest = clause[2]
    while is_kind(rest, COMP_IF):
        jump_if(compiler, cast(Node, rest)[0], False, top)
        rest = cast(Node, rest)[1]
    if is_kind(rest, COMP_FOR):
        inner = cast(Node, rest)
        visit(compiler, inner[1])
        emitter.op(GET_ITER_STACK)
        walk_clause(compiler, node, inner, depth + 1)
    else:
        add_element(compiler, node[0], depth)
    emitter.op_jump(JUMP, top)
    emitter.place(end)
    emitter.adjust(-4)


def add_element(compiler: Compiler, element: Obj, depth: int) -> None:
    """Yields an element or adds it to the collection."""
    emitter = compiler.emitter
    scope_kind = compiler.scope.kind
    if scope_kind == GENERATOR_EXPRESSION:
        visit(compiler, element)
        emitter.op(YIELD_VALUE)
        emitter.op(POP_TOP)
    elif scope_kind == DICT_COMPREHENSION:
        pair = cast(Node, element)
        visit(compiler, pair[1])
        visit(compiler, pair[0])
        emitter.op_number(STORE_COMP, (4 * depth + 6) << 2 | 1, -2)
    else:
        visit(compiler, element)
        which = 2 if scope_kind == SET_COMPREHENSION else 0
        emitter.op_number(STORE_COMP, (4 * depth + 5) << 2 | which, -1)
