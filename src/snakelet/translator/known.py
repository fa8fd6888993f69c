"""What is known at build time: values that meet the code while it is lowered.

Invariant: evaluating a known value has no effect on the world but interning and memoising, which
`@build` functions are trusted with.
"""

from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from snakelet.runtime.static import Array, Frozen, Next, Obj, Pointer, State, Struct
from snakelet.runtime.static.dispatch import Next as NextClass
from snakelet.runtime.static.memory import Layout
from snakelet.runtime.static.number import Sized
from snakelet.runtime.static.value import Immediate, Null, Qstr, SmallInt, TaggedFloat
from snakelet.translator import ctype
from snakelet.translator.ctype import CType, from_annotation, sized, struct
from snakelet.translator.diagnostic import StaticError


@dataclass
class Known:
    """A value of build time in the place of an expression."""

    value: Any


WORD_OBJECTS = (Immediate, Null, Qstr, SmallInt, TaggedFloat)
FOLDABLE = (len, min, max, ord, abs, int, float, bool, isinstance, tuple, str, issubclass, range)
OPAQUE = (ModuleType, type, FunctionType, BuiltinFunctionType, dict)


def facts(function: Any) -> dict[str, Any]:
    """What the vocabulary's decorators recorded of a function."""
    found: dict[str, Any] = getattr(function, "__static__", {})
    return found


def type_of_constant(value: Any) -> CType:
    """The static type of a build-time value that meets run time."""
    if value is None:
        return ctype.NULLTYPE
    if isinstance(value, bool):
        return ctype.BOOL
    if isinstance(value, Sized):
        return sized(type(value))
    for kind, result in ((int, ctype.INT), (float, ctype.FLOAT), (str, ctype.TEXT)):
        if isinstance(value, kind):
            return result
    if isinstance(value, WORD_OBJECTS):
        return ctype.OBJ
    if isinstance(value, Struct):
        return struct(type(value))
    if isinstance(value, State):
        return CType("state", type(value))
    if isinstance(value, Layout):
        return ctype.LAYOUT
    if isinstance(value, Next | NextClass):
        return ctype.NEXT_TYPE
    return _type_of_aggregate(value)


def _type_of_aggregate(value: Any) -> CType:
    if isinstance(value, bytes | bytearray):
        return ctype.pointer(ctype.U8)
    if isinstance(value, Pointer):
        if isinstance(value.storage, bytes | bytearray):
            return ctype.pointer(ctype.U8)
        return ctype.pointer(common_type(list(value.storage)))
    if isinstance(value, Array):
        return CType("array", None, (from_annotation(value.kind, "Array"),))
    if isinstance(value, Frozen):
        return CType("frozen", None, (common_type(list(value.make())),))
    if isinstance(value, tuple):
        return CType("frozen", None, (common_type(list(value)),))
    if isinstance(value, FunctionType):
        return function_type(value)
    raise StaticError("constant", f"a {type(value).__name__} can't be used at run time")


def common_type(values: list[Any]) -> CType:
    """The type of the elements of a constant sequence."""
    kinds = [type_of_constant(value) for value in values]
    real = [kind for kind in kinds if kind != ctype.NULLTYPE]
    if not real:
        raise StaticError("constant", "the type of an empty constant sequence is unknown")
    if all(kind.kind == "int" for kind in real):
        return storage_of(values)
    if all(kind == real[0] for kind in real):
        return real[0]
    if all(kind.kind in ("int", "float") for kind in real):
        return ctype.FLOAT
    if all(kind.kind == "struct" for kind in real):
        return struct(common_base([kind.of for kind in real]))
    if all(kind.kind in ("struct", "obj") for kind in real):
        return ctype.OBJ
    raise StaticError(
        "one-type", f"a constant sequence of {', '.join(sorted(set(map(str, real))))}"
    )


def storage_of(values: list[int]) -> CType:
    """The smallest element type that holds constant integers."""
    low, high = min(values), max(values)
    for label, bits in (("u8", 8), ("u16", 16), ("u32", 32)):
        if low >= 0 and high < 1 << bits:
            return CType("small", label)
    return ctype.INT


def common_base(classes: list[type]) -> type:
    """The nearest class that all of some classes are or derive from."""
    for base in classes[0].__mro__:
        if all(issubclass(kind, base) for kind in classes):
            return base
    raise AssertionError


_function_types: dict[Any, CType] = {}


def function_type(function: FunctionType) -> CType:
    """The type of a pointer to a function."""
    if function not in _function_types:
        hints = hints_of(function)
        names = parameter_names(function)
        for name in (*names, "return"):
            if name not in hints:
                raise StaticError("annotate", f"{function.__qualname__}: {name} has no annotation")
        result = from_annotation(hints["return"], function.__qualname__)
        parameters = tuple(from_annotation(hints[n], function.__qualname__) for n in names)
        _function_types[function] = CType("function", None, (result, *parameters))
    return _function_types[function]


def parameter_names(function: FunctionType) -> list[str]:
    """The names of all parameters, keyword-only ones last."""
    code = function.__code__
    return list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])


_hints: dict[Any, dict[str, Any]] = {}
OWNERS: dict[Any, type] = {}


def hints_of(function: FunctionType) -> dict[str, Any]:
    """The evaluated annotations of a function; `self` means the class that holds the function."""
    import typing

    if function not in _hints:
        space = {**vars(typing), **function.__globals__}
        owner = OWNERS.get(function)
        try:
            hints = typing.get_type_hints(function, space, None, include_extras=True)
        except Exception as error:
            why = f"{function.__qualname__} has an annotation without meaning: {error}"
            raise StaticError("annotate", why) from error
        if owner is not None:
            hints.setdefault("self", owner)
            hints = {n: owner if h is typing.Self else h for n, h in hints.items()}
        _hints[function] = hints
    return _hints[function]


def method_of(owner: type, name: str) -> tuple[Any, type] | None:
    """The function that a method name means on a class, and the class that has it."""
    for base in owner.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            if isinstance(found, staticmethod):
                found = found.__func__
            if isinstance(found, FunctionType):
                OWNERS.setdefault(found, base)
                return found, base
            return None
    return None


def is_word_object(value: Any) -> bool:
    """Whether the value is an Obj that is no struct."""
    return isinstance(value, Obj) and isinstance(value, WORD_OBJECTS)
