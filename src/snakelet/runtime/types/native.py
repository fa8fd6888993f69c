"""Built-in functions: what the user calls when he calls into the product.

Invariant: `entry` is only called with a count of arguments that it takes. Arguments of Native0 to
Native3 come one by one; those of NativeVar and NativeKw lie at `arguments`, the positional ones
first, then pairs of name and value.
"""

from collections.abc import Callable

from snakelet.runtime.static import NULL, U8, Obj, Pointer, Struct, cold, inline
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.type import BINDS, FINAL, builtin
from snakelet.runtime.types.wrapper import ANY_COUNT, shared


@shared
class Native(Struct):
    """A built-in function; `doc` is its help text or NULL. Printed as `<function>`."""

    name: Obj
    doc: Obj


@cold
def refuse_count(count: int, keywords: int, expected: int) -> None:
    """Raises the TypeError of a call with a wrong number of arguments."""
    if keywords != 0:
        raise TypeError("function doesn't take keyword arguments")
    raise TypeError(f"function takes {expected} positional arguments but {count} were given")


@builtin("function", flags=FINAL | BINDS)
class Native0(Native):
    entry: Callable[[], Obj]

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count != 0 or keywords != 0:
            refuse_count(count, keywords, 0)
        return self.entry()


@builtin("function", flags=FINAL | BINDS)
class Native1(Native):
    entry: Callable[[Obj], Obj]

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count != 1 or keywords != 0:
            refuse_count(count, keywords, 1)
        return self.entry(arguments[0])


@builtin("function", flags=FINAL | BINDS)
class Native2(Native):
    entry: Callable[[Obj, Obj], Obj]

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count != 2 or keywords != 0:
            refuse_count(count, keywords, 2)
        return self.entry(arguments[0], arguments[1])


@builtin("function", flags=FINAL | BINDS)
class Native3(Native):
    entry: Callable[[Obj, Obj, Obj], Obj]

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count != 3 or keywords != 0:
            refuse_count(count, keywords, 3)
        return self.entry(arguments[0], arguments[1], arguments[2])


@builtin("function", flags=FINAL | BINDS)
class NativeVar(Native):
    """Takes `minimum` to `maximum` arguments (ANY_COUNT: no limit), no keywords."""

    minimum: U8
    maximum: U8
    entry: Callable[[int, Pointer[Obj]], Obj]

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if keywords != 0:
            refuse_count(count, keywords, 0)
        if count < self.minimum or count > self.maximum:
            check_range(count, self.minimum, self.maximum)
        return self.entry(count, arguments)


@builtin("function", flags=FINAL | BINDS)
class NativeKw(Native):
    """Takes `minimum` to `maximum` positional arguments, and keywords."""

    minimum: U8
    maximum: U8
    entry: Callable[[int, int, Pointer[Obj]], Obj]

    def __call__(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count < self.minimum or count > self.maximum:
            check_range(count, self.minimum, self.maximum)
        return self.entry(count, keywords, arguments)


@cold
def check_range(count: int, minimum: int, maximum: int) -> None:
    """TypeError unless the count lies in the range; a maximum of ANY_COUNT is no limit."""
    if count < minimum:
        missing = minimum - count
        raise TypeError(f"function missing {missing} required positional arguments")
    if count > maximum and maximum != ANY_COUNT:
        raise TypeError(f"function expected at most {maximum} arguments, got {count}")


@inline
def called_at_once(callee: Obj, count: int, arguments: Pointer[Obj]) -> Obj:
    """What a built-in function returns for so many positional arguments, or NULL if the callee is
    none or does not take so many: then the general call says what is wrong."""
    if isinstance(callee, Native2):
        return callee.entry(arguments[0], arguments[1]) if count == 2 else NULL
    if isinstance(callee, Native1):
        return callee.entry(arguments[0]) if count == 1 else NULL
    if isinstance(callee, NativeVar):
        if callee.minimum <= count <= callee.maximum:
            return callee.entry(count, arguments)
        return NULL
    if isinstance(callee, Native3):
        return callee.entry(arguments[0], arguments[1], arguments[2]) if count == 3 else NULL
    if isinstance(callee, NativeKw):
        if callee.minimum <= count <= callee.maximum:
            return callee.entry(count, 0, arguments)
        return NULL
    if isinstance(callee, Native0):
        return callee.entry() if count == 0 else NULL
    return NULL


FIXED: tuple[type, ...] = (Native0, Native1, Native2, Native3)
