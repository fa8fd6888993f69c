"""Exceptions as the opcodes see them: what may be raised, and what an `except` clause catches.

Invariant: whatever is under way in the machine is a value whose type is derived from BaseException.
"""

from snakelet.runtime.static import Obj, cold
from snakelet.runtime.static.error import RuntimeError, TypeError
from snakelet.runtime.types.operation import call_0, type_of
from snakelet.runtime.types.type import EXCEPTION, Type


def is_exception(value: Obj) -> bool:
    """Whether a value can be raised."""
    return type_of(value).flags & EXCEPTION != 0


def exception_from(value: Obj) -> Obj:
    """What `raise value` raises: an exception as it is, of a class a new one. TypeError."""
    if isinstance(value, Type) and value.flags & EXCEPTION:
        value = call_0(value)
    if not is_exception(value):
        refuse_exception()
    return value


@cold
def refuse_exception() -> None:
    raise TypeError("exceptions must derive from BaseException")


def no_active_exception() -> Obj:
    """The exception of a `raise` outside a handler."""
    try:
        raise RuntimeError("no active exception to reraise")
    except RuntimeError as error:
        return error.value
