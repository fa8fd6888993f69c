"""The built-in functions that meet the user or the machine: print, input, help, eval and others.

Invariant: what types/hook.py lacks in this build raises NotImplementedError.
"""

from typing import Any

from snakelet.runtime.heap.qstr import String, intern_string, qstr, rom_string
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import NONE, NULL, STOP_ITERATION, Obj, Pointer
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types.convert import text_of
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.hook import MODE_EVAL, MODE_EXEC, MODE_SINGLE, hooks, missing
from snakelet.runtime.types.list import list_from, sort_list
from snakelet.runtime.types.module import MODULES, Module, module_dict
from snakelet.runtime.types.object import names_dict
from snakelet.runtime.types.operation import (
    advance,
    call_1,
    get_item,
    is_true,
    iterate,
    load_attribute,
    type_of,
)
from snakelet.runtime.types.output import (
    REPR_KIND,
    STR_KIND,
    flush_stdout,
    put_byte,
    put_object,
    put_string,
    put_text,
    stdout,
    string_from,
)
from snakelet.runtime.types.str import str_of
from snakelet.runtime.types.type import USER_CLASS, Type

NEWLINE = 10
SPACE = 32


def text_argument(value: Obj) -> String:
    """The string of an argument that must be a str. TypeError."""
    return text_of(value)


def print_(count: int, keywords: int, arguments: Pointer[Obj]) -> None:
    """Print values: sep between them, end behind them, to a file with a write method."""
    separator = NONE
    end = NONE
    file = NONE
    flush = False
    for i in range(keywords):
        name = arguments[count + 2 * i]
        value = arguments[count + 2 * i + 1]
        if name is qstr("sep"):
            separator = text_or_none(value)
        elif name is qstr("end"):
            end = text_or_none(value)
        elif name is qstr("file"):
            file = value
        elif name is qstr("flush"):
            flush = is_true(value)
        else:
            raise TypeError("extra keyword arguments given")
    if file is NONE:
        print_to(NULL, count, arguments, separator, end)
        if flush or stdout.line_buffered:
            flush_stdout()
    elif type_of(file).flags & USER_CLASS:
        print_pieces(load_attribute(file, qstr("write")), count, arguments, separator, end)
    else:
        buffer = new_buffer()
        print_to(buffer, count, arguments, separator, end)
        call_1(load_attribute(file, qstr("write")), string_from(buffer))


def print_pieces(write: Obj, count: int, values: Pointer[Obj], separator: Obj, end: Obj) -> None:
    """As print_to, by a call of the user's with each value, separator and end that is not empty."""
    for i in range(count):
        if i > 0:
            write_piece(write, qstr(" ") if separator is NONE else separator)
        write_piece(write, str_of(values[i]))
    write_piece(write, qstr("\n") if end is NONE else end)


def write_piece(write: Obj, piece: Obj) -> None:
    """Hands a str to the user's write method, unless it is empty."""
    if text_of(piece).length > 0:
        call_1(write, piece)


def text_or_none(value: Obj) -> Obj:
    """A str argument, or None. TypeError."""
    return value if value is NONE else text_of(value)


def print_to(out: Obj, count: int, values: Pointer[Obj], separator: Obj, end: Obj) -> None:
    """Prints values with a separator (None: a space) and an end (None: a newline)."""
    for i in range(count):
        if i > 0:
            if separator is NONE:
                put_byte(out, SPACE)
            else:
                put_string(out, text_of(separator))
        put_object(out, values[i], STR_KIND)
    if end is NONE:
        put_byte(out, NEWLINE)
    else:
        put_string(out, text_of(end))


def repr_(value: Obj) -> Obj:
    """The text of a value as a program would write it."""
    buffer = new_buffer()
    put_object(buffer, value, REPR_KIND)
    return string_from(buffer)


def repl_print(value: Obj) -> None:
    """Print a value unless it is None, as the prompt does."""
    if value is not NONE:
        put_object(NULL, value, REPR_KIND)
        put_byte(NULL, NEWLINE)


def input_(prompt: Obj = NULL, /) -> Obj:
    """A line that the user types, without its newline."""
    read = hooks.read_line
    if read is None:
        raise missing()
    flush_stdout()
    return read(prompt)


def open_(count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """Open a file of a name in a mode."""
    function = hooks.open
    if function is None:
        raise missing()
    return function(count, keywords, arguments)


def globals_() -> Obj:
    """The dict of the global names of the code that calls."""
    function = hooks.globals
    if function is None:
        raise missing()
    return function()


def locals_() -> Obj:
    """The dict of the local names of the module or class body that calls."""
    function = hooks.locals
    if function is None:
        raise missing()
    return function()


def global_names() -> Obj:
    """A sorted list of the global names."""
    result = list_from(globals_())
    sort_list(result, NONE, False)
    return result


def compile_(
    source: Obj,
    name: Obj,
    mode: Obj,
    flags: Obj = NONE,
    dont_inherit: Obj = NONE,
    optimize: Obj = NONE,
    /,
) -> Obj:
    """A code object of source text; the last three arguments have no effect."""
    function = hooks.compile
    if function is None:
        raise missing()
    file = text_of(name)
    return function(source, file, mode_number(text_of(mode)))


def mode_number(text: String) -> int:
    """The number of a mode of compile()."""
    mode = intern_string(text)
    if mode is qstr("exec"):
        return MODE_EXEC
    if mode is qstr("eval"):
        return MODE_EVAL
    if mode is not qstr("single"):
        raise ValueError("bad compile mode")
    return MODE_SINGLE


def eval_(source: Obj, globals: Obj = NONE, locals: Obj = NONE, /) -> Obj:
    """The value of an expression."""
    return evaluate(source, MODE_EVAL, globals, locals)


def exec_(source: Obj, globals: Obj = NONE, locals: Obj = NONE, /) -> None:
    """Run statements."""
    evaluate(source, MODE_EXEC, globals, locals)


def evaluate(source: Obj, mode: int, globals: Obj, locals: Obj) -> Obj:
    """Runs source text or a code object with dicts of names, or those of the code that calls."""
    function = hooks.evaluate
    if function is None:
        raise missing()
    return function(source, mode, dict_or_null(globals), dict_or_null(locals))


def dict_or_null(names: Obj) -> Obj:
    """A dict of names; NULL for None. TypeError."""
    if names is NONE:
        return NULL
    if not isinstance(names, Dict):
        raise TypeError(f"argument should be a 'dict' not a '{type_of(names).name}'")
    return names


def execfile(name: Obj, globals: Obj = NONE, locals: Obj = NONE, /) -> None:
    """Run the statements of a file."""
    function = hooks.run_file
    if function is None:
        raise missing()
    function(name, dict_or_null(globals), dict_or_null(locals))


def build_class(count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """Make a class of its body, name and bases."""
    function = hooks.build_class
    if function is None:
        raise missing()
    return function(count, keywords, arguments)


def import_module(count: int, arguments: Pointer[Obj]) -> Obj:
    """Import a module by name."""
    function = hooks.import_module
    if function is None:
        raise missing()
    return function(count, arguments)


WELCOME = rom_string("""\
Welcome to MicroPython!

For online docs please visit http://docs.micropython.org/

Control commands:
  CTRL-A        -- on a blank line, enter raw REPL mode
  CTRL-B        -- on a blank line, enter normal REPL mode
  CTRL-C        -- interrupt a running program
  CTRL-D        -- on a blank line, exit or do a soft reset
  CTRL-E        -- on a blank line, enter paste mode

For further help on a specific object, type help(obj)
""")
COLUMNS = 4
COLUMN_WIDTH = 18


def help_(value: Obj = NULL, /) -> None:
    """Print what an object is and has; help('modules') lists the built-in modules."""
    if value is NULL:
        put_string(NULL, WELCOME)
    elif value is qstr("modules"):
        put_modules()
    else:
        put_help(value)


def put_help(value: Obj) -> None:
    """Prints an object, its type, and the names of its own or its type's dict."""
    put_text(NULL, "object ")
    put_object(NULL, value, STR_KIND)
    put_text(NULL, " is of type ")
    put_string(NULL, text_of(type_of(value).name))
    put_byte(NULL, NEWLINE)
    names = NULL
    if isinstance(value, Module):
        names = module_dict(value)
    else:
        names = names_dict(value if isinstance(value, Type) else type_of(value))
    iterator = iterate(names)
    while True:
        name = advance(iterator)
        if name is STOP_ITERATION:
            return
        put_text(NULL, "  ")
        put_object(NULL, name, STR_KIND)
        put_text(NULL, " -- ")
        put_object(NULL, get_item(names, name), STR_KIND)
        put_byte(NULL, NEWLINE)


def put_modules() -> None:
    """Prints the names of the built-in modules in columns."""
    names = list_from(module_names())
    sort_list(names, NONE, False)
    rows = (names.used + COLUMNS - 1) // COLUMNS
    for row in range(rows):
        for column in range(COLUMNS):
            at = column * rows + row
            if at < names.used:
                put_cell(names.cells[at], at + rows < names.used)
        put_byte(NULL, NEWLINE)
    put_text(NULL, "Plus any modules on the filesystem\n")


def module_names() -> Obj:
    """A dict of the names of the built-in modules."""
    names = new_dict()
    for i in range(len(MODULES)):
        set_value(names, MODULES[i].name, NONE)
    return names


def put_cell(name: Obj, padded: bool) -> None:
    """Prints a name, padded to the width of a column."""
    text = text_of(name)
    put_string(NULL, text)
    if padded:
        for _ in range(max(COLUMN_WIDTH - text.length, 1)):
            put_byte(NULL, SPACE)


FUNCTIONS: dict[str, Any] = {
    "__build_class__": build_class,
    "__import__": import_module,
    "__repl_print__": repl_print,
    "compile": compile_,
    "eval": eval_,
    "exec": exec_,
    "execfile": execfile,
    "globals": globals_,
    "help": help_,
    "input": input_,
    "locals": locals_,
    "open": open_,
    "print": print_,
    "repr": repr_,
}
"""The user's functions by name."""
