"""gc: the collector, as users know it.

Invariant: all figures are bytes of whole blocks.
"""

from snakelet.runtime.heap import allocate
from snakelet.runtime.static import NONE, NULL, Obj
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.module import define_module


def collect() -> int:
    """Free what can't be reached; the number of blocks freed."""
    return allocate.collect_now()


def enable() -> None:
    """Let allocations collect when memory runs out."""
    allocate.enable()


def disable() -> None:
    """Let only gc.collect() collect."""
    allocate.disable()


def isenabled() -> bool:
    """Whether allocations collect."""
    return allocate.is_enabled()


def mem_alloc() -> int:
    """Bytes in use."""
    return allocate.used_bytes()


def mem_free() -> int:
    """Bytes free."""
    return allocate.free_bytes()


def threshold(amount: Obj = NULL, /) -> Obj:
    """Collect after so many bytes were allocated, -1 never; without an argument, tell."""
    if amount is NULL:
        return int_object(allocate.threshold())
    allocate.set_threshold(to_int(amount))
    return NONE


MODULE = define_module("gc", globals())
