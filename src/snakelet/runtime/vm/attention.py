"""What waits for a safe point: Ctrl-C and scheduled calls.

Invariant: `machine.attention` is set while anything waits; handlers of jumps look at it and come
here between two instructions.
"""

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.static import NEXT, NULL, Next, Obj, State, cold, handler
from snakelet.runtime.static.error import KeyboardInterrupt, RuntimeError, UserError
from snakelet.runtime.types.operation import call_1
from snakelet.runtime.types.stack import Machine, machine
from snakelet.runtime.vm.traceback import print_exception

QUEUE_LENGTH = 4


class Schedule(State):
    """The calls that micropython.schedule has queued: pairs of function and argument."""

    queue: Cells | None = None
    count: int = 0
    locked: bool = False


class Keyboard(State):
    """Whether Ctrl-C interrupts the program."""

    interrupts: bool = True


schedule = Schedule()
keyboard = Keyboard()


@handler
@cold
def attend(m: Machine) -> Next:
    """Does what waits, then goes on with the next instruction."""
    serve()
    return NEXT


def serve() -> None:
    """Raises KeyboardInterrupt if Ctrl-C was pressed, else runs the scheduled calls."""
    machine.attention = False
    if machine.interrupted:
        machine.interrupted = False
        machine.attention = schedule.count > 0
        raise KeyboardInterrupt()
    if schedule.locked:
        return
    schedule.locked = True
    try:
        run_scheduled()
    finally:
        schedule.locked = False


def run_scheduled() -> None:
    """Runs the calls in the order in which they were queued. What they raise is printed: the
    program that they interrupt goes on, unless it is a KeyboardInterrupt."""
    queue = schedule.queue
    if queue is None:
        return
    while schedule.count > 0:
        function = queue[0]
        argument = queue[1]
        schedule.count -= 1
        queue.move(0, 2, 2 * schedule.count)
        queue[2 * schedule.count] = NULL
        queue[2 * schedule.count + 1] = NULL
        try:
            call_1(function, argument)
        except KeyboardInterrupt:
            raise
        except UserError as error:
            print_exception(error.value, NULL)


def queue_of_calls() -> Cells:
    """The queue, which is made when it is first needed."""
    queue = schedule.queue
    if queue is None:
        queue = new_cells(2 * QUEUE_LENGTH)
        schedule.queue = queue
    return queue


def add_call(function: Obj, argument: Obj) -> None:
    """Queues a call. RuntimeError if the queue is full."""
    if schedule.count == QUEUE_LENGTH:
        raise RuntimeError("schedule queue full")
    queue = queue_of_calls()
    queue[2 * schedule.count] = function
    queue[2 * schedule.count + 1] = argument
    schedule.count += 1
    machine.attention = True


def interrupt() -> None:
    """Ctrl-C was pressed; safe to call from a signal handler."""
    machine.interrupted = True
    machine.attention = True
