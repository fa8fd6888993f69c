"""The head of a function's data: signature, sizes, names, line table and cells.

Invariant: bytes are exactly as spec/mpy-format.md section 7 says.
"""

from snakelet.runtime.compile.bytecode import BytecodeEmitter, append_number
from snakelet.runtime.compile.scope import CELL, PARAMETER, Scope
from snakelet.runtime.compile.table import Tables
from snakelet.runtime.heap.cells import Bytes, new_cells
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.vector import Buffer, Vector, new_buffer

NO_NAME = qstr("*")
"""The name of slots that are filled by position alone."""


def use_names(scope: Scope, tables: Tables) -> None:
    """Enters the names of a function and of its arguments into the qstr table."""
    tables.name(scope.name)
    names = argument_names(scope)
    for i in range(names.used):
        tables.name(names[i])


def argument_names(scope: Scope) -> Vector:
    """The names of the arguments, in the order of their slots."""
    count = scope.positional + scope.keyword_only
    names = new_cells(count)
    for i in range(count):
        names[i] = NO_NAME
    for i in range(scope.identifiers.used):
        identifier = scope.at(i)
        if identifier.flags & PARAMETER != 0 and identifier.slot < count:
            names[identifier.slot] = identifier.name
    return Vector(count, names)


def function_data(
    scope: Scope, emitter: BytecodeEmitter, blocks: int, with_lines: bool
) -> Bytes | None:
    """All the bytes of a function whose jumps are sized; None if one of them goes too far."""
    out = new_buffer()
    state = max(1, scope.locals + emitter.highest)
    write_signature(out, scope, state, blocks)
    info = new_buffer()
    append_number(info, emitter.tables.name(scope.name))
    names = argument_names(scope)
    for i in range(names.used):
        append_number(info, emitter.tables.name(names[i]))
    if with_lines:
        emitter.write_lines(info)
    cells = new_buffer()
    write_cells(cells, scope)
    write_sizes(out, info.used, cells.used)
    out.extend(info.at(0), info.used)
    out.extend(cells.at(0), cells.used)
    if not emitter.write_code(out):
        return None
    return out.to_bytes()


def write_cells(out: Buffer, scope: Scope) -> None:
    """Writes the slots that must be made cells when the function starts."""
    for i in range(scope.identifiers.used):
        if scope.at(i).kind == CELL:
            out.append(scope.at(i).slot & 0xFF)


def write_signature(out: Buffer, scope: Scope, state: int, blocks: int) -> None:
    """Writes six numbers, interleaved bit by bit (section 7.1)."""
    s = state - 1
    e = blocks
    f = scope.flags
    a = scope.positional
    k = scope.keyword_only
    d = scope.defaults
    byte = (s & 15) << 3 | (e & 1) << 2 | a & 3
    s >>= 4
    e >>= 1
    a >>= 2
    while (s | e | f | a | k | d) != 0:
        out.append(byte | 0x80)
        byte = (f & 1) << 6 | (s & 3) << 4 | (k & 1) << 3 | (a & 1) << 2 | (e & 1) << 1 | d & 1
        f >>= 1
        s >>= 2
        k >>= 1
        a >>= 1
        e >>= 1
        d >>= 1
    out.append(byte)


def write_sizes(out: Buffer, info: int, cells: int) -> None:
    """Writes the sizes of names and lines, and of the cells (section 7.2)."""
    byte = (info & 63) << 1 | cells & 1
    info >>= 6
    cells >>= 1
    while (info | cells) != 0:
        out.append(byte | 0x80)
        byte = (info & 63) << 1 | cells & 1
        info >>= 6
        cells >>= 1
    out.append(byte)
