"""What a POSIX system gives: its C functions, each with a hosted twin.

Invariant: a function here is one call of the C library; a result of -1 means failure, with the
number in `error_number()`. Paths are bytes that end in 0. Structures are read by their layout on
Linux, which is the same for all processors: `struct statx`, `struct dirent` and `struct tm`.
"""

import os
import signal as host_signal
import sys
import time as host_time
from collections.abc import Callable
from typing import Any

from snakelet.runtime.static import (
    U8,
    Address,
    Pointer,
    build,
    extern,
    i32,
    i64,
    inline,
    uword,
)


class Host:
    """The state of the hosted twins."""

    error = 0
    folders: list[list[str]] = []


@build
def _path(path: Pointer[U8]) -> bytes:
    data = bytearray()
    while path[len(data)]:
        data.append(path[len(data)])
    return bytes(data)


@build
def _try(function: Callable[..., Any], *arguments: Any) -> Any:
    """Calls a function of CPython's os: -1 and the error's number if it fails."""
    try:
        result = function(*arguments)
    except OSError as error:
        Host.error = error.errno or 0
        return -1
    return 0 if result is None else result


@build
def _fill(place: Pointer[U8], data: bytes) -> int:
    for i, byte in enumerate(data):
        place[i] = byte
    return len(data)


@extern("__errno_location", "errno.h")
def errno_location() -> Pointer[i32]:
    return Pointer([i32(Host.error)])


@inline
def error_number() -> int:
    """The number of the last failure."""
    return int(errno_location()[0])


@extern("write", "unistd.h")
def write(fd: int, data: Pointer[U8], length: int) -> int:
    sys.stdout.flush()
    result: int = _try(os.write, fd, bytes(data[i] for i in range(length)))
    return result


@extern("read", "unistd.h")
def read(fd: int, data: Pointer[U8], length: int) -> int:
    found = _try(os.read, fd, length)
    return found if isinstance(found, int) else _fill(data, found)


@extern("open", "fcntl.h")
def open_path(path: Pointer[U8], flags: int, mode: int) -> int:
    result: int = _try(os.open, _path(path), flags, mode)
    return result


@extern("close", "unistd.h")
def close(fd: int) -> int:
    result: int = _try(os.close, fd)
    return result


@extern("lseek", "unistd.h")
def seek(fd: int, offset: int, whence: int) -> int:
    result: int = _try(os.lseek, fd, offset, whence)
    return result


@extern("fsync", "unistd.h")
def sync(fd: int) -> int:
    result: int = _try(os.fsync, fd)
    return result


@extern("isatty", "unistd.h")
def is_terminal(fd: int) -> int:
    return int(os.isatty(fd))


@extern("mkdir", "sys/stat.h")
def make_folder(path: Pointer[U8], mode: int) -> int:
    result: int = _try(os.mkdir, _path(path), mode)
    return result


@extern("rmdir", "unistd.h")
def remove_folder(path: Pointer[U8]) -> int:
    result: int = _try(os.rmdir, _path(path))
    return result


@extern("unlink", "unistd.h")
def unlink(path: Pointer[U8]) -> int:
    result: int = _try(os.unlink, _path(path))
    return result


@extern("rename", "stdio.h")
def rename(old: Pointer[U8], new: Pointer[U8]) -> int:
    result: int = _try(os.rename, _path(old), _path(new))
    return result


@extern("chdir", "unistd.h")
def change_folder(path: Pointer[U8]) -> int:
    result: int = _try(os.chdir, _path(path))
    return result


@extern("getcwd", "unistd.h")
def current_folder(place: Pointer[U8], room: int) -> Address:
    return uword(_fill(place, os.getcwdb() + b"\0"))


@extern("realpath", "stdlib.h")
def real_path(path: Pointer[U8], place: Pointer[U8]) -> Address:
    """The absolute path without links, in a place of 4096 bytes; 0 if there is none."""
    if not os.path.exists(_path(path)):
        Host.error = 2
        return uword(0)
    return uword(_fill(place, os.path.realpath(_path(path)) + b"\0"))


STATX_BYTES = 256
STATX_MODE, STATX_INODE, STATX_SIZE = 28, 32, 40
STATX_LINKS, STATX_USER, STATX_GROUP = 16, 20, 24
STATX_ACCESS, STATX_CHANGE, STATX_MODIFY = 64, 96, 112
STATX_DEVICE_MAJOR, STATX_DEVICE_MINOR = 136, 140
AT_CWD = -100
STATX_BASIC = 0x7FF


@extern("statx", "sys/stat.h")
def stat_path(folder: int, path: Pointer[U8], flags: int, mask: int, place: Pointer[U8]) -> int:
    """Fills a `struct statx` of 256 bytes."""
    found = _try(os.stat, _path(path))
    if isinstance(found, int):
        return -1
    for offset, value, size in (
        (STATX_MODE, found.st_mode, 2),
        (STATX_INODE, found.st_ino, 8),
        (STATX_SIZE, found.st_size, 8),
        (STATX_LINKS, found.st_nlink, 4),
        (STATX_USER, found.st_uid, 4),
        (STATX_GROUP, found.st_gid, 4),
        (STATX_ACCESS, int(found.st_atime), 8),
        (STATX_CHANGE, int(found.st_ctime), 8),
        (STATX_MODIFY, int(found.st_mtime), 8),
        (STATX_DEVICE_MAJOR, os.major(found.st_dev), 4),
        (STATX_DEVICE_MINOR, os.minor(found.st_dev), 4),
    ):
        _fill(place + offset, value.to_bytes(size, "little"))
    return 0


STATVFS_WORDS = 32


@extern("statvfs", "sys/statvfs.h")
def stat_volume(path: Pointer[U8], place: Pointer[uword]) -> int:
    """Fills a `struct statvfs`."""
    found = _try(os.statvfs, _path(path))
    if isinstance(found, int):
        return -1
    values: tuple[int, ...] = (
        found.f_bsize,
        found.f_frsize,
        found.f_blocks,
        found.f_bfree,
        found.f_bavail,
    )
    values += (found.f_files, found.f_ffree, found.f_favail, 0, found.f_flag, found.f_namemax)
    for i, value in enumerate(values):
        place[i] = uword(value)
    return 0


ENTRY_INODE, ENTRY_TYPE, ENTRY_NAME = 0, 18, 19


@extern("opendir", "dirent.h")
def open_folder(path: Pointer[U8]) -> Address:
    """A stream of the folder's entries; 0 if it can't be read."""
    names = _try(os.listdir, _path(path))
    if isinstance(names, int):
        return uword(0)
    Host.folders.append([".", "..", *(os.fsdecode(name) for name in names)])
    return uword(len(Host.folders))


@extern("readdir", "dirent.h")
def read_entry(folder: Address) -> Pointer[U8] | None:
    """The next `struct dirent`; None at the end."""
    names = Host.folders[int(folder) - 1]
    if not names:
        return None
    name = os.fsencode(names.pop(0)) + b"\0"
    return Pointer(bytearray(ENTRY_NAME) + bytearray(name))


@extern("closedir", "dirent.h")
def close_folder(folder: Address) -> int:
    return 0


@extern("getenv", "stdlib.h")
def environment(name: Pointer[U8]) -> Pointer[U8] | None:
    """The value of an environment variable; None if it isn't set."""
    value = os.environb.get(_path(name))
    return None if value is None else Pointer(bytearray(value + b"\0"))


@extern("setenv", "stdlib.h")
def set_environment(name: Pointer[U8], value: Pointer[U8], overwrite: int) -> int:
    os.environb[_path(name)] = _path(value)
    return 0


@extern("unsetenv", "stdlib.h")
def unset_environment(name: Pointer[U8]) -> int:
    os.environb.pop(_path(name), None)
    return 0


@extern("system", "stdlib.h")
def run_command(command: Pointer[U8]) -> int:
    return os.system(os.fsdecode(_path(command)))


CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_CPU = 2


@extern("clock_gettime", "time.h")
def read_clock(clock: int, place: Pointer[U8]) -> int:
    """Fills 16 bytes: seconds in 64 bits, nanoseconds in 32."""
    nanoseconds = host_time.clock_gettime_ns(clock)
    _fill(place, (nanoseconds // 10**9).to_bytes(8, "little"))
    _fill(place + 8, (nanoseconds % 10**9).to_bytes(8, "little"))
    return 0


@extern("nanosleep", "time.h")
def sleep(wanted: Pointer[U8], left: Pointer[U8]) -> int:
    """Sleeps as long as 16 bytes like those of `read_clock` say; -1 if a signal came."""
    host_time.sleep(wanted.load_u32() + (wanted + 8).load_u32() / 1e9)
    return 0


@extern("localtime_r", "time.h")
def local_time(seconds: Pointer[U8], place: Pointer[i32]) -> Address:
    """Fills a `struct tm` from a 64-bit count of seconds."""
    found = host_time.localtime(wanted_seconds(seconds))
    values: tuple[int, ...] = (
        found.tm_sec,
        found.tm_min,
        found.tm_hour,
        found.tm_mday,
        found.tm_mon - 1,
    )
    values += (found.tm_year - 1900, (found.tm_wday + 1) % 7, found.tm_yday - 1, found.tm_isdst)
    for i, value in enumerate(values):
        place[i] = i32(value)
    return uword(1)


@extern("mktime", "time.h")
def make_time(place: Pointer[i32]) -> i64:
    """The seconds of a `struct tm` in local time."""
    fields = [int(place[i]) for i in range(6)]
    year, month = fields[5] + 1900, fields[4] + 1
    wanted = (year, month, fields[3], fields[2], fields[1], fields[0], 0, 0, -1)
    return i64(int(host_time.mktime(wanted)))


@build
def wanted_seconds(seconds: Pointer[U8]) -> int:
    """The 64-bit count at a place, signed (hosted)."""
    return int.from_bytes(bytes(seconds[i] for i in range(8)), "little", signed=True)


INTERRUPT = 2
BROKEN_PIPE = 13


@extern("signal", "signal.h")
def on_signal(number: int, function: Callable[[int], None]) -> Address:
    """Calls a function when a signal comes."""
    host_signal.signal(number, lambda n, _: function(n))
    return uword(0)


IGNORE = 1


@extern("signal", "signal.h")
def set_signal(number: int, action: Address) -> Address:
    """Lets a signal have the action IGNORE."""
    host_signal.signal(number, host_signal.SIG_IGN)
    return uword(0)


@extern("siginterrupt", "signal.h")
def let_interrupt(number: int, flag: int) -> int:
    """With flag 1 a signal ends a blocking call with EINTR."""
    host_signal.siginterrupt(number, bool(flag))
    return 0


@extern("_exit", "unistd.h")
def leave(code: int) -> None:
    sys.stdout.flush()
    os._exit(code)


@extern("mmap", "sys/mman.h")
def map_memory(
    wanted: Address, bytes: int, protection: int, flags: int, fd: int, offset: int
) -> Address:
    """Memory from the system, zero until written (compiled only)."""
    return uword(1 << 20)


READ_AND_WRITE = 3
PRIVATE_ANONYMOUS = 0x22


def c_string_length(text: Pointer[U8]) -> int:
    """The number of bytes before the 0."""
    length = 0
    while text[length] != 0:
        length += 1
    return length
