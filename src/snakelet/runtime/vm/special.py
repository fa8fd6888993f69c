"""Special methods of the user that opcode handlers enter themselves, without a run loop each.

Invariant: an entry of the caches whose key is the address of an opcode holds, under a user class,
the special method that the instruction calls for its instances: a function of the user that takes
just these arguments. Everything else goes the way of the type's slots.
"""

from typing import cast

from snakelet.runtime.static import (
    NONE,
    NULL,
    U8,
    Address,
    Obj,
    Pointer,
    Struct,
    feature,
    inline,
    place_of,
    rom,
)
from snakelet.runtime.types.function import Function
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.type import Type
from snakelet.runtime.vm.cache import FIRST, GUARD, KEY, fill_typed_entry, raw, typed_entry
from snakelet.runtime.vm.frame import (
    TRAMPOLINE_WORDS,
    need_room,
    save_frame,
    set_frame,
    set_trampoline,
)
from snakelet.runtime.vm.lookup import find_special

ABOVE = TRAMPOLINE_WORDS + 2
"""Where, from the stack pointer on, the arguments lie of a function that is entered behind a
trampoline: above that and a word for the Code."""


@inline
def opcode_key(m: Machine) -> Address:
    """The address of the opcode under way, whose operand has not been read."""
    return place_of(m.ip) - 1


@inline
def cached_special(key: Address, instance: Obj) -> Obj:
    """What the caches hold for the class of an instance, or NULL if that must be sought."""
    if feature.inline_caches:
        kind = cast(Struct, instance).type
        entry = typed_entry(key, kind)
        if entry[KEY] is raw(key) and entry[GUARD] is kind:
            return entry[FIRST]
    return NULL


def simple_special(key: Address, instance: Obj, name: Obj, count: int) -> Obj:
    """The user's function of `count` arguments that the class of an instance has under a special
    name; NONE if it has none, or anything else. The caches note it."""
    kind = cast(Type, cast(Struct, instance).type)
    found = find_special(kind, name)
    if not isinstance(found, Function) or found.code.fixed != count:
        found = NONE
    if feature.inline_caches:
        fill_typed_entry(key, kind, found)
    return found


@inline
def enter_in_place(m: Machine, function: Obj, count: int) -> None:
    """Enters a function with the topmost `count` values, which what it returns replaces."""
    code = cast(Function, function).code
    place = m.sp - (count - 2)
    need_room(place, code.room)
    place.move(place - 1, count)
    save_frame(m, m.ip, place)
    set_frame(m, code, place, count)


@inline
def enter_above(m: Machine, function: Obj, count: int, done: Pointer[U8]) -> None:
    """Enters a function whose `count` arguments lie from `sp[ABOVE]` on. What it returns is pushed
    and the trampoline `done` run, which goes back to this frame as it is."""
    code = cast(Function, function).code
    place = m.sp + ABOVE
    need_room(place, code.room)
    set_trampoline(m, m.sp + 2, NULL, m.ip)
    save_frame(m, done, place)
    set_frame(m, code, place, count)


def operator_done_ip() -> Pointer[U8]:
    """The trampoline behind the special method of an operator."""
    return rom(b"\x03")


def store_done_ip() -> Pointer[U8]:
    """The trampoline behind `__setitem__`."""
    return rom(b"\x04")


def next_done_ip() -> Pointer[U8]:
    """The trampoline behind the `__next__` of a `for` loop."""
    return rom(b"\x05")
