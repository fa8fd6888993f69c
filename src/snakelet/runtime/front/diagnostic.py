"""Where a compilation stands, and how it reports what is wrong with the source.

Invariant: while an exception of the compiler is under way, `place` says where in the source it
arose, so that whoever catches it can add the traceback entry: `File "x", line N`, followed by
`, in NAME` if `scope` isn't NULL.
"""

from typing import NoReturn

from snakelet.runtime.heap.qstr import String
from snakelet.runtime.static import NULL, U8, Obj, Pointer, State, Tail, cold
from snakelet.runtime.static.error import (
    IndentationError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
)


class Place(State):
    """The place of the last error: the file's and the scope's name (qstrs), the line from 1; with
    line 0 there is no traceback entry."""

    file: Obj = NULL
    scope: Obj = NULL
    line: int = 0


place = Place()


@cold
def syntax_error(message: str, line: int) -> NoReturn:
    """Raises SyntaxError and keeps the line."""
    place.line = line
    raise SyntaxError(f"{message}")


@cold
def indentation_error(message: str, line: int) -> NoReturn:
    """Raises IndentationError and keeps the line."""
    place.line = line
    raise IndentationError(f"{message}")


@cold
def unsupported(message: str) -> NoReturn:
    """Raises NotImplementedError, without a place."""
    place.line = 0
    raise NotImplementedError(f"{message}")


@cold
def limit_error(message: str) -> NoReturn:
    """Raises RuntimeError for a source that exceeds a limit of the format, without a place."""
    place.line = 0
    raise RuntimeError(f"{message}")


@cold
def number_error(digits: Pointer[U8], length: int, base: int, line: int) -> NoReturn:
    """Raises SyntaxError for digits that are none in a base, and keeps the line."""
    place.line = line
    text = String(length, 0, Tail(length))
    text.at(0).move(digits, length)
    raise SyntaxError(f"invalid syntax for integer with base {base}: '{text}'")
