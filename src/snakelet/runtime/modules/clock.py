"""Reading the system's clocks, and waiting.

Invariant: `clock_bytes` holds what was read or is asked for: seconds in 64 bits, nanoseconds in 32.
"""

from snakelet.runtime.modules.file import may_retry
from snakelet.runtime.modules.posix import CLOCK_REALTIME, read_clock
from snakelet.runtime.modules.posix import sleep as nanosleep
from snakelet.runtime.static import MAX_SMALL, U8, Array, i64, u64
from snakelet.runtime.types.output import flush_stdout

PERIOD = (MAX_SMALL + 1) // 2
"""Ticks go from 0 to PERIOD - 1: 2**61 on 64-bit machines, 2**29 on others."""
NANOSECONDS = 1_000_000_000

clock_bytes: Array[int] = Array(U8, 16)
rest_bytes: Array[int] = Array(U8, 16)


def seconds_of(clock: int) -> float:
    """A clock of the system in seconds."""
    read_clock(clock, clock_bytes.pointer(0))
    place = clock_bytes.pointer(0)
    return float(place.load_u64()) + float((place + 8).load_u32()) / 1e9


def ticks_of(clock: int, unit: int) -> int:
    """A clock of the system in units of so many nanoseconds, wrapped."""
    read_clock(clock, clock_bytes.pointer(0))
    place = clock_bytes.pointer(0)
    whole = place.load_u64() * u64(NANOSECONDS // unit)
    part = u64((place + 8).load_u32() // unit)
    return int((whole + part) & u64(PERIOD - 1))


def now() -> i64:
    """Seconds since 1970, whole."""
    read_clock(CLOCK_REALTIME, clock_bytes.pointer(0))
    return i64(clock_bytes.pointer(0).load_u64())


def wait(seconds: int, nanoseconds: int) -> None:
    """Sleeps so long, whatever signals come; Ctrl-C ends it with KeyboardInterrupt."""
    flush_stdout()
    wanted = clock_bytes.pointer(0)
    wanted.store_u64(u64(seconds))
    (wanted + 8).store_u64(u64(nanoseconds))
    while nanosleep(wanted, rest_bytes.pointer(0)) != 0:
        if not may_retry():
            return
        wanted.move(rest_bytes.pointer(0), 16)
