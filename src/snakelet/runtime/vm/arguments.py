"""From the arguments of a call to the locals of the function.

Invariant: the arguments lie at `place`, the last on top of the stack: `count` positional ones, then
`keywords` pairs of name and value. When `bind` returns, the parameters fill the locals from `place`
on, all other locals and blocks are NULL, and the stack pointer is where the function starts.
"""

from typing import cast

from snakelet.runtime.static import NULL, Obj, Pointer, cold, inline
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.code import (
    GENERATOR,
    KEYWORD_DEFAULTS,
    NO_FIXED_COUNT,
    VAR_ARGUMENTS,
    VAR_KEYWORDS,
    Code,
)
from snakelet.runtime.types.dict import Dict, new_dict
from snakelet.runtime.types.function import Cell, Function
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.table import find, find_or_add
from snakelet.runtime.types.tuple import Tuple, tuple_of_items
from snakelet.runtime.vm.frame import need_room, save_frame, set_frame
from snakelet.runtime.vm.generator_frame import new_generator


def bind(m: Machine, function: Function, place: Pointer[Obj], count: int, keywords: int) -> None:
    """Makes locals of arguments. TypeError if they don't fit the function."""
    code = function.code
    need_room(place, code.room + count + 2 * keywords + code.free)
    if code.free > 0:
        insert_cells(m, function, place, count + 2 * keywords)
        count += code.free
    pairs = place + max(code.base, count)
    pairs.move(place + count, 2 * keywords)
    (place + count).fill(NULL, pairs.since(place + count))
    m.sp = pairs + (2 * keywords - 1)
    surplus = take_surplus(code, place, count)
    if code.flags & VAR_ARGUMENTS:
        place[code.positional + code.keyword_only] = surplus
    bind_keywords(code, place, pairs, keywords)
    if count < code.positional:
        fill_defaults(function, place, count, keywords)
    if code.keyword_only > 0:
        fill_keyword_defaults(function, place)
    m.sp = place + (code.base - 1)
    make_cells(code, place)


def insert_cells(m: Machine, function: Function, place: Pointer[Obj], total: int) -> None:
    """Puts the closed-over variables before the arguments."""
    cells = function.cells
    assert cells is not None
    free = function.code.free
    (place + free).move(place, total)
    place.move(cells.at(0), free)
    m.sp = m.sp + free


def make_cells(code: Code, place: Pointer[Obj]) -> None:
    """Replaces the locals that functions share by cells."""
    for i in range(code.cells_at, code.start):
        local = code.data[i]
        place[local] = Cell(place[local])


def take_surplus(code: Code, place: Pointer[Obj], count: int) -> Obj:
    """Takes away the positional arguments beyond the parameters, as a tuple."""
    more = count - code.positional
    if code.flags & VAR_ARGUMENTS == 0:
        if more > 0:
            refuse_count(code, code.positional, count)
        return NULL
    if more < 0:
        more = 0
    surplus = tuple_of_items(place + code.positional, more)
    (place + code.positional).fill(NULL, more)
    return surplus


def bind_keywords(code: Code, place: Pointer[Obj], pairs: Pointer[Obj], keywords: int) -> None:
    """Stores keyword arguments where their parameters are, the others in the `**` dict."""
    others: Dict | None = None
    if code.flags & VAR_KEYWORDS:
        others = new_dict()
        at = code.positional + code.keyword_only + (1 if code.flags & VAR_ARGUMENTS else 0)
        place[at] = others
    for i in range(keywords):
        name = pairs[2 * i]
        index = parameter_index(code, name)
        if index >= 0:
            if place[index] is not NULL:
                raise TypeError(f"function got multiple values for argument '{name}'")
            place[index] = pairs[2 * i + 1]
        elif others is None:
            raise TypeError(f"unexpected keyword argument '{name}'")
        else:
            entry = find_or_add(others, name, 2)
            if others.entries[2 * entry + 1] is not NULL:
                raise TypeError(f"function got multiple values for argument '{name}'")
            others.entries[2 * entry + 1] = pairs[2 * i + 1]


def parameter_name(code: Code, index: int) -> Obj:
    """The name of a parameter by its local's number."""
    at = code.names_at
    for _ in range(index + 1):
        while code.data[at] > 127:
            at += 1
        at += 1
    number = 0
    while code.data[at] > 127:
        number = (number | (code.data[at] & 127)) << 7
        at += 1
    return code.qstrs[number | code.data[at]]


def parameter_index(code: Code, name: Obj) -> int:
    """The local of the parameter with a name, or -1."""
    for i in range(code.free, code.positional + code.keyword_only):
        if parameter_name(code, i) is name:
            return i
    return -1


def fill_defaults(function: Function, place: Pointer[Obj], count: int, keywords: int) -> None:
    """Gives positional parameters without argument their defaults."""
    code = function.code
    first = int(code.positional)
    values = function.defaults
    if isinstance(values, Tuple):
        first -= values.length
    if keywords == 0 and count < first:
        refuse_count(code, first, count)
    for i in range(count, code.positional):
        if place[i] is NULL:
            if i < first:
                refuse_missing(i - code.free)
            place[i] = cast(Tuple, values).items[i - first]


def fill_keyword_defaults(function: Function, place: Pointer[Obj]) -> None:
    """Gives keyword-only parameters without argument their defaults."""
    code = function.code
    values = function.keyword_defaults
    for i in range(code.positional, code.positional + code.keyword_only):
        if place[i] is NULL:
            name = parameter_name(code, i)
            entry = find(values, name, 2) if isinstance(values, Dict) else -1
            if entry < 0:
                refuse_keyword(code, name)
            place[i] = cast(Dict, values).entries[2 * entry + 1]


@cold
def refuse_count(code: Code, expected: int, given: int) -> None:
    """Raises the TypeError of a call with a wrong number of positional arguments."""
    free = code.free
    raise TypeError(
        f"{code.name}() takes {expected - free} positional arguments but {given - free} were given"
    )


@cold
def refuse_keyword(code: Code, name: Obj) -> None:
    """Raises the TypeError of a missing keyword-only argument; MicroPython names it only if others
    have defaults."""
    if code.flags & KEYWORD_DEFAULTS:
        raise TypeError(f"function missing required keyword argument '{name}'")
    raise TypeError("function missing keyword-only argument")


@cold
def refuse_missing(index: int) -> None:
    raise TypeError(f"function missing required positional argument #{index}")


@inline
def enter_with_defaults(
    m: Machine, code: Code, values: Tuple, place: Pointer[Obj], count: int
) -> None:
    """Enters a function of positional parameters alone, the last of which get their defaults."""
    need_room(place, code.room)
    first = values.length - code.fixed
    for i in range(count, code.fixed):
        place[i] = values.items[first + i]
    save_frame(m, m.ip, place)
    set_frame(m, code, place, code.fixed)


@inline
def enter_with_cells(m: Machine, function: Function, place: Pointer[Obj], count: int) -> None:
    """Enters a function of positional parameters alone, each of which has an argument."""
    code = function.code
    need_room(place, code.room + code.free)
    if code.free > 0:
        insert_cells(m, function, place, count)
    save_frame(m, m.ip, place)
    set_frame(m, code, place, count + code.free)
    make_cells(code, place)


def enter_function(
    m: Machine, function: Function, place: Pointer[Obj], count: int, keywords: int
) -> bool:
    """Enters a function whose arguments lie at `place`, for what it returns to take the word below.
    False if it is a generator function: the generator is there at once."""
    code = function.code
    values = function.defaults
    if keywords == 0 and count < code.fixed and isinstance(values, Tuple):
        if code.fixed != NO_FIXED_COUNT and values.length >= code.fixed - count:
            enter_with_defaults(m, code, values, place, count)
            return True
    if keywords == 0 and count == code.given:
        enter_with_cells(m, function, place, count)
        return True
    bind(m, function, place, count, keywords)
    if code.flags & GENERATOR:
        generator = new_generator(code, place)
        m.sp = place - 1
        m.sp[0] = generator
        return False
    save_frame(m, m.ip, place)
    set_frame(m, code, place, code.base)
    return True
