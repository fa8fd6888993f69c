"""The watched dispatch: every handler of dispatch.py behind a look at the instruction.

Invariant: a program runs alike in both; handlers don't know which table they are in, since each
goes on through the table that it was reached by. A run that isn't watched never comes here, so
watching costs nothing when off. A branch that the comparison before it has done is not seen, nor
the unpacking of a pair that the loop has done; the handlers that do more than one instruction
otherwise have a stand-in here that does one.
"""

from collections.abc import Callable

from snakelet.runtime.static import Dispatch, Next, State, handler, inline  # noqa: F401
from snakelet.runtime.types.stack import Machine, machine  # noqa: F401
from snakelet.runtime.vm.dispatch import DISPATCH
from snakelet.runtime.vm.handle_load import dup_two, small_int_alone
from snakelet.runtime.vm.numbered import numbered
from snakelet.runtime.vm.opcode import DUP_TOP_TWO, LOAD_CONST_SMALL_INT_MULTI
from snakelet.runtime.vm.run import loop


class Watch(State):
    """Who looks on: called with the opcode before its handler runs. It must not run Python code
    nor allocate."""

    instruction: Callable[[int], None] | None = None


watch = Watch()


@inline
def look(opcode: int) -> None:
    observer = watch.instruction
    assert observer is not None
    observer(opcode)


STAND_INS = {DUP_TOP_TWO: dup_two} | {
    LOAD_CONST_SMALL_INT_MULTI + i: alone for i, alone in enumerate(small_int_alone)
}

globals().update({f"plain_{n}": STAND_INS.get(n, plain) for n, plain in enumerate(DISPATCH.table)})

WATCHED = Dispatch(
    numbered(
        """
@handler
def watched_{n}(m: Machine) -> Next:
    look({n})
    return plain_{n}(m)
""",
        256,
        globals(),
    ),
    DISPATCH.unwind,
)


def run_watched() -> None:
    """Runs the machine from its registers on until a handler stops it."""
    WATCHED.run(machine)


def start_watching(observer: Callable[[int], None]) -> None:
    """From the next call into the machine on, `observer` sees every instruction."""
    watch.instruction = observer
    loop.entry = run_watched
