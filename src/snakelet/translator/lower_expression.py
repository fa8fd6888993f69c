"""From syntax trees to IR: names, fields, elements, conversions.

Invariant: the result of lowering an expression is an `ir.Expr` without effects or a `Known`; calls
inside it have been emitted as statements before, in Python's order.
"""

import ast
import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any, NoReturn

from snakelet.runtime.static import Array, Frozen, Obj, State, Struct
from snakelet.runtime.static.number import MAX_INT, MIN_INT, Sized, uword
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import BOOL, FLOAT, INT, OBJ, CType, is_integer
from snakelet.translator.diagnostic import StaticError
from snakelet.translator.known import (
    Known,
    facts,
    function_type,
    method_of,
    type_of_constant,
)
from snakelet.translator.layout import field_type, register_names

Final = tuple[list[ast.stmt], list[str], int]
"""A finally body, the handlers around its try, and the number of loops around it."""
IMMUTABLE = (tuple, str, bytes, dict, list)
"""Whose elements are known at build time: lists and dicts are only used there."""


class ExpressionLowering:
    """Lowers the expressions of one function."""

    def __init__(self, world: Any, target: ir.Target) -> None:
        self.world = world
        self.target = target
        self.locals: dict[str, CType] = {}
        self.known: dict[str, Any] = {}
        self.narrow: dict[str, CType] = {}
        self.body: list[ir.Statement] = []
        self.handlers: list[str] = []
        self.finals: list[Final] = []
        self.loops: list[tuple[str, str, int]] = []
        self.caught: ir.Var | None = None
        self.counter = 0
        self.line = 0
        self.result = ctype.VOID
        self.closure: dict[str, Any] = {}
        self.handler = bool(facts(target.function).get("handler"))
        self.takes_machine = False

    def refuse(self, rule: str, why: str, node: ast.AST) -> NoReturn:
        """Refuses the program."""
        function = self.target.function
        raise StaticError(
            rule,
            f"{why} (in {function.__qualname__})",
            function.__code__.co_filename,
            getattr(node, "lineno", self.line),
            getattr(node, "col_offset", 0) + 1,
        )

    @contextmanager
    def located(self, node: ast.AST) -> Iterator[None]:
        """Gives what is refused inside a place, and makes what goes wrong in folding a refusal."""
        try:
            yield
        except StaticError as error:
            if error.file == "?":
                error.why += f" (in {self.target.function.__qualname__})"
                error.file = self.target.function.__code__.co_filename
                error.line = getattr(node, "lineno", self.line)
                error.column = getattr(node, "col_offset", 0) + 1
            raise
        except Exception as error:
            why = f"at build time this fails with {error!r}"
            try:
                self.refuse("constant", why, node)
            except StaticError as refusal:
                raise refusal from error

    def emit(self, statement: ir.Statement) -> None:
        self.body.append(statement)

    def label(self, stem: str) -> str:
        self.counter += 1
        return f"{stem}_{self.counter}"

    def handler_label(self) -> str | None:
        """Where an exception raised here goes; None for the caller."""
        return self.handlers[-1] if self.handlers else None

    def declare(self, name: str, kind: CType, node: ast.AST) -> None:
        if self.locals.get(name, kind) != kind:
            self.refuse("one-type", f"{name} is {self.locals[name]} already, not {kind}", node)
        self.locals[name] = kind

    def temporary(self, kind: CType) -> ir.Var:
        self.counter += 1
        name = f"t{self.counter}_"
        self.locals[name] = kind
        return ir.Var(kind, name)

    def materialize(self, value: Any) -> Any:
        """Keeps a value in a temporary so that later statements can't change it."""
        if isinstance(value, Known | ir.Literal | ir.Constant | ir.FunctionAddress):
            return value
        if isinstance(value, ir.Var) and value.name.endswith("_") and value.name[0] == "t":
            return value
        kept = self.temporary(plain(value.type))
        self.emit(ir.Assign(self.line, kept, value))
        return kept

    def type_of(self, value: Any) -> CType:
        """The static type of a value, known or not."""
        if isinstance(value, Known):
            return type_of_constant(value.value)
        kind: CType = value.type
        return kind

    def as_expression(self, value: Any, kind: CType, node: ast.AST) -> ir.Expr:
        """The value as an expression of a type."""
        return self.coerce(value, kind, node)

    def coerce(self, value: Any, kind: CType, node: ast.AST) -> ir.Expr:
        """Converts where nothing can be lost; refuses otherwise."""
        if isinstance(value, Known):
            return self._constant(value.value, kind, node)
        have = value.type
        if have == kind:
            return value  # type: ignore[no-any-return]
        if have.kind == "small" and kind.kind in ("int", "sized", "small"):
            return ir.Op(kind, "(({T}){0})", (value,))
        if kind.kind == "small" and is_integer(have):
            if have.kind == "sized" or have == BOOL:
                return ir.Op(kind, "(({T})({0}))", (value,))
            limit = ir.Literal(ctype.sized(uword), _limit(kind))
            return ir.Op(kind, "(({T})IN_RANGE({0}, {1}))", (value, limit))
        if kind == INT and (have == BOOL or fits_word(have)):
            return ir.Op(INT, "((word){0})", (value,))
        if kind == FLOAT and (have == INT or have.kind == "small"):
            return ir.Op(FLOAT, "((double){0})", (value,))
        if have.kind == "struct" and (kind == OBJ or derives(have, kind)):
            return ir.Op(kind, "(({T}){0})", (value,))
        if have == ctype.NULLTYPE and kind.kind in ("struct", "pointer", "function"):
            return ir.Op(kind, "(({T}){0})", (value,))
        if kind.kind == "pointer" and have.kind in ("pointer", "tail", "array"):
            if have.parts == kind.parts or "raw" in (have.parts[0].kind, kind.parts[0].kind):
                return ir.Op(kind, "(({T}){0})", (value,))
        if kind.kind == "function" and have.kind == "function" and _callable_as(have, kind):
            return ir.Op(kind, "(({T}){0})", (value,))
        rule = "narrow" if have == OBJ and kind.kind == "struct" else "one-type"
        if have.kind == "sized" or kind.kind == "sized":
            rule = "sized"
        self.refuse(rule, f"{have} is no {kind}", node)

    def convert(self, value: Any, kind: CType, node: ast.AST) -> ir.Expr:
        """Coerces what is kept as a value of a declared type: hosted, a sized integer would go on
        to wrap in the place of an int, and an int would not wrap in the place of a sized one."""
        if isinstance(value, Known):
            plain = isinstance(value.value, int) and not isinstance(value.value, Sized)
            if kind.kind == "sized" and plain and value.value != 0:
                self.refuse("sized", f"write {kind.of.__name__}({value.value})", node)
        elif value.type.kind == "sized" and kind.kind in ("int", "small"):
            self.refuse("sized", f"{value.type} is no {kind}", node)
        elif value.type == INT and kind == FLOAT:
            self.refuse("one-type", "an int is no float", node)
        return self.coerce(value, kind, node)

    def _constant(self, value: Any, kind: CType, node: ast.AST) -> ir.Expr:
        """A build-time value as an expression of a type."""
        if kind.kind == "tuple" and isinstance(value, tuple) and len(value) == len(kind.parts):
            pairs = zip(value, kind.parts, strict=True)
            return self._tuple(kind, tuple(self._constant(v, part, node) for v, part in pairs))
        if kind.kind == "function" and isinstance(value, FunctionType):
            if any(self.world.is_machine(part) for part in function_type(value).parts):
                self.refuse("handler", "what takes the machine can't be called by pointer", node)
            return ir.FunctionAddress(kind, ir.Target(value))
        if value is None and kind.kind in ("struct", "pointer", "function", "text"):
            return ir.Literal(kind, None)
        if isinstance(value, bool) and kind == BOOL:
            return ir.Literal(BOOL, value)
        if isinstance(value, int) and kind.kind in ("int", "sized", "small"):
            return ir.Literal(kind, self._ranged(int(value), kind, node))
        if isinstance(value, int | float) and kind == FLOAT:
            return ir.Literal(FLOAT, float(value))
        if isinstance(value, Struct | Obj) and (kind == OBJ or kind.kind == "struct"):
            if kind == OBJ or isinstance(value, kind.of):
                return ir.Constant(kind, value)
        have = type_of_constant(value)
        if have == ctype.TEXT and not value.isascii():
            self.refuse("constant", "text is ASCII where it is counted in bytes", node)
        if have == kind:
            return ir.Constant(kind, value)
        aggregate = ("array", "frozen", "pointer")
        if (
            have.kind in aggregate
            and kind.kind in ("pointer", "frozen")
            and have.parts == kind.parts
        ):
            return ir.Constant(kind, value)
        self.refuse("one-type", f"the constant {value!r:.60} is no {kind}", node)

    def _ranged(self, value: int, kind: CType, node: ast.AST) -> int:
        if kind.kind == "sized":
            if int(kind.of(value)) != value:
                self.refuse("sized", f"{value} does not fit {kind}", node)
        elif kind.kind == "small":
            if not 0 <= value <= _limit(kind):
                self.refuse("sized", f"{value} does not fit {kind}", node)
        elif not MIN_INT <= value <= MAX_INT:
            self.refuse("sized", f"{value} does not fit a machine word", node)
        return value

    def expression(self, node: ast.expr, discard: bool = False) -> Any:
        """Lowers an expression; `discard` if its value is not wanted."""
        if isinstance(node, ast.Call):
            with self.located(node):
                return self.do_call(node, discard)
        method = getattr(self, f"on_{type(node).__name__.lower()}", None)
        if method is None:
            self.refuse("construct", f"there is no {type(node).__name__} in a body", node)
        with self.located(node):
            return method(node)

    def do_call(self, node: ast.Call, discard: bool) -> Any:
        raise NotImplementedError

    def on_constant(self, node: ast.Constant) -> Any:
        return Known(node.value)

    def on_name(self, node: ast.Name) -> Any:
        name = node.id
        if name in self.known:
            return Known(self.known[name])
        if name in self.locals:
            variable = ir.Var(self.locals[name], name)
            if name in self.narrow:
                return ir.Op(self.narrow[name], "(({T}){0})", (variable,))
            return variable
        for space in (self.closure, self.target.function.__globals__, vars(builtins)):
            if name in space:
                return Known(space[name])
        self.refuse("known", f"the name {name} is unknown here", node)

    def on_tuple(self, node: ast.Tuple) -> Any:
        values = self.expressions(node.elts)
        if all(isinstance(value, Known) for value in values):
            return Known(tuple(value.value for value in values))
        if self.result.kind != "tuple":
            self.refuse("construct", "a tuple is only made to be returned", node)
        parts = tuple(
            self.convert(v, k, node) for v, k in zip(values, self.result.parts, strict=True)
        )
        return self._tuple(self.result, parts)

    def _tuple(self, kind: CType, parts: tuple[ir.Expr, ...]) -> ir.Expr:
        """A C structure of the parts."""
        places = ", ".join(f"{{{i}}}" for i in range(len(parts)))
        return ir.Op(kind, f"(({{T}}){{{{{places}}}}})", parts)

    def on_joinedstr(self, node: ast.JoinedStr) -> Any:
        self.refuse("construct", "an f-string is for the message of a raise", node)

    def on_attribute(self, node: ast.Attribute) -> Any:
        base = self.expression(node.value)
        if isinstance(base, Known):
            return self._known_attribute(base.value, node)
        place = self.field(base, node.attr, node)
        return self.read(place)

    def _known_attribute(self, base: Any, node: ast.Attribute) -> Any:
        from snakelet.translator.lower import CaughtError

        name = node.attr
        if isinstance(base, CaughtError):
            if name == "value":
                return base.error
            self.refuse("attribute", "a caught error has only `value`", node)
        if isinstance(base, State):
            return self.read(self.field(Known(base), name, node))
        if isinstance(base, Struct):
            if name == "type" or field_type(type(base), name) is not None:
                return self.read(self.field(Known(base), name, node))
        if isinstance(base, type) and method_of(base, name) is not None:
            return Known(method_of(base, name)[0])  # type: ignore[index]
        if isinstance(base, FunctionType) or not hasattr(base, name):
            shown = getattr(base, "__name__", type(base).__name__)
            self.refuse("attribute", f"{shown} has no constant {name}", node)
        return Known(getattr(base, name))

    def field(self, base: Any, name: str, node: ast.AST) -> ir.Expr:
        """The place of a field."""
        if isinstance(base, Known) and isinstance(base.value, State):
            machine = base.value is self.world.machine
            registers = register_names(type(base.value)) if machine else ()
            if name in registers and self.target.mode == "registers":
                kind = field_type(type(base.value), name)
                assert kind is not None
                return ir.RegisterField(kind, name)
        if isinstance(base, Known):
            base = ir.Constant(type_of_constant(base.value), base.value)
        kind = base.type
        if kind.kind in ("struct", "state"):
            found = field_type(kind.of, name)
            if found is not None:
                return ir.Field(found, base, name)
            self.refuse("attribute", f"{kind.of.__name__} has no field {name}", node)
        if kind == ctype.LAYOUT:
            return ir.Field(_layout_field(name), base, name)
        rule = "narrow" if kind == OBJ else "attribute"
        self.refuse(rule, f"{kind} has no field {name}", node)

    def read(self, place: ir.Expr) -> ir.Expr:
        """The value at a place: small storage reads as an int."""
        if place.type.kind == "small":
            return ir.Op(INT, "((word){0})", (place,))
        return place

    def on_subscript(self, node: ast.Subscript) -> Any:
        base = self.expression(node.value)
        mark = len(self.body)
        index = self.expression(node.slice)
        if isinstance(base, Known) and isinstance(index, Known):
            if isinstance(base.value, IMMUTABLE):
                return Known(base.value[index.value])
        base = self._before(base, mark)
        return self.subscript(base, index, node)

    def subscript(self, base: Any, index: Any, node: ast.AST) -> Any:
        """base[index], read."""
        kind = self.type_of(base)
        if kind.kind == "struct":
            return self.call_method(base, "__getitem__", [index], node)
        if kind.kind == "tuple" and isinstance(index, Known):
            if not 0 <= index.value < len(kind.parts):
                self.refuse("operator", f"{kind} has no element {index.value}", node)
            part = kind.parts[index.value]
            return ir.Op(part, f"{{0}}.f{index.value}", (self.materialize(base),))
        return self.read(self.element(base, index, node))

    def element(self, base: Any, index: Any, node: ast.AST) -> ir.Expr:
        """The place base[index] of a pointer, tail, array or constant sequence."""
        kind = self.type_of(base)
        if kind.kind not in ("pointer", "tail", "array", "frozen"):
            self.refuse("operator", f"{kind} has no elements", node)
        where = self.coerce(index, INT, node)
        length = self._length(base)
        if length is not None:
            where = ir.Op(INT, "index_check({0}, {1})", (where, length))
        pointer = self._as_pointer(base, kind)
        return ir.Element(kind.parts[0], pointer, where)

    def _length(self, base: Any) -> ir.Expr | None:
        """How many elements a checked build allows; None if unknown."""
        if isinstance(base, Known) and isinstance(base.value, tuple | Frozen | Array):
            constant = ir.Constant(type_of_constant(base.value), base.value)
            if isinstance(base.value, Frozen):
                return ir.Op(INT, "((word)(sizeof({0}) / sizeof({0}[0])))", (constant,))
            size = base.value.length if isinstance(base.value, Array) else len(base.value)
            return ir.Literal(INT, size)
        if isinstance(base, ir.Field) and base.type.kind == "tail":
            place = self.field(base.base, "length", ast.Pass())
            return ir.Op(INT, "((word){0})", (place,))
        return None

    def _as_pointer(self, base: Any, kind: CType) -> ir.Expr:
        if isinstance(base, Known):
            return ir.Constant(kind, base.value)
        assert isinstance(base, ir.Expr)
        return base

    def store_subscript(self, base: Any, index: Any, value: Any, node: ast.AST) -> None:
        """base[index] = value."""
        if self.type_of(base).kind == "struct":
            self.call_method(base, "__setitem__", [index, value], node)
            return
        place = self.element(base, index, node)
        self.emit(ir.Assign(self.line, place, self.convert(value, place.type, node)))

    def _before(self, value: Any, mark: int) -> Any:
        """Keeps a value that was computed before the statements from `mark` on."""
        if len(self.body) == mark or isinstance(value, Known | ir.Literal | ir.Constant):
            return value
        later, self.body = self.body[mark:], self.body[:mark]
        kept = self.materialize(value)
        self.body.extend(later)
        return kept

    def _operand_type(self, value: Any) -> CType:
        return plain(self.type_of(value))

    def keep(self, value: Any) -> Any:
        """A local that no call can change stays; anything that reads memory is kept."""
        if isinstance(value, ir.Expr) and not reads_memory(value):
            return value
        return self.materialize(value)

    def expressions(self, nodes: list[ast.expr]) -> list[Any]:
        """Lowers expressions in order; each is kept if a later one has effects."""
        values: list[Any] = []
        for node in nodes:
            mark = len(self.body)
            value = self.expression(node)
            if len(self.body) != mark:
                later, self.body = self.body[mark:], self.body[:mark]
                values = [self.keep(v) for v in values]
                self.body.extend(later)
            values.append(value)
        return values

    def call_method(self, base: Any, name: str, arguments: list[Any], node: ast.AST) -> Any:
        raise NotImplementedError


def reads_memory(value: ir.Expr) -> bool:
    """Whether a later call could change what an expression reads."""
    return any(
        isinstance(part, ir.Field | ir.Element | ir.RegisterField | ir.InstanceTest)
        or (isinstance(part, ir.Op) and part.reads_memory)
        for part in ir.inside(value)
    )


def _limit(kind: CType) -> int:
    """The largest integer that fits a small storage."""
    return (1 << int(kind.of[1:])) - 1


def plain(kind: CType) -> CType:
    """The type that a value of this type has once it is read."""
    return INT if kind.kind == "small" else kind


def fits_word(kind: CType) -> bool:
    """Whether all integers of a type are machine words."""
    if kind.kind == "small":
        return True
    return kind.kind == "sized" and kind.of.BITS + (not kind.of.SIGNED) <= 32


def derives(have: CType, want: CType) -> bool:
    return have.kind == want.kind == "struct" and issubclass(have.of, want.of)


def _callable_as(have: CType, want: CType) -> bool:
    """Whether function pointers differ only in which struct class a word points to."""

    def alike(a: CType, b: CType) -> bool:
        both = {a.kind, b.kind}
        return a == b or both <= {"struct", "obj"}

    return len(have.parts) == len(want.parts) and all(
        alike(a, b) for a, b in zip(have.parts, want.parts, strict=True)
    )


def _layout_field(name: str) -> CType:
    if name == "references":
        return ctype.pointer(ctype.U16)
    return BOOL if name in ("tail_traced", "movable") else INT
