"""micropython: the interpreter's own figures and switches.

Invariant: memory reports allocate nothing.
"""

from snakelet.runtime.heap import allocate
from snakelet.runtime.heap.qstr import String, pool, pool_start, string_of
from snakelet.runtime.heap.recursion import recursion
from snakelet.runtime.heap.report import put_heap_lines, put_map, put_memory_line, put_stack_line
from snakelet.runtime.modules.ring import RingIO
from snakelet.runtime.static import NONE, NULL, WORD_BYTES, Obj, qstr_at, stack_address
from snakelet.runtime.types.bigint import int_object
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.output import put_byte, put_int, put_string, put_text
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.vm.attention import add_call, keyboard, queue_of_calls
from snakelet.runtime.vm.evaluate import settings

LONGEST_NUMBER = 80
"""What a number takes that is printed while the heap is locked."""
STRING_HEAD = 2 * WORD_BYTES
"""The bytes of a string object before its text."""


def const(value: Obj) -> Obj:
    """The value itself; the compiler knows the name."""
    return value


def opt_level(level: Obj = NULL, /) -> Obj:
    """The optimisation level of later compilations, or set it."""
    if level is NULL:
        return int_object(settings.level)
    settings.level = to_int(level) & 3
    return NONE


def _put(byte: int) -> None:
    put_byte(NULL, byte)


def mem_info(verbose: Obj = NULL, /) -> None:
    """Print how memory is used; with an argument a map of the heap as well."""
    put_memory_line(_put, mem_total(), mem_current(), mem_peak())
    put_stack_line(_put, stack_use(), int(recursion.stack_base - recursion.stack_limit))
    put_heap_lines(_put)
    if verbose is not NULL:
        put_map(_put)


def mem_total() -> int:
    """Bytes allocated since the start."""
    return allocate.ever_allocated_bytes()


def mem_current() -> int:
    """Bytes in use."""
    return allocate.used_bytes()


def mem_peak() -> int:
    """The most bytes that were in use at any time."""
    return allocate.peak_bytes()


def qstr_info(verbose: Obj = NULL, /) -> None:
    """Print how many strings are interned and how long they are; with an argument list them."""
    put_text(NULL, "qstr pool: n_pool=1, n_qstr=")
    put_int(NULL, pool.used)
    put_text(NULL, ", n_str_data_bytes=")
    size = 0
    for i in range(pool.used):
        size += _interned(i).length
    put_int(NULL, size)
    put_text(NULL, ", n_total_bytes=")
    put_int(NULL, size + pool.used * (WORD_BYTES + STRING_HEAD))
    put_text(NULL, "\n")
    if verbose is not NULL:
        for i in range(pool.used):
            put_text(NULL, "Q(")
            put_string(NULL, _interned(i))
            put_text(NULL, ")\n")


def _interned(index: int) -> String:
    """A string interned at run time."""
    return string_of(qstr_at(pool_start() + index))


def stack_use() -> int:
    """The bytes of the machine stack in use."""
    return int(recursion.stack_base - stack_address())


def heap_lock() -> None:
    """Let every allocation fail until heap_unlock."""
    queue_of_calls()
    buffer = take_buffer()
    buffer.reserve(LONGEST_NUMBER)
    give_back(buffer)
    allocate.lock()


def heap_unlock() -> int:
    """Undo one heap_lock; how many are left."""
    return allocate.unlock()


def heap_locked() -> int:
    """How many heap_lock have not been undone."""
    return allocate.locked_depth()


def kbd_intr(key: int) -> None:
    """Let Ctrl-C interrupt the program, or not (-1). The terminal decides which key that is."""
    keyboard.interrupts = key != -1


def schedule(function: Obj, argument: Obj) -> None:
    """Have a function called with an argument as soon as the program can."""
    add_call(function, argument)


MODULE = define_module("micropython", globals(), RingIO=RingIO)
