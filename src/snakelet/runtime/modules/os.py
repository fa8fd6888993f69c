"""os: files and folders, the environment, commands.

Invariant: every failure of the system is an OSError with its number.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.modules import posix
from snakelet.runtime.modules.file import c_path, checked, failure
from snakelet.runtime.modules.posix import (
    AT_CWD,
    ENTRY_INODE,
    ENTRY_NAME,
    ENTRY_TYPE,
    STATX_ACCESS,
    STATX_BASIC,
    STATX_BYTES,
    STATX_CHANGE,
    STATX_DEVICE_MAJOR,
    STATX_DEVICE_MINOR,
    STATX_GROUP,
    STATX_INODE,
    STATX_LINKS,
    STATX_MODE,
    STATX_MODIFY,
    STATX_SIZE,
    STATX_USER,
    c_string_length,
)
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    U8,
    Address,
    Array,
    Obj,
    Pointer,
    Struct,
    Tail,
    rom,
    small,
    uword,
)
from snakelet.runtime.types.bigint import int_object, int_object_u64
from snakelet.runtime.types.byte_value import new_byte_string
from snakelet.runtime.types.list import append, new_list
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.output import flush_stdout
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import builtin
from snakelet.runtime.types.utf8 import make_text

PATH_ROOM = 4096
FOLDER_KIND, FILE_KIND, LINK_KIND = 0x4000, 0x8000, 0xA000
ENTRY_FOLDER, ENTRY_LINK = 4, 10

room: Array[int] = Array(U8, PATH_ROOM)
volume: Array[uword] = Array(uword, posix.STATVFS_WORDS)


@builtin("ilistdir")
class FolderIterator(Struct):
    """The entries of a folder; `folder` is 0 once it is closed."""

    folder: Address
    as_bytes: bool

    def __iter__(self) -> Obj:
        return self

    def __next__(self) -> Obj:
        while self.folder != uword(0):
            entry = posix.read_entry(self.folder)
            if entry is None:
                posix.close_folder(self.folder)
                self.folder = uword(0)
            elif not _is_dots(entry + ENTRY_NAME):
                return _entry_tuple(entry, self.as_bytes)
        return STOP_ITERATION


def _is_dots(name: Pointer[U8]) -> bool:
    """Whether a name is `.` or `..`."""
    return name[0] == 0x2E and (name[1] == 0 or (name[1] == 0x2E and name[2] == 0))


def _entry_tuple(entry: Pointer[U8], as_bytes: bool) -> Obj:
    """(name, kind, inode) of a directory entry."""
    name = entry + ENTRY_NAME
    length = c_string_length(name)
    result = Tuple(3, Tail(3))
    if as_bytes:
        text = new_byte_string(length)
        text.at(0).move(name, length)
        result.items[0] = text
    else:
        result.items[0] = make_text(name, length)
    kind = entry[ENTRY_TYPE]
    code = FOLDER_KIND if kind == ENTRY_FOLDER else LINK_KIND if kind == ENTRY_LINK else FILE_KIND
    result.items[1] = small(code)
    result.items[2] = int_object_u64((entry + ENTRY_INODE).load_u64())
    return result


def ilistdir(path: Obj = NULL, /) -> Obj:
    """An iterator over (name, kind, inode) of a folder; kind 0x4000 is a folder, 0x8000 a file."""
    flush_stdout()
    where = c_path(qstr(".") if path is NULL else path)
    folder = posix.open_folder(where.at(0))
    if folder == uword(0):
        raise failure()
    as_bytes = path is not NULL and string_or_none(path) is None
    return FolderIterator(folder, as_bytes)


def listdir(path: Obj = NULL, /) -> Obj:
    """A list of the names in a folder."""
    names = new_list()
    entries = ilistdir(path)
    assert isinstance(entries, FolderIterator)
    entry = entries.__next__()
    while entry is not STOP_ITERATION:
        assert isinstance(entry, Tuple)
        append(names, entry.items[0])
        entry = entries.__next__()
    return names


def chdir(path: Obj) -> None:
    """Make a folder the current one."""
    checked(posix.change_folder(c_path(path).at(0)))


def getcwd() -> Obj:
    """The current folder."""
    if posix.current_folder(room.pointer(0), PATH_ROOM) == uword(0):
        raise failure()
    return make_text(room.pointer(0), c_string_length(room.pointer(0)))


def mkdir(path: Obj) -> None:
    """Make a folder."""
    checked(posix.make_folder(c_path(path).at(0), 0o777))


def rmdir(path: Obj) -> None:
    """Remove an empty folder."""
    checked(posix.remove_folder(c_path(path).at(0)))


def remove(path: Obj) -> None:
    """Remove a file."""
    checked(posix.unlink(c_path(path).at(0)))


def unlink(path: Obj) -> None:
    """Remove a file."""
    checked(posix.unlink(c_path(path).at(0)))


def rename(old: Obj, new: Obj) -> None:
    """Give a file or folder another name."""
    checked(posix.rename(c_path(old).at(0), c_path(new).at(0)))


def stat(path: Obj) -> Obj:
    """(mode, inode, device, links, user, group, size, access, modification, change time)."""
    where = c_path(path)
    place = room.pointer(0)
    place.fill(0, STATX_BYTES)
    checked(posix.stat_path(AT_CWD, where.at(0), 0, STATX_BASIC, place))
    device = (place + STATX_DEVICE_MAJOR).load_u32() << 8 | (place + STATX_DEVICE_MINOR).load_u32()
    result = Tuple(10, Tail(10))
    result.items[0] = small((place + STATX_MODE).load_u16())
    result.items[1] = int_object_u64((place + STATX_INODE).load_u64())
    result.items[2] = int_object(device)
    result.items[3] = int_object((place + STATX_LINKS).load_u32())
    result.items[4] = int_object((place + STATX_USER).load_u32())
    result.items[5] = int_object((place + STATX_GROUP).load_u32())
    result.items[6] = int_object_u64((place + STATX_SIZE).load_u64())
    result.items[7] = int_object_u64((place + STATX_ACCESS).load_u64())
    result.items[8] = int_object_u64((place + STATX_MODIFY).load_u64())
    result.items[9] = int_object_u64((place + STATX_CHANGE).load_u64())
    return result


VOLUME_WORDS: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6, 7, 9, 10)
"""Where the ten values lie in `struct statvfs`; word 8 is the file system's number."""


def statvfs(path: Obj) -> Obj:
    """(block size, fragment size, blocks, free, available, files, free, available, flags, longest
    name) of the file system that holds a path."""
    checked(posix.stat_volume(c_path(path).at(0), volume.pointer(0)))
    result = Tuple(10, Tail(10))
    for i in range(len(VOLUME_WORDS)):
        result.items[i] = int_object(int(volume[VOLUME_WORDS[i]]))
    return result


def urandom(count: int) -> Obj:
    """So many random bytes of the system."""
    result = new_byte_string(count)
    fd = checked(posix.open_path(rom(b"/dev/urandom\0"), 0, 0))
    done = 0
    while done < count:
        done += checked(posix.read(fd, result.at(done), count - done))
    posix.close(fd)
    return result


def getenv(name: Obj, default: Obj = NONE, /) -> Obj:
    """The value of an environment variable."""
    value = posix.environment(c_path(name).at(0))
    return default if value is None else make_text(value, c_string_length(value))


def putenv(name: Obj, value: Obj) -> None:
    """Set an environment variable."""
    checked(posix.set_environment(c_path(name).at(0), c_path(value).at(0), 1))


def unsetenv(name: Obj) -> None:
    """Remove an environment variable."""
    checked(posix.unset_environment(c_path(name).at(0)))


def system(command: Obj) -> int:
    """Run a command; its raw wait status."""
    flush_stdout()
    return posix.run_command(c_path(command).at(0))


MODULE = define_module("os", globals(), sep="/")
