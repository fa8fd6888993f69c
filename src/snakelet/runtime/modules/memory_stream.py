"""Streams in memory: what StringIO and BytesIO share.

Invariant: `place` counts bytes from the start; it may lie beyond the end, where reads find nothing
and a write fills the gap with zeros. In a text it is where a character starts, unless the user
sought elsewhere: then reading is a UnicodeError.
differs: seek and tell of a text count bytes, as in the reference.
"""

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    MAX_INT,
    NONE,
    NULL,
    STOP_ITERATION,
    U8,
    Obj,
    Pointer,
    Struct,
    cold,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import OSError, OverflowError, UnicodeError, ValueError
from snakelet.runtime.types.byte_value import make_bytes, write_buffer
from snakelet.runtime.types.codec import text_or_buffer, within_bounds, write_bounds
from snakelet.runtime.types.convert import check_arguments, to_int
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.output import put_address, put_byte, put_text
from snakelet.runtime.types.str_search import find_byte
from snakelet.runtime.types.utf8 import (
    count_characters,
    is_valid,
    make_text,
    offset_of,
)
from snakelet.runtime.types.wrapper import shared

START = 0
HERE = 1
END = 2
EINVAL = 22


@shared
class MemoryStream(Struct):
    """A file that lies in memory; `content` is None once it is closed."""

    content: Buffer | None
    place: int
    text: bool

    __exposed__ = {name: name for name in ("__enter__", "__exit__")}

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<io.StringIO " if self.text else "<io.BytesIO ")
        put_address(out, self)
        put_byte(out, ord(">"))

    def __iter__(self) -> Obj:
        return self

    def __next__(self) -> Obj:
        content = content_of(self)
        if self.place >= content.used:
            return STOP_ITERATION
        return next_line(self, content, -1)

    def __enter__(self) -> Obj:
        return self

    def __exit__(self, kind: Obj, error: Obj, traceback: Obj) -> None:
        self.content = None

    def read(self, size: Obj = NONE, /) -> Obj:
        """Up to `size` characters or bytes; all that is left without a size or with a negative."""
        content = content_of(self)
        wanted = -1 if size is NONE else to_int(size)
        rest = max(content.used - self.place, 0)
        if wanted < 0 or wanted > rest:
            wanted = rest
        elif self.text:
            wanted = offset_of(content.at(self.place), rest, wanted)
        return taken(self, content, wanted)

    def readline(self, size: Obj = NONE, /) -> Obj:
        """A line with its newline, or up to `size` bytes of it; empty at the end."""
        return next_line(self, content_of(self), -1 if size is NONE else to_int(size))

    def readlines(self) -> List:
        """A list of all lines that are left."""
        content = content_of(self)
        lines = new_list()
        while self.place < content.used:
            append(lines, next_line(self, content, -1))
        return lines

    def readinto(self, buffer: Obj, size: Obj = NONE, /) -> int:
        """Fill a buffer, or `size` bytes of it; the number of bytes read."""
        content = content_of(self)
        to, length = write_buffer(buffer)
        if size is not NONE:
            length = min(max(to_int(size), 0), length)
        count = min(max(content.used - self.place, 0), length)
        to.move(content.at(self.place), count)
        self.place += count
        return count

    def write(self, data: Obj, first: Obj = NULL, second: Obj = NULL, /) -> int:
        """Write a str or bytes, or at most a number of its bytes, or a number of them from an
        offset on; the number of characters or bytes written."""
        start, most = write_bounds(first, second)
        content = content_of(self)
        source, length = text_or_buffer(data)
        start, length = within_bounds(start, most, length)
        source = source + start
        put_bytes(self, content, source, length)
        return count_characters(source, length) if self.text else length

    def seek(self, offset: int, whence: int = START, /) -> int:
        """Go to an offset in bytes from the start (0), from here (1) or from the end (2)."""
        content = content_of(self)
        base = self.place if whence == HERE else content.used if whence == END else 0
        if whence == START and offset < 0:
            raise OSError(EINVAL)
        if offset > MAX_INT - base:
            raise too_large()
        self.place = max(base + offset, 0)
        return self.place

    def tell(self) -> int:
        """The offset from the start, in bytes."""
        content_of(self)
        return self.place

    def truncate(self, size: Obj = NONE, /) -> int:
        """Cut off what lies behind a number of bytes, or behind the current place."""
        content = content_of(self)
        end = self.place if size is NONE else max(to_int(size), 0)
        content.used = min(content.used, end)
        return end

    def flush(self) -> None:
        """Does nothing: what was written is there at once."""

    def close(self) -> None:
        """Give the memory back; the stream can't be used any more."""
        self.content = None

    def getvalue(self) -> Obj:
        """All that is in the stream."""
        content = content_of(self)
        return whole(self, content, 0, content.used)


def content_of(stream: MemoryStream) -> Buffer:
    """The bytes of an open stream. ValueError."""
    content = stream.content
    if content is None:
        raise ValueError("I/O operation on closed file")
    return content


def whole(stream: MemoryStream, content: Buffer, start: int, length: int) -> Obj:
    """A part of the stream as the user's str or bytes. UnicodeError."""
    data = content.bytes.at(start)
    if not stream.text:
        return make_bytes(data, length)
    if not is_valid(data, length):
        raise UnicodeError()
    return make_text(data, length)


def taken(stream: MemoryStream, content: Buffer, count: int) -> Obj:
    """The next so many bytes, which are there; the place moves behind them."""
    if count == 0:
        return whole(stream, content, 0, 0)
    start = stream.place
    stream.place = start + count
    return whole(stream, content, start, count)


def next_line(stream: MemoryStream, content: Buffer, limit: int) -> Obj:
    """The next line with its newline, at most `limit` bytes of it if that isn't negative."""
    rest = max(content.used - stream.place, 0)
    if 0 <= limit < rest:
        rest = limit
    end = -1 if rest == 0 else find_byte(content.at(stream.place), rest, 10)
    return taken(stream, content, rest if end < 0 else end + 1)


def put_bytes(stream: MemoryStream, content: Buffer, source: Pointer[U8], length: int) -> None:
    """Writes bytes at the place of the stream, over what is there."""
    if length == 0:
        return
    if stream.place > MAX_INT - length:
        raise too_large()
    end = stream.place + length
    if end > content.used:
        content.reserve(end - content.used)
        if stream.place > content.used:
            content.bytes.at(content.used).fill(0, stream.place - content.used)
        content.used = end
    content.bytes.at(stream.place).move(source, length)
    stream.place = end


@cold
def too_large() -> OverflowError:
    """What to raise for a place beyond the integers of a word."""
    return OverflowError("new position too large")


def initial(count: int, keywords: int, arguments: Pointer[Obj]) -> Buffer:
    """The content of a new stream: that of a str or bytes, or room for a number of bytes."""
    check_arguments(count, keywords, 0, 1)
    if count == 0 or arguments[0] is NONE:
        return new_buffer()
    if is_small(arguments[0]):
        return Buffer(0, new_bytes(max(small_value(arguments[0]), 0)))
    source, length = text_or_buffer(arguments[0])
    result = new_buffer()
    result.extend(source, length)
    return result
