"""The static types of Static Python and their names in C.

Invariant: two types are the same if and only if they compare equal.
"""

import re
import types
import typing
from collections.abc import Callable as CallableABC
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snakelet.runtime.static import (
    Array,
    Frozen,
    Layout,
    Next,
    Obj,
    Pointer,
    State,
    Struct,
    Tail,
    TypeBase,
)
from snakelet.runtime.static.error import UserError
from snakelet.runtime.static.number import Sized
from snakelet.translator.diagnostic import StaticError


@dataclass(frozen=True)
class CType:
    """A static type: `kind` says what, `of` the class, `parts` the types it is made of."""

    kind: str
    of: Any = None
    parts: tuple["CType", ...] = ()

    def __str__(self) -> str:
        """The type as an annotation says it."""
        if isinstance(self.of, type):
            return self.of.__name__
        name = self.of.upper() if self.of else SHOWN.get(self.kind, self.kind)
        inner = ", ".join(map(str, self.parts))
        return f"{name}[{inner}]" if inner else name


SHOWN = {
    "obj": "Obj",
    "void": "None",
    "null": "None",
    "text": "str",
    "next": "Next",
    "layout": "Layout",
    "pointer": "Pointer",
    "tail": "Tail",
    "array": "Array",
    "frozen": "tuple",
    "function": "Callable",
    "raw": "Any",
}


INT = CType("int")
BOOL = CType("bool")
FLOAT = CType("float")
OBJ = CType("obj")
VOID = CType("void")
TEXT = CType("text")
NULLTYPE = CType("null")
NEXT_TYPE = CType("next")
LAYOUT = CType("layout")
U8 = CType("small", "u8")
U16 = CType("small", "u16")
U32 = CType("small", "u32")


def sized(kind: type) -> CType:
    """The type of a sized integer class."""
    return CType("sized", kind)


def struct(kind: type) -> CType:
    """The type of a pointer to a struct of this class."""
    return CType("struct", kind)


def pointer(element: CType) -> CType:
    """The type of a pointer to elements of a type."""
    return CType("pointer", None, (element,))


NULLABLE = ("struct", "pointer", "function", "text", "frozen")


def from_annotation(note: Any, where: str) -> CType:
    """The static type that an evaluated annotation means. StaticError if it means none."""
    origin, arguments = typing.get_origin(note), typing.get_args(note)
    simple = {
        int: INT,
        bool: BOOL,
        float: FLOAT,
        Obj: OBJ,
        object: OBJ,
        str: TEXT,
        None: VOID,
        type(None): VOID,
        typing.NoReturn: VOID,
        Next: NEXT_TYPE,
        Layout: LAYOUT,
    }
    if isinstance(note, type | types.NoneType) and note in simple or note is typing.NoReturn:
        return simple[note]
    if isinstance(note, type):
        return _from_class(note, where)
    if origin is typing.Annotated:
        label = arguments[1]
        if label in ("u8", "u16", "u32"):
            return CType("small", label)
        return from_annotation(arguments[0], where)
    if origin in (typing.Union, types.UnionType):
        rest = [a for a in arguments if a is not type(None)]
        if len(rest) == 1:
            kind = from_annotation(rest[0], where)
            if kind.kind in NULLABLE:
                return kind
            raise StaticError("annotate", f"{where}: {kind} can't be None")
    if origin in (Pointer, Tail, Array, Frozen):
        element = (
            CType("raw") if arguments[0] is typing.Any else from_annotation(arguments[0], where)
        )
        return CType(origin.__name__.lower(), None, (element,))
    if origin is CallableABC and arguments[0] is not Ellipsis:
        parameters = tuple(from_annotation(a, where) for a in arguments[0])
        return CType("function", None, (from_annotation(arguments[1], where), *parameters))
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return CType("frozen", None, (from_annotation(arguments[0], where),))
        return CType("tuple", None, tuple(from_annotation(a, where) for a in arguments))
    raise StaticError("annotate", f"{where}: the annotation {note!r} means no static type")


def _from_class(note: type, where: str) -> CType:
    if issubclass(note, Sized):
        return sized(note)
    if issubclass(note, Struct):
        return struct(note)
    if issubclass(note, State):
        return CType("state", note)
    if issubclass(note, UserError):
        return OBJ
    raise StaticError("annotate", f"{where}: the class {note.__name__} means no static type")


def is_integer(kind: CType) -> bool:
    """Whether values are integers of any size."""
    return kind.kind in ("int", "sized", "bool", "small")


def is_reference(kind: CType) -> bool:
    """Whether the collector must know fields of this type."""
    return kind.kind in ("obj", "struct")


def c_name(kind: CType) -> str:
    """How the type is written in C."""
    if kind.kind == "sized":
        return str(kind.of.__name__)
    if kind.kind == "small":
        return str(kind.of)
    if kind.kind in ("struct", "state"):
        return f"{struct_name(kind.of)} *"
    if kind.kind in ("pointer", "tail", "array", "frozen"):
        return "u8 *" if kind.parts[0].kind == "raw" else f"{c_name(kind.parts[0])} *"
    if kind.kind == "tuple":
        return "tuple_" + "_".join(_word(part) for part in kind.parts)
    if kind.kind == "function":
        return "fn_" + "_".join(_word(part) for part in kind.parts)
    names = {
        "int": "word",
        "bool": "bool",
        "float": "double",
        "obj": "Obj",
        "void": "void",
        "text": "const Text *",
        "null": "void *",
        "layout": "const Layout *",
        "next": "void",
    }
    return names[kind.kind]


def _word(kind: CType) -> str:
    """A type's name as a part of an identifier."""
    return c_name(kind).replace(" *", "_p").replace("const ", "")


_names: dict[str, type] = {}


def struct_name(kind: type) -> str:
    """The C name of a struct or state class: its own, made unique by its module if need be."""
    name = kind.__name__
    if name in RESERVED and kind is not TypeBase:
        name += "_"
    if _names.setdefault(name, kind) is not kind:
        name = f"{kind.__module__.rsplit('.', 1)[-1]}_{name}"
        _names[name] = kind
    return name


KEYWORDS = set(
    "auto break case char const continue default do double else enum extern float for goto if "
    "inline int long register restrict return short signed sizeof static struct switch typedef "
    "union unsigned void volatile while bool true false asm typeof".split()
)
_prelude = Path(__file__).with_name("prelude.h").read_text()
RESERVED = KEYWORDS | set(re.findall(r"\b[A-Za-z_]\w*\b", _prelude)) | {"R", "table", "registers"}


def variable(name: str) -> str:
    """A local's name in C: not one that C or the prelude uses."""
    return f"{name}_" if name in RESERVED else name


def member(name: str) -> str:
    """A field's name in C."""
    return f"{name}_" if name in KEYWORDS else name
