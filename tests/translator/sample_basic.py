"""Functions in Static Python for the tests of both lives."""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import intern, qstr, string_of
from snakelet.runtime.static import (
    NULL,
    U8,
    Obj,
    Pointer,
    State,
    Struct,
    inline,
    is_small,
    rom,
    small,
    small_value,
    u32,
)
from snakelet.runtime.static.error import KeyError, TypeError, UserError


def add(a: int, b: int) -> int:
    return a + b


def floor(a: int, b: int) -> int:
    return a // b * 1000 + a % b


def sum_to(n: int) -> int:
    total = 0
    for i in range(n):
        if i % 3 == 0:
            continue
        if i > 50:
            break
        total += i
    return total


class Point(Struct):
    x: int
    y: int = 5

    def norm(self) -> int:
        return self.x * self.x + self.y * self.y


def point(n: int) -> int:
    p = Point(n)
    p.y += 2
    return p.norm()


TABLE = (3, 1, 4, 1, 5, 9, 2, 6)


def table(i: int) -> int:
    return TABLE[i] + len(TABLE)


class Counter(State):
    value: int = 7


counter = Counter()


def count() -> int:
    counter.value += 1
    return counter.value


def interned(n: int) -> int:
    a = intern(rom("hello there"), 11)
    b = intern(rom("hello there"), 11)
    c = intern(rom("append"), 6)
    if a is b and c is qstr("append"):
        return string_of(a).length + n
    return -1


def cells(n: int) -> int:
    c = new_cells(n)
    for i in range(n):
        c[i] = small(i * i)
    total = 0
    i = 0
    while i < n:
        item = c[i]
        if is_small(item) and small_value(item) > 4:
            total += small_value(item)
        i += 1
    return total


def narrow(n: int) -> int:
    o: Obj = small(n)
    if n > 3:
        o = new_cells(n)
    if isinstance(o, Cells):
        return o.length * 10
    return small_value(o)


@inline
def check(n: int) -> int:
    if n == 3:
        raise TypeError(f"bad {n}")
    if n == 4:
        raise KeyError(small(n))
    return n * 2


def caught(n: int) -> int:
    result = 0
    try:
        result = check(n)
    except TypeError:
        result = -3
    except KeyError as error:
        result = -4 if error.value is not NULL else -5
    finally:
        counter.value += 1
    return result


def uncaught(n: int) -> int:
    try:
        return check(n) + 1
    except UserError:
        return -9


def wrap(n: int) -> int:
    return int(u32(n) * 0x10001 + u32(5))


def text(n: int) -> int:
    p: Pointer[U8] = rom("abc")
    return p[n]


def unrolled(n: int) -> int:
    total = 0
    for item in (1, 2, 3):
        if n == item:
            continue
        total += item * n
    return total


def both_tests(n: int, m: int) -> bool:
    return check(n) > 2 and check(m) > 2 or n == 0


def casted(n: int) -> int:
    o = cast(Obj, new_cells(n))
    return cast(Cells, o).length
