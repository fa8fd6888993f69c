"""Tells the collector what the translator knows: where State keeps references and pointers.

Invariant: the tables are made by the translator from all State objects of the world; hosted, where
CPython collects, there are none.
"""

from snakelet.runtime.heap.root import root
from snakelet.runtime.static import Address, extern, uword


@extern("state_root_table")
def state_root_table() -> Address:
    """The table of the addresses of all State fields that hold an Obj or a struct."""
    return uword(0)


@extern("state_root_count")
def state_root_count() -> int:
    """How many there are."""
    return 0


@extern("state_pointer_table")
def state_pointer_table() -> Address:
    """The table of the addresses of all State fields that hold a Pointer."""
    return uword(0)


@extern("state_pointer_count")
def state_pointer_count() -> int:
    """How many there are."""
    return 0


def connect_roots() -> None:
    """Hands the tables to the collector; called once before the heap is used."""
    root.state_table = state_root_table()
    root.state_count = state_root_count()
    root.pointer_table = state_pointer_table()
    root.pointer_count = state_pointer_count()
