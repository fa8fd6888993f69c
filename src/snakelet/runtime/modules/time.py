"""time: clocks, sleeping, calendar.

Invariant: ticks wrap at a power of two that is half the range of small integers, so a tick and the
difference of two always are small integers.
"""

from snakelet.runtime.modules.calendar import civil_from_days, days_from_civil
from snakelet.runtime.modules.clock import (
    NANOSECONDS,
    PERIOD,
    clock_bytes,
    now,
    seconds_of,
    ticks_of,
    wait,
)
from snakelet.runtime.modules.posix import (
    CLOCK_CPU,
    CLOCK_MONOTONIC,
    CLOCK_REALTIME,
    local_time,
    make_time,
    read_clock,
)
from snakelet.runtime.static import (
    MAX_INT,
    NULL,
    WORD_BITS,
    Array,
    Obj,
    Pointer,
    Tail,
    i32,
    i64,
    small,
    u64,
    uword,
)
from snakelet.runtime.static.error import OverflowError, TypeError
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.convert import to_i64, to_int
from snakelet.runtime.types.element import signed_u64
from snakelet.runtime.types.float import float_object, float_value, is_float_object
from snakelet.runtime.types.int import int_from_float
from snakelet.runtime.types.libm import floor
from snakelet.runtime.types.list import List
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.number import number_binary
from snakelet.runtime.types.operator import ADD, MULTIPLY
from snakelet.runtime.types.tuple import Tuple

FIELDS = 9
TM_INTS = 16
DAY = 86400
MOST_DAYS = 1 << 29
"""How far from 1970 a day or a part of a date may be, so that the calendar fits 32-bit words."""

calendar: Array[i32] = Array(i32, TM_INTS)


def time() -> Obj:
    """Seconds since 1970-01-01 UTC, as a float."""
    return float_object(seconds_of(CLOCK_REALTIME))


def time_ns() -> Obj:
    """Nanoseconds since 1970-01-01 UTC."""
    read_clock(CLOCK_REALTIME, clock_bytes.pointer(0))
    place = clock_bytes.pointer(0)
    if WORD_BITS == 64:
        return int_object(int(place.load_u64()) * NANOSECONDS + (place + 8).load_u32())
    whole = number_binary(MULTIPLY, int_object(place.load_u32()), small(NANOSECONDS))
    return number_binary(ADD, whole, int_object((place + 8).load_u32()))


def clock() -> Obj:
    """Seconds of processor time that the program used."""
    return float_object(seconds_of(CLOCK_CPU))


def ticks_ms() -> int:
    """A counter of milliseconds that wraps."""
    return ticks_of(CLOCK_MONOTONIC, 1_000_000)


def ticks_us() -> int:
    """A counter of microseconds that wraps."""
    return ticks_of(CLOCK_MONOTONIC, 1_000)


def ticks_cpu() -> int:
    """The finest counter there is, of nanoseconds here; it wraps."""
    return ticks_of(CLOCK_MONOTONIC, 1)


def ticks_add(ticks: int, delta: int) -> int:
    """A tick so much later. OverflowError if the delta is half the period or more."""
    if not -PERIOD // 2 < delta < PERIOD // 2:
        raise OverflowError("ticks interval overflow")
    return (ticks + delta) & (PERIOD - 1)


def ticks_diff(end: int, start: int) -> int:
    """How much later one tick is than another, as a signed number."""
    half = PERIOD // 2
    return ((end - start + half) & (PERIOD - 1)) - half


def sleep(seconds: float) -> None:
    """Sleeps so many seconds."""
    if seconds > 0.0:
        if seconds >= float(MAX_INT):
            raise OverflowError("sleep is too long")
        whole = int(seconds)
        wait(whole, int((seconds - float(whole)) * 1e9))


def sleep_ms(milliseconds: int) -> None:
    """Sleeps so many milliseconds."""
    if milliseconds > 0:
        wait(milliseconds // 1000, milliseconds % 1000 * 1_000_000)


def sleep_us(microseconds: int) -> None:
    """Sleeps so many microseconds."""
    if microseconds > 0:
        wait(microseconds // 1_000_000, microseconds % 1_000_000 * 1000)


def _whole_seconds(seconds: Obj) -> i64:
    """A number of seconds without its fraction, towards the past. TypeError, OverflowError."""
    if is_float_object(seconds):
        return to_i64(int_from_float(floor(float_value(seconds))))
    return to_i64(seconds)


def gmtime(seconds: Obj = NULL, /) -> Obj:
    """(year, month, day, hour, minute, second, weekday, yearday, isdst) in UTC, now by default."""
    total = now() if seconds is NULL else _whole_seconds(seconds)
    if not i64(-MOST_DAYS * DAY) <= total <= i64(MOST_DAYS * DAY):
        raise OverflowError("timestamp out of range")
    shifted = u64(total + i64(MOST_DAYS * DAY))
    days = int(shifted // DAY) - MOST_DAYS
    rest = int(shifted % DAY)
    year, month, day = civil_from_days(days)
    result = Tuple(FIELDS, Tail(FIELDS))
    result.items[0] = small(year)
    result.items[1] = small(month)
    result.items[2] = small(day)
    result.items[3] = small(rest // 3600)
    result.items[4] = small(rest // 60 % 60)
    result.items[5] = small(rest % 60)
    result.items[6] = small((days + 3) % 7)
    result.items[7] = small(days - days_from_civil(year, 1, 1) + 1)
    result.items[8] = small(0)
    return result


def localtime(seconds: Obj = NULL, /) -> Obj:
    """As gmtime, in local time."""
    total = now() if seconds is NULL else _whole_seconds(seconds)
    clock_bytes.pointer(0).store_u64(u64(total))
    fields = calendar.pointer(0)
    if local_time(clock_bytes.pointer(0), fields) == uword(0):
        raise OverflowError("timestamp out of range")
    result = Tuple(FIELDS, Tail(FIELDS))
    result.items[0] = small(int(fields[5]) + 1900)
    result.items[1] = small(int(fields[4]) + 1)
    result.items[2] = small(int(fields[3]))
    result.items[3] = small(int(fields[2]))
    result.items[4] = small(int(fields[1]))
    result.items[5] = small(int(fields[0]))
    result.items[6] = small((int(fields[6]) + 6) % 7)
    result.items[7] = small(int(fields[7]) + 1)
    result.items[8] = small(int(fields[8]))
    return result


def mktime(fields: Obj) -> Obj:
    """The seconds since 1970 of a tuple as localtime gives it. TypeError, OverflowError."""
    items, length = _sequence_items(fields)
    if length < 8 or length > 9:
        raise TypeError("mktime needs a tuple of length 8 or 9")
    wanted = calendar.pointer(0)
    wanted.fill(i32(0), TM_INTS)
    wanted[5] = _field(items[0]) - 1900
    wanted[4] = _field(items[1]) - 1
    for i in range(4):
        wanted[3 - i] = _field(items[2 + i])
    wanted[8] = _field(items[8]) if length == 9 else i32(-1)
    return signed_u64(u64(make_time(wanted)))


def _field(value: Obj) -> i32:
    """A part of a date. TypeError, OverflowError."""
    number = to_int(value)
    if not -MOST_DAYS <= number <= MOST_DAYS:
        raise OverflowError("date out of range")
    return i32(number)


def _sequence_items(value: Obj) -> tuple[Pointer[Obj], int]:
    """Where the items of a tuple or list lie, and how many there are. TypeError."""
    if isinstance(value, Tuple):
        return value.items.pointer(0), value.length
    if isinstance(value, List):
        return value.cells.at(0), value.used
    raise TypeError("mktime needs a tuple of length 8 or 9")


MODULE = define_module("time", globals())
