"""slice: which items of a sequence are meant.

Invariant: the parts are as the user gave them; `resolve` fits them to a sequence.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import MAX_INT, NONE, NULL, Obj, Pointer, Struct, is_small
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types import tuple as tuple_module
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.compare import equal
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.output import REPR_KIND, put_object, put_text
from snakelet.runtime.types.sequence import clipped, settled, whole_number
from snakelet.runtime.types.type import FINAL, PASSES_LOCK, Type, builtin


@builtin("slice", flags=FINAL | PASSES_LOCK)
class Slice(Struct):
    """The part start:stop:step of a sequence; each part may be None."""

    start: Obj
    stop: Obj
    step: Obj

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        """differs: MicroPython makes slices in subscripts only."""
        if count == 0:
            raise TypeError("can't create 'slice' instances")
        check_arguments(count, keywords, 1, 3)
        if count == 1:
            return Slice(NONE, arguments[0], NONE)
        return Slice(arguments[0], arguments[1], arguments[2] if count == 3 else NONE)

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "slice(")
        put_object(out, self.start, REPR_KIND)
        put_text(out, ", ")
        put_object(out, self.stop, REPR_KIND)
        put_text(out, ", ")
        put_object(out, self.step, REPR_KIND)
        put_text(out, ")")

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("start"):
            return self.start
        if name is qstr("stop"):
            return self.stop
        return self.step if name is qstr("step") else NULL

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Slice):
            return False
        same_bounds = equal(self.start, other.start) and equal(self.stop, other.stop)
        return same_bounds and equal(self.step, other.step)

    def indices(self, length: int) -> Obj:
        """The start, stop and step that select the same items of a sequence of a length.
        ValueError if that is negative."""
        if length < 0:
            raise ValueError("length should not be negative")
        start, step, count = resolve(self, length)
        stop = start + count * step
        if count == 0 or (step != 1 and step != -1):
            stop = clipped(self.stop, length, step, length if step > 0 else -1)
        return tuple_module.tuple_of_3(int_object(start), int_object(stop), int_object(step))


def settled_slice(slice: Slice) -> Slice:
    """A slice whose parts run no code of the user's; see `settled`. TypeError."""
    if _is_plain(slice.start) and _is_plain(slice.stop) and _is_plain(slice.step):
        return slice
    start = settled(slice.start)
    stop = settled(slice.stop)
    return Slice(start, stop, settled(slice.step))


def _is_plain(part: Obj) -> bool:
    return is_small(part) or part is NONE


def resolve(slice: Slice, length: int) -> tuple[int, int, int]:
    """The first place, the step and the number of items that a slice selects. ValueError for a
    step of zero."""
    step = 1 if slice.step is NONE else max(whole_number(slice.step), -MAX_INT)
    if step == 0:
        raise ValueError("slice step can't be zero")
    start = clipped(slice.start, length, step, 0 if step > 0 else length - 1)
    stop = clipped(slice.stop, length, step, length if step > 0 else -1)
    if step == 1:
        count = max(stop - start, 0)
    elif step > 0:
        count = 0 if stop <= start else (stop - start - 1) // step + 1
    else:
        count = 0 if stop >= start else (start - stop - 1) // -step + 1
    return start, step, count
