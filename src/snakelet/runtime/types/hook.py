"""What the types and built-in functions need from rooms above them.

Invariant: a field is filled when the module that owns the function is imported (build time); a
world that lacks the module lacks the feature, and the user gets NotImplementedError.
"""

from collections.abc import Callable

from snakelet.runtime.static import U8, Obj, Pointer, State, cold, rom
from snakelet.runtime.static.error import NotImplementedError
from snakelet.runtime.types.type import Type


class Hooks(State):
    """Functions of the machine, the importer, the compiler and the port."""

    native_value: Callable[[Obj], Obj] | None = None
    """The value of a native type that an instance of a user class wraps, or NULL."""
    make_class: Callable[[Obj, Obj, Obj], Obj] | None = None
    """A user class of a name, a Tuple of bases and a Dict of names."""
    build_class: Callable[[int, int, Pointer[Obj]], Obj] | None = None
    """`__build_class__(body, name, *bases, **keywords)`."""
    native_init: Callable[[Obj, int, int, Pointer[Obj]], None] | None = None
    """`__init__` of object and of native types: makes the native value of an instance anew."""
    native_new: Callable[[Type, int, int, Pointer[Obj]], Obj] | None = None
    """`__new__` of object and of native types, for a Type."""
    store_member: Callable[[Obj, Obj, Obj], bool] | None = None
    """Sets or deletes (NULL) a member of an instance, without the user's `__setattr__`."""
    store_class_attribute: Callable[[Type, Obj, Obj], bool] | None = None
    """Sets or deletes (NULL) an attribute of a user class."""
    instance_names: Callable[[Obj], Obj] | None = None
    """A list of the member names of an instance of a user class."""
    import_module: Callable[[int, Pointer[Obj]], Obj] | None = None
    """`__import__(name, globals, locals, fromlist, level)`."""
    globals: Callable[[], Obj] | None = None
    locals: Callable[[], Obj] | None = None
    evaluate: Callable[[Obj, int, Obj, Obj], Obj] | None = None
    """Runs a code object or source text in a mode of `compile`, with globals and locals or NULL."""
    compile: Callable[[Obj, Obj, int], Obj] | None = None
    """A code object of source text, file name and mode."""
    run_file: Callable[[Obj, Obj, Obj], Obj] | None = None
    """Runs the file of a name with globals and locals or NULL."""
    open: Callable[[int, int, Pointer[Obj]], Obj] | None = None
    read_line: Callable[[Obj], Obj] | None = None
    """A line typed by the user at a prompt (NULL: none), without its newline; EOFError."""
    warn: Callable[[Pointer[U8], int], None] | None = None
    """Shows a line to who runs the program, beside its output."""
    write_stdout: Callable[[Pointer[U8], int], None] | None = None


hooks = Hooks()

MODE_EXEC = 0
MODE_EVAL = 1
MODE_SINGLE = 2


@cold
def missing() -> NotImplementedError:
    """What to raise where a hook is empty."""
    return NotImplementedError("not in this build")


def warn_of_chaining() -> None:
    """Says that `raise ... from ...` drops the cause."""
    warn = hooks.warn
    if warn is not None:
        warn(rom("Warning: exception chaining not supported\n"), 42)


def warn_of_bytes() -> None:
    """Says that a str is never equal to bytes."""
    warn = hooks.warn
    if warn is not None:
        warn(rom("Warning: Comparison between bytes and str\n"), 42)
