"""What all sequences share: indices, bounds, repetition, comparison of lengths.

Invariant: `position` and `clipped` yield places inside the sequence, whatever the user gives;
bounds beyond either end mean that end, as the language demands.
"""

from snakelet.runtime.static import (
    FALSE,
    MAX_INT,
    MIN_INT,
    NONE,
    TRUE,
    Obj,
    Pointer,
    cold,
    i64,
    is_small,
    small,
    small_value,
    u32,
)
from snakelet.runtime.static.error import MemoryError, TypeError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.bigint import BigInt, is_negative
from snakelet.runtime.types.convert import to_i64
from snakelet.runtime.types.operation import index_error, index_or_self, stands_for_integer
from snakelet.runtime.types.type import BOOL, INT, type_of

MAX_ITEMS = 1 << 28


def whole_number(value: Obj) -> int:
    """A bound or step as an int; integers beyond the words become the nearest word."""
    if is_small(value):
        return small_value(value)
    if value is TRUE or value is FALSE:
        return 1 if value is TRUE else 0
    if isinstance(value, BigInt):
        return MIN_INT if is_negative(value) else MAX_INT
    native = index_or_self(value)
    if native is value:
        raise TypeError(f"can't convert {type_of(value).name} to int")
    return whole_number(native)


def clipped(bound: Obj, length: int, step: int, default: int) -> int:
    """A slice's bound as a place between the ends (-1 and length - 1 for a negative step)."""
    if bound is NONE:
        return default
    at = whole_number(bound)
    if at < 0:
        at = -1 if at < -length - 1 else at + length
    if step > 0:
        return min(max(at, 0), length)
    return min(max(at, -1), length - 1)


def settled(index: Obj) -> Obj:
    """An index or bound that runs no more code of the user's: what an instance of a user class
    stands for. Whoever asks for the length of a sequence that can change settles its indices
    first, since a method of theirs may change it. TypeError."""
    return index if is_small(index) else index_or_self(index)


def position(owner: Obj, index: Obj, length: int) -> int:
    """The place that an index names, from the end if negative. IndexError, TypeError; `owner` is
    the sequence, for the message."""
    if not is_small(index):
        return _position_of_object(owner, index, length)
    at = small_value(index)
    if at < 0:
        at += length
    if at < 0 or at >= length:
        raise index_error(owner)
    return at


@cold
def _position_of_object(owner: Obj, index: Obj, length: int) -> int:
    if index is TRUE or index is FALSE:
        return position(owner, small(1 if index is TRUE else 0), length)
    if isinstance(index, BigInt):
        raise index_error(owner)
    native = index_or_self(index)
    if native is index:
        raise TypeError(
            f"{type_of(owner).name} indices must be integers, not {type_of(index).name}"
        )
    return position(owner, native, length)


def is_count(value: Obj) -> bool:
    """Whether a value can say how often to repeat a sequence."""
    kind = type_of(value)
    return is_small(value) or kind is INT or kind is BOOL or stands_for_integer(value)


def repeat_count(value: Obj) -> int:
    """An integer of 64 bits, whatever the word, as how often to repeat something; beyond the words
    the nearest word. TypeError, OverflowError."""
    if is_small(value):
        return small_value(value)
    count = to_i64(value)
    if count > i64(MAX_INT):
        return MAX_INT
    return MIN_INT if count < i64(MIN_INT) else int(count)


def repetitions(value: Obj, length: int) -> int:
    """How often a sequence is repeated: 0 for a negative count or an empty sequence. OverflowError
    if the count has more than 64 bits, MemoryError if the result gets too long."""
    times = max(repeat_count(value), 0)
    if length == 0:
        return 0
    if times > MAX_ITEMS // length:
        raise MemoryError("memory allocation failed")
    return times


def fill_repeated(target: Pointer[Obj], source: Pointer[Obj], count: int, times: int) -> None:
    """Copies `count` values to a place so many times."""
    total = count * times
    if total == 0:
        return
    if count == 1:
        target.fill(source[0], times)
        return
    target.move(source, count)
    done = count
    while done < total:
        part = min(done, total - done)
        (target + done).move(target, part)
        done += part


def compare_lengths(operator: int, a: int, b: int) -> bool:
    """An order comparison of two lengths."""
    if operator == op.LESS:
        return a < b
    if operator == op.MORE:
        return a > b
    return a <= b if operator == op.LESS_EQUAL else a >= b


def combined_hash(value: int, item: int) -> int:
    """One step of the hash of a sequence; 30 bits."""
    mixed = int(u32(value) * 31 & 0x3FFFFFFF)
    return (mixed ^ (item & 0x3FFFFFFF) ^ (item >> 30 & 0x3FFFFFFF)) + 1
