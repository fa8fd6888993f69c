"""From source to a compiled module.

Invariant: scopes are surveyed in the order in which they are met, breadth first, then numbered,
then compiled, each by one more walk of its part of the tree (spec/bytecode.md section 9).
"""

from snakelet.runtime.compile import definition, statement
from snakelet.runtime.compile.body import walk
from snakelet.runtime.compile.bytecode import BytecodeEmitter, new_bytecode_emitter
from snakelet.runtime.compile.emitter import Surveyor
from snakelet.runtime.compile.prelude import function_data, use_names
from snakelet.runtime.compile.rawcode import CompiledModule, RawCode, new_raw_code
from snakelet.runtime.compile.scope import MODULE, Scope, resolve, settle
from snakelet.runtime.compile.table import new_tables
from snakelet.runtime.compile.visit import Compiler
from snakelet.runtime.front.diagnostic import limit_error, place
from snakelet.runtime.front.parser import parse
from snakelet.runtime.front.parsing import Options
from snakelet.runtime.front.reader import Reader
from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.recursion import recursion, restore
from snakelet.runtime.heap.vector import Vector, new_vector
from snakelet.runtime.static import NULL, Obj

MODULE_NAME = qstr("<module>")
NO_LINES_LEVEL = 3
"""From this optimisation level on there are no line tables."""

VISITING_PARTS = (definition, statement)
"""They only have to be imported: their functions are found by the kinds of nodes."""


def compile_module(reader: Reader, source_name: Obj, mode: int, options: Options) -> CompiledModule:
    """Compiles a source; `mode` is FILE, EVAL or SINGLE, `source_name` a qstr. Raises SyntaxError,
    IndentationError, NotImplementedError or RuntimeError, whose place is in front.diagnostic."""
    depth = recursion.depth
    place.file = source_name
    place.scope = NULL
    place.line = 0
    try:
        tree = parse(reader, source_name, mode, options)
        return compile_tree(tree, source_name, mode, options)
    finally:
        restore(depth)


def compile_tree(tree: Obj, source_name: Obj, mode: int, options: Options) -> CompiledModule:
    """Compiles a parse tree."""
    tables = new_tables()
    tables.name(source_name)
    raw = new_raw_code()
    scope = Scope(None, tree, MODULE_NAME, raw, new_vector(), MODULE)
    compiler = Compiler(options, mode, tables, Surveyor(tables), scope, scope)
    survey(compiler, scope)
    settle_all(scope)
    emit(compiler, scope)
    names = tables.names.taken(0)
    return CompiledModule(names, tables.constants.taken(0), raw)


def survey(compiler: Compiler, first: Scope) -> None:
    """Walks all scopes to find what names they use, and the scopes inside them."""
    scope: Scope | None = first
    while scope is not None:
        compiler.tables.name(scope.name)
        walk(compiler, scope)
        resolve(scope)
        scope = scope.following


def settle_all(first: Scope) -> None:
    scope: Scope | None = first
    while scope is not None:
        settle(scope)
        scope = scope.following


def emit(compiler: Compiler, first: Scope) -> None:
    """Walks all scopes to make their code."""
    emitter = new_bytecode_emitter(compiler.tables)
    compiler.emitter = emitter
    compiler.surveying = False
    scope: Scope | None = first
    while scope is not None:
        emit_scope(compiler, scope, emitter)
        scope.node = NULL
        scope = scope.following


def emit_scope(compiler: Compiler, scope: Scope, emitter: BytecodeEmitter) -> None:
    """Makes the code of one scope."""
    options = compiler.options
    use_names(scope, compiler.tables)
    emitter.clear()
    walk(compiler, scope)
    emitter.shorten()
    with_lines = options.lines and options.level < NO_LINES_LEVEL
    data = function_data(scope, emitter, compiler.most_blocks, with_lines)
    if data is None:
        limit_error("bytecode overflow")
    scope.raw.data = data
    children = scope.children
    if children is not None:
        scope.raw.children = children_of(children)


def children_of(scopes: Vector) -> Cells:
    """The functions of child scopes."""
    children = new_cells(scopes.used)
    for i in range(scopes.used):
        children[i] = raw_code_of(scopes[i])
    return children


def raw_code_of(scope: Obj) -> RawCode:
    assert isinstance(scope, Scope)
    return scope.raw
