"""range: integers in even steps.

Invariant: start, step and length are machine words, and so is each item; `stop` is what the user
gave.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    FALSE,
    MAX_INT,
    NULL,
    STOP_ITERATION,
    TRUE,
    Obj,
    Pointer,
    Struct,
    fits_small,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import OverflowError, ValueError
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.convert import check_arguments, to_int
from snakelet.runtime.types.operation import same
from snakelet.runtime.types.output import put_int, put_text
from snakelet.runtime.types.sequence import clipped, combined_hash, position
from snakelet.runtime.types.slice import Slice, resolve
from snakelet.runtime.types.type import FINAL, INT, PASSES_LOCK, Type, builtin, type_of


@builtin("range", flags=FINAL)
class Range(Struct):
    """The integers from start to before stop in steps."""

    start: int
    stop: int
    step: int
    length: int

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 1, 3)
        if count == 1:
            return new_range(0, to_int(arguments[0]), 1)
        step = to_int(arguments[2]) if count == 3 else 1
        if step == 0:
            raise ValueError("zero step")
        return new_range(to_int(arguments[0]), to_int(arguments[1]), step)

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "range(")
        put_int(out, self.start)
        put_text(out, ", ")
        put_int(out, self.stop)
        if self.step != 1:
            put_text(out, ", ")
            put_int(out, self.step)
        put_text(out, ")")

    def __len__(self) -> int:
        return self.length

    def __hash__(self) -> int:
        value = combined_hash(0x52616E, self.length)
        if self.length > 0:
            value = combined_hash(value, self.start)
        return combined_hash(value, self.step) if self.length > 1 else value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Range) or self.length != other.length:
            return False
        if self.length == 0:
            return True
        return self.start == other.start and (self.length == 1 or self.step == other.step)

    def __getitem__(self, index: Obj) -> Obj:
        if isinstance(index, Slice):
            start, step, count = resolve(index, self.length)
            first = self.start + start * self.step
            end = clipped(index.stop, self.length, step, self.length if step > 0 else -1)
            return Range(first, self.start + end * self.step, step * self.step, count)
        at = position(self, index, self.length)
        return int_object(self.start + at * self.step)

    def __iter__(self) -> "RangeIterator":
        return RangeIterator(self.start, self.step, self.length)

    def __contains__(self, item: Obj) -> bool:
        if is_small(item):
            return place_in(self, small_value(item)) >= 0
        if type_of(item) is INT or item is TRUE or item is FALSE:
            return _fits(self, item)
        walk = RangeIterator(self.start, self.step, self.length)
        while True:
            value = walk.__next__()
            if value is STOP_ITERATION:
                return False
            if same(value, item):
                return True

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("start"):
            return int_object(self.start)
        if name is qstr("stop"):
            return int_object(self.stop)
        return int_object(self.step) if name is qstr("step") else NULL

    def count(self, item: Obj) -> int:
        """1 if the integer is in the range, else 0."""
        return 1 if self.__contains__(item) else 0

    def index(self, item: int) -> int:
        """The index of an integer."""
        at = place_in(self, item)
        if at < 0:
            raise ValueError("object not in sequence")
        return at


def _fits(range: Range, item: Obj) -> bool:
    """Whether an integer that is no small one is a word in the range."""
    try:
        return place_in(range, to_int(item)) >= 0
    except OverflowError:
        return False


@builtin("iterator", flags=FINAL | PASSES_LOCK)
class RangeIterator(Struct):
    """The next integer, the step, and how many are left."""

    value: int
    step: int
    left: int

    def __next__(self) -> Obj:
        if self.left <= 0:
            return STOP_ITERATION
        value = self.value
        self.left -= 1
        if self.left > 0:
            self.value = value + self.step
        return int_object(value)


def new_range(start: int, stop: int, step: int) -> Range:
    """A range. OverflowError if it has more items than a word counts."""
    if step > 0:
        if stop <= start:
            return Range(start, stop, step, 0)
        if start < 0 and stop > MAX_INT + start:
            raise OverflowError("overflow converting long int to machine word")
        return Range(start, stop, step, (stop - start - 1) // step + 1)
    if stop >= start:
        return Range(start, stop, step, 0)
    if stop < 0 and start > MAX_INT + stop:
        raise OverflowError("overflow converting long int to machine word")
    return Range(start, stop, step, (start - stop - 1) // -max(step, -MAX_INT) + 1)


def is_all_small(range: Range) -> bool:
    """Whether each item, and each index, is a small integer."""
    if range.length == 0:
        return True
    last = range.start + (range.length - 1) * range.step
    return fits_small(range.start) and fits_small(last) and fits_small(range.length)


def place_in(range: Range, value: int) -> int:
    """The index of an integer in a range, or -1."""
    if range.length == 0:
        return -1
    last = range.start + (range.length - 1) * range.step
    low = min(range.start, last)
    high = max(range.start, last)
    if value < low or value > high or (value - range.start) % range.step != 0:
        return -1
    return (value - range.start) // range.step
