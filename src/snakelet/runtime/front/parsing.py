"""What the parser works on: options, frames of rules under way, and the parser itself.

Invariant: `Parser.frame` is the innermost rule under way; frames further in are kept for reuse.
"""

from snakelet.runtime.front.lexer import Lexer, new_lexer
from snakelet.runtime.front.program import NO_KIND
from snakelet.runtime.front.reader import Reader
from snakelet.runtime.heap.namemap import NameMap, new_name_map
from snakelet.runtime.heap.vector import Vector, new_vector
from snakelet.runtime.static import SMALL_BITS, U8, U32, Struct

FILE = 0
"""The source is a module."""
EVAL = 1
"""The source is an expression."""
SINGLE = 2
"""The source is one statement; expression statements of the module are printed."""


class Options(Struct):
    """How to compile.

    `level` is the optimisation level 0 to 3. Integers of at most `small_bits` bits are small on the
    target. `lines` tells whether to keep line tables. `exact` asks for the output of the official
    mpy-cross to the last byte: in runs of our own a string literal may be a qstr more often, and
    decimal numbers are rounded correctly.
    """

    level: int
    small_bits: int
    lines: bool
    exact: bool


def default_options() -> Options:
    """The options of a compilation at run time."""
    return Options(0, SMALL_BITS, True, False)


class Frame(Struct):
    """A rule under way: where the program goes on in it, and its parts, line, kind and level;
    `second` is the line of its second part."""

    outer: "Frame | None"
    inner: "Frame | None"
    address: U32
    start: U32
    line: U32
    second: U32
    kind: U8
    level: U8


class Parser(Struct):
    """The state of parsing one source. `known` holds the long names seen so far, `constants` the
    values of names that `const` defined."""

    lexer: Lexer
    options: Options
    mode: int
    parts: Vector
    frame: Frame
    address: int
    known: NameMap
    constants: NameMap


def new_parser(reader: Reader, mode: int, options: Options) -> Parser:
    """A parser at the start of a source."""
    lexer = new_lexer(reader)
    outermost = Frame(None, None, 0, 0, 1, 1, NO_KIND, 0)
    parts = new_vector()
    return Parser(lexer, options, mode, parts, outermost, 0, new_name_map(), new_name_map())
