"""Functions of the user, and the cells of closed-over variables.

Invariant: `cells` holds a Cell for each free variable of the code, and is None if it has none.
What a call does is vm/call.py's.
"""

from snakelet.runtime.heap.cells import Cells
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, Struct
from snakelet.runtime.types.code import GENERATOR, Code
from snakelet.runtime.types.output import put_address, put_object, put_text
from snakelet.runtime.types.type import BINDS, FINAL, builtin


@builtin("cell", flags=FINAL)
class Cell(Struct):
    """A variable that functions share; NULL while it is unset. It has a user's type since made-up
    bytecode can hand it to any operation."""

    value: Obj


@builtin("function", flags=FINAL | BINDS)
class Function(Struct):
    """A `def`, `lambda` or comprehension: `defaults` is a Tuple or NULL, `keyword_defaults` a
    Dict or NULL."""

    code: Code
    defaults: Obj
    keyword_defaults: Obj
    cells: Cells | None

    def __print__(self, out: Obj, kind: int) -> None:
        if self.code.flags & GENERATOR:
            put_text(out, "<generator>")
            return
        put_text(out, "<function ")
        put_object(out, self.code.name, 0)
        put_text(out, " at ")
        put_address(out, self)
        put_text(out, ">")

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("__name__") or name is qstr("__qualname__"):
            return self.code.name
        if name is qstr("__globals__"):
            return self.code.globals
        return NULL
