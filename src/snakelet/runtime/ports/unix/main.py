"""The entry point of the `snakelet` executable: what `micropython` does on a command line.

Invariant: the exit code and the stream of each message are those of spec/repl-and-cli.md section 1.
Whatever the program does, what it printed is written out before the end.
"""

from typing import cast

from snakelet.runtime.front.reader import BytesReader, Reader
from snakelet.runtime.heap.allocate import policy
from snakelet.runtime.heap.block import region_bytes, start_heap
from snakelet.runtime.heap.connect import connect_roots
from snakelet.runtime.heap.qstr import String, intern_string, qstr
from snakelet.runtime.heap.recursion import limit_stack, recursion
from snakelet.runtime.heap.root import root
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.modules import (  # noqa: F401
    array,
    builtins,
    cmath,
    collections,
    errno,
    gc,
    io,
    json,
    math,
    micropython,
    os,
    random,
    struct,
    sys,
    time,
)
from snakelet.runtime.modules.file import (
    ERROR,
    STANDARD_ERROR,
    c_path,
    standard_input,
    write_all,
)
from snakelet.runtime.modules.posix import (
    BROKEN_PIPE,
    IGNORE,
    INTERRUPT,
    PRIVATE_ANONYMOUS,
    READ_AND_WRITE,
    c_string_length,
    environment,
    leave,
    let_interrupt,
    map_memory,
    on_signal,
    real_path,
    set_signal,
)
from snakelet.runtime.modules.sys import argument_list, system
from snakelet.runtime.ports.unix import option
from snakelet.runtime.ports.unix.option import options, string_at
from snakelet.runtime.ports.unix.source import FileReader, kind_of_path
from snakelet.runtime.static import (
    NONE,
    NULL,
    U8,
    Address,
    Array,
    Obj,
    Pointer,
    feature,
    place_of,
    rom,
    target,
    uword,
)
from snakelet.runtime.static.error import ImportError, UserError
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.dict import Dict, set_value
from snakelet.runtime.types.exception import error_type, exit_code, matches
from snakelet.runtime.types.hook import MODE_EXEC, hooks
from snakelet.runtime.types.list import append
from snakelet.runtime.types.module import Module, new_module
from snakelet.runtime.types.operation import call_0
from snakelet.runtime.types.output import STR_KIND, flush_stdout, put_object, put_text, string_from
from snakelet.runtime.types.stack import machine, reset_machine, slots
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.utf8 import make_text
from snakelet.runtime.vm import class_, dispatch, super  # noqa: F401
from snakelet.runtime.vm.attention import interrupt, keyboard
from snakelet.runtime.vm.cache import flush_caches
from snakelet.runtime.vm.count import put_counts, start_counting
from snakelet.runtime.vm.evaluate import compile_source, settings
from snakelet.runtime.vm.importing import (
    FOLDER,
    find_in_folder,
    find_module,
    import_module,
    joined_name,
    load_code,
    loaded_modules,
    run_as_main,
    run_body,
    search_path,
)
from snakelet.runtime.vm.load import load
from snakelet.runtime.vm.traceback import exception_object, print_exception

STACK_BYTES = 40000 * 16
"""How far the machine stack may grow."""

USAGE = """\
usage: snakelet [<opts>] [-X <implopt>] [-c <command> | -m <module> | <filename>]
Options:
--version : show version information
-h : print this help message
-i : enable inspection via REPL after running command/module/file
-v : verbose (trace various operations); can be multiple
-O[N] : apply bytecode optimizations of level N

Implementation specific options (-X):
  compile-only                 -- parse and compile only
  count-opcodes                -- say at the end how often each opcode ran
  emit=bytecode                -- set the default code emitter
  heapsize=<n>[w][K|M]         -- set the heap size for the GC
"""
VERSION = "MicroPython v1.29.0 on 2026-11-21; linux [Snakelet] version\n"

NO_FILE = 2
FAILURE = 1
INTERRUPTED = 130

path_place: Array[int] = Array(U8, 4096)


def main(count: int, arguments: Address) -> int:
    """Runs a command line of `count` texts, whose addresses lie at `arguments`; the exit code."""
    limit_stack(STACK_BYTES)
    root.machine_base = recursion.stack_base
    action = option.read_arguments(count, arguments)
    if action == option.REFUSE:
        say_error("Invalid command line arguments. Use -h option for help.\n")
        return FAILURE
    if action == option.SHOW_HELP or action == option.SHOW_VERSION:
        put_text(NULL, USAGE if action == option.SHOW_HELP else VERSION)
        flush_stdout()
        return 0
    start(options.heap_size)
    code = run(action)
    if options.verbose > 0:
        micropython.mem_info()
    if options.count_opcodes:
        flush_stdout()
        put_counts(ERROR)
    flush_stdout()
    return code


def say_error(text: str) -> None:
    """Prints constant text on standard error; there need not be a heap yet."""
    for i in range(len(text)):
        path_place[i] = ord(text[i])
    write_all(STANDARD_ERROR, path_place.pointer(0), len(text))


def warn(text: Pointer[U8], length: int) -> None:
    """Prints a warning on standard error."""
    write_all(STANDARD_ERROR, text, length)


def start(heap_size: int) -> None:
    """Makes the heap and the machine ready."""
    connect_roots()
    if target.compiled:
        size = region_bytes(heap_size)
        start_heap(map_memory(uword(0), size, READ_AND_WRITE, PRIVATE_ANONYMOUS, -1, 0), size)
    root.note_value_stack = note_value_stack
    hooks.warn = warn
    reset_machine()
    settings.level = options.level
    if options.count_opcodes:
        start_counting()
    on_signal(INTERRUPT, on_interrupt)
    let_interrupt(INTERRUPT, 1)
    set_signal(BROKEN_PIPE, uword(IGNORE))
    if feature.fail_allocation:
        policy.fail_at = number_in_environment(rom(b"SNAKELET_FAIL_ALLOCATION\0"))


def number_in_environment(name: Pointer[U8]) -> int:
    """The decimal number that an environment variable starts with; 0 if there is none."""
    text = environment(name)
    number = 0
    if text is not None:
        place = 0
        while ord("0") <= text[place] <= ord("9"):
            number = number * 10 + text[place] - ord("0")
            place += 1
    return number


def note_value_stack() -> None:
    """Before a collection: where the value stack is, and the caches are emptied."""
    root.stack_low = place_of(slots.pointer(0))
    root.stack_high = place_of(machine.sp + 1)
    flush_caches()


def on_interrupt(number: int) -> None:
    """The signal of Ctrl-C; a second one that still finds the first unseen ends the process.
    After micropython.kbd_intr(-1) it does nothing."""
    if not keyboard.interrupts:
        return
    if machine.interrupted:
        leave(FAILURE)
    interrupt()


def run(action: int) -> int:
    """Does what the command line asks for, then what the program left for its end."""
    to_error = action == option.RUN_STDIN or action == option.RUN_MODULE
    try:
        set_surroundings(action)
        if (
            action == option.RUN_FILE
            and kind_of_path(string_at(option.argument(options.first))) == 0
        ):
            return refuse_file()
        run_program(action)
        code = 0
    except UserError as error:
        code = report(error.value, ERROR if to_error else NULL)
    return run_at_exit(code)


def refuse_file() -> int:
    """Says that the program can't be opened."""
    put_object(ERROR, string_at(option.argument(0)), STR_KIND)
    say_error(": can't open file '")
    put_object(ERROR, string_at(option.argument(options.first)), STR_KIND)
    say_error("': [Errno 2] No such file or directory\n")
    return NO_FILE


def set_surroundings(action: int) -> None:
    """Fills sys.argv, sys.path and sys.executable."""
    argv = argument_list()
    if action == option.RUN_COMMAND:
        append(argv, qstr("-c"))
    elif action == option.RUN_STDIN:
        append(argv, qstr(""))
    first = options.first + (1 if action == option.RUN_COMMAND or action == option.RUN_STDIN else 0)
    for i in range(first, options.count):
        append(argv, string_at(option.argument(i)))
    if options.count > 0:
        system.executable = string_at(option.argument(0))
    path = search_path()
    append(path, qstr(""))
    given = environment(rom(b"MICROPYPATH\0"))
    if given is None:
        add_paths(rom(b".frozen:~/.micropython/lib:/usr/lib/micropython\0"))
    else:
        add_paths(given)


def add_paths(text: Pointer[U8]) -> None:
    """Adds the entries of a list separated by colons; a leading empty one is left out."""
    start = 0
    length = c_string_length(text)
    while start <= length:
        end = start
        while end < length and text[end] != ord(":"):
            end += 1
        if end > 0:
            append(search_path(), path_entry(text + start, end - start))
        start = end + 1


def path_entry(text: Pointer[U8], length: int) -> Obj:
    """An entry of the path; `~/` at its start is the home folder."""
    buffer = new_buffer()
    skip = 0
    home = environment(rom(b"HOME\0"))
    if length > 1 and text[0] == ord("~") and text[1] == ord("/") and home is not None:
        buffer.extend(home, c_string_length(home))
        skip = 1
    buffer.extend(text + skip, length - skip)
    return string_from(buffer)


def run_program(action: int) -> None:
    """Runs the file, command, module or standard input."""
    if action == option.RUN_MODULE:
        run_module(intern_string(string_at(option.argument(options.first))))
        return
    module = new_module(qstr("__main__"))
    set_value(loaded_modules(), qstr("__main__"), module)
    if action == option.RUN_FILE:
        name = string_at(option.argument(options.first))
        set_folder(name)
        set_value(cast(Dict, module.names), qstr("__file__"), name)
        code = load_code(name, module.names)
    elif action == option.RUN_COMMAND:
        text = string_at(option.argument(options.first))
        code = load_source_of(BytesReader(text, 0), module)
    else:
        code = load_source_of(FileReader(standard_input()), module)
    if not options.compile_only:
        run_body(code, NULL)


def load_source_of(reader: Reader, module: Module) -> Code:
    """Compiles source that is no file of its own."""
    return load(compile_source(reader, qstr("<stdin>"), MODE_EXEC), module.names)


def set_folder(name: String) -> None:
    """The first entry of sys.path is the folder of the program."""
    place = path_place.pointer(0)
    if real_path(c_path(name).at(0), place) == uword(0):
        return
    length = c_string_length(place)
    while length > 1 and place[length] != ord("/"):
        length -= 1
    search_path().cells[0] = make_text(place, length)


def run_module(name: Obj) -> None:
    """Imports a module as `__main__`; of a package its `__main__`. ImportError."""
    path = find_module(name)
    if path is NULL:
        raise ImportError(f"no module named '{name}'")
    assert isinstance(path, String)
    if kind_of_path(path) == FOLDER:
        import_module(name, NONE, 0, NULL)
        path = find_in_folder(path, qstr("__main__"))
        if path is NULL:
            return
        assert isinstance(path, String)
        name = joined_name(name, qstr("__main__"))
    run_as_main(name, path)


def report(error: Obj, out: Obj) -> int:
    """Prints an exception that nobody caught, if it is to be seen; the exit code."""
    flush_stdout()
    if matches(error, error_type("SystemExit")):
        inner = exception_object(error)
        code = exit_code(inner)
        if code < 0:
            put_object(ERROR, cast(Tuple, inner.arguments).items[0], STR_KIND)
            say_error("\n")
            return FAILURE
        return code
    if machine.interrupted:
        machine.interrupted = False
    print_exception(error, out)
    flush_stdout()
    return INTERRUPTED if matches(error, error_type("KeyboardInterrupt")) else FAILURE


def run_at_exit(code: int) -> int:
    """Calls what sys.atexit was given."""
    function = system.at_exit
    if function is NONE:
        return code
    try:
        call_0(function)
        return code
    except UserError as error:
        return report(error.value, ERROR)
