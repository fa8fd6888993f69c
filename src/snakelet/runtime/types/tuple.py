"""tuple."""

from snakelet.runtime.static import U32, Obj, Struct, Tail
from snakelet.runtime.types.type import builtin


@builtin("tuple")
class Tuple(Struct):
    length: U32
    items: Tail[Obj]


def tuple_of(item: Obj) -> Tuple:
    """A tuple of one item."""
    result = Tuple(1, Tail(1))
    result.items[0] = item
    return result
