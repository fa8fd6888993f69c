"""tuple, range, slice and the iterators against CPython's."""

import random
from typing import Any

import pytest
from types_support import failure, invoke, method, obj, plain, plain_items, shown

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import STOP_ITERATION
from snakelet.runtime.types.iterator import Enumerate, Filter, Map, Reversed, Zip
from snakelet.runtime.types.operation import (
    advance,
    contains,
    equal,
    get_item,
    hash_of,
    iterate,
    length_of,
    load_attribute,
)
from snakelet.runtime.types.range import Range
from snakelet.runtime.types.tuple import Tuple


def random_slice(random_: random.Random) -> slice:
    bounds = [None, *range(-9, 10)]
    step = random_.choice([None, 1, 2, 3, -1, -2, -3, 9])
    return slice(random_.choice(bounds), random_.choice(bounds), step)


@pytest.mark.parametrize("seed", range(10))
def test_slices(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(150):
        chosen = random_slice(random_)
        count = random_.randrange(8)
        numbers = range(random_.randrange(-5, 5), random_.randrange(9), random_.choice([1, 2, -1]))
        row = tuple(range(count))
        assert plain(get_item(obj(row), obj(chosen))) == row[chosen]
        part = get_item(obj(numbers), obj(chosen))
        assert plain(part) == numbers[chosen] and shown(part) == repr(numbers[chosen])
        assert plain(method(obj(chosen), "indices", count)) == chosen.indices(count)


@pytest.mark.parametrize("seed", range(5))
def test_ranges(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(100):
        arguments = [random_.randrange(-20, 20), random_.randrange(-20, 20)]
        arguments += [random_.choice([1, 2, 3, -1, -4])] * random_.randrange(2)
        theirs = range(*arguments)
        mine = invoke(Range.type_object, *arguments)
        assert plain_items(mine) == list(theirs)
        assert length_of(mine) == len(theirs)
        for item in (*range(-22, 22, 3), 2.0, 2**70, "x", True):
            assert contains(mine, obj(item)) == (item in theirs)
        other = range(random_.randrange(3), random_.randrange(3), random_.choice([1, 2]))
        assert equal(mine, obj(other)) == (theirs == other)
        if theirs == other:
            assert hash_of(mine) == hash_of(obj(other))


def test_range_limits() -> None:
    top = (1 << 63) - 1
    mine = invoke(Range.type_object, top - 2, top)
    assert plain_items(mine) == [top - 2, top - 1]
    assert plain_items(invoke(Range.type_object, top - 1, top, 5)) == [top - 1]
    assert failure(lambda: invoke(Range.type_object, -2, top)) == (
        "OverflowError",
        "overflow converting long int to machine word",
    )
    assert failure(lambda: invoke(Range.type_object, 1, 2, 0)) == ("ValueError", "zero step")
    assert plain(load_attribute(obj(range(1, 9, 2)), qstr("stop"))) == 9


def test_tuples() -> None:
    row = (1, 2.5, "a", (None,))
    mine = obj(row)
    assert shown(mine) == repr(row)
    assert hash_of(mine) == hash_of(obj((1.0, 2.5, "a", (None,))))
    assert plain(method(mine, "index", "a")) == 2
    assert plain(method(mine, "count", 1)) == 1
    assert failure(lambda: get_item(mine, obj(4))) == (
        "IndexError",
        "tuple index out of range",
    )
    assert plain(invoke(Tuple.type_object, [1, 2])) == (1, 2)
    assert failure(lambda: hash_of(obj(([],))))[0] == "TypeError"


def test_iterators() -> None:
    def made(kind: Any, *arguments: Any, **named: Any) -> list[Any]:
        return plain_items(invoke(kind.type_object, *arguments, **named))

    assert made(Zip, [1, 2, 3], "ab") == [(1, "a"), (2, "b")]
    assert made(Zip, [1], [2], (3,)) == [(1, 2, 3)]
    assert made(Zip, [1, 2]) == [(1,), (2,)] and made(Zip) == []
    assert made(Enumerate, "ab", start=5) == [(5, "a"), (6, "b")]
    assert made(Reversed, [1, 2, 3]) == [3, 2, 1]
    assert made(Reversed, range(3)) == [2, 1, 0]
    assert made(Reversed, {1: 2, 3: 4}) == [3, 1]
    assert made(Filter, None, [0, 1, "", 2]) == [1, 2]
    assert made(Map, Tuple.type_object, ["ab", "c"]) == [("a", "b"), ("c",)]
    assert failure(lambda: made(Reversed, {1})) == (
        "TypeError",
        "'set' object isn't reversible",
    )


def test_a_list_iterator_that_ended_stays_so() -> None:
    mine = obj([1])
    walk = iterate(mine)
    advance(walk)
    assert advance(walk) is STOP_ITERATION
    method(mine, "append", 2)
    assert advance(walk) is STOP_ITERATION
