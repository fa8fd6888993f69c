"""Handlers of import statements, and of `__build_class__`.

Invariant: what importing means is vm/importing.py's; modules that the user wrote run in a run
loop of their own.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NEXT, NONE, NULL, Next, Obj, handler, small
from snakelet.runtime.types.dict import Dict
from snakelet.runtime.types.operation import call
from snakelet.runtime.types.stack import Machine, machine, take
from snakelet.runtime.vm.builtin_names import find_builtin, overriding
from snakelet.runtime.vm.handle_name import globals_of, local_names
from snakelet.runtime.vm.importing import import_from_module, import_module, import_star_into
from snakelet.runtime.vm.machine import name_operand, push, small_operand


@handler
def load_build_class(m: Machine) -> Next:
    push(m, find_builtin(qstr("__build_class__")))
    return NEXT


@handler
def import_name(m: Machine) -> Next:
    name = name_operand(m)
    level = small_operand(m.sp[-1])
    own = overriding(qstr("__import__"))
    if own is NULL:
        result = import_module(name, m.sp[0], level, m.code.globals)
    else:
        result = imported_by(own, name, m.sp[0], level, m.code.globals)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


def imported_by(function: Obj, name: Obj, wanted: Obj, level: int, names: Obj) -> Obj:
    """What the user's own `__import__` returns."""
    place = take(5)
    place[0] = name
    place[1] = names
    place[2] = NONE
    place[3] = wanted
    place[4] = small(level)
    try:
        return call(function, 5, 0, place)
    finally:
        machine.sp = place - 1


@handler
def import_from(m: Machine) -> Next:
    push(m, import_from_module(m.sp[0], name_operand(m)))
    return NEXT


@handler
def import_star(m: Machine) -> Next:
    names = local_names(m)
    target = globals_of(m) if names is NULL else cast(Dict, names)
    import_star_into(m.sp[0], target)
    m.sp = m.sp - 1
    return NEXT
