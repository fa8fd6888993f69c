"""From a compiled module (a .mpy file's content) to Code objects that may run.

Invariant: every Code reachable from a result is verified. Signature, sizes and cells are decoded
here, by spec/mpy-format.md section 7; nothing in them is trusted.
"""

from typing import cast

from snakelet.runtime.compile.rawcode import CompiledModule, RawCode
from snakelet.runtime.heap.cells import Bytes, Cells, new_cells
from snakelet.runtime.static import Obj, State, retype
from snakelet.runtime.types.code import Code, Opcodes, refuse_code
from snakelet.runtime.vm.verify import LONGEST, verify

BYTECODE = 0
MOST_CELLS = 255


class Cursor(State):
    """Where the prelude is being read."""

    data: Bytes | None = None
    at: int = 0

    def byte(self) -> int:
        data = self.data
        if data is None or self.at >= data.length:
            refuse_code()
            return 0
        self.at += 1
        return data[self.at - 1]

    def number(self) -> int:
        """A varint."""
        value = 0
        part = 128
        while part > 127:
            part = self.byte()
            value = value << 7 | (part & 127)
            if value > 0xFFFFFF:
                refuse_code()
        return value


cursor = Cursor()


def load(module: CompiledModule, names: Obj) -> Code:
    """The module's body, ready to run with a dict of global names. ValueError if the file is
    bad."""
    code = new_code(module.root, module, names)
    code.made = True
    check(code)
    return code


def check(code: Code) -> None:
    """Verifies a function, then those that it makes."""
    verify(code)
    children = code.children
    if children is None:
        return
    for i in range(children.length):
        child = cast(Code, children[i])
        if child.made:
            check(child)


def new_code(raw: RawCode, module: CompiledModule, names: Obj) -> Code:
    """A function and its children, not verified yet."""
    if raw.kind != BYTECODE or raw.data.length > LONGEST:
        refuse_code()
    children: Cells | None = None
    inner = raw.children
    if inner is not None:
        children = new_cells(inner.length)
        for i in range(inner.length):
            children[i] = new_code(cast(RawCode, inner[i]), module, names)
    data = raw.data
    if not isinstance(data, Opcodes):
        data = retype(data, Opcodes.type_object)
    code = blank_code(data, module, names)
    code.children = children
    read_prelude(code)
    return code


def blank_code(data: Bytes, module: CompiledModule, names: Obj) -> Code:
    return Code(data, module.qstrs, module.constants, None, names)


def read_prelude(code: Code) -> None:
    """Decodes what stands before the opcodes."""
    cursor.data = code.data
    cursor.at = 0
    read_signature(code)
    info, cells = read_sizes()
    code.names_at = cursor.at
    end = cursor.at + info
    name = cursor.number()
    for _ in range(code.positional + code.keyword_only):
        if cursor.number() >= code.qstrs.length:
            refuse_code()
    if name >= code.qstrs.length or cursor.at > end or cells > MOST_CELLS:
        refuse_code()
    code.name = code.qstrs[name]
    code.lines_at = cursor.at
    if end + cells >= code.data.length:
        refuse_code()
    code.cells_at = end
    code.start = end + cells
    cursor.data = None


def read_signature(code: Code) -> None:
    """Six numbers, interleaved bit by bit; the size of the state is not needed here."""
    byte = cursor.byte()
    blocks = byte >> 2 & 1
    positional = byte & 3
    flags = 0
    keyword_only = 0
    defaults = 0
    turn = 0
    while byte > 127:
        byte = cursor.byte()
        flags |= (byte >> 6 & 1) << turn
        blocks |= (byte >> 1 & 1) << turn + 1
        positional |= (byte >> 2 & 1) << turn + 2
        keyword_only |= (byte >> 3 & 1) << turn
        defaults |= (byte & 1) << turn
        turn += 1
        if turn > 10:
            refuse_code()
    if flags > 15 or defaults > positional:
        refuse_code()
    code.flags = flags
    code.blocks = blocks
    code.positional = positional
    code.keyword_only = keyword_only
    code.defaults = defaults


def read_sizes() -> tuple[int, int]:
    """The sizes of names and line table together, and of the cell list."""
    info = 0
    cells = 0
    turn = 0
    byte = 128
    while byte > 127:
        byte = cursor.byte()
        info |= (byte >> 1 & 63) << 6 * turn
        cells |= (byte & 1) << turn
        turn += 1
        if turn > 8:
            refuse_code()
    if info > LONGEST:
        refuse_code()
    return info, cells
