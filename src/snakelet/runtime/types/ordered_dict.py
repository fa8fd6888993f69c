"""OrderedDict: a dict whose order counts in comparisons and can be changed.

Invariant: as every dict it keeps the order in which the keys came.
"""

from snakelet.runtime.static import Obj, Pointer
from snakelet.runtime.static.error import KeyError
from snakelet.runtime.types.compare import same
from snakelet.runtime.types.dict import (
    Dict,
    equal_dicts,
    merge,
    new_dict,
    pop_entry,
    put_entries,
    set_value,
    update_dict,
)
from snakelet.runtime.types.output import enter_container, leave_container, put_text
from snakelet.runtime.types.table import (
    EMPTY,
    clear_table,
    copy_into,
    find,
    last_place,
    next_place,
    remove_at,
)
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import Type, builtin


@builtin("OrderedDict", base=Dict)
class OrderedDict(Dict):
    """A dict that remembers the order in which its keys came."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        result = OrderedDict(0, 0, 0, 0, 0, EMPTY, None)
        update_dict(result, count, keywords, arguments)
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "OrderedDict(")
        if not enter_container(self):
            put_text(out, "...)")
            return
        try:
            put_text(out, "{")
            put_entries(out, self)
            put_text(out, "})")
        finally:
            leave_container()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OrderedDict):
            return isinstance(other, Dict) and equal_dicts(self, other)
        return self.used == other.used and same_order(self, other) and equal_dicts(self, other)

    def __or__(self, other: Dict) -> "OrderedDict":
        result = self.copy()
        merge(result, other)
        return result

    def copy(self) -> "OrderedDict":
        """A new OrderedDict of the same keys and values."""
        result = OrderedDict(0, 0, 0, 0, 0, EMPTY, None)
        copy_into(result, self)
        return result

    def popitem(self, last: bool = True) -> Tuple:
        """Remove the key that came last, or the one that came first, and return it with its
        value."""
        return pop_entry(self, last_place(self) if last else next_place(self, 0, 2))

    def move_to_end(self, key: Obj, last: bool = True) -> None:
        """Make a key the last one, or the first one. differs: MicroPython lacks it."""
        place = find(self, key, 2)
        if place < 0:
            raise KeyError(key)
        own = self.entries[2 * place]
        value = self.entries[2 * place + 1]
        remove_at(self, place, 2)
        if last:
            set_value(self, own, value)
            return
        rest = new_dict()
        copy_into(rest, self)
        clear_table(self)
        set_value(self, own, value)
        merge(self, rest)


def same_order(a: Dict, b: Dict) -> bool:
    """Whether the keys of two dicts of equal size are equal one by one."""
    left = next_place(a, 0, 2)
    right = next_place(b, 0, 2)
    while left >= 0 and right >= 0:
        if not same(a.entries[2 * left], b.entries[2 * right]):
            return False
        left = next_place(a, left + 1, 2)
        right = next_place(b, right + 1, 2)
    return left == right
