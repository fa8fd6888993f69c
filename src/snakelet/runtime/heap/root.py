"""Where a collection starts: what lives outside the heap and may point into it.

Invariant: whatever points into the heap from outside is one of these. State fields that hold an Obj
or a struct and the words of the VM's value stack are precise: they are followed and, after a move,
changed. Pointer fields of State objects and the machine stack with the saved registers are
conservative: a word that points anywhere into an object keeps it alive and in its place.
A range is low <= address < high, word by word.
"""

from collections.abc import Callable

from snakelet.runtime.static import (
    WORD_BYTES,
    Address,
    State,
    inline,
    peek,
    stack_address,
    target,
    uword,
)


class Root(State):
    """The ranges to scan and the tables of State fields; addresses of 0 stand for nothing."""

    stack_low: Address = uword(0)
    stack_high: Address = uword(0)
    """The words of the VM's value stack in use. A word that is no Obj but points into an object,
    not at its start, pins it as a word of the machine stack does."""

    machine_low: Address = uword(0)
    machine_base: Address = uword(0)
    """The machine stack, from its deepest word in use to its base; registers are saved in it."""

    state_table: Address = uword(0)
    state_count: int = 0
    """A table of the addresses of all State fields that hold an Obj or a struct."""

    pointer_table: Address = uword(0)
    pointer_count: int = 0
    """A table of the addresses of all State fields that hold a Pointer."""

    note_value_stack: Callable[[], None] | None = None
    """Sets stack_low and stack_high; the machine's function."""


root = Root()


def note_stacks() -> None:
    """Finds the ranges of the value stack and of the machine stack; hosted there is none."""
    if target.compiled:
        root.machine_low = stack_address()
    note = root.note_value_stack
    if note is not None:
        note()


@inline
def state_root_count() -> int:
    """How many State fields hold an Obj or a struct."""
    return root.state_count


@inline
def each_state_root(index: int) -> Address:
    """Where the State field of this index lies."""
    return peek(root.state_table + uword(index * WORD_BYTES))


@inline
def state_pointer_count() -> int:
    """How many State fields hold a Pointer."""
    return root.pointer_count


@inline
def each_state_pointer(index: int) -> Address:
    """Where the State field of this index lies."""
    return peek(root.pointer_table + uword(index * WORD_BYTES))
