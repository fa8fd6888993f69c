"""Files: `open`, and the objects that it gives.

Invariant: bytes between `at` and `end` of `buffer` were read and not taken yet, so the position in
the file that the user sees is that many bytes before the system's; writing and seeking drop them
first. Standard output has no buffer here: its bytes go where print() puts its own.
"""

from snakelet.runtime.heap.cells import Bytes, new_bytes
from snakelet.runtime.heap.qstr import String, qstr
from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.modules.posix import (
    close,
    error_number,
    open_path,
    read,
    seek,
    sync,
    write,
)
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    U8,
    Obj,
    Pointer,
    State,
    Struct,
    cold,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import (
    EOFError,
    KeyboardInterrupt,
    OSError,
    TypeError,
    UnicodeError,
    ValueError,
)
from snakelet.runtime.types.byte_value import make_bytes, write_buffer
from snakelet.runtime.types.codec import text_or_buffer, within_bounds, write_bounds
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.list import new_list
from snakelet.runtime.types.output import (
    STR_KIND,
    flush_stdout,
    put,
    put_int,
    put_object,
    put_text,
)
from snakelet.runtime.types.stack import machine
from snakelet.runtime.types.str_value import string_argument, string_or_none
from snakelet.runtime.types.type import METHODS_FIRST, builtin
from snakelet.runtime.types.utf8 import is_continuation, is_valid, make_text, size_at
from snakelet.runtime.types.wrapper import shared

ROOM = 1024
CLOSED = -1
STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR = 0, 1, 2
INTERRUPTED = 4
READ_ONLY, WRITE_ONLY, READ_WRITE = 0, 1, 2
CREATE, EXCLUSIVE, TRUNCATE, APPEND = 0o100, 0o200, 0o1000, 0o2000
CURRENT = 1


@shared
class File(Struct):
    """An open file; `fd` is CLOSED after close()."""

    fd: int
    text: bool
    buffer: Bytes | None = None
    at: int = 0
    end: int = 0

    __exposed__ = {name: name for name in ("__enter__", "__exit__", "__del__")}

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "<io.TextIOWrapper " if self.text else "<io.FileIO ")
        put_int(out, self.fd)
        put_text(out, ">")

    def __iter__(self) -> Obj:
        return self

    def __next__(self) -> Obj:
        line = read_line(self, -1)
        return STOP_ITERATION if line.used == 0 else content(self, line)

    def __enter__(self) -> Obj:
        return self

    def __exit__(self, kind: Obj, error: Obj, traceback: Obj) -> None:
        close_file(self)

    def __del__(self) -> None:
        close_file(self)

    def read(self, size: Obj = NONE, /) -> Obj:
        """Up to `size` characters or bytes; all that is left without a size or with a negative."""
        require_open(self)
        wanted = -1 if size is NONE else to_int(size)
        if wanted >= 0 and self.text:
            return content(self, read_characters(self, wanted))
        return content(self, read_bytes(self, wanted))

    def readinto(self, buffer: Obj, size: Obj = NONE, /) -> int:
        """Fills a buffer, or `size` bytes of it; the number of bytes read."""
        require_open(self)
        _, length = write_buffer(buffer)
        wanted = length if size is NONE else min(max(to_int(size), 0), length)
        found = read_bytes(self, wanted)
        place, length = write_buffer(buffer)
        place.move(found.bytes.at(0), min(found.used, length))
        return found.used

    def readline(self, size: Obj = NONE, /) -> Obj:
        """A line with its newline, or up to `size` bytes of it; empty at the end."""
        require_open(self)
        return content(self, read_line(self, -1 if size is NONE else to_int(size)))

    def readlines(self) -> Obj:
        """A list of all lines that are left."""
        lines = new_list()
        line = self.__next__()
        while line is not STOP_ITERATION:
            lines.append(line)
            line = self.__next__()
        return lines

    def write(self, data: Obj, first: Obj = NULL, second: Obj = NULL, /) -> int:
        """Writes a str (text files) or bytes, or at most a number of its bytes, or a number of them
        from an offset on; the number of characters or bytes written."""
        from_byte, most = write_bounds(first, second)
        require_open(self)
        if self.text and not is_text(data):
            string_argument(data)
        place, length = text_or_buffer(data)
        start, count = within_bounds(from_byte, most, length)
        if self.fd == STANDARD_OUTPUT:
            put(NULL, place + start, count)
        else:
            drop_read(self)
            write_all(self.fd, place + start, count)
        place, length = text_or_buffer(data)
        return count_starts(place + start, count) if self.text else count

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Moves to an offset from the start (0), from here (1) or from the end (2)."""
        require_open(self)
        drop_read(self)
        return checked(seek(self.fd, offset, whence))

    def tell(self) -> int:
        """The offset from the start, in bytes."""
        require_open(self)
        return checked(seek(self.fd, 0, CURRENT)) - (self.end - self.at)

    def flush(self) -> None:
        """Hands over to the system what was written."""
        require_open(self)
        if self.fd == STANDARD_OUTPUT:
            flush_stdout()

    def sync(self) -> None:
        """Waits until what was written is on the disk."""
        require_open(self)
        checked(sync(self.fd))

    def close(self) -> None:
        """Closes the file; closing again does nothing."""
        close_file(self)

    def fileno(self) -> int:
        """The system's number of the file."""
        require_open(self)
        return self.fd


@builtin("TextIOWrapper", flags=METHODS_FIRST)
class TextFile(File):
    """A file whose content is str."""

    def __load__(self, name: Obj) -> Obj:
        return binary_twin(self) if name is qstr("buffer") else NULL


@builtin("FileIO")
class ByteFile(File):
    """A file whose content is bytes."""


class Standard(State):
    """The standard streams; standard input needs a buffer and is made on first use."""

    input: TextFile | None = None


standard = Standard()
OUTPUT = TextFile(STANDARD_OUTPUT, True)
ERROR = TextFile(STANDARD_ERROR, True)


def standard_input() -> TextFile:
    """sys.stdin."""
    found = standard.input
    if found is None:
        found = TextFile(STANDARD_INPUT, True)
        standard.input = found
    return found


def binary_twin(file: File) -> Obj:
    """`file.buffer`: the same file for bytes; what was read ahead goes along."""
    twin = ByteFile(file.fd, False, file.buffer, file.at, file.end)
    if file.buffer is not None:
        file.buffer = None
        file.at = 0
        file.end = 0
    return twin


def is_text(value: Obj) -> bool:
    """Whether a value is a str."""
    return string_or_none(value) is not None


@cold
def failure() -> OSError:
    """What to raise after a failed call of the system."""
    return OSError(error_number())


def checked(result: int) -> int:
    """The result of a call of the system; OSError if it is -1."""
    if result < 0:
        raise failure()
    return result


def may_retry() -> bool:
    """Whether a failed call was ended by a signal and is to be tried again; KeyboardInterrupt if
    the signal was Ctrl-C."""
    if error_number() != INTERRUPTED:
        return False
    if machine.interrupted:
        machine.interrupted = False
        raise KeyboardInterrupt()
    return True


def require_open(file: File) -> None:
    """ValueError if the file is closed."""
    if file.fd == CLOSED:
        raise ValueError("I/O operation on closed file")


def close_file(file: File) -> None:
    """Closes a file that is open."""
    fd = file.fd
    if fd > STANDARD_ERROR:
        file.fd = CLOSED
        file.buffer = None
        checked(close(fd))


def write_all(fd: int, data: Pointer[U8], length: int) -> None:
    """Writes all bytes; those for standard error stand behind what was printed before. OSError."""
    if fd == STANDARD_ERROR:
        flush_stdout()
    done = 0
    while done < length:
        count = write(fd, data + done, length - done)
        if count >= 0:
            done += count
        elif not may_retry():
            raise failure()


def fill(file: File) -> bool:
    """Reads ahead into an empty buffer; False at the end of the file."""
    buffer = file.buffer
    if buffer is None:
        buffer = new_bytes(ROOM)
        file.buffer = buffer
    if file.fd == STANDARD_INPUT:
        flush_stdout()
    count = read(file.fd, buffer.at(0), ROOM)
    while count < 0:
        if not may_retry():
            raise failure()
        count = read(file.fd, buffer.at(0), ROOM)
    file.at = 0
    file.end = count
    return count > 0


def drop_read(file: File) -> None:
    """Goes back over what was read ahead."""
    ahead = file.end - file.at
    if ahead > 0:
        file.at = 0
        file.end = 0
        seek(file.fd, -ahead, CURRENT)


def take_bytes(file: File, out: Buffer, count: int) -> None:
    """Moves bytes that were read ahead."""
    buffer = file.buffer
    assert buffer is not None
    out.extend(buffer.at(file.at), count)
    file.at += count


def read_bytes(file: File, wanted: int) -> Buffer:
    """So many bytes, fewer at the end of the file; all if `wanted` is negative."""
    out = new_buffer()
    while wanted < 0 or out.used < wanted:
        if file.at == file.end and not fill(file):
            break
        ahead = file.end - file.at
        take_bytes(file, out, ahead if wanted < 0 else min(ahead, wanted - out.used))
    return out


def read_characters(file: File, wanted: int) -> Buffer:
    """The bytes of so many characters in UTF-8, fewer at the end of the file."""
    out = new_buffer()
    left = wanted
    while left > 0:
        if file.at == file.end and not fill(file):
            break
        buffer = file.buffer
        assert buffer is not None
        missing = size_at(buffer[file.at])
        while missing > 0 and (file.at < file.end or fill(file)):
            take_bytes(file, out, 1)
            missing -= 1
        left -= 1
    return out


def read_line(file: File, limit: int) -> Buffer:
    """The bytes of a line with its newline, at most `limit` if that isn't negative."""
    require_open(file)
    out = new_buffer()
    while limit < 0 or out.used < limit:
        if file.at == file.end and not fill(file):
            break
        count = line_part(file)
        if limit >= 0:
            count = min(count, limit - out.used)
        take_bytes(file, out, count)
        if out[out.used - 1] == 10:
            break
    return out


def line_part(file: File) -> int:
    """How many of the bytes read ahead belong to the line."""
    buffer = file.buffer
    assert buffer is not None
    place = file.at
    while place < file.end:
        place += 1
        if buffer[place - 1] == 10:
            break
    return place - file.at


def content(file: File, data: Buffer) -> Obj:
    """The user's str or bytes. UnicodeError."""
    if not file.text:
        return make_bytes(data.bytes.at(0), data.used)
    if not is_valid(data.bytes.at(0), data.used):
        raise UnicodeError()
    return make_text(data.bytes.at(0), data.used)


def count_starts(data: Pointer[U8], length: int) -> int:
    """The number of characters of a text in UTF-8."""
    count = 0
    for i in range(length):
        if not is_continuation(data[i]):
            count += 1
    return count


def c_path(name: Obj) -> Bytes:
    """A file name as bytes that end in 0. TypeError; ValueError if it has a 0 inside."""
    text = string_argument(name)
    path = new_bytes(text.length + 1)
    path.at(0).move(text.at(0), text.length)
    for i in range(text.length):
        if path[i] == 0:
            raise ValueError("embedded null byte")
    return path


def open_file(name: Obj, mode: Obj) -> Obj:
    """open(name, mode). OSError."""
    flags, text = parse_mode(string_argument(mode))
    if is_small(name):
        fd = small_value(name)
    else:
        fd = open_path(c_path(name).at(0), flags, 0o666)
        while fd < 0:
            if not may_retry():
                raise failure()
            fd = open_path(c_path(name).at(0), flags, 0o666)
    return TextFile(fd, True) if text else ByteFile(fd, False)


def parse_mode(mode: String) -> tuple[int, bool]:
    """The system's flags of a mode, and whether the file is text. Unknown letters mean nothing."""
    access = READ_ONLY
    flags = 0
    text = True
    for i in range(mode.length):
        letter = mode[i]
        if letter == ord("r"):
            access = READ_ONLY
        elif letter == ord("w"):
            access = WRITE_ONLY
            flags = CREATE | TRUNCATE
        elif letter == ord("x"):
            access = WRITE_ONLY
            flags = CREATE | EXCLUSIVE
        elif letter == ord("a"):
            access = WRITE_ONLY
            flags = CREATE | APPEND
        elif letter == ord("+"):
            access = READ_WRITE
        elif letter == ord("b"):
            text = False
    return access | flags, text


def open_hook(count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """open(name, mode='r', buffering=-1, encoding=None)."""
    if count == 0:
        raise TypeError("function missing 1 required positional arguments")
    mode = arguments[1] if count > 1 else qstr("r")
    for i in range(count, count + 2 * keywords, 2):
        if arguments[i] is qstr("mode"):
            mode = arguments[i + 1]
        elif arguments[i] is not qstr("buffering") and arguments[i] is not qstr("encoding"):
            raise TypeError("extra keyword arguments given")
    return open_file(arguments[0], mode)


def prompted_line(prompt: Obj) -> Obj:
    """A line from standard input, without its newline. EOFError."""
    if prompt is not NULL:
        put_object(NULL, prompt, STR_KIND)
    flush_stdout()
    file = standard_input()
    line = read_line(file, -1)
    if line.used == 0:
        raise EOFError()
    if line[line.used - 1] == 10:
        line.used -= 1
    return content(file, line)


def write_out(data: Pointer[U8], length: int) -> None:
    """Writes to the system's standard output; what can't be written is lost."""
    done = 0
    while done < length:
        count = write(STANDARD_OUTPUT, data + done, length - done)
        if count < 0 and error_number() != INTERRUPTED:
            return
        done += max(count, 0)


hooks.open = open_hook
hooks.read_line = prompted_line
hooks.write_stdout = write_out
