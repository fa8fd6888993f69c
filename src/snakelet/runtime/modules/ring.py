"""micropython.RingIO: bytes that are read in the order in which they were written.

Invariant: `used` bytes lie in a buffer of `room` bytes from `start` on, around its end. Nothing
waits: what doesn't fit isn't written, and reading takes what is there.
"""

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.static import NONE, U8, Obj, Pointer, Struct, is_small
from snakelet.runtime.static.error import OSError, ValueError
from snakelet.runtime.types.byte_value import (
    bytearray_of,
    new_byte_string,
    write_buffer,
)
from snakelet.runtime.types.codec import text_or_buffer
from snakelet.runtime.types.convert import check_arguments, to_int
from snakelet.runtime.types.type import Type, builtin

NEWLINE = 10


@builtin("RingIO")
class RingIO(Struct):
    """A queue of bytes of a fixed size."""

    memory: Obj
    room: int
    start: int
    used: int

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 1, 1)
        if is_small(arguments[0]):
            room = to_int(arguments[0])
            if room < 1:
                raise ValueError()
            return RingIO(bytearray_of(new_bytes(room + 1)), room, 0, 0)
        _, length = write_buffer(arguments[0])
        if length < 2:
            raise ValueError()
        return RingIO(arguments[0], length - 1, 0, 0)

    def any(self) -> int:
        """The number of bytes to be read."""
        return self.used

    def read(self, size: Obj = NONE, /) -> Obj:
        """Up to `size` bytes, or all of them."""
        return taken(self, limit_of(self, size))

    def readline(self, size: Obj = NONE, /) -> Obj:
        """The bytes up to a newline, or up to `size` of them."""
        limit = limit_of(self, size)
        count = 0
        while count < limit:
            count += 1
            if byte_at(self, count - 1) == NEWLINE:
                break
        return taken(self, count)

    def readinto(self, buffer: Obj, size: Obj = NONE, /) -> int:
        """Fill a buffer, or `size` bytes of it; the number of bytes read."""
        to, length = write_buffer(buffer)
        if size is not NONE:
            length = min(max(to_int(size), 0), length)
        count = min(length, self.used)
        for i in range(count):
            to[i] = byte_at(self, i)
        drop(self, count)
        return count

    def write(self, data: Obj) -> int:
        """Write as many bytes as fit; their number."""
        source, length = text_or_buffer(data)
        count = min(length, self.room - self.used)
        memory, size = memory_of(self)
        for i in range(count):
            memory[(self.start + self.used + i) % size] = source[i]
        self.used += count
        return count

    def close(self) -> None:
        """Does nothing."""


EIO = 5


def memory_of(ring: RingIO) -> tuple[Pointer[U8], int]:
    """Where the ring's bytes lie, and how many it goes around. OSError if the memory that the user
    gave has become too short."""
    data, length = write_buffer(ring.memory)
    if length <= ring.room:
        raise OSError(EIO)
    return data, ring.room + 1


def byte_at(ring: RingIO, index: int) -> int:
    """The byte to be read after so many others."""
    memory, size = memory_of(ring)
    return memory[(ring.start + index) % size]


def drop(ring: RingIO, count: int) -> None:
    """Goes on behind so many bytes."""
    ring.start = (ring.start + count) % (ring.room + 1)
    ring.used -= count


def limit_of(ring: RingIO, size: Obj) -> int:
    """How many bytes a size means: as many as there are for None or a negative one."""
    limit = -1 if size is NONE else to_int(size)
    return ring.used if limit < 0 else min(limit, ring.used)


def taken(ring: RingIO, count: int) -> Obj:
    """The next so many bytes, which are there."""
    result = new_byte_string(count)
    for i in range(count):
        result[i] = byte_at(ring, i)
    drop(ring, count)
    return result
