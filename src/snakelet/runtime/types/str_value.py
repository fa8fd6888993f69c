"""Values that are a str, as String objects; what the str methods ask of their arguments.

Invariant: a str is an interned string, a String object, or an instance of a user's class derived
from str, which wraps one of the first two.
"""

from snakelet.runtime.heap.qstr import String, string_of, text_of
from snakelet.runtime.static import Obj, cold, inline, is_pointer, is_qstr
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.operation import native_or_self
from snakelet.runtime.types.type import type_of


@inline
def string_or_none(value: Obj) -> String | None:
    """The String of a str, None for anything else."""
    if is_qstr(value):
        return text_of(value)
    return value if isinstance(value, String) else wrapped_string(value)


@inline
def own_string(value: Obj) -> String | None:
    """The String of a str; None for anything else, also an instance of a user's class."""
    if is_qstr(value):
        return text_of(value)
    return value if isinstance(value, String) else None


def wrapped_string(value: Obj) -> String | None:
    """The String that an instance of a user's class wraps, None if it is no such instance."""
    if not is_pointer(value):
        return None
    native = native_or_self(value)
    if is_qstr(native):
        return string_of(native)
    return native if isinstance(native, String) else None


@inline
def is_str(value: Obj) -> bool:
    """Whether a value is a str."""
    return string_or_none(value) is not None


@inline
def string_value(value: Obj) -> String:
    """The String of what is known to be no instance of a user's class: a slot's own value."""
    if is_qstr(value):
        return string_of(value)
    assert isinstance(value, String)
    return value


def string_argument(value: Obj) -> String:
    """The String of an argument that must be a str. TypeError."""
    string = string_or_none(value)
    if string is None:
        raise not_a_str(value)
    return string


@cold
def not_a_str(value: Obj) -> TypeError:
    """What to raise for a value that should be a str."""
    return TypeError(f"can't convert '{type_of(value).name}' object to str implicitly")
