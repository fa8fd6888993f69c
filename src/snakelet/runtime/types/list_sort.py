"""Sorting cells in place: a stable merge sort that compares little where order is there already.

Parts up to INSERTION items are sorted by binary insertion behind their first run; then halves are
merged. Keys that are all small integers, floats, strings or tuples are compared without asking
their types.

Invariant: whenever a comparison runs, which may run the user's code and raise, the cells and the
spare cells together hold every item, and a merge that is left puts its spare items back.
"""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import String, string_of
from snakelet.runtime.static import (
    NONE,
    Const,
    Obj,
    Pointer,
    both_float,
    both_small,
    inline,
    is_qstr,
    is_small,
    small_value,
    untag_float,
)
from snakelet.runtime.types import tuple as tuple_module
from snakelet.runtime.types.call import call_1
from snakelet.runtime.types.float import float_value, is_float_object
from snakelet.runtime.types.operation import less
from snakelet.runtime.types.str_search import compare

INSERTION = 24
NO_CELLS: Cells = new_cells(0)

ANY = 0
INTEGERS = 1
FLOATS = 2
TEXTS = 3
TUPLES = 4


def sort(items: Cells, count: int, key: Obj, descending: bool) -> None:
    """Sorts the first `count` items by themselves (key NONE) or by what a key function yields."""
    if count < 2 and key is NONE:
        return
    if key is NONE:
        _sort_both_ways(items, items, count, descending, False)
        return
    keys = new_cells(count)
    for i in range(count):
        keys[i] = call_1(key, items[i])
    _sort_both_ways(keys, items, count, descending, True)


def _sort_both_ways(
    keys: Cells, items: Cells, count: int, descending: bool, paired: Const[bool]
) -> None:
    """A descending sort is an ascending one of the reversed items, reversed: equal items stay."""
    if descending:
        _reverse_both(keys, items, count, paired)
    try:
        _sort_by_kind(keys, items, count, paired)
    finally:
        if descending:
            _reverse_both(keys, items, count, paired)


def _reverse_both(keys: Cells, items: Cells, count: int, paired: Const[bool]) -> None:
    reverse(keys.at(0), count)
    if paired:
        reverse(items.at(0), count)


def reverse(items: Pointer[Obj], count: int) -> None:
    """Turns the order of values around."""
    low = 0
    high = count - 1
    while low < high:
        item = items[low]
        items[low] = items[high]
        items[high] = item
        low += 1
        high -= 1


def _sort_by_kind(keys: Cells, items: Cells, count: int, paired: Const[bool]) -> None:
    kind = common_kind(keys, count)
    half = (count + 1) // 2 if count > INSERTION else 0
    spare = NO_CELLS if half == 0 else new_cells(half * 2 if paired else half)
    if kind == INTEGERS:
        _sort_all(keys, items, spare, count, INTEGERS, paired)
    elif kind == FLOATS:
        _sort_all(keys, items, spare, count, FLOATS, paired)
    elif kind == TEXTS:
        _sort_all(keys, items, spare, count, TEXTS, paired)
    elif kind == TUPLES:
        _sort_all(keys, items, spare, count, TUPLES, paired)
    else:
        _sort_all(keys, items, spare, count, ANY, paired)


def _sort_all(
    keys: Cells, items: Cells, spare: Cells, count: int, kind: Const[int], paired: Const[bool]
) -> None:
    """Sorts all items, unless they are one run."""
    if count > 0 and _first_run(keys, items, 0, count, kind, paired) < count:
        _sort_part(keys, items, spare, 0, count, kind, paired)


def common_kind(keys: Cells, count: int) -> int:
    """How all keys can be compared."""
    kind = _kind_of(keys[0]) if count > 0 else ANY
    for i in range(count):
        if kind == ANY or _kind_of(keys[i]) != kind:
            return ANY
    return kind


def _kind_of(key: Obj) -> int:
    if is_small(key):
        return INTEGERS
    if is_float_object(key):
        return FLOATS
    if is_qstr(key) or isinstance(key, String):
        return TEXTS
    return TUPLES if isinstance(key, tuple_module.Tuple) else ANY


@inline
def _less(a: Obj, b: Obj, kind: Const[int]) -> bool:
    if kind == INTEGERS:
        return small_value(a) < small_value(b)
    if kind == FLOATS:
        return float_value(a) < float_value(b)
    if kind == TUPLES:
        return tuple_less(a, b)
    return text_less(a, b) if kind == TEXTS else less(a, b)


def tuple_less(a: Obj, b: Obj) -> bool:
    """Whether a tuple comes before another: mostly the first items that differ are numbers."""
    left = cast(tuple_module.Tuple, a)
    right = cast(tuple_module.Tuple, b)
    end = min(int(left.length), int(right.length))
    at = 0
    while at < end and left.items[at] is right.items[at]:
        at += 1
    if at == end:
        return left.length < right.length
    first = left.items[at]
    second = right.items[at]
    if both_small(first, second):
        return small_value(first) < small_value(second)
    if both_float(first, second):
        return untag_float(first) < untag_float(second)
    return less(a, b)


def text_less(a: Obj, b: Obj) -> bool:
    """Whether a str comes before another: by code points, which is the order of UTF-8."""
    left = string_of(a) if is_qstr(a) else cast(String, a)
    right = string_of(b) if is_qstr(b) else cast(String, b)
    return compare(left.at(0), left.length, right.at(0), right.length) < 0


def _sort_part(
    keys: Cells,
    items: Cells,
    spare: Cells,
    low: int,
    high: int,
    kind: Const[int],
    paired: Const[bool],
) -> None:
    """Sorts the items from index `low` to before `high`."""
    if high - low <= INSERTION:
        _insert_all(keys, items, low, high, kind, paired)
        return
    middle = (low + high) // 2
    _sort_part(keys, items, spare, low, middle, kind, paired)
    _sort_part(keys, items, spare, middle, high, kind, paired)
    if not _less(keys[middle], keys[middle - 1], kind):
        return
    start = _first_above(keys, low, middle, keys[middle], kind)
    end = _first_not_below(keys, middle, high, keys[middle - 1], kind)
    if middle - start <= end - middle:
        _merge_up(keys, items, spare, start, middle, end, kind, paired)
    else:
        _merge_down(keys, items, spare, start, middle, end, kind, paired)


def _insert_all(
    keys: Cells, items: Cells, low: int, high: int, kind: Const[int], paired: Const[bool]
) -> None:
    """Sorts a short part: each item behind the first run is put in its place."""
    for at in range(_first_run(keys, items, low, high, kind, paired), high):
        key = keys[at]
        to = _first_above(keys, low, at, key, kind)
        if to < at:
            keys.move(to + 1, to, at - to)
            keys[to] = key
            if paired:
                item = items[at]
                items.move(to + 1, to, at - to)
                items[to] = item


def _first_run(
    keys: Cells, items: Cells, low: int, high: int, kind: Const[int], paired: Const[bool]
) -> int:
    """The end of the part that is in order from `low` on; a falling run is turned around."""
    at = low + 1
    if at < high and _less(keys[at], keys[low], kind):
        at += 1
        while at < high and _less(keys[at], keys[at - 1], kind):
            at += 1
        reverse(keys.at(low), at - low)
        if paired:
            reverse(items.at(low), at - low)
        return at
    while at < high and not _less(keys[at], keys[at - 1], kind):
        at += 1
    return at


def _first_above(keys: Cells, low: int, high: int, key: Obj, kind: Const[int]) -> int:
    """The first index in order whose key is above a key."""
    first = low
    end = high
    while first < end:
        middle = (first + end) // 2
        if _less(key, keys[middle], kind):
            end = middle
        else:
            first = middle + 1
    return first


def _first_not_below(keys: Cells, low: int, high: int, key: Obj, kind: Const[int]) -> int:
    """The first index in order whose key is not below a key."""
    first = low
    end = high
    while first < end:
        middle = (first + end) // 2
        if _less(keys[middle], key, kind):
            first = middle + 1
        else:
            end = middle
    return first


def _merge_up(
    keys: Cells,
    items: Cells,
    spare: Cells,
    low: int,
    middle: int,
    high: int,
    kind: Const[int],
    paired: Const[bool],
) -> None:
    """Merges two sorted parts, the first of which goes to the spare cells, from their starts."""
    count = middle - low
    half = spare.length // 2
    spare.at(0).move(keys.at(low), count)
    if paired:
        spare.at(half).move(items.at(low), count)
    left = 0
    right = middle
    to = low
    try:
        while left < count and right < high:
            if _less(keys[right], spare[left], kind):
                keys[to] = keys[right]
                if paired:
                    items[to] = items[right]
                right += 1
            else:
                keys[to] = spare[left]
                if paired:
                    items[to] = spare[half + left]
                left += 1
            to += 1
    finally:
        keys.at(to).move(spare.at(left), count - left)
        if paired:
            items.at(to).move(spare.at(half + left), count - left)


def _merge_down(
    keys: Cells,
    items: Cells,
    spare: Cells,
    low: int,
    middle: int,
    high: int,
    kind: Const[int],
    paired: Const[bool],
) -> None:
    """Merges two sorted parts, the second of which goes to the spare cells, from their ends."""
    count = high - middle
    half = spare.length // 2
    spare.at(0).move(keys.at(middle), count)
    if paired:
        spare.at(half).move(items.at(middle), count)
    left = middle
    right = count
    to = high
    try:
        while right > 0 and left > low:
            to -= 1
            if _less(spare[right - 1], keys[left - 1], kind):
                left -= 1
                keys[to] = keys[left]
                if paired:
                    items[to] = items[left]
            else:
                right -= 1
                keys[to] = spare[right]
                if paired:
                    items[to] = spare[half + right]
    finally:
        keys.at(left).move(spare.at(0), right)
        if paired:
            items.at(left).move(spare.at(half), right)
