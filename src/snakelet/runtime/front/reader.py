"""Where source text comes from: a stream of bytes.

Invariant: after the end was reported no reader is asked again.
"""

from snakelet.runtime.heap.cells import Bytes
from snakelet.runtime.static import Struct, abstract

END_OF_SOURCE = -1


class Reader(Struct):
    """A stream of bytes."""

    @abstract
    def read(self) -> int:
        """The next byte, or END_OF_SOURCE."""
        return END_OF_SOURCE


class BytesReader(Reader):
    """Reads bytes that are in memory; made with `position` 0."""

    bytes: Bytes
    position: int

    def read(self) -> int:
        position = self.position
        if position == self.bytes.length:
            return END_OF_SOURCE
        self.position = position + 1
        return self.bytes[position]
