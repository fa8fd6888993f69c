"""The exception hierarchy, and the making of exception objects.

Invariant: all built-in exceptions have one layout and one class; their Type says which they are.
When no memory is left, MemoryError is an object that lies in ROM.
"""

from collections.abc import Sequence
from typing import cast

from snakelet.runtime.heap.allocate import locked_depth
from snakelet.runtime.heap.cells import Cells
from snakelet.runtime.heap.qstr import qstr, rom_string, string_of
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import (
    FALSE,
    NONE,
    NULL,
    TRUE,
    Obj,
    Pointer,
    State,
    Struct,
    TypeBase,
    build,
    is_small,
    retype,
    small,
    small_value,
)
from snakelet.runtime.static import error as error_module
from snakelet.runtime.static.error import MemoryError, TypeError, UserError, raised
from snakelet.runtime.types.error_number import put_error_name
from snakelet.runtime.types.operation import is_subtype
from snakelet.runtime.types.output import (
    REPR_KIND,
    STR_KIND,
    put_byte,
    put_object,
    put_string,
    put_text,
    string_from,
    to_string,
)
from snakelet.runtime.types.tuple import EMPTY_TUPLE, Tuple, new_tuple, tuple_of_items
from snakelet.runtime.types.type import EXCEPTION, PASSES_LOCK, Type, builtin, derived_type, type_of

HIERARCHY = """
SystemExit BaseException
KeyboardInterrupt BaseException
GeneratorExit BaseException
Exception BaseException
ArithmeticError Exception
OverflowError ArithmeticError
ZeroDivisionError ArithmeticError
AssertionError Exception
AttributeError Exception
BufferError Exception
EOFError Exception
ImportError Exception
LookupError Exception
IndexError LookupError
KeyError LookupError
MemoryError Exception
NameError Exception
OSError Exception
RuntimeError Exception
NotImplementedError RuntimeError
StopAsyncIteration Exception
StopIteration Exception
SyntaxError Exception
IndentationError SyntaxError
TypeError Exception
ViperTypeError TypeError
ValueError Exception
UnicodeError ValueError
"""
"""Each exception and its base (spec/modules.md 1.3, and BufferError)."""


@builtin("BaseException", flags=EXCEPTION | PASSES_LOCK)
class ExceptionObject(Struct):
    """An exception: its arguments (a Tuple), and triples of file, line and function."""

    arguments: Obj
    traceback: Cells | None

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if keywords != 0:
            raise TypeError("function doesn't take keyword arguments")
        items = EMPTY_TUPLE if count == 0 else kept_arguments(arguments, count)
        return retype(ExceptionObject(items, None), type)

    def __print__(self, out: Obj, kind: int) -> None:
        arguments = cast(Tuple, self.arguments)
        if kind == REPR_KIND:
            put_string(out, string_of(type_of(self).name))
            put_arguments(out, arguments)
        elif arguments.length == 0:
            return
        elif is_subtype(type_of(self), OS_ERROR) and put_error_name(out, arguments):
            return
        elif arguments.length == 1:
            put_object(out, arguments.items[0], STR_KIND)
        else:
            put_object(out, arguments, REPR_KIND)

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("args"):
            return self.arguments
        if name is qstr("value") or name is qstr("errno"):
            arguments = cast(Tuple, self.arguments)
            return NONE if arguments.length == 0 else arguments.items[0]
        return NULL


def kept_arguments(arguments: Pointer[Obj], count: int) -> Tuple:
    """The arguments of an exception; none while the heap is locked."""
    try:
        return tuple_of_items(arguments, count)
    except MemoryError as error:
        if locked_depth() == 0:
            raise raised(error.value)
        return EMPTY_TUPLE


def put_arguments(out: Obj, arguments: Tuple) -> None:
    """Prints the arguments as a call shows them. differs: from MicroPython, which prints them as a
    tuple, with a comma behind a single one."""
    put_byte(out, ord("("))
    for i in range(arguments.length):
        if i > 0:
            put_text(out, ", ")
        put_object(out, arguments.items[i], REPR_KIND)
    put_byte(out, ord(")"))


exception_types: dict[str, Type] = {
    "BaseException": cast(Type, ExceptionObject.type_object),
}
"""All built-in exceptions by name (build time)."""
for _line in HIERARCHY.split("\n")[1:-1]:
    _name, _, _base = _line.partition(" ")
    exception_types[_name] = derived_type(_name, exception_types[_base])

OS_ERROR = exception_types["OSError"]
MEMORY_ERROR = exception_types["MemoryError"]
STOP_ITERATION_TYPE = exception_types["StopIteration"]


@build
def _constant_error(kind: Type, text: str) -> ExceptionObject:
    """An exception object in ROM."""
    arguments = new_tuple(1)
    arguments.items[0] = rom_string(text)
    return retype(ExceptionObject(arguments, None), kind)


NO_MEMORY = _constant_error(MEMORY_ERROR, "memory allocation failed")
HEAP_LOCKED = _constant_error(MEMORY_ERROR, "memory allocation failed, heap is locked")


class Maker(State):
    """Whether an exception object is being made, so that a failed allocation is the second one."""

    busy: bool = False


maker = Maker()


def new_exception(kind: Type, arguments: Tuple) -> ExceptionObject:
    """An exception object of a built-in type."""
    return retype(ExceptionObject(arguments, None), kind)


def make_error(kind: TypeBase, template: str, parts: Pointer[Obj], count: int) -> Obj:
    """An exception object with a message: each `%` of the template is replaced by str() of the
    next part. If memory runs out meanwhile it is NO_MEMORY."""
    if maker.busy:
        return NO_MEMORY
    maker.busy = True
    try:
        message = NULL if len(template) == 0 else _message(template, parts, count)
        return _with_argument(kind, message)
    except MemoryError:
        return unexplained(cast(Type, kind))
    finally:
        maker.busy = False


def make_error_with(kind: TypeBase, argument: Obj) -> Obj:
    """An exception object with one argument, or none if it is NULL."""
    if maker.busy:
        return NO_MEMORY
    maker.busy = True
    try:
        return _with_argument(kind, argument)
    except MemoryError:
        return unexplained(cast(Type, kind))
    finally:
        maker.busy = False


def unexplained(kind: Type) -> Obj:
    """An exception object for whose arguments there is no memory: one without while the heap is
    locked, else NO_MEMORY."""
    if locked_depth() == 0:
        return NO_MEMORY
    if kind is MEMORY_ERROR:
        return HEAP_LOCKED
    try:
        return new_exception(kind, EMPTY_TUPLE)
    except MemoryError:
        return NO_MEMORY


def _with_argument(kind: TypeBase, argument: Obj) -> Obj:
    arguments = EMPTY_TUPLE
    if argument is not NULL:
        arguments = new_tuple(1)
        arguments.items[0] = argument
    return new_exception(cast(Type, kind), arguments)


def _message(template: str, parts: Pointer[Obj], count: int) -> Obj:
    buffer = new_buffer()
    part = 0
    for i in range(len(template)):
        if ord(template[i]) == ord("%") and part < count:
            put_object(buffer, parts[part], STR_KIND)
            part += 1
        else:
            buffer.append(ord(template[i]))
    return string_from(buffer)


def error_is(error: Obj, kind: TypeBase) -> bool:
    """Whether an exception object is of a type or one derived from it."""
    return is_subtype(type_of(error), cast(Type, kind))


def is_exception_type(value: Obj) -> bool:
    """Whether a value is a type that derives from BaseException."""
    return isinstance(value, Type) and value.flags & EXCEPTION != 0


def matches(error: Obj, wanted: Obj) -> bool:
    """Whether an `except` clause for a class or a tuple of classes takes an exception. TypeError if
    it names anything else."""
    if isinstance(wanted, Tuple):
        for i in range(wanted.length):
            if matches_class(error, wanted.items[i]):
                return True
        return False
    return matches_class(error, wanted)


def matches_class(error: Obj, wanted: Obj) -> bool:
    """Whether an exception is of a class. TypeError if that is none of exceptions."""
    if not isinstance(wanted, Type) or not wanted.flags & EXCEPTION:
        raise TypeError(
            f"unsupported types for : '{type_of(error).name}', '{type_of(wanted).name}'"
        )
    return is_subtype(type_of(error), wanted)


@build
def error_type(name: str) -> Type:
    """The type of the exceptions that the product raises as `raise <name>(...)`."""
    return exception_types[
        {"Exception_": "Exception", "UserError": "BaseException"}.get(name, name)
    ]


@build
def _hosted_argument(part: Obj | str | int) -> Obj:
    if isinstance(part, str):
        return rom_string(part)
    return small(int(part)) if isinstance(part, int) else part


@build
def _hosted_error(name: str, template: str, parts: Sequence[Obj | str | int]) -> Obj:
    """Hosted, messages are formatted by CPython already; an argument may also be an Obj."""
    items = new_tuple(len(parts))
    for i, part in enumerate(parts):
        items.items[i] = _hosted_argument(part)
    return new_exception(error_type(name), items)


@build
def _hosted_bases(value: Obj) -> list[str]:
    """The names of a type and of its bases, the nearest first."""
    names = [bytes(string_of(type_of(value).name).data.items).decode()]
    kinds = [type_of(value)]
    while kinds:
        bases = kinds.pop(0).bases
        for i in range(0 if bases is None else bases.length):
            assert bases is not None
            kinds.append(cast(Type, bases[i]))
            names.append(bytes(string_of(kinds[-1].name).data.items).decode())
    return ["Exception_" if name == "Exception" else name for name in names]


@build
def _hosted_text(value: Obj, specification: str) -> str:
    """What an Obj in an f-string of a message becomes."""
    return bytes(to_string(value, STR_KIND).data.items).decode()


UserError.made_by = staticmethod(_hosted_error)
error_module.bases_of = _hosted_bases
setattr(Obj, "__format__", _hosted_text)  # noqa: B010


def exit_code(error: Obj) -> int:
    """The exit code that a SystemExit asks for, if its argument is none or an integer; else -1."""
    arguments = cast(Tuple, cast(ExceptionObject, error).arguments)
    value = NONE if arguments.length == 0 else arguments.items[0]
    if value is NONE or value is FALSE:
        return 0
    if value is TRUE:
        return 1
    return small_value(value) & 255 if is_small(value) else -1
