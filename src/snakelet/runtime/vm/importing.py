"""Importing: built-in modules, packages, source files and .mpy files.

Invariant: a module is in `importer.modules` (sys.modules) from before its body runs, and is
taken out if the body raises. What the file system has comes through functions that the port
sets.
"""

from collections.abc import Callable
from typing import cast

from snakelet.runtime.heap.qstr import String, intern, intern_string, qstr, string_of
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import NONE, NULL, STOP_ITERATION, Obj, Pointer, State, is_qstr
from snakelet.runtime.static.error import (
    AttributeError,
    ImportError,
    KeyError,
    UserError,
    ValueError,
    raised,
)
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.convert import check_arguments, text_of, to_int
from snakelet.runtime.types.dict import Dict, get_value, new_dict, remove_key, set_value
from snakelet.runtime.types.function import Function
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.list import List, new_list
from snakelet.runtime.types.module import Module, find_builtin_module, new_module
from snakelet.runtime.types.operation import (
    advance,
    find_attribute,
    iterate,
    load_attribute,
    store_attribute,
)
from snakelet.runtime.types.output import string_from
from snakelet.runtime.types.stack import machine
from snakelet.runtime.types.tuple import EMPTY_TUPLE, Tuple
from snakelet.runtime.vm.run import call_with_names

NOTHING = 0
FOLDER = 1
FILE = 2
"""What a path leads to."""


class Importer(State):
    """`modules` and `path` are sys.modules and sys.path."""

    modules: Dict | None = None
    path: List | None = None
    kind_of_path: Callable[[String], int] | None = None
    """What a path leads to."""
    load_source: Callable[[String, Obj], Code] | None = None
    """Compiles the source file of a path, for globals."""
    load_compiled: Callable[[String, Obj], Code] | None = None
    """Loads the .mpy file of a path, for globals."""


importer = Importer()


def loaded_modules() -> Dict:
    """sys.modules."""
    modules = importer.modules
    if modules is None:
        modules = new_dict()
        importer.modules = modules
    return modules


def search_path() -> List:
    """sys.path."""
    path = importer.path
    if path is None:
        path = new_list()
        importer.path = path
    return path


def run_body(code: Code, names: Obj) -> Obj:
    """Runs the body of a module, or code with local names of its own (NULL: the globals)."""
    return call_with_names(Function(code, NULL, NULL, None), 0, 0, machine.sp, names)


def import_module(name: Obj, wanted: Obj, level: int, names: Obj) -> Obj:
    """What IMPORT_NAME pushes: the module of a name, or if no names are wanted from it the package
    that the name starts with. `names` are the globals of the importing code. ImportError."""
    full = name if level == 0 else absolute_name(name, level, cast(Dict, names))
    text = string_of(full)
    if text.length == 0:
        raise ValueError()
    package = NULL
    first = NULL
    start = 0
    while start <= text.length:
        end = start
        while end < text.length and text[end] != ord("."):
            end += 1
        package = import_part(intern(text.at(0), end), intern(text.at(start), end - start), package)
        if first is NULL:
            first = package
        start = end + 1
    return first if wanted is NONE and level == 0 else package


def absolute_name(name: Obj, level: int, names: Dict) -> Obj:
    """The full name of a relative import."""
    own = get_value(names, qstr("__name__"))
    if own is NULL:
        raise KeyError(qstr("__name__"))
    real = get_value(names, qstr("__main__"))
    if own is qstr("__main__") and real is not NULL:
        own = real
    if not is_qstr(own):
        raise ImportError("can't perform relative import")
    text = string_of(own)
    left = level if get_value(names, qstr("__path__")) is NULL else level - 1
    end = int(text.length)
    while left > 0:
        if end <= 0:
            raise ImportError("can't perform relative import")
        end -= 1
        while end > 0 and text[end] != ord("."):
            end -= 1
        left -= 1
    if end == 0:
        raise ImportError("can't perform relative import")
    buffer = new_buffer()
    buffer.extend(text.at(0), end)
    rest = string_of(name)
    if rest.length > 0:
        buffer.append(ord("."))
        buffer.extend(rest.at(0), rest.length)
    return intern(buffer.at(0), buffer.used)


def import_part(full: Obj, last: Obj, package: Obj) -> Obj:
    """A module by its full name; `package` is the one that it lies in, or NULL."""
    modules = loaded_modules()
    found = get_value(modules, full)
    if found is not NULL:
        return found
    if package is NULL:
        found = find_builtin_module(full)
        if found is not NULL:
            return found
    path = find_file(last, package)
    if path is NULL:
        raise ImportError(f"no module named '{full}'")
    module = load_file(full, cast(String, path), NULL)
    if package is not NULL:
        store_attribute(package, last, module)
    return module


def find_file(name: Obj, package: Obj) -> Obj:
    """The path of a module's file, or of a package's folder; NULL if there is none."""
    if package is not NULL:
        folder = name_in(package, qstr("__path__"))
        return NULL if folder is NULL else find_in_folder(text_of(folder), name)
    path = search_path()
    for i in range(path.used):
        found = find_in_folder(text_of(path.cells[i]), name)
        if found is not NULL:
            return found
    return NULL


def name_in(module: Obj, name: Obj) -> Obj:
    """What a module of the user holds, without asking its `__getattr__`; NULL if nothing."""
    if isinstance(module, Module) and module.names is not NULL:
        return get_value(cast(Dict, module.names), name)
    return NULL


def find_in_folder(folder: String, name: Obj) -> Obj:
    """Looks for a package, a source file and a .mpy file of a name, in this order."""
    buffer = new_buffer()
    buffer.extend(folder.at(0), folder.length)
    if folder.length > 0:
        buffer.append(ord("/"))
    text = string_of(name)
    buffer.extend(text.at(0), text.length)
    path = string_from(buffer)
    if kind_of_path(path) == FOLDER:
        return path
    path = with_suffix(path, ".py")
    if kind_of_path(path) == FILE:
        return path
    buffer.extend_text(".mpy")
    path = string_from(buffer)
    return path if kind_of_path(path) == FILE else NULL


def with_suffix(path: String, suffix: str) -> String:
    """A path with constant text behind it."""
    buffer = new_buffer()
    buffer.extend(path.at(0), path.length)
    buffer.extend_text(suffix)
    return string_from(buffer)


def kind_of_path(path: String) -> int:
    """NOTHING, FOLDER or FILE."""
    find = importer.kind_of_path
    return NOTHING if find is None else find(path)


def load_file(full: Obj, path: String, own_name: Obj) -> Obj:
    """Makes the module of a file or folder and runs it; as `__main__` it may have a name of its
    own, else NULL."""
    module = new_module(full)
    names = module.names
    set_value(loaded_modules(), full, module)
    if own_name is not NULL:
        set_value(cast(Dict, names), qstr("__main__"), own_name)
    try:
        file = path
        if kind_of_path(path) == FOLDER:
            set_value(cast(Dict, names), qstr("__path__"), path)
            file = with_suffix(path, "/__init__.py")
            if kind_of_path(file) != FILE:
                file = with_suffix(path, "/__init__.mpy")
        if kind_of_path(file) == FILE:
            set_value(cast(Dict, names), qstr("__file__"), file)
            run_body(load_code(file, names), NULL)
    except UserError as error:
        remove_key(loaded_modules(), full)
        raise raised(error.value)
    found = get_value(loaded_modules(), full)
    return module if found is NULL else found


def load_code(path: String, names: Obj) -> Code:
    """The code of a file, by its suffix."""
    compiled = path.length > 4 and path[path.length - 4] == ord(".")
    compiled = compiled and path[path.length - 3] == ord("m")
    load = importer.load_compiled if compiled else importer.load_source
    if load is None:
        raise ImportError(f"can't load '{path}'")
    return load(path, names)


def import_from_module(module: Obj, name: Obj) -> Obj:
    """`from module import name`: an attribute, or a module in the package. ImportError."""
    try:
        found = find_attribute(module, name)
    except AttributeError:
        found = NULL
    if found is not NULL:
        return found
    if isinstance(module, Module) and module.names is not NULL:
        folder = get_value(cast(Dict, module.names), qstr("__path__"))
        if folder is not NULL and find_in_folder(text_of(folder), name) is not NULL:
            return import_part(joined_name(module.name, name), name, module)
    raise ImportError(f"can't import name {name}")


def find_module(name: Obj) -> Obj:
    """The path of a module by its full name, whose packages are imported; NULL if there is none."""
    text = string_of(name)
    dot = text.length - 1
    while dot > 0 and text[dot] != ord("."):
        dot -= 1
    if dot <= 0:
        return find_file(name, NULL)
    package = import_module(intern(text.at(0), dot), EMPTY_TUPLE, 0, NULL)
    return find_file(intern(text.at(dot + 1), text.length - dot - 1), package)


def run_as_main(name: Obj, path: String) -> None:
    """Runs the file of a module as `__main__`; its own name, from which relative imports start, is
    among its globals as `__main__`."""
    load_file(qstr("__main__"), path, name)


def import_star_into(module: Obj, names: Dict) -> None:
    """`from module import *`: the names in `__all__`, or all that start without underscore."""
    chosen = name_in(module, qstr("__all__"))
    if chosen is not NULL:
        iterator = iterate(chosen)
        name = advance(iterator)
        while name is not STOP_ITERATION:
            set_value(names, intern_string(text_of(name)), import_starred(module, name))
            name = advance(iterator)
    elif isinstance(module, Module) and module.names is not NULL:
        source = cast(Dict, module.names)
        for i in range(source.filled):
            name = source.entries[2 * i]
            if name is not NULL and string_of(name)[0] != ord("_"):
                set_value(names, name, source.entries[2 * i + 1])
    elif isinstance(module, Module):
        star_from_table(module, names)


def joined_name(package: Obj, name: Obj) -> Obj:
    """The full name of a module in a package."""
    buffer = new_buffer()
    own = string_of(package)
    buffer.extend(own.at(0), own.length)
    buffer.append(ord("."))
    text = string_of(name)
    buffer.extend(text.at(0), text.length)
    return intern(buffer.at(0), buffer.used)


def import_starred(module: Obj, name: Obj) -> Obj:
    """What `__all__` names: an attribute, or a module in the package. AttributeError."""
    try:
        return import_from_module(module, intern_string(text_of(name)))
    except ImportError as error:
        if name_in(module, qstr("__path__")) is not NULL:
            raise raised(error.value)
    return load_attribute(module, intern_string(text_of(name)))


def star_from_table(module: Module, names: Dict) -> None:
    """The names of a built-in module."""
    table = module.table
    if table is not None:
        for i in range(0, table.length, 2):
            if string_of(table[i])[0] != ord("_"):
                set_value(names, table[i], table[i + 1])


def import_by_call(count: int, arguments: Pointer[Obj]) -> Obj:
    """`__import__(name[, globals[, locals[, fromlist[, level]]]])`."""
    check_arguments(count, 0, 1, 5)
    level = to_int(arguments[4]) if count > 4 else 0
    if level < 0:
        raise ValueError()
    names = machine.code.globals
    if count > 1 and isinstance(arguments[1], Dict):
        names = arguments[1]
    wanted = arguments[3] if count > 3 else NONE
    if isinstance(wanted, Tuple) and wanted.length == 0:
        wanted = NONE
    name = intern_string(text_of(arguments[0]))
    return import_module(name, wanted, level, names)


hooks.import_module = import_by_call
