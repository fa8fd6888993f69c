"""Tracebacks: where an exception passed, and how it is printed (spec/repl-and-cli.md section
11).

Invariant: the entries of an exception are triples of file, line and function, innermost first.
If there is no memory for one it is silently left out.
"""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells, resized_cells
from snakelet.runtime.static import NULL, STOP_ITERATION, Obj, small, small_value
from snakelet.runtime.static.error import MemoryError, UserError
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.exception import HEAP_LOCKED, NO_MEMORY, ExceptionObject
from snakelet.runtime.types.instance import native_value
from snakelet.runtime.types.operation import type_of
from snakelet.runtime.types.output import STR_KIND, put_int, put_object, put_text
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.type import USER_CLASS
from snakelet.runtime.vm.machine import offset_of

MOST_ENTRIES = 100
"""Deeper tracebacks keep the innermost."""


def exception_object(error: Obj) -> ExceptionObject:
    """The exception object of an exception, which may be an instance of a user class."""
    if type_of(error).flags & USER_CLASS:
        error = native_value(error)
    return cast(ExceptionObject, error)


def line_of(code: Code, offset: int) -> int:
    """The source line of an instruction by its offset in the data (spec/mpy-format.md 7.4)."""
    left = offset - code.start
    line = 1
    at = int(code.lines_at)
    while at < code.cells_at:
        first = code.data[at]
        if first < 128:
            advance = first & 31
            lines = first >> 5
            at += 1
        else:
            if at + 1 == code.cells_at:
                return line
            advance = first & 15
            lines = (first & 112) << 4 | code.data[at + 1]
            at += 2
        if left < advance:
            return line
        left -= advance
        line += lines
    return line


def add_entry(m: Machine, error: Obj) -> None:
    """Adds where the machine is to the traceback of an exception, if that isn't a constant."""
    if error is NO_MEMORY or error is HEAP_LOCKED:
        return
    code = m.code
    line = line_of(code, offset_of(m) - 1)
    try:
        add_triple(exception_object(error), code.qstrs[0], line, code.name)
    except MemoryError:
        return


def add_triple(error: ExceptionObject, file: Obj, line: int, name: Obj) -> None:
    """Adds an entry to a traceback. MemoryError."""
    entries = error.traceback
    used = 0
    if entries is None:
        entries = new_cells(6)
        error.traceback = entries
    else:
        used = used_words(entries)
        if used >= 3 * MOST_ENTRIES:
            return
        if used == entries.length:
            entries = resized_cells(entries, 2 * used)
            error.traceback = entries
    entries[used] = file
    entries[used + 1] = small(line)
    entries[used + 2] = name


def used_words(entries: Cells) -> int:
    """How many words of a traceback are in use."""
    used = int(entries.length)
    while used > 0 and entries[used - 1] is NULL:
        used -= 1
    return used


def print_exception(error: Obj, out: Obj) -> None:
    """Prints an exception with its traceback."""
    entries = exception_object(error).traceback
    if entries is not None:
        put_text(out, "Traceback (most recent call last):\n")
        at = used_words(entries) - 3
        while at >= 0:
            put_text(out, '  File "')
            put_object(out, entries[at], STR_KIND)
            put_text(out, '", line ')
            put_int(out, small_value(entries[at + 1]))
            if entries[at + 2] is not STOP_ITERATION:
                put_text(out, ", in ")
                put_object(out, entries[at + 2], STR_KIND)
            put_text(out, "\n")
            at -= 3
    put_object(out, type_of(error).name, STR_KIND)
    put_text(out, ": ")
    try:
        put_object(out, error, STR_KIND)
    except UserError:
        put_text(out, "<exception str() failed>")
    put_text(out, "\n")
