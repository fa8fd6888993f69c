"""Assignments and deletions: targets of all forms.

Invariant: `store` pops the value on top into a target; what it reads of a target's prefix is
compiled like a value, except that methods are not called in one with their attribute.
"""

from typing import cast

from snakelet.runtime.compile.expression import binary_operator
from snakelet.runtime.compile.opcode import (
    CALL_FUNCTION,
    DUP_TOP,
    DUP_TOP_TWO,
    LOAD_ATTR,
    LOAD_NULL,
    LOAD_SUBSCR,
    POP_TOP,
    ROT_THREE,
    ROT_TWO,
    STORE_ATTR,
    STORE_SUBSCR,
    UNPACK_EX,
    UNPACK_SEQUENCE,
)
from snakelet.runtime.compile.scope import (
    CELL,
    EXPLICIT_GLOBAL,
    FUNCTION,
    IMPLICIT_GLOBAL,
    LOCAL,
    MODULE,
    Scope,
    close_over,
)
from snakelet.runtime.compile.visit import (
    Compiler,
    delete_name,
    error,
    load_name,
    store_name,
    visit,
    visits,
)
from snakelet.runtime.front.node import Node, is_kind, is_name, kind, token_of_leaf
from snakelet.runtime.front.parsing import SINGLE
from snakelet.runtime.front.token import TOKEN_COUNT, token_of
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj
from snakelet.runtime.types.operator import (
    ARITHMETIC_SYMBOLS,
    INPLACE_OR,
)

ANNOTATION = kind("annotation")
AUGMENTED = kind("augmented")
ASSIGNMENTS = kind("assignments")
PRIMARY = kind("primary")
ATTRIBUTE = kind("attribute")
SUBSCRIPT = kind("subscript")
TUPLE = kind("tuple")
PAREN_TUPLE = kind("paren_tuple")
LIST = kind("list")
STAR = kind("star")
REPL_PRINT = qstr("__repl_print__")

_inplace = {f"{symbol}=": INPLACE_OR + i for i, symbol in enumerate(ARITHMETIC_SYMBOLS)}
_by_token = {token_of(text): number for text, number in _inplace.items()}
INPLACE_OF_TOKEN: tuple[int, ...] = tuple(_by_token.get(i, 0) for i in range(TOKEN_COUNT))

CANT_ASSIGN = "can't assign to expression"
NO_BINDING = "no binding for nonlocal found"


@visits("expression")
def visit_expression(compiler: Compiler, node: Node) -> None:
    """An expression statement or an assignment."""
    suffix = node[1]
    if suffix is NULL:
        visit_value_statement(compiler, node[0])
    elif is_kind(suffix, ANNOTATION):
        visit_annotated(compiler, node[0], cast(Node, suffix)[1])
    elif is_kind(suffix, AUGMENTED):
        augment(compiler, node[0], cast(Node, suffix))
    elif is_kind(suffix, ASSIGNMENTS):
        assign_all(compiler, node[0], cast(Node, suffix))
    elif not swap(compiler, node[0], suffix):
        visit(compiler, suffix)
        store(compiler, node[0])


def visit_value_statement(compiler: Compiler, value: Obj) -> None:
    """An expression as a statement; at the prompt its value is shown."""
    printed = compiler.mode == SINGLE and compiler.scope.kind == MODULE
    if printed:
        load_name(compiler, REPL_PRINT)
    visit(compiler, value)
    if printed:
        compiler.emitter.op_number(CALL_FUNCTION, 1, -1)
    compiler.emitter.op(POP_TOP)


def visit_annotated(compiler: Compiler, target: Obj, value: Obj) -> None:
    """An annotation alone makes a name local."""
    if value is not NULL:
        visit(compiler, value)
        store(compiler, target)
    elif compiler.surveying and compiler.scope.kind == FUNCTION and is_name(target):
        compiler.scope.store(target)


def assign_all(compiler: Compiler, first: Obj, rest: Node) -> None:
    """a = b = value."""
    last = rest.length - 1
    visit(compiler, rest[last])
    compiler.emitter.op(DUP_TOP)
    store(compiler, first)
    for i in range(last):
        if i + 1 < last:
            compiler.emitter.op(DUP_TOP)
        store(compiler, rest[i])


def swap(compiler: Compiler, target: Obj, value: Obj) -> bool:
    """Assigns two or three values to as many targets without a tuple; false if it isn't that."""
    if not is_kind(target, TUPLE) or not is_kind(value, TUPLE):
        return False
    targets = cast(Node, target)
    values = cast(Node, value)
    count = targets.length
    if count != values.length or count < 2 or count > 3:
        return False
    for i in range(count):
        if is_kind(targets[i], STAR):
            return False
    for i in range(count):
        visit(compiler, values[i])
    if count == 3:
        compiler.emitter.op(ROT_THREE)
    compiler.emitter.op(ROT_TWO)
    for i in range(count):
        store(compiler, targets[i])
    return True


def store(compiler: Compiler, target: Obj) -> None:
    """Pops the top into a target."""
    if is_name(target):
        store_name(compiler, target)
    elif is_kind(target, PRIMARY):
        store_element(compiler, cast(Node, target))
    elif is_sequence(target):
        store_items(compiler, cast(Node, target))
    else:
        error(compiler, target, CANT_ASSIGN)


def is_sequence(target: Obj) -> bool:
    """Whether a target unpacks what is assigned to it."""
    if is_kind(target, TUPLE) or is_kind(target, LIST):
        return True
    return is_kind(target, PAREN_TUPLE) and cast(Node, target).length > 0


def store_items(compiler: Compiler, node: Node) -> None:
    """Unpacks the top into targets, one of which may take what is left over."""
    star = -1
    for i in range(node.length):
        if is_kind(node[i], STAR):
            if star >= 0:
                error(compiler, node[i], "multiple *x in assignment")
            star = i
    if star < 0:
        compiler.emitter.op_number(UNPACK_SEQUENCE, node.length, node.length - 1)
    else:
        after = node.length - star - 1
        compiler.emitter.op_number(UNPACK_EX, star | after << 8, node.length - 1)
    for i in range(node.length):
        store(compiler, cast(Node, node[i])[0] if i == star else node[i])


def load_prefix(compiler: Compiler, node: Node) -> None:
    """Pushes the object whose attribute or item the last trailer names, and an index."""
    last = node[node.length - 1]
    if not is_kind(last, ATTRIBUTE) and not is_kind(last, SUBSCRIPT):
        error(compiler, node, CANT_ASSIGN)
    for i in range(node.length - 1):
        visit(compiler, node[i])
    if is_kind(last, SUBSCRIPT):
        visit(compiler, cast(Node, last)[0])


def is_attribute(node: Node) -> bool:
    """Whether the last trailer is an attribute."""
    return is_kind(node[node.length - 1], ATTRIBUTE)


def last_name(node: Node) -> Obj:
    """The name of the last trailer."""
    return cast(Node, node[node.length - 1])[0]


def store_element(compiler: Compiler, node: Node) -> None:
    """Pops the top into an attribute or an item."""
    load_prefix(compiler, node)
    if is_attribute(node):
        compiler.emitter.op_name(STORE_ATTR, last_name(node))
    else:
        compiler.emitter.op(STORE_SUBSCR)


def augment(compiler: Compiler, target: Obj, node: Node) -> None:
    """target op= value."""
    operator = INPLACE_OF_TOKEN[token_of_leaf(node[0])]
    emitter = compiler.emitter
    if is_name(target):
        load_name(compiler, target)
        visit(compiler, node[1])
        binary_operator(compiler, operator)
        store_name(compiler, target)
        return
    if not is_kind(target, PRIMARY):
        error(compiler, target, CANT_ASSIGN)
    primary = cast(Node, target)
    load_prefix(compiler, primary)
    if is_attribute(primary):
        emitter.op(DUP_TOP)
        emitter.op_name(LOAD_ATTR, last_name(primary))
    else:
        emitter.op(DUP_TOP_TWO)
        emitter.op(LOAD_SUBSCR)
    visit(compiler, node[1])
    binary_operator(compiler, operator)
    if is_attribute(primary):
        emitter.op(ROT_TWO)
        emitter.op_name(STORE_ATTR, last_name(primary))
    else:
        emitter.op(ROT_THREE)
        emitter.op(STORE_SUBSCR)


@visits("delete")
def visit_delete(compiler: Compiler, node: Node) -> None:
    delete(compiler, node[0])


def delete(compiler: Compiler, target: Obj) -> None:
    """Unbinds a target."""
    if is_name(target):
        delete_name(compiler, target)
    elif is_kind(target, PRIMARY):
        delete_element(compiler, cast(Node, target))
    elif is_kind(target, TUPLE) or is_kind(target, PAREN_TUPLE):
        node = cast(Node, target)
        if node.length == 0:
            error(compiler, target, "can't delete expression")
        for i in range(node.length):
            delete(compiler, node[i])
    else:
        error(compiler, target, "can't delete expression")


def delete_element(compiler: Compiler, node: Node) -> None:
    """Deletes an attribute or an item: stores NULL."""
    last = node[node.length - 1]
    if not is_kind(last, ATTRIBUTE) and not is_kind(last, SUBSCRIPT):
        error(compiler, node, "can't delete expression")
    load_prefix(compiler, node)
    compiler.emitter.op(LOAD_NULL)
    if is_attribute(node):
        compiler.emitter.op(ROT_TWO)
        compiler.emitter.op_name(STORE_ATTR, last_name(node))
    else:
        compiler.emitter.op(ROT_THREE)
        compiler.emitter.op(STORE_SUBSCR)


@visits("named")
def visit_named(compiler: Compiler, node: Node) -> None:
    """name := value; in a comprehension the name belongs to the scope around it."""
    if not is_name(node[0]):
        error(compiler, node[0], CANT_ASSIGN)
    visit(compiler, node[1])
    compiler.emitter.op(DUP_TOP)
    scope = compiler.scope
    outer = scope.outer
    if compiler.surveying and outer is not None and scope.is_comprehension():
        declare_outside(compiler, scope, outer, node)
    store_name(compiler, node[0])


def declare_outside(compiler: Compiler, scope: Scope, outer: Scope, node: Node) -> None:
    """Binds a name in the scope around a comprehension, and makes it that one inside."""
    name = node[0]
    owned = outer.store(name)
    identifier = scope.find(name)
    if identifier is None:
        identifier = scope.add(name, IMPLICIT_GLOBAL)
    if outer.kind == MODULE or owned.kind == EXPLICIT_GLOBAL:
        if identifier.kind >= LOCAL:
            error(compiler, node, "identifier redefined as global")
        identifier.kind = EXPLICIT_GLOBAL
    elif identifier.kind == LOCAL or identifier.kind == CELL:
        error(compiler, node, "identifier redefined as nonlocal")
    elif identifier.kind == IMPLICIT_GLOBAL and not close_over(scope, identifier):
        error(compiler, node, NO_BINDING)
