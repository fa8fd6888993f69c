"""The names that are found when neither the locals nor the globals have one: those of `builtins`.

Invariant: what the user stores in the module `builtins` comes before its constant table; to store
there empties the inline caches.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj, State
from snakelet.runtime.types.dict import Dict, get_value, new_dict, remove_key, set_value
from snakelet.runtime.types.module import Module, find_builtin_module, find_in_module
from snakelet.runtime.vm.cache import flush_caches


class Overrides(State):
    """What the user has stored in `builtins`."""

    names: Dict | None = None


overrides = Overrides()


def overriding(name: Obj) -> Obj:
    """What the user has stored under a builtin name, or NULL."""
    names = overrides.names
    return NULL if names is None else get_value(names, name)


def store_builtin(name: Obj, item: Obj) -> bool:
    """Sets a builtin name, or drops (NULL) what was set; False if there was nothing."""
    names = overrides.names
    if names is None:
        names = new_dict()
        overrides.names = names
    flush_caches()
    if item is NULL:
        return remove_key(names, name)
    set_value(names, name, item)
    return True


def find_builtin(name: Obj) -> Obj:
    """The value of a builtin name, or NULL."""
    module = find_builtin_module(qstr("builtins"))
    return NULL if module is NULL else find_in_module(cast(Module, module), name)
