"""Two buffers that are lent out, so that making a text costs one allocation and not three.

Invariant: a buffer that was taken belongs to the taker. One that isn't given back, because of an
exception, is garbage; the next taker gets a new one.
"""

from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import Obj, State
from snakelet.runtime.types.utf8 import make_text

KEPT_BYTES = 512


class Scratch(State):
    """The buffers that wait for a taker."""

    first: Buffer | None = None
    second: Buffer | None = None


scratch = Scratch()


def take_buffer() -> Buffer:
    """An empty buffer."""
    buffer = scratch.first
    if buffer is not None:
        scratch.first = None
    else:
        buffer = scratch.second
        if buffer is None:
            return new_buffer()
        scratch.second = None
    buffer.used = 0
    return buffer


def give_back(buffer: Buffer) -> None:
    """Ends the use of a buffer from `take_buffer`; a long one is left to the collector."""
    if buffer.bytes.length > KEPT_BYTES:
        return
    if scratch.first is None:
        scratch.first = buffer
    else:
        scratch.second = buffer


def finished_text(buffer: Buffer) -> Obj:
    """The str of what a buffer from `take_buffer` holds; the buffer is given back."""
    text = make_text(buffer.at(0), buffer.used)
    give_back(buffer)
    return text
