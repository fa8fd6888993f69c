"""sys: the interpreter and its surroundings.

Invariant: what may change (argv, path, modules, the prompts) lies in State and is found by `_load`.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.modules.file import ERROR, OUTPUT, standard_input
from snakelet.runtime.static import (
    MAX_INT,
    NONE,
    NULL,
    Obj,
    State,
    Struct,
)
from snakelet.runtime.static.error import SystemExit, TypeError
from snakelet.runtime.types.list import List, new_list
from snakelet.runtime.types.module import constant, define_module
from snakelet.runtime.types.operation import type_of
from snakelet.runtime.types.output import put_text
from snakelet.runtime.types.stack import machine
from snakelet.runtime.types.tuple import Tuple, TupleIterator, tuple_of_3
from snakelet.runtime.types.type import FINAL, builtin
from snakelet.runtime.vm.error import is_exception
from snakelet.runtime.vm.importing import importer, loaded_modules, search_path
from snakelet.runtime.vm.traceback import print_exception as print_traceback

MPY_VERSION = 6
VERSION = constant((1, 29, 0, ""))
NAME = qstr("micropython")
MACHINE = constant("snakelet")
BUILD = constant("unix")


PARTS = cast(Tuple, constant((NAME, VERSION, MACHINE, MPY_VERSION, BUILD)))
"""sys.implementation as a sequence."""


class System(State):
    """What programs may read and set. `at_exit` is called when the program ends."""

    arguments: List | None = None
    executable: Obj = NULL
    prompt: Obj = NULL
    continuation: Obj = NULL
    at_exit: Obj = NONE


system = System()


@builtin("implementation", flags=FINAL)
class Implementation(Struct):
    """sys.implementation."""

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "(name='micropython', version=(1, 29, 0, ''), _machine='snakelet', _mpy=6)")

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("name"):
            return NAME
        if name is qstr("version"):
            return VERSION
        if name is qstr("_machine"):
            return MACHINE
        if name is qstr("_mpy"):
            return constant(MPY_VERSION)
        return BUILD if name is qstr("_build") else NULL

    def __len__(self) -> int:
        return PARTS.length

    def __getitem__(self, index: Obj) -> Obj:
        return PARTS.__getitem__(index)

    def __iter__(self) -> TupleIterator:
        return PARTS.__iter__()


IMPLEMENTATION = Implementation()


def argument_list() -> List:
    """sys.argv."""
    arguments = system.arguments
    if arguments is None:
        arguments = new_list()
        system.arguments = arguments
    return arguments


def _load(name: Obj) -> Obj:
    """The attributes that are computed."""
    if name is qstr("argv"):
        return argument_list()
    if name is qstr("path"):
        return search_path()
    if name is qstr("modules"):
        return loaded_modules()
    if name is qstr("stdin"):
        return standard_input()
    if name is qstr("executable"):
        return qstr("") if system.executable is NULL else system.executable
    if name is qstr("ps1"):
        return qstr(">>> ") if system.prompt is NULL else system.prompt
    if name is qstr("ps2"):
        return qstr("... ") if system.continuation is NULL else system.continuation
    return NULL


def _store(name: Obj, item: Obj) -> bool:
    """The attributes that may be set."""
    if item is NULL:
        return False
    if name is qstr("argv") and isinstance(item, List):
        system.arguments = item
    elif name is qstr("path") and isinstance(item, List):
        importer.path = item
    elif name is qstr("ps1"):
        system.prompt = item
    elif name is qstr("ps2"):
        system.continuation = item
    else:
        return False
    return True


def exit(code: Obj = NULL, /) -> None:
    """End the program with an exit code."""
    if code is NULL:
        raise SystemExit()
    raise SystemExit(code)


def print_exception(error: Obj, file: Obj = NULL, /) -> None:
    """Print an exception with its traceback."""
    if not is_exception(error):
        raise TypeError("exceptions must derive from BaseException")
    print_traceback(error, file)


def atexit(function: Obj) -> Obj:
    """Set the function that is called when the program ends; the previous one."""
    previous = system.at_exit
    system.at_exit = function
    return previous


def exc_info() -> Obj:
    """Type, exception and None for the exception handled last."""
    error = machine.handled
    if error is NULL:
        return tuple_of_3(NONE, NONE, NONE)
    return tuple_of_3(type_of(error), error, NONE)


def getrecursionlimit() -> int:
    """How deep functions may call each other, roughly: the value stack decides. differs:
    MicroPython has no such function."""
    return 1000


def setrecursionlimit(limit: int) -> None:
    """Does nothing: the value stack decides. differs: MicroPython has no such function."""
    if limit < 1:
        raise TypeError("recursion limit must be greater or equal than 1")


MODULE = define_module(
    "sys",
    {key: item for key, item in globals().items() if key != "argument_list"},
    load=_load,
    store=_store,
    loaded=("argv", "path", "modules", "stdin", "executable", "ps1", "ps2"),
    version="3.4.0; MicroPython v1.29.0 (Snakelet)",
    version_info=(3, 4, 0),
    implementation=IMPLEMENTATION,
    platform="linux",
    byteorder="little",
    maxsize=MAX_INT,
    stdout=OUTPUT,
    stderr=ERROR,
)
