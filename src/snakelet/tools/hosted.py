"""The product's compiler as it runs on CPython, for tools and tests: Python bytes in and out.

Invariant: nothing of the product is replaced; only what the hosted life computes anew at each use
(the tables of constant strings) is remembered until a new constant comes to light. Nesting may be
deep: calls of Python functions use no machine stack.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from snakelet.runtime.compile.compiler import compile_module
from snakelet.runtime.compile.mpy import read_module, write_module
from snakelet.runtime.compile.rawcode import CompiledModule
from snakelet.runtime.front.diagnostic import place
from snakelet.runtime.front.parsing import FILE, Options
from snakelet.runtime.front.reader import BytesReader
from snakelet.runtime.heap import qstr, recursion
from snakelet.runtime.heap.cells import Bytes, new_bytes
from snakelet.runtime.static import NULL, Frozen, Obj, is_qstr, rom
from snakelet.runtime.static.error import UserError
from snakelet.runtime.types import exception

LOADED = (exception,)
"""The modules that complete the product: exceptions know how to show the parts of a message."""


class CompileError(Exception):
    """The source is not a program; the text is the traceback as the user sees it."""


@dataclass(frozen=True)
class Settings:
    """How to compile to a file: optimisation level 0 to 3, bits of small integers, line tables."""

    level: int = 0
    small_bits: int = 31
    lines: bool = True


sys.setrecursionlimit(20000)
recursion.MAX_DEPTH = 2000


def remember(frozen: Frozen[Any]) -> None:
    """Keeps what a Frozen computes as long as there are no new constant strings."""
    make = frozen.make
    kept: list[tuple[int, tuple[Any, ...]]] = []

    def remembered() -> tuple[Any, ...]:
        count = len(qstr._texts)
        if not kept or kept[-1][0] != count:
            kept[:] = [(count, make())]
        return kept[-1][1]

    frozen.make = remembered


remember(qstr.ROM_STRINGS)
remember(qstr.ROM_INDEX)


def reader_of(data: bytes) -> BytesReader:
    """A reader of bytes."""
    stored = new_bytes(len(data))
    stored.data.items[:] = data
    return BytesReader(stored, 0)


def name_of(text: str) -> Obj:
    """The qstr of a text."""
    data = text.encode("utf-8", "surrogateescape")
    return qstr.intern(rom(data), len(data))


def text_of(value: object) -> str:
    """The text of a string of the product, or str() of anything else."""
    if isinstance(value, Obj) and is_qstr(value):
        value = qstr.string_of(value)
    if isinstance(value, Bytes):
        return bytes(value.data.items).decode("utf-8", "surrogateescape")
    return str(value)


def traceback_of(error: UserError, name: str) -> str:
    """How the user sees an error of the compiler."""
    message = f"{type(error).__name__}: {''.join(map(str, error.arguments))}\n"
    if place.line == 0:
        return message
    scope = "" if place.scope is NULL else f", in {text_of(place.scope)}"
    return (
        f'Traceback (most recent call last):\n  File "{name}", line {place.line}{scope}\n{message}'
    )


def report(name: str, action: Callable[[], CompiledModule]) -> CompiledModule:
    """What the action returns. CompileError if it raises an exception of the user."""
    try:
        return action()
    except UserError as error:
        raise CompileError(traceback_of(error, name)) from None


def compile_to_module(data: bytes, name: str, settings: Settings) -> CompiledModule:
    """Compiles a source. CompileError if it is none."""
    options = Options(settings.level, settings.small_bits, settings.lines, True)
    return report(name, lambda: compile_module(reader_of(data), name_of(name), FILE, options))


def file_of(module: CompiledModule, small_bits: int) -> bytes:
    """The .mpy file of a module."""
    written = write_module(module, small_bits)
    return bytes(written.bytes.data.items[: written.used])


def compile_to_file(data: bytes, name: str, settings: Settings | None = None) -> bytes:
    """Compiles a source to the bytes of its .mpy file. CompileError if it is none."""
    settings = settings or Settings()
    return file_of(compile_to_module(data, name, settings), settings.small_bits)


def module_of_file(data: bytes) -> CompiledModule:
    """Reads a .mpy file. UserError if it is malformed."""
    return read_module(reader_of(data))
