"""Code objects, and running source text: compile, eval, exec, execfile, and what a port runs.

Invariant: a code object keeps the compiled module; each run loads it anew for its globals, since a
loaded Code belongs to one dict of globals.
"""

from snakelet.runtime.compile.compiler import compile_module
from snakelet.runtime.compile.rawcode import CompiledModule
from snakelet.runtime.front.diagnostic import place
from snakelet.runtime.front.parsing import EVAL, FILE, SINGLE, Options
from snakelet.runtime.front.reader import BytesReader, Reader
from snakelet.runtime.heap.allocate import tidy
from snakelet.runtime.heap.collect import collection
from snakelet.runtime.heap.qstr import intern_string, qstr
from snakelet.runtime.static import (
    NONE,
    NULL,
    SMALL_BITS,
    STOP_ITERATION,
    Obj,
    State,
    Struct,
    cold,
)
from snakelet.runtime.static.error import (
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    raised,
)
from snakelet.runtime.types.code import NO_NAMES_SLOT
from snakelet.runtime.types.codec import string_of_source
from snakelet.runtime.types.convert import text_of
from snakelet.runtime.types.hook import MODE_EVAL, MODE_EXEC, hooks
from snakelet.runtime.types.output import put_text
from snakelet.runtime.types.stack import machine
from snakelet.runtime.types.type import FINAL, builtin
from snakelet.runtime.vm.importing import importer, run_body
from snakelet.runtime.vm.load import load
from snakelet.runtime.vm.traceback import add_triple, exception_object


class Settings(State):
    """How sources are compiled; `level` is that of micropython.opt_level."""

    level: int = 0


settings = Settings()


@builtin("code", flags=FINAL)
class CodeObject(Struct):
    """Compiled source that can be run with any globals."""

    module: CompiledModule

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<code>")


def compile_source(reader: Reader, name: Obj, mode: int) -> CompiledModule:
    """Compiles source; an error of it has its place in the traceback."""
    options = Options(settings.level, SMALL_BITS, True, False)
    kind = FILE if mode == MODE_EXEC else EVAL if mode == MODE_EVAL else SINGLE
    collections = collection.count
    try:
        module = compile_module(reader, name, kind, options)
        if mode == MODE_EXEC:
            tidy(collections)
        return module
    except (SyntaxError, NotImplementedError, RuntimeError) as error:
        failure = error.value
    note_place(failure)
    raise raised(failure)


@cold
def note_place(error: Obj) -> None:
    """Adds the place in the source to the traceback of an error of the compiler."""
    if place.line == 0:
        return
    scope = STOP_ITERATION if place.scope is NULL else place.scope
    try:
        add_triple(exception_object(error), place.file, place.line, scope)
    except MemoryError:
        return


def compile_hook(source: Obj, name: Obj, mode: int) -> Obj:
    """`compile(source, name, mode)`."""
    text = string_of_source(source)
    file = intern_string(text_of(name))
    return CodeObject(compile_source(BytesReader(text, 0), file, mode))


def evaluate_hook(source: Obj, mode: int, names: Obj, local_names: Obj) -> Obj:
    """`eval` and `exec` of a code object or text, with dicts of names or NULL."""
    if not isinstance(source, CodeObject):
        source = compile_hook(source, qstr("<string>"), mode)
    assert isinstance(source, CodeObject)
    if local_names is NULL and names is NULL:
        local_names = current_locals()
    if names is NULL:
        names = machine.code.globals
    code = load(source.module, names)
    return run_body(code, NULL if local_names is names else local_names)


def current_locals() -> Obj:
    """The dict of local names of the body that runs, or the globals."""
    code = machine.code
    names = NULL
    if code.names_slot != NO_NAMES_SLOT:
        names = machine.fp[code.names_slot]
    return code.globals if names is NULL else names


def current_globals() -> Obj:
    """The dict of global names of the code that runs."""
    return machine.code.globals


def run_file_hook(name: Obj, names: Obj, local_names: Obj) -> Obj:
    """`execfile(name, globals, locals)`. OSError."""
    compile_file = importer.load_source
    if compile_file is None:
        raise OSError(2)
    if names is NULL:
        names = machine.code.globals
    run_body(compile_file(text_of(name), names), NULL if local_names is names else local_names)
    return NONE


hooks.compile = compile_hook
hooks.evaluate = evaluate_hook
hooks.globals = current_globals
hooks.locals = current_locals
hooks.run_file = run_file_hook
