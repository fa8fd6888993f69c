"""Filling texts up to a width: center, ljust, rjust, zfill and expandtabs of str and bytes.

Invariant: lengths are in bytes; a width in characters was turned into a number of pads before.
`new` makes the kind of bytes that the result is: functions here fill it and know no types.
"""

from collections.abc import Callable

from snakelet.runtime.heap.cells import Bytes
from snakelet.runtime.static import U8, Pointer
from snakelet.runtime.static.error import MemoryError
from snakelet.runtime.types.utf8 import is_continuation

MAX_LENGTH = (1 << 30) - 1
"""No string or bytes are longer."""

New = Callable[[int], Bytes]
"""Makes bytes of a length, to be filled."""

TAB = 9


def length_with(length: int, size: int, count: int) -> int:
    """The length with so many pieces of a size added. MemoryError if nothing is so long."""
    if count > 1 and size > 0 and count > (MAX_LENGTH - length) // size:
        raise MemoryError("memory allocation failed")
    if count == 1 and size > MAX_LENGTH - length:
        raise MemoryError("memory allocation failed")
    return length + size * count


def repeat(to: Pointer[U8], data: Pointer[U8], size: int, count: int) -> None:
    """Writes `size` bytes `count` times: copies of copies, so that long runs take few moves."""
    if size == 1:
        to.fill(data[0], count)
        return
    total = size * count
    if total == 0:
        return
    to.move(data, size)
    done = size
    while done < total:
        step = done if done < total - done else total - done
        (to + done).move(to, step)
        done += step


def padded(
    new: New,
    data: Pointer[U8],
    length: int,
    left: int,
    right: int,
    fill: Pointer[U8],
    size: int,
) -> Bytes:
    """Bytes with `left` pads before and `right` behind; a pad is one character of `size` bytes."""
    result = new(length_with(length, size, left + right))
    repeat(result.at(0), fill, size, left)
    result.at(left * size).move(data, length)
    repeat(result.at(left * size + length), fill, size, right)
    return result


def zero_filled(new: New, data: Pointer[U8], length: int, zeros: int) -> Bytes:
    """Bytes with zeros before them, but behind a sign."""
    result = new(length_with(length, 1, zeros))
    sign = 1 if length > 0 and (data[0] == ord("-") or data[0] == ord("+")) else 0
    result.at(0).move(data, sign)
    result.at(sign).fill(ord("0"), zeros)
    result.at(sign + zeros).move(data + sign, length - sign)
    return result


def expanded_length(data: Pointer[U8], length: int, width: int, text: bool) -> int:
    """How many bytes there are when each tab is expanded."""
    total = 0
    column = 0
    for i in range(length):
        step = tab_size(data[i], column, width)
        total = length_with(total, 1, step)
        column = next_column(data[i], column, step, text)
    return total


def tab_size(byte: int, column: int, width: int) -> int:
    """How many bytes stand for this one."""
    if byte != TAB:
        return 1
    return width - column % width if width > 0 else 0


def next_column(byte: int, column: int, step: int, text: bool) -> int:
    """The column behind a byte; a line starts behind each kind of line end."""
    if byte == ord("\n") or byte == ord("\r"):
        return 0
    return column if text and is_continuation(byte) else column + step


def expanded(new: New, data: Pointer[U8], length: int, width: int, text: bool) -> Bytes:
    """Bytes with blanks up to the next multiple of `width` columns for each tab; in a text, columns
    are characters."""
    result = new(expanded_length(data, length, width, text))
    place = 0
    column = 0
    for i in range(length):
        step = tab_size(data[i], column, width)
        result.at(place).fill(ord(" ") if data[i] == TAB else data[i], step)
        place += step
        column = next_column(data[i], column, step, text)
    return result
