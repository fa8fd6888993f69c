"""How long collections and compactions stop the program, with feature.gc_times.

Invariant: the ring holds the latest pauses, in the unit of the port's clock (microseconds).
"""

from collections.abc import Callable

from snakelet.runtime.static import Array, State, feature

RING = 64


class Pauses(State):
    """The latest pauses and the clock that measures them."""

    clock: Callable[[], int] | None = None
    times: Array[int] = Array(int, RING)
    count: int = 0
    """How many pauses there were, forgotten ones included."""
    started: int = 0


pauses = Pauses()


def start_pause() -> None:
    """The program stops."""
    if feature.gc_times:
        clock = pauses.clock
        if clock is not None:
            pauses.started = clock()


def end_pause() -> None:
    """The program goes on."""
    if feature.gc_times:
        clock = pauses.clock
        if clock is not None:
            pauses.times[pauses.count % RING] = clock() - pauses.started
            pauses.count += 1


def pause_count() -> int:
    """How many pauses the ring holds."""
    return min(pauses.count, RING)


def ranked_pause(rank: int) -> int:
    """The pause than which `rank` of those in the ring are shorter, or came earlier with the same
    length: 0 is the shortest, pause_count() // 2 the median, pause_count() - 1 the longest."""
    for i in range(pause_count()):
        if _rank_of(i) == rank:
            return pauses.times[i]
    return 0


def _rank_of(place: int) -> int:
    mine = pauses.times[place]
    rank = 0
    for i in range(pause_count()):
        other = pauses.times[i]
        if other < mine or (other == mine and i < place):
            rank += 1
    return rank
