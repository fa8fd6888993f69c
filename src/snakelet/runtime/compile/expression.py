"""Expressions: operators, conditions, displays, trailers.

Invariant: a visited expression adds one value to the stack.
"""

from typing import cast

from snakelet.runtime.compile.call import call_function, call_method
from snakelet.runtime.compile.opcode import (
    BINARY_OP_MULTI,
    BUILD_LIST,
    BUILD_MAP,
    BUILD_SET,
    BUILD_SLICE,
    BUILD_TUPLE,
    CALL_FUNCTION,
    CALL_METHOD,
    DUP_TOP,
    GET_ITER,
    JUMP,
    JUMP_IF_FALSE_OR_POP,
    JUMP_IF_TRUE_OR_POP,
    LOAD_ATTR,
    LOAD_CONST_NONE,
    LOAD_METHOD,
    LOAD_SUBSCR,
    LOAD_SUPER_METHOD,
    POP_JUMP_IF_FALSE,
    POP_JUMP_IF_TRUE,
    POP_TOP,
    ROT_THREE,
    ROT_TWO,
    STORE_MAP,
    UNARY_OP_MULTI,
    YIELD_FROM,
    YIELD_VALUE,
)
from snakelet.runtime.compile.scope import FUNCTION, LAMBDA
from snakelet.runtime.compile.visit import (
    Compiler,
    error,
    load_name,
    visit,
    visits,
)
from snakelet.runtime.front.constant import UNKNOWN, truth_of
from snakelet.runtime.front.node import Node, is_kind, kind, token_of_leaf
from snakelet.runtime.front.token import IS_NOT, NOT_IN, TOKEN_COUNT, token_of
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj
from snakelet.runtime.types.code import GENERATOR
from snakelet.runtime.types.operator import (
    AND,
    ARITHMETIC_SYMBOLS,
    COMPARISON_SYMBOLS,
    IN,
    INVERT,
    IS,
    LESS,
    NEGATIVE,
    NOT,
    OR,
    POSITIVE,
    POWER,
    XOR,
)

OR_KIND = kind("or")
AND_KIND = kind("and")
NOT_KIND = kind("not")
CALL = kind("call")
ATTRIBUTE = kind("attribute")
PAIR = kind("pair")
SUPER = qstr("super")
CLASS_CELL = qstr("__class__")

_binary = {symbol: LESS + i for i, symbol in enumerate(COMPARISON_SYMBOLS)}
_binary |= {symbol: OR + i for i, symbol in enumerate(ARITHMETIC_SYMBOLS)}
_by_token = {token_of(text): number for text, number in _binary.items()} | {NOT_IN: IN, IS_NOT: IS}
BINARY_OF_TOKEN: tuple[int, ...] = tuple(_by_token.get(i, 0) for i in range(TOKEN_COUNT + 2))
"""The operator number of each infix token."""
_signs = {token_of("+"): POSITIVE, token_of("-"): NEGATIVE, token_of("~"): INVERT}
UNARY_OF_TOKEN: tuple[int, ...] = tuple(_signs.get(i, 0) for i in range(TOKEN_COUNT))


def binary_operator(compiler: Compiler, operator: int) -> None:
    """Applies a binary operator to the two values on top."""
    compiler.emitter.op(BINARY_OP_MULTI + operator)


def operands(compiler: Compiler, node: Node, operator: int) -> None:
    """Operands of one operator."""
    visit(compiler, node[0])
    for i in range(1, node.length):
        visit(compiler, node[i])
        binary_operator(compiler, operator)


@visits("bitor")
def visit_bitor(compiler: Compiler, node: Node) -> None:
    operands(compiler, node, OR)


@visits("bitxor")
def visit_bitxor(compiler: Compiler, node: Node) -> None:
    operands(compiler, node, XOR)


@visits("bitand")
def visit_bitand(compiler: Compiler, node: Node) -> None:
    operands(compiler, node, AND)


@visits("shift")
@visits("arithmetic")
@visits("term")
def visit_arithmetic(compiler: Compiler, node: Node) -> None:
    visit(compiler, node[0])
    for i in range(1, node.length, 2):
        visit(compiler, node[i + 1])
        binary_operator(compiler, BINARY_OF_TOKEN[token_of_leaf(node[i])])


@visits("power")
def visit_power(compiler: Compiler, node: Node) -> None:
    operands(compiler, node, POWER)


@visits("unary")
def visit_unary(compiler: Compiler, node: Node) -> None:
    visit(compiler, node[1])
    compiler.emitter.op(UNARY_OP_MULTI + UNARY_OF_TOKEN[token_of_leaf(node[0])])


@visits("not")
def visit_not(compiler: Compiler, node: Node) -> None:
    visit(compiler, node[0])
    compiler.emitter.op(UNARY_OP_MULTI + NOT)


@visits("or")
@visits("and")
def visit_and_or(compiler: Compiler, node: Node) -> None:
    opcode = JUMP_IF_TRUE_OR_POP if node.kind() == OR_KIND else JUMP_IF_FALSE_OR_POP
    end = compiler.new_label()
    for i in range(node.length):
        visit(compiler, node[i])
        if i + 1 < node.length:
            compiler.emitter.op_jump(opcode, end)
    compiler.emitter.place(end)


@visits("comparison")
def visit_comparison(compiler: Compiler, node: Node) -> None:
    emitter = compiler.emitter
    visit(compiler, node[0])
    chained = node.length > 3
    fail = compiler.new_label() if chained else 0
    for i in range(1, node.length, 2):
        visit(compiler, node[i + 1])
        inner = i + 2 < node.length
        if inner:
            emitter.op(DUP_TOP)
            emitter.op(ROT_THREE)
        compare(compiler, token_of_leaf(node[i]))
        if inner:
            emitter.op_jump(JUMP_IF_FALSE_OR_POP, fail)
    if chained:
        end = compiler.new_label()
        emitter.op_jump(JUMP, end)
        emitter.place(fail)
        emitter.adjust(1)
        emitter.op(ROT_TWO)
        emitter.op(POP_TOP)
        emitter.place(end)


def compare(compiler: Compiler, token: int) -> None:
    """Applies a comparison to the two values on top."""
    binary_operator(compiler, BINARY_OF_TOKEN[token])
    if token == NOT_IN or token == IS_NOT:
        compiler.emitter.op(UNARY_OP_MULTI + NOT)


def jump_if(compiler: Compiler, condition: Obj, sense: bool, label: int) -> None:
    """Jumps to a label if the truth of a condition equals `sense`, else falls through."""
    truth = truth_of(condition)
    if truth != UNKNOWN:
        if (truth == 1) == sense:
            compiler.emitter.op_jump(JUMP, label)
    elif is_kind(condition, NOT_KIND):
        jump_if(compiler, cast(Node, condition)[0], not sense, label)
    elif is_kind(condition, OR_KIND):
        jump_if_operands(compiler, cast(Node, condition), True, sense, label)
    elif is_kind(condition, AND_KIND):
        jump_if_operands(compiler, cast(Node, condition), False, sense, label)
    else:
        visit(compiler, condition)
        compiler.emitter.op_jump(POP_JUMP_IF_TRUE if sense else POP_JUMP_IF_FALSE, label)


def jump_if_operands(
    compiler: Compiler, node: Node, deciding: bool, sense: bool, label: int
) -> None:
    """The same for `and` and `or`; `deciding` is the truth of one operand that decides."""
    if deciding == sense:
        for i in range(node.length):
            jump_if(compiler, node[i], sense, label)
        return
    through = compiler.new_label()
    for i in range(node.length - 1):
        jump_if(compiler, node[i], deciding, through)
    jump_if(compiler, node[node.length - 1], sense, label)
    compiler.emitter.place(through)


@visits("ternary")
def visit_ternary(compiler: Compiler, node: Node) -> None:
    emitter = compiler.emitter
    fail = compiler.new_label()
    end = compiler.new_label()
    jump_if(compiler, node[1], False, fail)
    visit(compiler, node[0])
    emitter.op_jump(JUMP, end)
    emitter.place(fail)
    emitter.adjust(-1)
    visit(compiler, node[2])
    emitter.place(end)


@visits("constant")
def visit_constant(compiler: Compiler, node: Node) -> None:
    compiler.emitter.load_constant(node[0])


@visits("primary")
def visit_primary(compiler: Compiler, node: Node) -> None:
    visit_trailers(compiler, node, load_head(compiler, node), node.length)


def load_head(compiler: Compiler, node: Node) -> int:
    """Compiles the atom, with what belongs to a `super()`; the result is the next trailer."""
    if node[0] is SUPER and is_bare_call(node[1]) and compiler.scope.kind == FUNCTION:
        return load_super(compiler, node)
    visit(compiler, node[0])
    return 1


def is_bare_call(trailer: Obj) -> bool:
    """Whether a trailer is `()`."""
    return is_kind(trailer, CALL) and cast(Node, trailer)[0] is NULL


def load_super(compiler: Compiler, node: Node) -> int:
    """Compiles `super()`, with a method call behind it in one."""
    parameter = compiler.scope.first_parameter()
    load_name(compiler, SUPER)
    load_name(compiler, CLASS_CELL)
    if parameter is None:
        error(compiler, node, "super() can't find self")
    load_name(compiler, parameter.name)
    if is_method_call(node, 2):
        compiler.emitter.op_name(LOAD_SUPER_METHOD, cast(Node, node[2])[0])
        call_method(compiler, cast(Node, node[3])[0])
        return 4
    compiler.emitter.op_number(CALL_FUNCTION, 2, -2)
    return 2


def is_method_call(node: Node, index: int) -> bool:
    """Whether an attribute and its call stand at an index of a primary."""
    if index + 1 >= node.length:
        return False
    return is_kind(node[index], ATTRIBUTE) and is_kind(node[index + 1], CALL)


def visit_trailers(compiler: Compiler, node: Node, start: int, end: int) -> None:
    """Compiles trailers; a method and its call are one."""
    i = start
    while i < end:
        if is_method_call(node, i):
            compiler.emitter.op_name(LOAD_METHOD, cast(Node, node[i])[0])
            call_method(compiler, cast(Node, node[i + 1])[0])
            i += 2
        else:
            visit(compiler, node[i])
            i += 1


@visits("call")
def visit_call(compiler: Compiler, node: Node) -> None:
    call_function(compiler, node[0], 0)


@visits("attribute")
def visit_attribute(compiler: Compiler, node: Node) -> None:
    compiler.emitter.op_name(LOAD_ATTR, node[0])


@visits("subscript")
def visit_subscript(compiler: Compiler, node: Node) -> None:
    visit(compiler, node[0])
    compiler.emitter.op(LOAD_SUBSCR)


@visits("slice")
def visit_slice(compiler: Compiler, node: Node) -> None:
    visit_or_none(compiler, node[0])
    visit_or_none(compiler, node[1])
    visit(compiler, node[2])
    count = 2 if node[2] is NULL else 3
    compiler.emitter.op_number(BUILD_SLICE, count, 1 - count)


def visit_or_none(compiler: Compiler, part: Obj) -> None:
    """Compiles an expression that may be missing."""
    if part is NULL:
        compiler.emitter.op(LOAD_CONST_NONE)
    else:
        visit(compiler, part)


def visit_items(compiler: Compiler, node: Node, opcode: int) -> None:
    for i in range(node.length):
        visit(compiler, node[i])
    compiler.emitter.op_number(opcode, node.length, 1 - node.length)


@visits("tuple")
@visits("paren_tuple")
def visit_tuple(compiler: Compiler, node: Node) -> None:
    visit_items(compiler, node, BUILD_TUPLE)


@visits("list")
def visit_list(compiler: Compiler, node: Node) -> None:
    visit_items(compiler, node, BUILD_LIST)


@visits("dict_or_set")
def visit_dict_or_set(compiler: Compiler, node: Node) -> None:
    if node.length > 0 and not is_kind(node[0], PAIR):
        visit_set(compiler, node)
        return
    compiler.emitter.op_number(BUILD_MAP, node.length, 1)
    for i in range(node.length):
        if not is_kind(node[i], PAIR):
            error(compiler, node[0], "expecting key:value for dict")
        visit(compiler, node[i])


def visit_set(compiler: Compiler, node: Node) -> None:
    for i in range(node.length):
        if is_kind(node[i], PAIR):
            error(compiler, node[0], "expecting just a value for set")
    visit_items(compiler, node, BUILD_SET)


@visits("pair")
def visit_pair(compiler: Compiler, node: Node) -> None:
    visit(compiler, node[1])
    visit(compiler, node[0])
    compiler.emitter.op(STORE_MAP)


@visits("star")
def visit_star(compiler: Compiler, node: Node) -> None:
    error(compiler, node, "*x must be assignment target")


@visits("yield")
def visit_yield(compiler: Compiler, node: Node) -> None:
    check_yield(compiler, node)
    visit_or_none(compiler, node[0])
    compiler.emitter.op(YIELD_VALUE)


@visits("yield_from")
def visit_yield_from(compiler: Compiler, node: Node) -> None:
    check_yield(compiler, node)
    visit(compiler, node[0])
    delegate(compiler)


def check_yield(compiler: Compiler, node: Node) -> None:
    """Makes the scope a generator, if it may be one."""
    if compiler.scope.kind != FUNCTION and compiler.scope.kind != LAMBDA:
        error(compiler, node, "'yield' outside function")
    compiler.scope.flags |= GENERATOR


def delegate(compiler: Compiler) -> None:
    """Replaces the top by the result of its iterator, to which the generator delegates."""
    compiler.emitter.op(GET_ITER)
    compiler.emitter.op(LOAD_CONST_NONE)
    compiler.emitter.op(YIELD_FROM)


@visits("await")
def visit_await(compiler: Compiler, node: Node) -> None:
    if compiler.scope.kind != FUNCTION and compiler.scope.kind != LAMBDA:
        error(compiler, node, "'await' outside function")
    compiler.scope.flags |= GENERATOR
    visit_trailers(compiler, node, load_head(compiler, node), node.length)
    delegate(compiler)


def await_call(compiler: Compiler, arguments: int) -> None:
    """Calls a method with positional arguments and awaits its result."""
    compiler.emitter.op_number(CALL_METHOD, arguments, -arguments - 1)
    delegate(compiler)
