"""The names that are found when neither the locals nor the globals have one: those of `builtins`.

Invariant: what the user stores in the module `builtins` comes before its constant table; to store
there empties the inline caches.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, Obj
from snakelet.runtime.types.module import Module, find_builtin_module, find_in_module


def find_builtin(name: Obj) -> Obj:
    """The value of a builtin name, or NULL."""
    module = find_builtin_module(qstr("builtins"))
    return NULL if module is NULL else find_in_module(cast(Module, module), name)
