"""list against CPython's: random operations, slices, sorting, comparison, repr."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from types_support import NO_FAILURE, failure, invoke, method, obj, plain, shown

from snakelet.runtime.static import NONE, NULL, Obj
from snakelet.runtime.types.list import List, sort_list
from snakelet.runtime.types.operation import binary, get_item, set_item
from snakelet.runtime.types.operator import ADD, BINARY_TEXTS, INPLACE_ADD, MULTIPLY

ERRORS = (IndexError, ValueError, TypeError)


def value(random_: random.Random) -> Any:
    return random_.choice([random_.randrange(9), f"w{random_.randrange(5)}", None, (1, 2), 0.5])


def bound(random_: random.Random) -> int | None:
    return random_.choice([None, random_.randrange(-14, 15), random_.randrange(-14, 15)])


def slice_of(random_: random.Random) -> slice:
    step = random_.choice([None, 1, 2, 3, -1, -2, 7, -7])
    return slice(bound(random_), bound(random_), step)


def act(random_: random.Random, mine: Obj, theirs: list[Any]) -> tuple[Any, Any]:
    """Does the same to both lists; what each gave, an exception as its type's name."""
    name, arguments = random_.choice(
        [
            ("append", (value(random_),)),
            ("insert", (random_.randrange(-9, 9), value(random_))),
            ("pop", ()),
            ("pop", (random_.randrange(-6, 6),)),
            ("remove", (value(random_),)),
            ("count", (value(random_),)),
            ("index", (value(random_),)),
            ("index", (value(random_), random_.randrange(-6, 6))),
            ("reverse", ()),
            ("copy", ()),
            ("extend", ([value(random_) for _ in range(random_.randrange(4))],)),
            ("extend", (tuple(range(random_.randrange(3))),)),
        ]
    )
    given: list[Any] = []
    error = failure(lambda: given.append(plain(method(mine, name, *arguments))))
    try:
        expected = getattr(theirs, name)(*arguments)
    except ERRORS as raised:
        expected = type(raised).__name__
    return (given[0] if error == NO_FAILURE else error[0]), expected


@pytest.mark.parametrize("seed", range(20))
def test_methods(seed: int) -> None:
    random_ = random.Random(seed)
    mine, theirs = obj([]), list[Any]()
    for _ in range(300):
        given, expected = act(random_, mine, theirs)
        assert given == expected
        assert plain(mine) == theirs


@pytest.mark.parametrize("seed", range(20))
def test_slices(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(150):
        theirs = list(range(random_.randrange(12)))
        mine = obj(theirs)
        chosen = slice_of(random_)
        assert plain(get_item(mine, obj(chosen))) == theirs[chosen]
        items = list(range(50, 50 + random_.randrange(7)))
        change_slice(mine, theirs, chosen, items)
        assert plain(mine) == theirs
        set_item(mine, obj(chosen), NULL)
        del theirs[chosen]
        assert plain(mine) == theirs
        assert isinstance(mine, List)
        assert all(mine.cells[i] is NULL for i in range(mine.used, mine.cells.length))


def change_slice(mine: Obj, theirs: list[Any], chosen: slice, items: list[Any]) -> None:
    error = failure(lambda: set_item(mine, obj(chosen), obj(items)))
    try:
        theirs[chosen] = items
        assert error == NO_FAILURE
    except ValueError as expected:
        assert error == ("ValueError", str(expected))


def test_slice_of_itself() -> None:
    mine, theirs = obj([1, 2, 3, 4]), [1, 2, 3, 4]
    set_item(mine, obj(slice(1, 3)), mine)
    theirs[1:3] = theirs
    assert plain(mine) == theirs
    method(mine, "extend", mine)
    assert plain(mine) == theirs * 2


def test_huge_bounds() -> None:
    mine, theirs = obj(list(range(5))), list(range(5))
    for chosen in (
        slice(-(10**30), 10**30),
        slice(10**30, None, -(10**30)),
        slice(1, None, 10**30),
    ):
        assert plain(get_item(mine, obj(chosen))) == theirs[chosen]


KEYS: dict[str, Callable[[random.Random], Any]] = {
    "integers": lambda r: r.randrange(-50, 50),
    "large": lambda r: r.randrange(-(2**80), 2**80),
    "floats": lambda r: r.uniform(-9, 9),
    "mixed": lambda r: r.choice([r.randrange(5), r.random() * 5, True]),
    "texts": lambda r: "".join(r.choices("aé~", k=r.randrange(4))),
    "tuples": lambda r: (r.randrange(3), r.choice("abc")),
    "lists": lambda r: [r.randrange(3) for _ in range(r.randrange(3))],
}


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("count", [0, 1, 2, 5, 23, 24, 25, 26, 49, 130, 600])
def test_sort(kind: str, count: int) -> None:
    random_ = random.Random(count)
    for reverse in (False, True):
        theirs = [KEYS[kind](random_) for _ in range(count)]
        mine = obj(theirs)
        method(mine, "sort", reverse=reverse)
        assert plain(mine) == sorted(theirs, reverse=reverse)


@pytest.mark.parametrize("shape", ["rising", "falling", "saw", "equal", "nearly"])
def test_sort_is_stable(shape: str) -> None:
    random_ = random.Random(3)
    makers: dict[str, Callable[[int], int]] = {
        "rising": lambda i: i // 3,
        "falling": lambda i: -(i // 3),
        "saw": lambda i: i % 7,
        "equal": lambda i: 0,
        "nearly": lambda i: i if random_.random() < 0.9 else random_.randrange(300),
    }
    theirs = [(makers[shape](i), i) for i in range(300)]
    head = obj(lambda_key())
    for reverse in (False, True):
        mine = obj(theirs)
        assert isinstance(mine, List)
        sort_list(mine, head, reverse)
        assert plain(mine) == sorted(theirs, key=lambda pair: pair[0], reverse=reverse)


def lambda_key() -> Obj:
    """A built-in function that yields the first item of a tuple."""
    from snakelet.runtime.types.native import Native1
    from snakelet.runtime.types.tuple import Tuple

    def first(pair: Obj) -> Obj:
        assert isinstance(pair, Tuple)
        return pair.items[0]

    return Native1(NULL, NULL, first)


def test_sort_that_raises_keeps_the_items() -> None:
    items: list[Any] = [*range(40, 0, -1), "x", *range(50)]
    mine = obj(items)
    error = failure(lambda: method(mine, "sort"))
    assert error[0] == "TypeError"
    assert sorted(map(str, plain(mine))) == sorted(map(str, items))


def test_sort_notices_changes() -> None:
    from snakelet.runtime.types.native import Native1

    mine = obj([3, 2, 1])

    def meddle(item: Obj) -> Obj:
        method(mine, "append", 9)
        return item

    assert failure(lambda: method(mine, "sort", key=Native1(NULL, NULL, meddle))) == (
        "ValueError",
        "list modified during sort",
    )
    assert sorted(plain(mine)) == [1, 2, 3]


@pytest.mark.parametrize("seed", range(5))
def test_comparison(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(200):
        left = [random_.randrange(3) for _ in range(random_.randrange(4))]
        right = [random_.randrange(3) for _ in range(random_.randrange(4))]
        for operator, name in enumerate(BINARY_TEXTS[:6]):
            expected = getattr(left, name)(right)
            assert plain(binary(operator, obj(left), obj(right))) == expected
            expected = getattr(tuple(left), name)(tuple(right))
            assert plain(binary(operator, obj(tuple(left)), obj(tuple(right)))) == expected


def test_operators() -> None:
    mine = obj([1, 2])
    assert plain(binary(ADD, mine, obj([3]))) == [1, 2, 3]
    assert plain(binary(MULTIPLY, obj(3), mine)) == [1, 2] * 3
    assert plain(binary(MULTIPLY, mine, obj(-1))) == []
    assert plain(binary(MULTIPLY, obj([]), obj(2**40))) == []
    assert plain(binary(MULTIPLY, obj(2**40), obj(()))) == ()
    for times in range(9):
        assert plain(binary(MULTIPLY, obj((1, 2, 3)), obj(times))) == (1, 2, 3) * times
    assert binary(INPLACE_ADD, mine, obj((7,))) is mine
    assert plain(mine) == [1, 2, 7]
    assert failure(lambda: binary(ADD, mine, obj((1,)))) == (
        "TypeError",
        "unsupported types for __add__: 'list', 'tuple'",
    )
    assert failure(lambda: binary(MULTIPLY, mine, obj(2**70)))[0] == "OverflowError"
    assert failure(lambda: binary(MULTIPLY, obj(-(2**70)), obj(())))[0] == "OverflowError"


def test_errors() -> None:
    mine = obj([1])
    assert failure(lambda: get_item(mine, obj(1))) == ("IndexError", "list index out of range")
    assert failure(lambda: get_item(mine, obj("x"))) == (
        "TypeError",
        "list indices must be integers, not str",
    )
    assert failure(lambda: method(obj([]), "pop")) == ("IndexError", "pop from empty list")
    assert failure(lambda: method(mine, "index", 5)) == ("ValueError", "object not in sequence")
    assert failure(lambda: method(mine, "append")) == (
        "TypeError",
        "function takes 2 positional arguments but 1 were given",
    )
    assert failure(lambda: invoke(mine)) == ("TypeError", "'list' object isn't callable")


def test_repr() -> None:
    mine = obj([1, "a", [2.5, None], (3,), ()])
    assert shown(mine) == "[1, 'a', [2.5, None], (3,), ()]"
    method(mine, "append", mine)
    assert shown(mine) == "[1, 'a', [2.5, None], (3,), (), [...]]"
    deep = obj([])
    for _ in range(1200):
        deep = obj([deep])
    assert failure(lambda: shown(deep)) == ("RuntimeError", "maximum recursion depth exceeded")
    assert shown(obj([NONE])) == "[None]"
