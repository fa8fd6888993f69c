"""Running bytecode hosted: load a .mpy file's bytes and run it for a number of steps.

Invariant: each run starts with an empty stack and modules of its own; what the program prints comes
back as text.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from snakelet.runtime.compile.mpy import read_module
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.modules import builtins
from snakelet.runtime.modules import sys as sys_module
from snakelet.runtime.ports.unix import main as port
from snakelet.runtime.static import NULL, Pointer
from snakelet.runtime.static.error import UserError
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.module import new_module
from snakelet.runtime.types.output import flush_stdout
from snakelet.runtime.types.stack import machine, reset_machine, stack_used
from snakelet.runtime.vm.dispatch import DISPATCH
from snakelet.runtime.vm.importing import importer, run_body
from snakelet.runtime.vm.load import load
from snakelet.runtime.vm.traceback import print_exception
from snakelet.tools.hosted import reader_of

assert builtins and port and sys_module


class Exhausted(Exception):
    """The program ran for as many steps as it was given."""


@contextmanager
def limited(steps: int) -> Iterator[None]:
    """Lets the dispatch run so many handlers."""
    table = DISPATCH.table
    left = [steps]

    def counted(handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def run(m: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Exhausted
            return handler(m)

        return run

    wrapped = {id(handler): counted(handler) for handler in table}
    DISPATCH.table = tuple(wrapped[id(handler)] for handler in table)
    try:
        yield
    finally:
        DISPATCH.table = table


def run(data: bytes, steps: int = 10**9) -> str:
    """What a .mpy file prints, its traceback included. Exhausted after so many steps."""
    sys.setrecursionlimit(20_000)
    reset_machine()
    importer.modules = None
    printed: list[bytes] = []
    kept, hooks.write_stdout = hooks.write_stdout, _collector(printed)
    try:
        with limited(steps):
            _run(data)
    finally:
        flush_stdout()
        hooks.write_stdout = kept
    return b"".join(printed).decode("utf-8", "backslashreplace")


def _collector(printed: list[bytes]) -> Callable[[Pointer[int], int], None]:
    def write(data: Pointer[int], length: int) -> None:
        printed.append(bytes(data[i] for i in range(length)))

    return write


def _run(data: bytes) -> None:
    try:
        module = new_module(qstr("__main__"))
        code = load(read_module(reader_of(data)), module.names)
        run_body(code, NULL)
        assert machine.fp == machine.sp + 1 and stack_used() == 1
    except UserError as error:
        print_exception(error.value, NULL)
