"""errno: the numbers of operating system errors.

Invariant: the numbers and names are those of error_number.py, which OSError shows as well.
"""

from typing import Any

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, State, small
from snakelet.runtime.types.dict import new_dict, set_value
from snakelet.runtime.types.error_number import ERROR_NUMBERS, NAMES, NUMBERS
from snakelet.runtime.types.module import define_module


class Codes(State):
    """The dict errorcode, made when it is first asked for."""

    names: Obj = NULL


codes = Codes()


def _load(name: Obj) -> Obj:
    """The attributes that are computed."""
    if name is not qstr("errorcode"):
        return NULL
    if codes.names is NULL:
        names = new_dict()
        for i in range(len(NUMBERS)):
            set_value(names, small(NUMBERS[i]), NAMES[i])
        codes.names = names
    return codes.names


NUMBER_MEMBERS: dict[str, Any] = dict(ERROR_NUMBERS)
MODULE = define_module(
    "errno", {"__name__": __name__}, load=_load, loaded=("errorcode",), **NUMBER_MEMBERS
)
