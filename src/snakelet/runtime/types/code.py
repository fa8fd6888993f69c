"""Code: a function's bytecode, verified, with what it needs of its module.

Invariant: a Code exists only for bytecode that vm/verify.py has accepted, so its handlers need no
checks. The bytes are those of the .mpy file and are never written nor moved (saved instruction
pointers lead into them).
"""

from typing import ClassVar, NoReturn

from snakelet.runtime.heap.cells import Bytes, Cells
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, U8, U16, U32, Obj, Struct, Tail, cold
from snakelet.runtime.static.error import ValueError

GENERATOR = 1
VAR_KEYWORDS = 2
VAR_ARGUMENTS = 4
KEYWORD_DEFAULTS = 8
"""The scope flags of the prelude (spec/mpy-format.md section 7.1)."""

NO_FIXED_COUNT = 0xFFFF
NO_NAMES_SLOT = 0xFFFF


class Opcodes(Bytes):
    """The data of a function; stays where it is."""

    movable: ClassVar[bool] = False


class Code(Struct):
    """A function body; one object for each function of a loaded module.

    A frame holds from its frame pointer on: `locals` values; then, if `blocks` > 0, the number of
    blocks in use and three values for each block and one guard; then the value stack. `base` is the
    offset of the value stack, `room` all that a frame may need.
    """

    data: Bytes
    qstrs: Cells
    constants: Cells
    children: Cells | None
    globals: Obj
    name: Obj = NULL
    start: U32 = 0
    """Where the opcodes start in the data; names, lines and cells lie before them."""
    names_at: U32 = 0
    lines_at: U32 = 0
    cells_at: U32 = 0
    fixed: U16 = NO_FIXED_COUNT
    """The number of arguments with which a call needs no more than clear the other locals, or
    NO_FIXED_COUNT."""
    given: U16 = NO_FIXED_COUNT
    """The number of arguments with which a call needs no more than that and cells, or
    NO_FIXED_COUNT."""
    positional: U16 = 0
    """Positional parameters, with the free variables before them."""
    free: U16 = 0
    """Closed-over variables, which a closure puts before its arguments."""
    keyword_only: U16 = 0
    defaults: U16 = 0
    locals: U16 = 0
    blocks: U16 = 0
    base: U16 = 0
    room: U16 = 0
    flags: U8 = 0
    simple_return: bool = False
    """Neither blocks nor a generator: returning only drops the frame."""
    made: bool = False
    """The parent makes functions of it: it is verified, and may run."""
    names_slot: U16 = NO_NAMES_SLOT
    """The local that holds the dict of local names of a module or class body (NULL: the globals
    are meant); NO_NAMES_SLOT if the code uses no names."""


EMPTY_DATA = Opcodes(1, 0, Tail(1))
EMPTY_CELLS = Cells(0, Tail(0))

ROOT_CODE = Code(EMPTY_DATA, EMPTY_CELLS, EMPTY_CELLS, None, NULL, qstr("<native>"))
"""What runs when no function of the user does."""


@cold
def refuse_code() -> NoReturn:
    """Raises the ValueError for what no compiler wrote and must not run."""
    raise ValueError("incompatible .mpy file")
