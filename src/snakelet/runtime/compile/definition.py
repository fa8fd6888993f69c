"""Functions, lambdas, classes, decorators and comprehensions: making the object, not its body.

Invariant: default values, decorators and the first iterable of a comprehension belong to the scope
around; the child's scope is queued before any of them is visited.
"""

from typing import cast

from snakelet.runtime.compile.block import visit_async_for, visit_async_with
from snakelet.runtime.compile.call import call_function
from snakelet.runtime.compile.opcode import (
    BUILD_MAP,
    BUILD_TUPLE,
    CALL_FUNCTION,
    GET_ITER,
    LOAD_ATTR,
    LOAD_BUILD_CLASS,
    LOAD_CONST_STRING,
    LOAD_FAST_N,
    LOAD_NULL,
    MAKE_CLOSURE,
    MAKE_CLOSURE_DEFARGS,
    MAKE_FUNCTION,
    MAKE_FUNCTION_DEFARGS,
    STORE_MAP,
)
from snakelet.runtime.compile.scope import (
    CLASS,
    DICT_COMPREHENSION,
    FREE,
    FUNCTION,
    GENERATOR_EXPRESSION,
    LAMBDA,
    LIST_COMPREHENSION,
    LOCAL,
    SET_COMPREHENSION,
    Scope,
)
from snakelet.runtime.compile.visit import (
    Compiler,
    error,
    load_name,
    new_scope,
    next_child,
    store_name,
    visit,
    visits,
)
from snakelet.runtime.front.node import Node, is_kind, is_name, kind
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, Struct
from snakelet.runtime.types.code import GENERATOR, KEYWORD_DEFAULTS

PARAMETERS = kind("parameters")
PARAMETER = kind("parameter")
STAR_PARAMETER = kind("star_parameter")
DOUBLE_STAR_PARAMETER = kind("double_star_parameter")
FUNCTION_KIND = kind("function")
CLASS_KIND = kind("class")
ASYNC = kind("async")
FOR = kind("for")
DECORATORS = kind("decorators")
CALL = kind("call")
PAIR = kind("pair")
LAMBDA_NAME = qstr("<lambda>")
LIST_NAME = qstr("<listcomp>")
DICT_NAME = qstr("<dictcomp>")
SET_NAME = qstr("<setcomp>")
GENERATOR_NAME = qstr("<genexpr>")
MICROPYTHON = qstr("micropython")
BYTECODE_NAME = qstr("bytecode")
NATIVE_NAME = qstr("native")


class Defaults(Struct):
    """What was pushed of default values, while parameters are gone through."""

    positional: int
    keywords: int
    after_star: bool


def make_function(compiler: Compiler, made: Scope | None, has_defaults: bool) -> None:
    """Makes a function of the next child, with its defaults on the stack."""
    number = compiler.children
    child = next_child(compiler, made)
    cells = push_cells(compiler, child)
    effect = 1 - cells - (2 if has_defaults else 0)
    if cells == 0:
        opcode = MAKE_FUNCTION_DEFARGS if has_defaults else MAKE_FUNCTION
        compiler.emitter.op_number(opcode, number, effect)
    else:
        opcode = MAKE_CLOSURE_DEFARGS if has_defaults else MAKE_CLOSURE
        compiler.emitter.make_closure(opcode, number, cells, effect)


def push_cells(compiler: Compiler, child: Scope) -> int:
    """Pushes the cells that a child closes over; the result is their number."""
    if child.free == 0:
        return 0
    count = 0
    scope = compiler.scope
    for i in range(scope.identifiers.used):
        identifier = scope.at(i)
        if identifier.kind > LOCAL:
            inner = child.find(identifier.name)
            if inner is not None and inner.kind == FREE:
                compiler.emitter.local(LOAD_FAST_N, identifier.slot)
                count += 1
    return count


def push_defaults(compiler: Compiler, parameters: Obj, made: Scope | None) -> bool:
    """Pushes the tuple and the dict of default values; false if there are none."""
    pushed = Defaults(0, 0, False)
    if is_kind(parameters, PARAMETERS):
        node = cast(Node, parameters)
        for i in range(node.length):
            push_default(compiler, node[i], pushed)
    elif parameters is not NULL:
        push_default(compiler, parameters, pushed)
    if pushed.positional > 0 and pushed.keywords == 0:
        build_tuple(compiler, pushed.positional)
        compiler.emitter.op(LOAD_NULL)
    if made is not None:
        made.defaults = pushed.positional
        if pushed.keywords > 0:
            made.flags |= KEYWORD_DEFAULTS
    return pushed.positional + pushed.keywords > 0


def build_tuple(compiler: Compiler, count: int) -> None:
    compiler.emitter.op_number(BUILD_TUPLE, count, 1 - count)


def push_default(compiler: Compiler, parameter: Obj, pushed: Defaults) -> None:
    """Pushes the default value of one parameter, if it has one."""
    if is_kind(parameter, STAR_PARAMETER):
        pushed.after_star = True
        return
    if is_kind(parameter, DOUBLE_STAR_PARAMETER):
        return
    value = cast(Node, parameter)[2] if is_kind(parameter, PARAMETER) else NULL
    if value is NULL:
        if pushed.positional > 0 and not pushed.after_star:
            error(compiler, NULL, "non-default argument follows default argument")
    elif pushed.after_star:
        push_keyword_default(compiler, cast(Node, parameter)[0], value, pushed)
    else:
        pushed.positional += 1
        visit(compiler, value)


def push_keyword_default(compiler: Compiler, name: Obj, value: Obj, pushed: Defaults) -> None:
    """Adds a default value to the dict of those of keyword-only parameters."""
    emitter = compiler.emitter
    if pushed.keywords == 0:
        if pushed.positional > 0:
            build_tuple(compiler, pushed.positional)
        else:
            emitter.op(LOAD_NULL)
        emitter.op_number(BUILD_MAP, 0, 1)
    pushed.keywords += 1
    visit(compiler, value)
    emitter.op_name(LOAD_CONST_STRING, name)
    emitter.op(STORE_MAP)


def define_function(compiler: Compiler, node: Node, is_async: bool) -> None:
    """Pushes the function of a `def`."""
    made = new_scope(compiler, FUNCTION, node, node[0])
    if made is not None and is_async:
        made.flags |= GENERATOR
    has_defaults = push_defaults(compiler, node[1], made)
    make_function(compiler, made, has_defaults)


@visits("function")
def visit_function(compiler: Compiler, node: Node) -> None:
    define_function(compiler, node, False)
    store_name(compiler, node[0])


@visits("lambda")
def visit_lambda(compiler: Compiler, node: Node) -> None:
    made = new_scope(compiler, LAMBDA, node, LAMBDA_NAME)
    has_defaults = push_defaults(compiler, node[0], made)
    make_function(compiler, made, has_defaults)


def define_class(compiler: Compiler, node: Node) -> None:
    """Pushes a class."""
    made = new_scope(compiler, CLASS, node, node[0])
    compiler.emitter.op(LOAD_BUILD_CLASS)
    make_function(compiler, made, False)
    compiler.emitter.op_name(LOAD_CONST_STRING, node[0])
    call_function(compiler, node[1], 2)


@visits("class")
def visit_class(compiler: Compiler, node: Node) -> None:
    define_class(compiler, node)
    store_name(compiler, node[0])


@visits("decorated")
def visit_decorated(compiler: Compiler, node: Node) -> None:
    decorators = node[0]
    calls = 0
    if is_kind(decorators, DECORATORS):
        listed = cast(Node, decorators)
        for i in range(listed.length):
            calls += push_decorator(compiler, cast(Node, listed[i]))
    else:
        calls = push_decorator(compiler, cast(Node, decorators))
    name = define(compiler, cast(Node, node[1]))
    for _ in range(calls):
        compiler.emitter.op_number(CALL_FUNCTION, 1, -1)
    store_name(compiler, name)


def define(compiler: Compiler, node: Node) -> Obj:
    """Pushes what a definition makes, without visiting its node; the result is its name."""
    if is_kind(node, CLASS_KIND):
        define_class(compiler, node)
        return node[0]
    if is_kind(node, ASYNC):
        function = cast(Node, node[0])
        define_function(compiler, function, True)
        return function[0]
    define_function(compiler, node, False)
    return node[0]


def push_decorator(compiler: Compiler, node: Node) -> int:
    """Pushes a decorator; the result is 0 if it only speaks to the compiler, else 1."""
    name = node[0]
    if is_name(name):
        if name is MICROPYTHON:
            error(compiler, node, "invalid micropython decorator")
        load_name(compiler, name)
    else:
        dotted = cast(Node, name)
        if dotted[0] is MICROPYTHON:
            check_emitter_name(compiler, dotted)
            return 0
        load_name(compiler, dotted[0])
        for i in range(1, dotted.length):
            compiler.emitter.op_name(LOAD_ATTR, dotted[i])
    visit(compiler, node[1])
    return 1


def check_emitter_name(compiler: Compiler, dotted: Node) -> None:
    """Checks the choice of an emitter. Native code is bytecode here, which does the same."""
    name = dotted[1] if dotted.length == 2 else NULL
    if name is BYTECODE_NAME or (name is NATIVE_NAME and not compiler.options.exact):
        return
    if name is NATIVE_NAME or is_machine_code_name(name):
        error(compiler, dotted, "invalid arch")
    error(compiler, dotted, "invalid micropython decorator")


def is_machine_code_name(name: Obj) -> bool:
    """Whether a decorator asks for code that bytecode can't stand for."""
    for known in MACHINE_CODE_NAMES:
        if name is known:
            return True
    return False


MACHINE_CODE_NAMES: tuple[Obj, ...] = (
    qstr("viper"),
    qstr("asm_thumb"),
    qstr("asm_xtensa"),
    qstr("asm_rv32"),
)


@visits("async")
def visit_async(compiler: Compiler, node: Node) -> None:
    statement = cast(Node, node[0])
    if is_kind(statement, FUNCTION_KIND):
        define_function(compiler, statement, True)
        store_name(compiler, statement[0])
    elif is_kind(statement, FOR):
        visit_async_for(compiler, statement)
    else:
        visit_async_with(compiler, statement)


@visits("comprehension")
def visit_generator_argument(compiler: Compiler, node: Node) -> None:
    comprehend(compiler, node, GENERATOR_EXPRESSION, GENERATOR_NAME)


@visits("generator")
def visit_generator(compiler: Compiler, node: Node) -> None:
    comprehend(compiler, cast(Node, node[0]), GENERATOR_EXPRESSION, GENERATOR_NAME)


@visits("list_comprehension")
def visit_list_comprehension(compiler: Compiler, node: Node) -> None:
    comprehend(compiler, cast(Node, node[0]), LIST_COMPREHENSION, LIST_NAME)


@visits("dict_or_set_comprehension")
def visit_dict_or_set_comprehension(compiler: Compiler, node: Node) -> None:
    inner = cast(Node, node[0])
    if is_kind(inner[0], PAIR):
        comprehend(compiler, inner, DICT_COMPREHENSION, DICT_NAME)
    else:
        comprehend(compiler, inner, SET_COMPREHENSION, SET_NAME)


def comprehend(compiler: Compiler, node: Node, scope_kind: int, name: Obj) -> None:
    """Makes the function of a comprehension and calls it with its first iterable."""
    made = new_scope(compiler, scope_kind, node, name)
    if made is not None and scope_kind == GENERATOR_EXPRESSION:
        made.flags |= GENERATOR
    make_function(compiler, made, False)
    visit(compiler, cast(Node, node[1])[1])
    if scope_kind == GENERATOR_EXPRESSION:
        compiler.emitter.op(GET_ITER)
    compiler.emitter.op_number(CALL_FUNCTION, 1, -1)
