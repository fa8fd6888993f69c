"""Structs and states in C: fields, sizes, what the collector must know.

Invariant: a struct's fields are its base's, then its own; a derived struct is a prefix's extension.
"""

import typing
from typing import Any

from snakelet.runtime.static import Struct, TypeBase
from snakelet.runtime.static.memory import fields_of
from snakelet.translator import ctype
from snakelet.translator.ctype import (
    CType,
    c_name,
    from_annotation,
    is_reference,
    member,
    struct_name,
)
from snakelet.translator.diagnostic import StaticError

_types: dict[type, dict[str, CType]] = {}


def derived(kind: type) -> list[type]:
    """A class and all classes derived from it, in definition order, bases first."""
    found = [kind]
    children: list[type] = kind.__subclasses__()
    for child in children:
        found += [c for c in derived(child) if c not in found]
    return found


def field_owner(kind: type) -> type:
    """The base with the same fields that declares the last of them, or the class itself: a class
    without fields of its own may be but another view of its base's objects."""
    while kind.__bases__[0] is not Struct and fields(kind) == fields(kind.__bases__[0]):
        kind = kind.__bases__[0]
    return kind


def sole_type(kind: type) -> Any:
    """The one type that objects of a struct class have; None if there may be several."""
    types: list[Any] = [vars(one).get("type_object") for one in derived(kind)]
    sole = vars(kind).get("sole_type") and all(one is types[0] for one in types)
    return types[0] if sole else None


def fields(kind: type) -> dict[str, CType]:
    """The static types of the fields of a struct or state class, in order."""
    if kind not in _types:
        found = {
            name: from_annotation(note, f"{kind.__name__}.{name}")
            for name, note, _ in fields_of(kind)
        }
        _check(kind, found)
        _types[kind] = found
    return _types[kind]


def _check(kind: type, found: dict[str, CType]) -> None:
    tails = [name for name, field in found.items() if field.kind == "tail"]
    if not issubclass(kind, Struct):
        return
    if tails and (tails != [list(found)[-1]] or "length" not in found):
        raise StaticError("struct", f"{kind.__name__}: the tail is not last or has no length")
    for name, field in found.items():
        if field.kind == "pointer":
            raise StaticError("pointer", f"{kind.__name__}.{name} keeps a pointer")


def field_type(kind: type, name: str) -> CType | None:
    """The type of a field, or None if there is none."""
    if name == "type" and issubclass(kind, Struct):
        return ctype.struct(TypeBase)
    return fields(kind).get(name)


def register_names(kind: type) -> tuple[str, ...]:
    """The fields that travel in machine registers."""
    return tuple(
        name
        for name, note, _ in fields_of(kind)
        if typing.get_origin(note) is typing.Annotated and "register" in typing.get_args(note)[1:]
    )


def declaration(kind: type, array_length: Any) -> str:
    """The C definition of a struct or state class. `array_length(class, field)` tells the lengths
    of arrays that live inside a state."""
    lines = [f"struct {struct_name(kind)} {{"]
    if issubclass(kind, Struct):
        lines.append("    const struct TypeBase *type;")
    for name, field in fields(kind).items():
        if field.kind == "tail":
            lines.append(f"    {c_name(field.parts[0])} {member(name)}[];")
        elif field.kind == "array":
            lines.append(
                f"    {c_name(field.parts[0])} {member(name)}[{array_length(kind, name)}];"
            )
        else:
            lines.append(f"    {c_name(field)} {member(name)};")
    return "\n".join([*lines, "};"])


def references(kind: type) -> list[str]:
    """The names of the fields that the collector follows; a tail is told apart."""
    return [name for name, field in fields(kind).items() if is_reference(field)]


def tail_of(kind: type) -> tuple[str, CType] | None:
    """The tail's name and element type."""
    for name, field in fields(kind).items():
        if field.kind == "tail":
            return name, field.parts[0]
    return None
