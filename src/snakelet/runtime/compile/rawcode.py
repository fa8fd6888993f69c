"""What the compiler makes and a .mpy file holds: functions and the tables they share.

Invariant: `RawCode.data` is exactly a function's data in the .mpy format, and its qstr and constant
operands are indices into the tables of its module.
"""

from snakelet.runtime.heap.cells import Bytes, Cells
from snakelet.runtime.static import Struct, Tail

BYTECODE = 0
"""The kind of a bytecode function; others are native."""


class RawCode(Struct):
    """A function: signature, sizes, names, lines, cells, opcodes; its children are RawCodes."""

    kind: int
    data: Bytes
    children: Cells | None


class CompiledModule(Struct):
    """A module: its qstrs (the first is the source name), its constants, and its body."""

    qstrs: Cells
    constants: Cells
    root: RawCode


NO_DATA = Bytes(0, 0, Tail(0))


def new_raw_code() -> RawCode:
    """A bytecode function whose data is still to come."""
    return RawCode(BYTECODE, NO_DATA, None)
