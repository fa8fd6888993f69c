"""The command line (spec/repl-and-cli.md section 1).

Invariant: arguments are read where the system put them, as addresses of texts that end in 0,
since the heap exists only when `-X heapsize=` is known. `options.first` is the first argument
that belongs to the program.
"""

from snakelet.runtime.heap.qstr import String
from snakelet.runtime.static import (
    WORD_BYTES,
    Address,
    State,
    Tail,
    peek,
    peek8,
    uword,
)

RUN_STDIN = 0
RUN_COMMAND = 1
RUN_MODULE = 2
RUN_FILE = 3
SHOW_HELP = 4
SHOW_VERSION = 5
REFUSE = 6
"""What to do."""

LEAST_HEAP = 700
DEFAULT_HEAP = 1024 * 1024 * WORD_BYTES // 4


class Options(State):
    """What the arguments say: what to do, with which argument (an index), and the settings."""

    count: int = 0
    arguments: Address = uword(0)
    action: int = RUN_STDIN
    first: int = 0
    level: int = 0
    verbose: int = 0
    heap_size: int = DEFAULT_HEAP
    compile_only: bool = False
    count_opcodes: bool = False


options = Options()


def argument(index: int) -> Address:
    """Where an argument's text lies."""
    return peek(options.arguments + uword(index * WORD_BYTES))


def text_is(place: Address, text: str) -> bool:
    """Whether a text that ends in 0 is a constant one."""
    for i in range(len(text)):
        if peek8(place + uword(i)) != ord(text[i]):
            return False
    return peek8(place + uword(len(text))) == 0


def starts_with(place: Address, text: str) -> bool:
    """Whether a text starts with a constant one."""
    for i in range(len(text)):
        if peek8(place + uword(i)) != ord(text[i]):
            return False
    return True


def length_at(place: Address) -> int:
    """The length of a text that ends in 0."""
    length = 0
    while peek8(place + uword(length)) != 0:
        length += 1
    return length


def string_at(place: Address) -> String:
    """A text that ends in 0 as a str."""
    length = length_at(place)
    result = String(length, 0, Tail(length))
    for i in range(length):
        result[i] = peek8(place + uword(i))
    return result


def is_option(place: Address) -> bool:
    """Whether an argument starts with `-` and is more than that."""
    return peek8(place) == ord("-") and peek8(place + uword(1)) != 0


def read_arguments(count: int, arguments: Address) -> int:
    """Fills `options`; what to do."""
    options.count = count
    options.arguments = arguments
    options.action = first_pass()
    if options.action == RUN_STDIN:
        options.action = second_pass()
    return options.action


def first_pass() -> int:
    """`-h`, `--version` and `-X` count wherever they stand before the program."""
    index = 1
    while index < options.count:
        place = argument(index)
        if text_is(place, "-c") or text_is(place, "-m") or not is_option(place):
            return RUN_STDIN
        if text_is(place, "-h"):
            return SHOW_HELP
        if text_is(place, "--version"):
            return SHOW_VERSION
        if text_is(place, "-X"):
            index += 1
            if index == options.count or not read_setting(argument(index)):
                return REFUSE
        index += 1
    return RUN_STDIN


def second_pass() -> int:
    """The other options, in order, up to the program."""
    index = 1
    while index < options.count:
        place = argument(index)
        if not is_option(place):
            options.first = index
            return RUN_STDIN if text_is(place, "-") else RUN_FILE
        if text_is(place, "-c") or text_is(place, "-m"):
            options.first = index + 1
            if index + 1 == options.count:
                return REFUSE
            return RUN_COMMAND if text_is(place, "-c") else RUN_MODULE
        if text_is(place, "-X"):
            index += 1
        elif starts_with(place, "-O"):
            options.level = level_of(place)
        elif starts_with(place, "-v"):
            options.verbose += 1
        elif not text_is(place, "-i"):
            return REFUSE
        index += 1
    options.first = index
    return RUN_STDIN


def level_of(place: Address) -> int:
    """The optimisation level of -O, -OO, -OOO or -O and a digit."""
    digit = peek8(place + uword(2))
    if ord("0") <= digit <= ord("9"):
        return min(digit - ord("0"), 3)
    return min(length_at(place) - 1, 3)


def read_setting(place: Address) -> bool:
    """An argument of -X; False if it is unknown."""
    if text_is(place, "compile-only"):
        options.compile_only = True
        return True
    if text_is(place, "count-opcodes"):
        options.count_opcodes = True
        return True
    if starts_with(place, "heapsize="):
        options.heap_size = size_at(place + uword(len("heapsize=")))
        return options.heap_size >= LEAST_HEAP
    return text_is(place, "emit=bytecode")


def size_at(place: Address) -> int:
    """A number of bytes with its unit: `w` scales by the word size, `k` and `m` multiply. -1 if
    it is malformed."""
    size = 0
    start = place
    while ord("0") <= peek8(place) <= ord("9") and size < 1 << 26:
        size = size * 10 + peek8(place) - ord("0")
        place = place + 1
    if place == start:
        return -1
    if peek8(place) | 32 == ord("w"):
        size = size * WORD_BYTES // 4
        place = place + 1
    if peek8(place) | 32 == ord("k"):
        size *= 1024
        place = place + 1
    elif peek8(place) | 32 == ord("m"):
        size *= 1024 * 1024
        place = place + 1
    return size if peek8(place) == 0 else -1
