"""set and frozenset against CPython's."""

import random
from typing import Any

import pytest
from types_support import failure, invoke, method, obj, plain, plain_items, shown

from snakelet.runtime.types.operation import advance, binary, equal, hash_of, iterate
from snakelet.runtime.types.operator import BINARY_TEXTS
from snakelet.runtime.types.set import FrozenSet, Set

OPERATORS = [BINARY_TEXTS.index(f"__{name}__") for name in "or and sub xor le lt ge gt eq".split()]
METHODS = "difference intersection union symmetric_difference issubset issuperset isdisjoint"


def items(random_: random.Random, most: int) -> list[Any]:
    choices = [1, 2, 3, 2.0, True, "a", "~b", (1, 2), None, 2**70, *range(10, 30)]
    return [random_.choice(choices) for _ in range(random_.randrange(most))]


@pytest.mark.parametrize("seed", range(30))
def test_operators(seed: int) -> None:
    random_ = random.Random(seed)
    for most in (4, 9, 60):
        left = random_.choice([set, frozenset])(items(random_, most))
        right = random_.choice([set, frozenset])(items(random_, most))
        for operator in OPERATORS:
            expected = getattr(left, BINARY_TEXTS[operator])(right)
            given = plain(binary(operator, obj(left), obj(right)))
            assert given == expected and type(given) is type(expected)


@pytest.mark.parametrize("seed", range(20))
def test_methods(seed: int) -> None:
    random_ = random.Random(seed)
    for name in METHODS.split():
        left, right = set(items(random_, 20)), items(random_, 20)
        assert plain(method(obj(left), name, right)) == getattr(left, name)(right)
        assert plain(method(obj(left), name, set(right))) == getattr(left, name)(right)


@pytest.mark.parametrize("seed", range(20))
def test_changes(seed: int) -> None:
    random_ = random.Random(seed)
    mine, theirs = obj(set()), set[Any]()
    for _ in range(200):
        name = random_.choice(["add", "add", "discard", "remove"])
        chosen = random_.choice([*items(random_, 3), random_.randrange(40)])
        error = failure(lambda name=name, chosen=chosen: method(mine, name, chosen))
        if name == "remove" and chosen not in theirs:
            assert error[0] == "KeyError"
        else:
            getattr(theirs, name)(chosen)
        assert plain(mine) == theirs
    for name in ("update", "difference_update", "intersection_update"):
        other = items(random_, 20)
        method(mine, name, other)
        getattr(theirs, name)(other)
        assert plain(mine) == theirs
    while theirs:
        theirs.remove(plain(method(mine, "pop")))
    assert failure(lambda: method(mine, "pop")) == ("KeyError", "pop from an empty set")


def test_with_itself() -> None:
    mine = obj({1, 2, 3})
    method(mine, "update", mine)
    assert plain(mine) == {1, 2, 3}
    method(mine, "symmetric_difference_update", mine)
    assert plain(mine) == set()
    mine = obj({1})
    method(mine, "difference_update", mine)
    assert plain(mine) == set()


def test_hashes() -> None:
    first, second = obj(frozenset(range(20))), obj(frozenset(range(19, -1, -1)))
    assert equal(first, second) and hash_of(first) == hash_of(second)
    assert plain(invoke(Set.type_object, [frozenset({1}), frozenset({1.0})])) == {frozenset({1})}
    assert plain(binary(BINARY_TEXTS.index("__contains__"), first, obj({1}))) is False
    method(mine := obj({frozenset({1, 2}), 3}), "remove", {2, 1})
    assert plain(mine) == {3}
    assert failure(lambda: hash_of(obj({1}))) == (
        "TypeError",
        "unsupported type for __hash__: 'set'",
    )


def test_iteration_notices_changes() -> None:
    mine = obj({1, 2})
    walk = iterate(mine)
    advance(walk)
    method(mine, "add", 3)
    assert failure(lambda: advance(walk)) == ("RuntimeError", "Set changed size during iteration")


def test_repr_and_construction() -> None:
    assert shown(obj(set())) == "set()"
    assert shown(invoke(Set.type_object, [2, 1, 2])) == "{2, 1}"
    assert shown(invoke(FrozenSet.type_object)) == "frozenset()"
    assert shown(invoke(FrozenSet.type_object, "ab")) == "frozenset({'a', 'b'})"
    assert plain_items(invoke(Set.type_object, "aba")) == ["a", "b"]
