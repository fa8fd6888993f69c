"""None, Ellipsis and NotImplemented.

Invariant: each is one immediate value; nothing else has its type.
"""

from snakelet.runtime.static import ELLIPSIS, NOT_IMPLEMENTED, Obj, Struct
from snakelet.runtime.types.output import put_text
from snakelet.runtime.types.type import FINAL, builtin


@builtin("NoneType", flags=FINAL)
class NoneType(Struct):
    """The type of None."""

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        put_text(out, "None")

    def __bool__(self: Obj) -> bool:
        return False


@builtin("ellipsis", flags=FINAL)
class EllipsisType(Struct):
    """The type of Ellipsis, which is written `...`."""

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        put_text(out, "Ellipsis")


@builtin("NotImplementedType", flags=FINAL)
class NotImplementedType(Struct):
    """The type of NotImplemented."""

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        put_text(out, "NotImplemented")


@builtin("internal", flags=FINAL)
class Internal(Struct):
    """The type of the marks that no user sees."""

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        put_text(out, "<internal>")


CONSTANTS: dict[str, Obj] = {"Ellipsis": ELLIPSIS, "NotImplemented": NOT_IMPLEMENTED}
"""The user's names of the values that are no keywords."""
