"""What is known at build time: folding, features, unrolling, Const parameters, @build, text."""

from collections.abc import Callable

from support import case

from snakelet.runtime.static import (
    NONE,
    NULL,
    SMALL_BITS,
    WORD_BITS,
    WORD_BYTES,
    Const,
    Obj,
    State,
    Struct,
    build,
    cold,
    feature,
    inline,
    small,
    small_value,
    target,
    u8,
)
from snakelet.runtime.static.error import TypeError, ValueError

FEW = ((0,), (1,), (2,), (3,), (4,))


class Counter(State):
    calls: int = 0


counter = Counter()


def called(n: int) -> int:
    counter.calls += 1
    return n


LIMIT = 3
STEPS = {"one": 1, "two": 2}
OPTIONS = (("one", 1, True), ("two", 2, False), ("three", 3, True))


@case(*FEW)
def folded(n: int) -> int:
    total = LIMIT * 2 + STEPS["two"] + len("text") + len(OPTIONS) + min(LIMIT, 2) + ord("a")
    if LIMIT > 2 and n > LIMIT:
        total += 1000
    if LIMIT == 2 or n == 1:
        total += 2000
    if not LIMIT:
        total += called(4000)
    total += (10 if LIMIT > 5 else 20) * n
    return total - (WORD_BYTES * 8 - WORD_BITS) + SMALL_BITS - WORD_BITS


@case(*FEW)
def features(n: int) -> int:
    total = n
    if feature.on:
        total += 10
    if feature.off:
        total += called(100)
        later: Obj = small(n)
        total += small_value(later)
    elif not feature.off and n > 2:
        total += 1000
    if feature.on and not feature.off or n == 77:
        total += 5
    if target.compiled and not target.compiled:
        total += 9
    return total


@case(*FEW)
def unrolled(n: int) -> int:
    total = 0
    for item in (1, 2, 3):
        if n == item:
            continue
        if n > 3 and item == 2:
            break
        total = total * 10 + item * n
    for name, size, flag in OPTIONS:
        if flag:
            total += size + len(name)
        if n == size:
            break
    for i in range(3):
        for kind in (u8, int):
            if kind is u8:
                if i == n:
                    continue
                total += int(u8(total * i))
            else:
                total += i
                if total > 5000:
                    break
    return total


@case(*FEW)
def unrolled_in_loops(n: int) -> int:
    total = 0
    while n < 6:
        n += 1
        for item in OBJECTS:
            if item is NONE and n == 3:
                break
            if small_of(item) == n:
                continue
            total = total * 3 + small_of(item)
        if total > 4000:
            break
    return total


OBJECTS = (small(5), NONE, small(2))


def small_of(o: Obj) -> int:
    return 7 if o is NONE else small_value(o)


@case(*FEW)
def unrolled_returns(n: int) -> int:
    for value, result in ((0, 10), (1, 11), (3, 13)):
        if n == value:
            return result
    for name, _, _ in OPTIONS:
        try:
            if n == len(name):
                raise ValueError("length")
            if n == 2:
                break
        except ValueError:
            return 50
        finally:
            counter.calls += 1
    return -1


def scaled(n: int, factor: Const[int], name: Const[str] = "none") -> int:
    if factor == 1:
        return n
    total = 0
    for _ in range(factor):
        total += n + len(name)
    return total


def chosen(n: int, action: Const[Callable[[int], int]]) -> int:
    return action(n) * 10


def powered(n: int, exponent: Const[int]) -> int:
    if exponent == 0:
        return 1
    half = powered(n, exponent // 2)
    if exponent % 2 == 1:
        return half * half * n
    return half * half


class Unit(Struct):
    size: int


METRE = Unit(100)
UNITS = (Unit(1), Unit(10))


def measured(n: int, unit: Const[Unit]) -> int:
    return n * unit.size


@case(*FEW)
def constant_objects(n: int) -> int:
    return measured(n, METRE) + measured(n, UNITS[0]) + measured(n, UNITS[1]) * 7


def double(n: int) -> int:
    return n * 2


@inline
def triple(n: int) -> int:
    n += n * 2
    return n


@inline
def clamp(n: int, low: int, high: Const[int]) -> int:
    if n < low:
        return low
    if n > high:
        return high
    return n


@cold
def rare(n: int) -> int:
    if n == 4:
        raise TypeError("rare")
    return n * 7


@case(*FEW)
def const_parameters(n: int) -> int:
    total = scaled(n, 1) + scaled(n, 3, "abc") * 10 + scaled(n, factor=3, name="z")
    return total + chosen(n, double) + chosen(n, triple) + powered(n, 5)


@case(*FEW)
def inlined(n: int) -> int:
    m = n
    return triple(m) * 100 + m + clamp(n * 3, 2, 7) * 1000 + clamp(n, 1, high=2)


@case(*FEW)
def cold_functions(n: int) -> int:
    return rare(n) if n > 1 else rare(n + 1)


table: list[int] = []


@build
def squares(n: int) -> tuple[int, ...]:
    return tuple(i * i for i in range(n))


@build
def position(name: str) -> int:
    return [option[0] for option in OPTIONS].index(name)


SQUARES = squares(5)


@case(*FEW)
def built(n: int) -> int:
    return SQUARES[n] + squares(6)[n + 1] * 100 + position("three") + position(name="two") * 10


def text_length(text: str) -> int:
    total = len(text) * 1000
    for i in range(len(text)):
        total += ord(text[i])
    return total


@case(*FEW)
def text(n: int) -> int:
    if n == 0:
        return text_length("")
    if n == 1:
        return text_length('a"\\?\n')
    name = "first" if n == 2 else "second"
    return text_length(name) + ord(name[n - 2])


@build
def adder(amount: int) -> Callable[[int], int]:
    def add(n: int) -> int:
        return n + amount

    return add


add_five = adder(5)
ADDERS = (adder(1), adder(20))


@case(*FEW)
def closures_of_build_time(n: int) -> int:
    return add_five(n) * 100 + ADDERS[n % 2](n)


def default(n: int, other: Obj = NULL, *, flag: bool = True, text: str = "ab") -> int:
    return n + (10 if other is NULL else 20) + (100 if flag else 200) + len(text) * 1000


@case(*FEW)
def defaults(n: int) -> int:
    return default(n) + default(n, NONE, flag=False) * 3 + default(n, text="") * 7


if WORD_BITS == 64:

    def halves(n: int) -> int:
        return n * 2

else:

    def halves(n: int) -> int:
        return n + n


@case(*FEW)
def chosen_at_build_time(n: int) -> int:
    return halves(n)


def recursive(n: int) -> int:
    return 1 if n < 2 else recursive(n - 1) + recursive(n - 2)


def even(n: int) -> bool:
    return True if n == 0 else odd(n - 1)


def odd(n: int) -> bool:
    return False if n == 0 else even(n - 1)


@case(*FEW)
def recursion(n: int) -> int:
    return recursive(n + 8) * 2 + even(n)
