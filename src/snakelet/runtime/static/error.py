"""The user's exceptions as the product raises them.

    raise TypeError(f"'{name}' object isn't callable")     a new exception with a message
    raise raised(value)                                    an exception object that exists already
    except StopIteration as error: error.value             the exception object

Invariant: on both lives one exception is under way at most, and it is an Obj (compiled: the pending
exception of the machine; hosted: it rides in a Python exception of the class of the same name).
An interpolated part of a message is an Obj (as str() shows it), a str or an int.
"""

from collections.abc import Callable
from typing import ClassVar

from snakelet.runtime.static.value import Obj


class UserError(Exception):
    """Any exception of the user's program; `except UserError` catches them all."""

    made_by: ClassVar[Callable[[str, str, list[Obj | str | int]], Obj] | None] = None
    """The product's function that makes the exception object of a type name and a message."""
    known: ClassVar[dict[str, "type[UserError]"]] = {}

    def __init_subclass__(cls) -> None:
        cls.known[cls.__name__] = cls

    def __init__(self, *arguments: "Obj | str | int") -> None:
        super().__init__(*arguments)
        self.arguments = arguments
        self.given: Obj | None = None

    @property
    def value(self) -> Obj:
        """The exception object."""
        if self.given is None:
            maker = UserError.made_by
            assert maker is not None, "no product is loaded that makes exception objects"
            self.given = maker(type(self).__name__, "%" * len(self.arguments), list(self.arguments))
        return self.given


class Exception_(UserError):
    pass


class ArithmeticError(UserError):
    pass


class OverflowError(ArithmeticError):
    pass


class ZeroDivisionError(ArithmeticError):
    pass


class AssertionError(UserError):
    pass


class AttributeError(UserError):
    pass


class BufferError(UserError):
    pass


class EOFError(UserError):
    pass


class GeneratorExit(UserError):
    pass


class ImportError(UserError):
    pass


class KeyboardInterrupt(UserError):
    pass


class LookupError(UserError):
    pass


class IndexError(LookupError):
    pass


class KeyError(LookupError):
    pass


class MemoryError(UserError):
    pass


class NameError(UserError):
    pass


class OSError(UserError):
    pass


class RuntimeError(UserError):
    pass


class NotImplementedError(RuntimeError):
    pass


class StopAsyncIteration(UserError):
    pass


class StopIteration(UserError):
    pass


class SyntaxError(UserError):
    pass


class IndentationError(SyntaxError):
    pass


class SystemExit(UserError):
    pass


class TypeError(UserError):
    pass


class ValueError(UserError):
    pass


class UnicodeError(ValueError):
    pass


bases_of: Callable[[Obj], list[str]] | None = None
"""The product's function that names an exception object's types, the nearest first."""


def raised(value: Obj) -> UserError:
    """What to raise for an exception object."""
    assert bases_of is not None
    kind = next((UserError.known[n] for n in bases_of(value) if n in UserError.known), UserError)
    error = kind()
    error.given = value
    return error
