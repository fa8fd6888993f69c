"""The slots of a type from the dunders of its class body (build time).

Invariant: a slot function takes the plain signature of its field in Type; the operators that the
class body does not define yield NULL, and a slot without any function stays None.
"""

import types
from typing import Any, cast

from snakelet.runtime.static import NULL, Struct
from snakelet.runtime.types.operator import BINARY_TEXTS, EQUAL, HASH, LENGTH, UNARY_TEXTS
from snakelet.runtime.types.wrapper import (
    Body,
    Wrapped,
    converted,
    members_of,
    returned,
    struct_of,
)

SIMPLE = {
    "__call__": ("call", "count: int, keywords: int, arguments: Pointer[Obj]", "Obj"),
    "__print__": ("print", "out: Obj, kind: int", "None"),
    "__load__": ("load", "name: Obj", "Obj"),
    "__store__": ("store", "name: Obj, item: Obj", "bool"),
    "__getitem__": ("get_item", "index: Obj", "Obj"),
    "__iter__": ("iterate", "", "Obj"),
    "__next__": ("next", "", "Obj"),
    "__buffer__": ("buffer", "view: BufferView, flags: int", "bool"),
}
"""Dunders that are a slot by themselves: the slot, its parameters behind the value, its result."""

RAW = {"__make__": "make", "__unary__": "unary", "__binary__": "binary"}
"""Static functions that have the slot's signature already."""


def add_slots(kind: Any, body: Body) -> None:
    """Fills the slots of a type."""
    members = members_of(cast(type, body.cls))
    functions = {n: f for n, f in members.items() if isinstance(f, types.FunctionType)}
    for name, slot in RAW.items():
        if name in members:
            setattr(kind, slot, members[name].__func__)
    for name in SIMPLE:
        if name in functions:
            add_simple(kind, body, name, functions[name])
    if "__build__" in members:
        add_make(kind, body, members["__build__"].__func__)
    if kind.unary is None:
        add_unary(kind, body, functions)
    if kind.binary is None:
        add_binary(kind, body, functions)
    add_set_item(kind, body, functions)
    if "__next__" in functions and "__iter__" not in functions:
        body.set_later(kind, "iterate", "itself")


def hash_flag(body: Body) -> int:
    """UNHASHABLE for a class that has `__eq__` but no `__hash__`."""
    from snakelet.runtime.types.type import UNHASHABLE

    members = members_of(cast(type, body.cls))
    return UNHASHABLE if "__eq__" in members and members.get("__hash__") is None else 0


def receiver(body: Body, wrapped: Wrapped, text: str) -> str:
    """The value as the dunder's `self`: a cast, as a slot is only called for its own type."""
    kind = wrapped.parameters[0].kind
    return f"cast({body.prefix}, {text})" if struct_of(kind)[0] is not None else text


def add_simple(kind: Any, body: Body, name: str, function: Any) -> None:
    slot, parameters, result = SIMPLE[name]
    wrapped = Wrapped(body, name, function, True)
    own = [receiver(body, wrapped, "value")]
    names = [part.split(":")[0] for part in parameters.split(", ") if part]
    if wrapped.rest:
        call = f"{wrapped.target}({', '.join(own + names)})"
    else:
        kinds = [p.kind for p in wrapped.parameters[1:]]
        texts = [passed(n, k) for n, k in zip(names, kinds, strict=True)]
        call = f"{wrapped.target}({', '.join(own + texts)})"
    lines = returned(call, wrapped.result) if result == "Obj" else [f"return {call}"]
    if result == "None":
        lines = [call]
    head = ", ".join(["value: Obj", parameters] if parameters else ["value: Obj"])
    body.define(f"{body.prefix}_slot_{slot}", f"{head}) -> {result}", *lines)
    body.set_later(kind, slot, f"{body.prefix}_slot_{slot}")


def add_make(kind: Any, body: Body, function: Any) -> None:
    """The `make` slot from a static function `__build__` with annotated parameters."""
    from snakelet.runtime.types.native import NativeKw

    wrapped = Wrapped(body, "__build__", function, False)
    by_name = [p for p in wrapped.parameters if not p.positional_only or p.keyword_only]
    wrapped.make_named(NativeKw, by_name)
    keywords = "0" if by_name else "keywords"
    slot = f"{body.prefix}_slot_make"
    body.define(
        slot,
        "type: Obj, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj",
        f"check_arguments(count, {keywords}, {wrapped.minimum}, {wrapped.maximum})",
        f"return {wrapped.entry}(count, keywords, arguments)",
    )
    body.set_later(kind, "make", slot)


def passed(name: str, kind: Any) -> str:
    """An argument of a slot: converted by the annotation if the user gave it."""
    return converted(name, kind) if name in ("index", "item") else name


def add_unary(kind: Any, body: Body, functions: dict[str, Any]) -> None:
    lines: list[str] = []
    for op, name in enumerate(UNARY_TEXTS):
        if name in functions:
            wrapped = Wrapped(body, name, functions[name], True)
            call = f"{wrapped.target}({receiver(body, wrapped, 'value')})"
            lines.append(f"if op == {op}:")
            lines += ["    " + line for line in returned(call, wrapped.result)]
    if lines:
        slot = f"{body.prefix}_slot_unary"
        body.define(slot, "op: int, value: Obj) -> Obj", *lines, "return NULL")
        body.set_later(kind, "unary", slot)


def add_binary(kind: Any, body: Body, functions: dict[str, Any]) -> None:
    lines: list[str] = []
    for op, name in enumerate(BINARY_TEXTS):
        if name in functions:
            lines.append(f"if op == {op}:")
            lines += ["    " + line for line in binary_lines(body, name, functions[name])]
    if lines:
        slot = f"{body.prefix}_slot_binary"
        body.define(slot, "op: int, left: Obj, right: Obj) -> Obj", *lines, "return NULL")
        body.set_later(kind, "binary", slot)


def binary_lines(body: Body, name: str, function: Any) -> list[str]:
    """An operator: unsupported if the right operand is no object of the parameter's struct. Whether
    an instance of a user class is equal, its class says, or what it wraps."""
    wrapped = Wrapped(body, name, function, True)
    own = receiver(body, wrapped, "left")
    other = wrapped.parameters[1].kind
    if not (isinstance(other, type) and issubclass(other, Struct)):
        lines = returned(f"{wrapped.target}({own}, right)", wrapped.result)
        if name not in ("__eq__", "__ne__"):
            return lines
        return ["if is_instance(right):", "    return NULL", *lines]
    operand = body.use(f"operand_{other.__module__.rpartition('.')[2]}_{other.__name__}", other)
    call = f"{wrapped.target}({own}, cast({operand}, right))"
    return [
        f"if not isinstance(right, {operand}):",
        "    return NULL",
        *returned(call, wrapped.result),
    ]


def add_set_item(kind: Any, body: Body, functions: dict[str, Any]) -> None:
    lines: list[str] = []
    for name, branch in (("__delitem__", "if item is NULL:"), ("__setitem__", "else:")):
        lines.append(branch)
        if name not in functions:
            lines.append(f"    unsupported_item(value, {name == '__delitem__'})")
            continue
        wrapped = Wrapped(body, name, functions[name], True)
        names = ["index"] if name == "__delitem__" else ["index", "item"]
        kinds = [p.kind for p in wrapped.parameters[1:]]
        texts = [converted(n, k) for n, k in zip(names, kinds, strict=True)]
        own = receiver(body, wrapped, "value")
        lines.append(f"    {wrapped.target}({', '.join([own, *texts])})")
    if "__setitem__" in functions or "__delitem__" in functions:
        slot = f"{body.prefix}_slot_set_item"
        body.define(slot, "value: Obj, index: Obj, item: Obj) -> None", *lines)
        body.set_later(kind, "set_item", slot)


assert UNARY_TEXTS[HASH] == "__hash__" and BINARY_TEXTS[EQUAL] == "__eq__"
assert UNARY_TEXTS[LENGTH] == "__len__" and NULL is not None
