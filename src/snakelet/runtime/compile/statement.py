"""Simple statements: flow, imports, declarations, assert.

Invariant: a statement leaves the height of the stack as it was.
"""

from typing import cast

from snakelet.runtime.compile.assignment import NO_BINDING
from snakelet.runtime.compile.expression import jump_if
from snakelet.runtime.compile.opcode import (
    BUILD_TUPLE,
    CALL_FUNCTION,
    IMPORT_FROM,
    IMPORT_NAME,
    IMPORT_STAR,
    JUMP,
    LOAD_ATTR,
    LOAD_CONST_NONE,
    LOAD_CONST_STRING,
    LOAD_GLOBAL,
    POP_TOP,
    RAISE_FROM,
    RAISE_LAST,
    RAISE_OBJ,
    RETURN_VALUE,
)
from snakelet.runtime.compile.scope import (
    EXPLICIT_GLOBAL,
    FREE,
    FUNCTION,
    IMPLICIT_GLOBAL,
    MODULE,
    Scope,
    close_over,
)
from snakelet.runtime.compile.visit import (
    NO_LABEL,
    Compiler,
    error,
    store_name,
    visit,
    visit_nothing,
    visits,
)
from snakelet.runtime.front.diagnostic import limit_error
from snakelet.runtime.front.leaf import MAX_NAME
from snakelet.runtime.front.node import Node, is_kind, is_name, is_token, kind, token_of_leaf
from snakelet.runtime.front.token import token_of
from snakelet.runtime.heap.qstr import intern, qstr, string_of
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import NULL, Obj

TERNARY = kind("ternary")
RELATIVE = kind("relative")
IMPORT_NAMES = kind("import_names")
IMPORT_AS = kind("import_as")
NAMES = kind("names")
NAME_AS = kind("name_as")
ELLIPSIS_TOKEN = token_of("...")
ASSERTION_ERROR = qstr("AssertionError")
EMPTY_STRING = qstr("")
ALL_NAMES = qstr("*")

visits("pass")(visit_nothing)


@visits("statements")
def visit_statements(compiler: Compiler, node: Node) -> None:
    for i in range(node.length):
        visit(compiler, node[i])


@visits("break")
def visit_break(compiler: Compiler, node: Node) -> None:
    check_loop(compiler, node)
    blocks = compiler.blocks - compiler.loop_blocks
    if blocks > 0:
        iterator = 128 if compiler.loop_iterates else 0
        compiler.emitter.unwind_jump(compiler.break_label, blocks | iterator)
        return
    if compiler.loop_iterates:
        for _ in range(4):
            compiler.emitter.op(POP_TOP)
            compiler.emitter.adjust(1)
    compiler.emitter.op_jump(JUMP, compiler.break_label)


@visits("continue")
def visit_continue(compiler: Compiler, node: Node) -> None:
    check_loop(compiler, node)
    blocks = compiler.blocks - compiler.loop_blocks
    if blocks > 0:
        compiler.emitter.unwind_jump(compiler.continue_label, blocks)
    else:
        compiler.emitter.op_jump(JUMP, compiler.continue_label)


def check_loop(compiler: Compiler, node: Node) -> None:
    if compiler.break_label == NO_LABEL:
        error(compiler, node, "'break'/'continue' outside loop")


@visits("return")
def visit_return(compiler: Compiler, node: Node) -> None:
    if compiler.scope.kind != FUNCTION:
        error(compiler, node, "'return' outside function")
    value = node[0]
    emitter = compiler.emitter
    if value is NULL:
        emitter.op(LOAD_CONST_NONE)
    elif is_kind(value, TERNARY):
        ternary = cast(Node, value)
        fail = compiler.new_label()
        jump_if(compiler, ternary[1], False, fail)
        visit(compiler, ternary[0])
        emitter.op(RETURN_VALUE)
        emitter.place(fail)
        visit(compiler, ternary[2])
    else:
        visit(compiler, value)
    emitter.op(RETURN_VALUE)


@visits("raise")
def visit_raise(compiler: Compiler, node: Node) -> None:
    visit(compiler, node[0])
    visit(compiler, node[1])
    if node[0] is NULL:
        compiler.emitter.op(RAISE_LAST)
    else:
        compiler.emitter.op(RAISE_OBJ if node[1] is NULL else RAISE_FROM)


@visits("assert")
def visit_assert(compiler: Compiler, node: Node) -> None:
    if compiler.options.level > 0:
        return
    end = compiler.new_label()
    jump_if(compiler, node[0], True, end)
    compiler.emitter.op_name(LOAD_GLOBAL, ASSERTION_ERROR)
    if node[1] is not NULL:
        visit(compiler, node[1])
        compiler.emitter.op_number(CALL_FUNCTION, 1, -1)
    compiler.emitter.op(RAISE_OBJ)
    compiler.emitter.place(end)


@visits("import")
def visit_import(compiler: Compiler, node: Node) -> None:
    names = node[0]
    if is_kind(names, IMPORT_NAMES):
        for i in range(cast(Node, names).length):
            import_module(compiler, cast(Node, names)[i])
    else:
        import_module(compiler, names)


def import_module(compiler: Compiler, part: Obj) -> None:
    """import a.b binds a; import a.b as c binds a.b."""
    emitter = compiler.emitter
    module = part
    alias = NULL
    if is_kind(part, IMPORT_AS):
        module = cast(Node, part)[0]
        alias = cast(Node, part)[1]
    emitter.load_integer(0)
    emitter.op(LOAD_CONST_NONE)
    emitter.op_name(IMPORT_NAME, dotted_name(module))
    if is_name(module):
        store_name(compiler, module if alias is NULL else alias)
        return
    dotted = cast(Node, module)
    if alias is NULL:
        store_name(compiler, dotted[0])
        return
    for i in range(1, dotted.length):
        emitter.op_name(LOAD_ATTR, dotted[i])
    store_name(compiler, alias)


def dotted_name(module: Obj) -> Obj:
    """The qstr of a name or of names with dots between."""
    if is_name(module):
        return module
    dotted = cast(Node, module)
    text = new_buffer()
    for i in range(dotted.length):
        if i > 0:
            text.append(ord("."))
        append_name(text, dotted[i])
    if text.used > MAX_NAME:
        limit_error("name too long")
    return intern(text.at(0), text.used)


def append_name(text: Buffer, name: Obj) -> None:
    string = string_of(name)
    text.extend(string.at(0), string.length)


@visits("from")
def visit_from(compiler: Compiler, node: Node) -> None:
    emitter = compiler.emitter
    names = node[1]
    level = 0
    module = node[0]
    if is_kind(module, RELATIVE):
        relative = cast(Node, module)
        level = dot_count(relative)
        module = relative[relative.length - 1]
    source = EMPTY_STRING if module is NULL else dotted_name(module)
    emitter.load_integer(level)
    if is_token(names):
        import_all(compiler, node, source)
        return
    listed = cast(Node, names) if is_kind(names, NAMES) else None
    count = 1 if listed is None else listed.length
    for i in range(count):
        emitter.op_name(LOAD_CONST_STRING, imported_name(names if listed is None else listed[i]))
    emitter.op_number(BUILD_TUPLE, count, 1 - count)
    emitter.op_name(IMPORT_NAME, source)
    for i in range(count):
        import_from(compiler, names if listed is None else listed[i])
    emitter.op(POP_TOP)


def dot_count(relative: Node) -> int:
    """The number of dots before a relative module."""
    count = 0
    for i in range(relative.length - 1):
        count += 3 if token_of_leaf(relative[i]) == ELLIPSIS_TOKEN else 1
    return count


def import_all(compiler: Compiler, node: Node, source: Obj) -> None:
    """from source import *."""
    if compiler.scope.kind != MODULE:
        error(compiler, node, "import * not at module level")
    compiler.emitter.op_name(LOAD_CONST_STRING, ALL_NAMES)
    compiler.emitter.op_number(BUILD_TUPLE, 1, 0)
    compiler.emitter.op_name(IMPORT_NAME, source)
    compiler.emitter.op(IMPORT_STAR)


def imported_name(part: Obj) -> Obj:
    """The name that is imported."""
    return cast(Node, part)[0] if is_kind(part, NAME_AS) else part


def import_from(compiler: Compiler, part: Obj) -> None:
    """Binds one name of the module on top."""
    compiler.emitter.op_name(IMPORT_FROM, imported_name(part))
    store_name(compiler, cast(Node, part)[1] if is_kind(part, NAME_AS) else part)


@visits("global")
def visit_global(compiler: Compiler, node: Node) -> None:
    if compiler.surveying:
        for i in range(node.length):
            declare_global(compiler, node, node[i])


def declare_global(compiler: Compiler, node: Node, name: Obj) -> None:
    scope = compiler.scope
    identifier = scope.find(name)
    if identifier is None:
        identifier = scope.add(name, EXPLICIT_GLOBAL)
    elif identifier.kind != EXPLICIT_GLOBAL:
        error(compiler, node, "identifier redefined as global")
    module = scope
    outer = module.outer
    while outer is not None:
        module = outer
        outer = module.outer
    found = module.find(name)
    if found is not None:
        found.kind = EXPLICIT_GLOBAL


@visits("nonlocal")
def visit_nonlocal(compiler: Compiler, node: Node) -> None:
    if not compiler.surveying:
        return
    if compiler.scope.kind == MODULE:
        error(compiler, node, "can't declare nonlocal in outer code")
    for i in range(node.length):
        declare_nonlocal(compiler, compiler.scope, node, node[i])


def declare_nonlocal(compiler: Compiler, scope: Scope, node: Node, name: Obj) -> None:
    identifier = scope.find(name)
    if identifier is None:
        identifier = scope.add(name, IMPLICIT_GLOBAL)
        if not close_over(scope, identifier):
            error(compiler, node, NO_BINDING)
    elif identifier.kind != FREE:
        error(compiler, node, "identifier redefined as nonlocal")
