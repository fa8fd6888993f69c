"""bool: True and False, which count as 1 and 0.

Invariant: the only values are the immediates TRUE and FALSE; the type derives from int.
"""

from snakelet.runtime.static import FALSE, TRUE, Obj, Pointer, Struct
from snakelet.runtime.types.compare import is_true, truth
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.int_type import Int
from snakelet.runtime.types.output import JSON_KIND, put_text
from snakelet.runtime.types.type import FINAL, Type, builtin


@builtin("bool", base=Int, flags=FINAL)
class Bool(Struct):
    """True or False."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 1)
        return truth(is_true(arguments[0])) if count == 1 else FALSE

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        if kind == JSON_KIND:
            put_text(out, "true" if self is TRUE else "false")
        else:
            put_text(out, "True" if self is TRUE else "False")
