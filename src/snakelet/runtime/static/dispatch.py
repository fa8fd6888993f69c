"""The dispatch of opcodes: what a handler returns, and the loop that the translator replaces.

Invariant: a handler gets the machine with `ip` behind its own opcode. Compiled, NEXT is a
guaranteed tail call through the table and nothing returns before STOP; hosted, `Dispatch.run` is
that loop.
"""

from collections.abc import Callable
from typing import Any

from snakelet.runtime.static.error import UserError


class Next:
    """What a handler returns: go on with the next opcode, or leave the loop."""

    def __init__(self, name: str) -> None:
        self.name = name


NEXT = Next("NEXT")
STOP = Next("STOP")


class Dispatch:
    """A table of 256 handlers over a machine; `unwind` is the handler that takes over when one
    raises. The machine has the fields `ip` (a Pointer[u8]) and `pending` (an Obj)."""

    def __init__(
        self,
        table: tuple[Callable[[Any], Next], ...],
        unwind: Callable[[Any], Next],
    ) -> None:
        if len(table) != 256:
            raise ValueError("a dispatch table has 256 handlers")
        self.table = table
        self.unwind = unwind

    def run(self, machine: Any) -> None:
        """Runs handlers until one returns STOP."""
        result = NEXT
        while result is NEXT:
            opcode = machine.ip[0]
            machine.ip = machine.ip + 1
            try:
                result = self.table[opcode](machine)
            except UserError as error:
                machine.pending = error.value
                result = self.unwind(machine)
