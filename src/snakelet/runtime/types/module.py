"""Modules, and `define_module`, which makes a built-in one of a product file.

Invariant: a built-in module lies in ROM: its `table` holds pairs of name and value, and what may
change is reached by its `load` and `store` functions. A module of the user has a Dict `names`,
which is the globals of its code, and nothing else.
"""

import types
from collections.abc import Callable
from typing import Any, cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import qstr, rom_string, string_of
from snakelet.runtime.static import (
    FALSE,
    NONE,
    NULL,
    TRUE,
    Frozen,
    Obj,
    Struct,
    build,
)
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.call import call_1
from snakelet.runtime.types.dict import Dict, get_value, new_dict, remove_key, set_value
from snakelet.runtime.types.float import float_object
from snakelet.runtime.types.output import put_string, put_text
from snakelet.runtime.types.tuple import new_tuple
from snakelet.runtime.types.type import FINAL, builtin, find_in_pairs, rom_table
from snakelet.runtime.types.wrapper import Body, Wrapped


@builtin("module", flags=FINAL)
class Module(Struct):
    """A module. `load` yields attributes that are computed (NULL: none of that name), which are
    named in `loaded`; `store` sets those that may be set, or deletes them (NULL)."""

    name: Obj
    names: Obj
    table: Cells | None
    load: Callable[[Obj], Obj] | None
    store: Callable[[Obj, Obj], bool] | None
    loaded: Cells | None = None

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<module '")
        put_string(out, string_of(self.name))
        put_text(out, "'>")

    def __load__(self, name: Obj) -> Obj:
        found = find_in_module(self, name)
        if found is NULL and self.names is not NULL:
            getter = get_value(cast(Dict, self.names), qstr("__getattr__"))
            if getter is not NULL:
                return call_1(getter, name)
        return found

    def __store__(self, name: Obj, item: Obj) -> bool:
        if self.names is NULL:
            store = self.store
            return store is not None and store(name, item)
        if item is NULL:
            return remove_key(cast(Dict, self.names), name)
        set_value(cast(Dict, self.names), name, item)
        return True


def find_in_module(module: Module, name: Obj) -> Obj:
    """What a module holds under a name, or NULL."""
    found = NULL
    if module.names is not NULL:
        found = get_value(cast(Dict, module.names), name)
    else:
        load = module.load
        if load is not None:
            found = load(name)
        table = module.table
        if found is NULL and table is not None:
            found = find_in_pairs(table, name)
    if found is NULL and name is qstr("__name__"):
        return module.name
    return module_dict(module) if found is NULL and name is qstr("__dict__") else found


def module_dict(module: Module) -> Obj:
    """`__dict__`: the globals of a user's module, a copy of the names of a built-in one."""
    if module.names is not NULL:
        return module.names
    result = new_dict()
    table = module.table
    if table is not None:
        for i in range(0, table.length, 2):
            set_value(result, table[i], table[i + 1])
    load = module.load
    loaded = module.loaded
    if load is not None and loaded is not None:
        for i in range(loaded.length):
            set_value(result, loaded[i], load(loaded[i]))
    return result


def new_module(name: Obj) -> Module:
    """A module of the user, its name (a qstr) already among its globals."""
    names = new_dict()
    set_value(names, qstr("__name__"), name)
    return Module(name, names, None, None, None)


builtin_modules: dict[str, Module] = {}
"""The built-in modules by name (build time)."""
MODULES: Frozen[Module] = Frozen(lambda: tuple(builtin_modules.values()))


def find_builtin_module(name: Obj) -> Obj:
    """The built-in module of a name (a qstr), or NULL."""
    for i in range(len(MODULES)):
        if MODULES[i].name is name:
            return MODULES[i]
    return NULL


@build
def define_module(
    name: str,
    scope: dict[str, Any],
    load: Callable[[Obj], Obj] | None = None,
    store: Callable[[Obj, Obj], bool] | None = None,
    loaded: tuple[str, ...] = (),
    **members: Any,
) -> Module:
    """Makes a product file the user's module `name` (build time), at the end of the file.

    The file's own functions without underscore in front are the user's functions, wrapped by their
    annotations; an underscore behind the name is dropped (`min_`). Keywords add members: functions
    likewise, struct classes as their types, and constants. `loaded` names what `load` computes.
    """
    body = Body(None, None, None, scope["__name__"])
    table: dict[str, Any] = {"__name__": qstr(name)}
    for key, item in scope.items():
        own = isinstance(item, types.FunctionType) and item.__module__ == scope["__name__"]
        if own and not key.startswith("_"):
            table[key.rstrip("_")] = item
    table |= members
    made = {key: _member(body, key, item) for key, item in table.items()}
    body.compile()
    module = Module(qstr(name), NULL, rom_table(made), load, store)
    if loaded:
        names = new_cells(len(loaded))
        for index, key in enumerate(loaded):
            names[index] = qstr(key)
        module.loaded = names
    builtin_modules[name] = module
    return module


@build
def _member(body: Body, name: str, item: Any) -> Obj:
    if isinstance(item, types.FunctionType):
        return cast(Obj, Wrapped(body, name, item, False).make())
    if isinstance(item, type) and issubclass(item, Struct):
        return item.type_object
    return constant(item)


@build
def constant(value: Any) -> Obj:
    """The user's value of a Python constant: str, int, float, bool, None, tuple or Obj."""
    if isinstance(value, Obj):
        return value
    if value is None:
        return NONE
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int):
        return int_object(value)
    if isinstance(value, float):
        return float_object(value)
    if isinstance(value, str):
        return qstr(value) if len(value) <= 10 else rom_string(value)
    assert isinstance(value, tuple), f"no constant: {value!r}"
    items = new_tuple(len(value))
    for index, item in enumerate(value):
        items.items[index] = constant(item)
    return items
