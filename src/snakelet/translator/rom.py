"""The objects of build time as constant C data.

Invariant: each object is written once, under one name, whatever refers to it; functions that
objects refer to belong to the world like called ones. State objects are RAM, all else is ROM.
"""

from collections.abc import Iterator
from types import FunctionType
from typing import Any

from snakelet.runtime.static import Array, Frozen, Obj, Pointer, State, Struct, Tail
from snakelet.runtime.static.memory import GAP, Layout, TypeBase
from snakelet.runtime.static.number import WORD_BITS
from snakelet.runtime.static.value import (
    Immediate,
    Null,
    Qstr,
    SmallInt,
    TaggedFloat,
    float_word,
)
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import CType, c_name, from_annotation, member, struct_name
from snakelet.translator.known import type_of_constant
from snakelet.translator.layout import derived, fields, references, tail_of
from snakelet.translator.world import World


class Rom:
    """Names and writes constant objects."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.names: dict[int, str] = {}
        self.kept: dict[int, Any] = {}
        self.texts: dict[str, str] = {}
        self.counter = 0
        self.layout_ids: dict[type, int] = {}
        for number, kind in enumerate(derived(Struct)):
            self.layout_ids[kind] = number

    def find(self, value: Any) -> Iterator[ir.Target]:
        """The functions that an object refers to, and so on through what it refers to."""
        stack = [value]
        while stack:
            item = stack.pop()
            if isinstance(item, FunctionType):
                yield ir.Target(item)
                continue
            if id(item) in self.kept and not isinstance(item, Frozen):
                continue
            if not isinstance(item, Struct | State | tuple | Array | Frozen | Pointer | Layout):
                continue
            if isinstance(item, tuple) and not self._needed(item):
                continue
            self.kept[id(item)] = item
            stack.extend(reversed(list(parts_of(item))))

    def _needed(self, item: tuple[Any, ...]) -> bool:
        try:
            type_of_constant(item)
        except Exception:
            return False
        return True

    def name(self, value: Any) -> str:
        """The C name of an object."""
        if id(value) not in self.names:
            self.kept[id(value)] = value
            name = self.world.global_names.get(id(value))
            if isinstance(value, Array) and value.parallel is not None:
                element = c_name(from_annotation(value.kind, "Array"))
                name = f"(({element} *)({self.name(value.parallel)} + {value.distance}))"
            if name is None:
                self.counter += 1
                name = f"rom_{_stem(value)}_{self.counter}"
            self.names[id(value)] = name
        return self.names[id(value)]

    def reference(self, value: Any) -> str:
        return self.name(value)

    def text(self, value: str) -> str:
        """A pointer to constant text."""
        if value not in self.texts:
            self.texts[value] = f"text_{len(self.texts)}"
        return f"((const Text *)&{self.texts[value]})"

    def expression(self, value: Any, kind: CType) -> str:
        """A constant object as a C expression of a type."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bytes | bytearray):
            return f"((u8 *){c_string(bytes(value))})"
        if isinstance(value, Pointer):
            return self._pointer(value)
        if isinstance(value, Obj) and not isinstance(value, Struct):
            return word_literal(value)
        if isinstance(value, Struct | State):
            return f"(({c_name(kind)})&{self.name(value)})"
        if isinstance(value, Layout):
            return f"(&{self.name(value)})"
        if isinstance(value, Array | Frozen | tuple):
            return (
                f"(({c_name(kind)}){self.name(value)})"
                if kind.kind == "pointer"
                else self.name(value)
            )
        raise AssertionError(f"{value!r} of {kind}")

    def _pointer(self, value: Pointer[Any]) -> str:
        storage = value.storage
        if isinstance(storage, bytes | bytearray):
            data = f"((u8 *){c_string(bytes(storage))})"
            return f"({data} + {value.index})" if value.index else data
        for item in self.kept.values():
            if isinstance(item, Array) and item.items is storage:
                return f"({self.name(item)} + {value.index})"
        raise AssertionError("a constant pointer into nothing known")

    def initialiser(self, value: Any, kind: CType) -> str:
        """A value as a C initialiser of a field or element."""
        if value is None or isinstance(value, Null):
            return "0"
        if isinstance(value, Pointer) and not value.storage:
            return "0"
        if isinstance(value, FunctionType):
            return f"({c_name(kind)}){self.world.name_of(ir.Target(value))}"
        if isinstance(value, bool | int | float):
            from snakelet.translator.emit import literal

            return literal(value, kind if kind.kind in ("float", "bool", "sized") else ctype.INT)
        if isinstance(value, Struct) and kind == ctype.OBJ:
            return f"(Obj)&{self.name(value)}"
        return self.expression(value, kind)

    def definition(self, value: Any) -> str:
        """The C definition of an object."""
        name = self.name(value)
        if isinstance(value, Struct):
            kind = struct_name(type(value))
            return f"_Alignas(8) const struct {kind} {name} = {self._struct(value)};"
        if isinstance(value, State):
            return f"struct {struct_name(type(value))} {name} = {self._state(value)};"
        if isinstance(value, Layout):
            return f"{self._references(value)}const Layout {name} = {self._layout(value)};"
        if isinstance(value, Array):
            return "" if value.parallel else f"{self._array(value)};"
        if isinstance(value, Frozen | tuple):
            return self._sequence(name, value)
        raise AssertionError(value)

    def declaration(self, value: Any) -> str:
        """The extern declaration of an object."""
        name = self.name(value)
        if isinstance(value, Struct):
            return f"extern const struct {struct_name(type(value))} {name};"
        if isinstance(value, State):
            return f"extern struct {struct_name(type(value))} {name};"
        if isinstance(value, Layout):
            return f"extern const Layout {name};"
        if isinstance(value, Array):
            return f"extern {self._array(value)};"
        element = c_name(type_of_constant(value).parts[0])
        length = len(value)
        return f"extern {element} const {name}[{length}];"

    def _array(self, value: Array[Any]) -> str:
        """The declarator of an array, with those parallel to it."""
        element = c_name(type_of_constant(value).parts[0])
        length = value.length + value.followers * (value.length + GAP)
        return f"{element} {self.name(value)}[{length}]"

    def _sequence(self, name: str, value: Any) -> str:
        items = value.make() if isinstance(value, Frozen) else value
        element = type_of_constant(value).parts[0]
        body = ", ".join(self.initialiser(item, element) for item in items)
        return f"{c_name(element)} const {name}[{len(items)}] = {{{body}}};"

    def _struct(self, value: Struct) -> str:
        kind = getattr(value, "type", None) or type(value).type_object
        parts = [f".type = (const struct TypeBase *)&{self.name(kind)}"]
        for name, field in fields(type(value)).items():
            item = getattr(value, name)
            if isinstance(item, Tail):
                body = ", ".join(self.initialiser(x, field.parts[0]) for x in item.items)
                if item.count:
                    parts.append(f".{member(name)} = {{{body}}}")
            else:
                parts.append(f".{member(name)} = {self.initialiser(item, field)}")
        return "{" + ", ".join(parts) + "}"

    def _state(self, value: State) -> str:
        parts = []
        for name, field in fields(type(value)).items():
            item = getattr(value, name)
            if field.kind == "array" or item is None:
                continue
            text = self.initialiser(item, field)
            if text != "0":
                parts.append(f".{member(name)} = {text}")
        return "{" + (", ".join(parts) or "0") + "}"

    def _references(self, layout: Layout) -> str:
        names = references(layout.struct)
        if not names:
            return ""
        kind = struct_name(layout.struct)
        body = ", ".join(f"offsetof(struct {kind}, {member(name)})" for name in names)
        return f"static const u16 references_{kind}[] = {{{body}}};\n"

    def _layout(self, layout: Layout) -> str:
        kind = struct_name(layout.struct)
        tail = tail_of(layout.struct)
        names = references(layout.struct)
        parts = [f".size = sizeof(struct {kind})", f".id = {self.layout_ids[layout.struct]}"]
        if tail is not None:
            element = c_name(tail[1])
            parts[0] = f".size = offsetof(struct {kind}, {member(tail[0])})"
            parts.append(f".tail_size = sizeof({element})")
            parts.append(f".length_offset = offsetof(struct {kind}, length)")
            if ctype.is_reference(tail[1]):
                parts.append(".tail_traced = 1")
        if names:
            parts.append(f".reference_count = {len(names)}, .references = references_{kind}")
        movable = getattr(layout.struct, "movable", True)
        parts.append(f".movable = {int(movable)}")
        return "{" + ", ".join(parts) + "}"


def parts_of(item: Any) -> Iterator[Any]:
    """What an object refers to."""
    if isinstance(item, Struct):
        yield getattr(item, "type", None) or type(item).type_object
    if isinstance(item, Struct | State):
        for name in fields(type(item)):
            value = getattr(item, name)
            if isinstance(value, Tail):
                if not isinstance(value.items, bytearray):
                    yield from value.items
            else:
                yield value
    elif isinstance(item, Array):
        yield item.parallel
    elif isinstance(item, tuple):
        yield from item
    elif isinstance(item, Frozen):
        yield from item.make()
    elif isinstance(item, Pointer) and not isinstance(item.storage, bytes | bytearray):
        yield from item.storage


def word_literal(value: Obj) -> str:
    """The word of an Obj that is no struct."""
    if isinstance(value, Null):
        return "((Obj)0)"
    if isinstance(value, SmallInt):
        word = (value.value << 1 | 1) & ((1 << WORD_BITS) - 1)
    elif isinstance(value, Qstr):
        word = value.index << 3 | 2
    elif isinstance(value, Immediate):
        word = value.index << 3 | 6
    else:
        assert isinstance(value, TaggedFloat)
        word = float_word(value.value)
    return f"((Obj){word}u{'ll' if word >> 32 else ''})"


def c_string(data: bytes) -> str:
    """Bytes as a C string literal."""
    shown = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in data)
    return f'"{shown}"'


def _stem(value: Any) -> str:
    if isinstance(value, Layout):
        return f"layout_{struct_name(value.struct)}"
    if isinstance(value, TypeBase):
        return "type"
    return type(value).__name__
