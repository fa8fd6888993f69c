"""dict against CPython's: random keys of all kinds, order, views, iteration, errors."""

import random
from typing import Any

import pytest
from types_support import entries, failure, invoke, method, obj, plain, plain_items, shown

from snakelet.runtime.static import NULL, Obj
from snakelet.runtime.types.dict import Dict, find_place, new_dict, place_pointer, sized_dict
from snakelet.runtime.types.operation import advance, binary, equal, iterate
from snakelet.runtime.types.operator import EQUAL, INPLACE_OR, OR


def key(random_: random.Random, spread: int) -> Any:
    """A key of any kind; equal keys of different kinds are frequent."""
    number = random_.randrange(spread)
    return random_.choice(
        [
            number,
            f"k{number}",
            f"~{number}",
            number * 0.5,
            float(number),
            (number % 7,),
            bool(number % 2),
            None,
            2**70 + number,
            -number,
        ]
    )


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("spread", [3, 12, 400])
def test_random_operations(seed: int, spread: int) -> None:
    random_ = random.Random(seed)
    mine, theirs = obj({}), dict[Any, Any]()
    for step in range(700):
        chosen = key(random_, spread)
        action = random_.randrange(12 if spread < 400 else 6)
        if action < 5:
            method(mine, "__setitem__", chosen, step)
            theirs[chosen] = step
        elif action < 7:
            assert plain(method(mine, "get", chosen, -1)) == theirs.get(chosen, -1)
        elif action < 9:
            assert plain(method(mine, "pop", chosen, -1)) == theirs.pop(chosen, -1)
        elif action == 9:
            assert plain(method(mine, "setdefault", chosen, 5)) == theirs.setdefault(chosen, 5)
        elif action == 10 and theirs:
            assert plain(method(mine, "popitem")) == theirs.popitem()
        elif random_.random() < 0.05:
            method(mine, "clear")
            theirs.clear()
        else:
            method(mine, "update", {chosen: step, 1: 2})
            theirs.update({chosen: step, 1: 2})
    assert items_of(mine) == list(theirs.items())
    assert [type(k) for k in plain(mine)] == [type(k) for k in theirs]
    check_table(mine)


def items_of(mine: Obj) -> list[Any]:
    assert isinstance(mine, Dict)
    return [(plain(k), plain(v)) for k, v in entries(mine)]


def check_table(mine: Obj) -> None:
    """The invariant of tables: each entry is found at its place, and none beyond."""
    assert isinstance(mine, Dict)
    assert len(entries(mine)) == mine.used
    for place in range(mine.filled):
        own = mine.entries[2 * place]
        if own is not NULL:
            assert find_place(mine, own) == place
            assert place_pointer(mine, place)[0] is mine.entries[2 * place + 1]


def test_many_keys_and_their_removal() -> None:
    mine, theirs = obj({}), dict[Any, Any]()
    for i in range(3000):
        method(mine, "__setitem__", i * 64, i)
        theirs[i * 64] = i
    for i in range(0, 3000, 3):
        method(mine, "__delitem__", i * 64)
        del theirs[i * 64]
    check_table(mine)
    for i in range(500):
        method(mine, "__setitem__", -i, i)
        theirs[-i] = i
    assert items_of(mine) == list(theirs.items())
    copied = method(mine, "copy")
    assert items_of(copied) == list(theirs.items())
    check_table(copied)


def test_queue_does_not_grow() -> None:
    mine = obj({})
    assert isinstance(mine, Dict)
    for i in range(2000):
        method(mine, "__setitem__", i, i)
        if i >= 10:
            method(mine, "__delitem__", i - 10)
    assert mine.entries.length <= 2 * 40
    assert items_of(mine) == [(i, i) for i in range(1990, 2000)]


def test_version_changes_with_the_keys_only() -> None:
    mine = obj({"a": 1})
    assert isinstance(mine, Dict)
    version = mine.version
    method(mine, "__setitem__", "a", 2)
    assert mine.version == version
    method(mine, "__setitem__", "b", 2)
    assert mine.version > version


def test_construction() -> None:
    kind = Dict.type_object
    assert plain(invoke(kind)) == {}
    assert plain(invoke(kind, [(1, 2), [3, 4]], x=5)) == {1: 2, 3: 4, "x": 5}
    assert plain(invoke(kind, {1: 2}, y=1)) == {1: 2, "y": 1}
    assert failure(lambda: invoke(kind, [(1,)])) == (
        "ValueError",
        "dict update sequence has wrong length",
    )
    assert failure(lambda: invoke(kind, [(1, 2, 3)]))[0] == "ValueError"
    assert failure(lambda: invoke(kind, 1, 2))[0] == "TypeError"
    assert plain(method(kind, "fromkeys", [1, 2], 0)) == {1: 0, 2: 0}
    assert sized_dict(30).entries.length == 60


def test_errors() -> None:
    mine = obj({})
    assert failure(lambda: method(mine, "__getitem__", "k")) == ("KeyError", "k")
    assert failure(lambda: method(mine, "pop", 1)) == ("KeyError", "1")
    assert failure(lambda: method(mine, "popitem")) == (
        "KeyError",
        "popitem(): dictionary is empty",
    )
    for action in ("get", "pop"):
        assert failure(lambda action=action: method(mine, action, [])) == (
            "TypeError",
            "unsupported type for __hash__: 'list'",
        )
    assert failure(lambda: method(mine, "__setitem__", {}, 1))[0] == "TypeError"


def test_views() -> None:
    mine = obj({1: "a", 2: "b"})
    keys, values, items = (method(mine, name) for name in ("keys", "values", "items"))
    method(mine, "__setitem__", 3, "c")
    assert plain_items(keys) == [1, 2, 3]
    assert plain_items(values) == ["a", "b", "c"]
    assert plain_items(items) == [(1, "a"), (2, "b"), (3, "c")]
    assert shown(keys) == "dict_keys([1, 2, 3])"
    assert shown(items) == "dict_items([(1, 'a'), (2, 'b'), (3, 'c')])"


def test_iteration_notices_changes() -> None:
    mine = obj({1: 1, 2: 2})
    walk = iterate(mine)
    advance(walk)
    method(mine, "__setitem__", 1, 5)
    advance(walk)
    method(mine, "__setitem__", 9, 9)
    assert failure(lambda: advance(walk)) == (
        "RuntimeError",
        "dictionary changed size during iteration",
    )


def test_operators() -> None:
    left, right = obj({1: 2, 3: 4}), obj({3: 5, 6: 7})
    assert plain(binary(OR, left, right)) == {1: 2, 3: 5, 6: 7}
    assert plain(left) == {1: 2, 3: 4}
    assert binary(INPLACE_OR, left, right) is left
    assert plain(left) == {1: 2, 3: 5, 6: 7}
    assert equal(obj({1: [2], "~x": 3}), obj({"~x": 3, 1.0: [2]}))
    assert not equal(obj({1: 2}), obj({1: 3}))
    assert not equal(obj({1: 2}), obj({2: 2}))
    assert plain(binary(EQUAL, new_dict(), obj([]))) is False


def test_repr() -> None:
    mine = obj({"a": 1, (1, 2): [3]})
    assert shown(mine) == "{'a': 1, (1, 2): [3]}"
    method(mine, "__setitem__", 5, mine)
    assert shown(mine) == "{'a': 1, (1, 2): [3], 5: {...}}"
