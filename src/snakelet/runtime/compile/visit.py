"""The compiler's state, and what all its parts use: visiting nodes, variables, labels, errors.

Invariant: a scope is walked twice in the same way. While `surveying`, names are noted in the scope
and child scopes are made; in the second walk variables have slots and children are taken in order.
"""

from collections.abc import Callable
from typing import NoReturn, cast

from snakelet.runtime.compile.emitter import Emitter
from snakelet.runtime.compile.opcode import (
    DELETE_DEREF,
    DELETE_FAST,
    DELETE_GLOBAL,
    DELETE_NAME,
    LOAD_CONST_FALSE,
    LOAD_CONST_NONE,
    LOAD_CONST_STRING,
    LOAD_CONST_TRUE,
    LOAD_DEREF,
    LOAD_FAST_N,
    LOAD_GLOBAL,
    LOAD_NAME,
    STORE_DEREF,
    STORE_FAST_N,
    STORE_GLOBAL,
    STORE_NAME,
)
from snakelet.runtime.compile.rawcode import new_raw_code
from snakelet.runtime.compile.scope import (
    EXPLICIT_GLOBAL,
    LOCAL,
    Identifier,
    Scope,
)
from snakelet.runtime.compile.table import Tables
from snakelet.runtime.front.diagnostic import place, syntax_error
from snakelet.runtime.front.node import (
    KINDS,
    Node,
    is_name,
    is_node,
    is_string,
    line_of,
    string_of_leaf,
)
from snakelet.runtime.front.node import kind as kind_of
from snakelet.runtime.front.parsing import Options
from snakelet.runtime.heap.recursion import enter, leave
from snakelet.runtime.heap.vector import new_vector
from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    TRUE,
    Frozen,
    Obj,
    Struct,
    build,
    is_small,
    small_value,
)

NO_LABEL = -1


class Compiler(Struct):
    """The state of compiling one module, and of the walk of the scope at hand.

    `blocks` counts the try and with blocks that are open. `break_label` and `continue_label` are
    those of the innermost loop, which was begun with `loop_blocks` blocks open and keeps an
    iterator on the stack if `loop_iterates`. `line` is that of the innermost node being visited.
    """

    options: Options
    mode: int
    tables: Tables
    emitter: Emitter
    scope: Scope
    last_scope: Scope
    surveying: bool = True
    line: int = 0
    labels: int = 0
    children: int = 0
    blocks: int = 0
    most_blocks: int = 0
    break_label: int = NO_LABEL
    continue_label: int = NO_LABEL
    loop_blocks: int = 0
    loop_iterates: bool = False

    def new_label(self) -> int:
        """A label that stands nowhere yet."""
        self.labels += 1
        return self.labels - 1

    def open_block(self) -> None:
        """A try or with block starts."""
        self.blocks += 1
        self.most_blocks = max(self.most_blocks, self.blocks)

    def close_block(self) -> None:
        """The block that started last has been left."""
        self.blocks -= 1


Visitor = Callable[[Compiler, Node], None]
_visitors: list[Visitor] = []


def visit_nothing(compiler: Compiler, node: Node) -> None:
    """Makes no code."""


@build
def visits(name: str) -> Callable[[Visitor], Visitor]:
    """The function compiles nodes of the kind of this name."""

    def register(function: Visitor) -> Visitor:
        while len(_visitors) < len(KINDS):
            _visitors.append(visit_nothing)
        _visitors[kind_of(name)] = function
        return function

    return register


VISITORS: Frozen[Visitor] = Frozen(lambda: tuple(_visitors))
"""What compiles a node, by its kind."""


def visit(compiler: Compiler, part: Obj) -> None:
    """Compiles a statement, or an expression for its value; nothing for NULL."""
    if not is_node(part):
        load_leaf(compiler, part)
        return
    node = cast(Node, part)
    outer_line = compiler.line
    line = node.line()
    if line != 0:
        compiler.line = line
        compiler.emitter.line(line)
    dispatch(compiler, node)
    compiler.line = outer_line


def dispatch(compiler: Compiler, node: Node) -> None:
    """Compiles a node without telling its line."""
    enter()
    VISITORS[node.kind()](compiler, node)
    leave()


def load_leaf(compiler: Compiler, leaf: Obj) -> None:
    """Pushes the value of a leaf; what is no expression makes no code."""
    emitter = compiler.emitter
    if is_name(leaf):
        load_name(compiler, leaf)
    elif is_small(leaf):
        emitter.load_integer(small_value(leaf))
    elif is_string(leaf):
        emitter.op_name(LOAD_CONST_STRING, string_of_leaf(leaf))
    elif leaf is NONE:
        emitter.op(LOAD_CONST_NONE)
    elif leaf is TRUE:
        emitter.op(LOAD_CONST_TRUE)
    elif leaf is FALSE:
        emitter.op(LOAD_CONST_FALSE)
    elif leaf is ELLIPSIS:
        emitter.load_constant(ELLIPSIS)


def error(compiler: Compiler, part: Obj, message: str) -> NoReturn:
    """Raises SyntaxError at a part of the tree, or where the compiler stands if it has no line."""
    place.scope = compiler.scope.name
    line = line_of(part)
    syntax_error(message, line if line != 0 else max(compiler.line, 1))


def identifier_of(compiler: Compiler, name: Obj) -> Identifier:
    """The identifier of a name that was surveyed."""
    identifier = compiler.scope.find(name)
    assert identifier is not None
    return identifier


def load_name(compiler: Compiler, name: Obj) -> None:
    """Pushes a variable."""
    if compiler.surveying:
        compiler.scope.load(name)
        return
    identifier = identifier_of(compiler, name)
    if identifier.kind == LOCAL:
        compiler.emitter.local(LOAD_FAST_N, identifier.slot)
    elif identifier.kind > LOCAL:
        compiler.emitter.op_number(LOAD_DEREF, identifier.slot, 1)
    else:
        opcode = LOAD_GLOBAL if identifier.kind == EXPLICIT_GLOBAL else LOAD_NAME
        compiler.emitter.op_variable(opcode, name)


def store_name(compiler: Compiler, name: Obj) -> None:
    """Pops the top into a variable."""
    bind_name(compiler, name, STORE_FAST_N, STORE_DEREF, STORE_GLOBAL, STORE_NAME)


def delete_name(compiler: Compiler, name: Obj) -> None:
    """Unbinds a variable."""
    bind_name(compiler, name, DELETE_FAST, DELETE_DEREF, DELETE_GLOBAL, DELETE_NAME)


def bind_name(
    compiler: Compiler, name: Obj, local: int, cell: int, global_: int, plain: int
) -> None:
    """Emits the opcode that belongs to the variable's kind."""
    if compiler.surveying:
        compiler.scope.store(name)
        return
    identifier = identifier_of(compiler, name)
    if identifier.kind == LOCAL:
        compiler.emitter.local(local, identifier.slot)
    elif identifier.kind > LOCAL:
        compiler.emitter.op_number(cell, identifier.slot, -1 if cell == STORE_DEREF else 0)
    else:
        opcode = global_ if identifier.kind == EXPLICIT_GLOBAL else plain
        compiler.emitter.op_variable(opcode, name)


def new_scope(compiler: Compiler, kind: int, node: Obj, name: Obj) -> Scope | None:
    """In the survey: a scope inside the one at hand, queued to be compiled. Later: None."""
    if not compiler.surveying:
        return None
    scope = Scope(compiler.scope, node, name, new_raw_code(), new_vector(), kind)
    compiler.last_scope.following = scope
    compiler.last_scope = scope
    return scope


def next_child(compiler: Compiler, made: Scope | None) -> Scope:
    """The scope that a function is now made of: in the survey the one given."""
    index = compiler.children
    compiler.children += 1
    children = compiler.scope.children
    if made is not None:
        if children is None:
            children = new_vector()
            compiler.scope.children = children
        children.append(made)
        return made
    assert children is not None
    return cast(Scope, children[index])
