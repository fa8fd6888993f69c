"""The numbers of operating system errors, by name.

Invariant: the numbers are those of Linux, on every port (spec/repl-and-cli.md section 13).
"""

from snakelet.runtime.heap.qstr import qstr, string_of
from snakelet.runtime.static import NULL, Obj, is_small, small_value
from snakelet.runtime.types.output import (
    STR_KIND,
    put_int,
    put_object,
    put_string,
    put_text,
)
from snakelet.runtime.types.tuple import Tuple

ERROR_NUMBERS: dict[str, int] = {
    "EPERM": 1,
    "ENOENT": 2,
    "EIO": 5,
    "EBADF": 9,
    "EAGAIN": 11,
    "ENOMEM": 12,
    "EACCES": 13,
    "EEXIST": 17,
    "ENODEV": 19,
    "EISDIR": 21,
    "EINVAL": 22,
    "EOPNOTSUPP": 95,
    "EADDRINUSE": 98,
    "ECONNABORTED": 103,
    "ECONNRESET": 104,
    "ENOBUFS": 105,
    "ENOTCONN": 107,
    "ETIMEDOUT": 110,
    "ECONNREFUSED": 111,
    "EHOSTUNREACH": 113,
    "EALREADY": 114,
    "EINPROGRESS": 115,
}

NUMBERS: tuple[int, ...] = tuple(ERROR_NUMBERS.values())
NAMES: tuple[Obj, ...] = tuple(qstr(name) for name in ERROR_NUMBERS)


def name_of_error(number: int) -> Obj:
    """The name of an error (a qstr), or NULL if the number is not known."""
    for i in range(len(NUMBERS)):
        if NUMBERS[i] == number:
            return NAMES[i]
    return NULL


def put_error_name(out: Obj, arguments: Tuple) -> bool:
    """Prints `[Errno 2] ENOENT`, with `: text` for a second argument; False if the arguments of an
    OSError don't start with a known number or are more than two."""
    if arguments.length > 2 or not is_small(arguments.items[0]):
        return False
    number = small_value(arguments.items[0])
    name = name_of_error(number)
    if name is NULL:
        return False
    put_text(out, "[Errno ")
    put_int(out, number)
    put_text(out, "] ")
    put_string(out, string_of(name))
    if arguments.length == 2:
        put_text(out, ": ")
        put_object(out, arguments.items[1], STR_KIND)
    return True
