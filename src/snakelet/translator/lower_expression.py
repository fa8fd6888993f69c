"""From syntax trees to IR: names, operators, fields, elements, conversions.

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
from snakelet.runtime.static.number import MAX_INT, MIN_INT, WORD_BITS, Sized, u64, uword
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import BOOL, FLOAT, INT, OBJ, CType, is_integer
from snakelet.translator.diagnostic import StaticError
from snakelet.translator.known import (
    Known,
    common_base,
    facts,
    function_type,
    method_of,
    type_of_constant,
)
from snakelet.translator.layout import field_type, register_names

Final = tuple[list[ast.stmt], list[str], int]
"""A finally body, the handlers around its try, and the number of loops around it."""
INT_OPERATORS = {
    ast.Add: "ADD({0}, {1})",
    ast.Sub: "SUB({0}, {1})",
    ast.Mult: "MUL({0}, {1})",
    ast.FloorDiv: "floor_divide({0}, {1})",
    ast.Mod: "floor_modulo({0}, {1})",
    ast.BitAnd: "({0} & {1})",
    ast.BitOr: "({0} | {1})",
    ast.BitXor: "({0} ^ {1})",
    ast.LShift: "shift_left({0}, {1})",
    ast.RShift: "shift_right({0}, {1})",
}
SIZED_OPERATORS = {
    **INT_OPERATORS,
    ast.Add: "({0} + {1})",
    ast.Sub: "({0} - {1})",
    ast.Mult: "({0} * {1})",
    ast.FloorDiv: "({0} / {1})",
    ast.Mod: "({0} % {1})",
    ast.LShift: "({0} << {1})",
    ast.RShift: "({0} >> {1})",
}
FLOAT_OPERATORS = {
    ast.Add: "({0} + {1})",
    ast.Sub: "({0} - {1})",
    ast.Mult: "({0} * {1})",
    ast.Div: "float_divide({0}, {1})",
}
SIGNS = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
}
IMMUTABLE = (tuple, str, bytes, dict, list)
"""Whose elements are known at build time: lists and dicts are only used there."""
COMPARISONS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "==",
    ast.IsNot: "!=",
}


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
        kept = self.temporary(_plain(value.type))
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
        if kind == INT and (have == BOOL or _fits_word(have)):
            return ir.Op(INT, "((word){0})", (value,))
        if kind == FLOAT and (have == INT or have.kind == "small"):
            return ir.Op(FLOAT, "((double){0})", (value,))
        if have.kind == "struct" and (kind == OBJ or _derives(have, kind)):
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

    def on_unaryop(self, node: ast.UnaryOp) -> Any:
        if isinstance(node.op, ast.Not):
            test = self.condition(node.operand)
            return Known(not test.value) if isinstance(test, Known) else self.negate(test)
        value = self.expression(node.operand)
        if isinstance(value, Known):
            fold = {ast.USub: lambda v: -v, ast.UAdd: lambda v: +v, ast.Invert: lambda v: ~v}
            return Known(fold[type(node.op)](value.value))  # type: ignore[no-untyped-call]
        kind = _plain(value.type)
        if kind == BOOL or not (is_integer(kind) or kind == FLOAT):
            self.refuse("operator", f"{kind} has no such operator", node)
        if kind == INT and isinstance(node.op, ast.USub):
            return ir.Op(INT, "SUB(0, {0})", (self.coerce(value, INT, node),))
        sign = {ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}[type(node.op)]
        return ir.Op(kind, f"(({{T}}){sign}({{0}}))", (value,))

    def negate(self, test: ir.Expr) -> ir.Expr:
        return ir.Op(BOOL, "!({0})", (test,))

    def on_binop(self, node: ast.BinOp) -> Any:
        left = self.expression(node.left)
        mark = len(self.body)
        right = self.expression(node.right)
        left = self._before(left, mark)
        return self.binary(node.op, left, right, node)

    def _before(self, value: Any, mark: int) -> Any:
        """Keeps a value that was computed before the statements from `mark` on."""
        if len(self.body) == mark or isinstance(value, Known | ir.Literal | ir.Constant):
            return value
        later, self.body = self.body[mark:], self.body[:mark]
        kept = self.materialize(value)
        self.body.extend(later)
        return kept

    def binary(self, op: ast.operator, left: Any, right: Any, node: ast.AST) -> Any:
        """left op right by the operands' static types."""
        if isinstance(left, Known) and isinstance(right, Known):
            return Known(_fold_binary(op, left.value, right.value))
        a, b = self._operand_type(left), self._operand_type(right)
        if a.kind in ("pointer", "tail", "array"):
            return self._pointer_step(op, left, right, a, node)
        if a.kind == "sized":
            return self._sized(op, left, right, a, b, node)
        if b.kind == "sized":
            self.refuse("sized", f"{b} comes first or is converted", node)
        if FLOAT in (a, b) and {a, b} <= {FLOAT, INT}:
            return self._arithmetic(FLOAT_OPERATORS, FLOAT, op, left, right, node)
        if a in (INT, BOOL) and b in (INT, BOOL):
            if a == b == BOOL and isinstance(op, ast.BitAnd | ast.BitOr | ast.BitXor):
                return self._arithmetic(INT_OPERATORS, BOOL, op, left, right, node)
            return self._arithmetic(INT_OPERATORS, INT, op, left, right, node)
        self.refuse("operator", f"{a} and {b} have no operator {SIGNS[type(op)]}", node)

    def _operand_type(self, value: Any) -> CType:
        return _plain(self.type_of(value))

    def _arithmetic(
        self, table: dict[Any, str], kind: CType, op: ast.operator, left: Any, right: Any, node: Any
    ) -> ir.Expr:
        template = table.get(type(op))
        if template is None:
            self.refuse("operator", f"{kind} has no operator {SIGNS[type(op)]}", node)
        operands = (self.coerce(left, kind, node), self.coerce(right, kind, node))
        return ir.Op(kind, template, operands)

    def _sized(
        self, op: ast.operator, left: Any, right: Any, kind: CType, other: CType, node: ast.AST
    ) -> ir.Expr:
        """An operator on a sized integer; signed ones wrap in unsigned arithmetic."""
        template = SIZED_OPERATORS.get(type(op))
        divides = isinstance(op, ast.FloorDiv | ast.Mod)
        if template is None or (kind.of.SIGNED and divides):
            self.refuse("operator", f"{kind} has no operator {SIGNS[type(op)]}", node)
        first = self.coerce(left, kind, node)
        if isinstance(op, ast.LShift | ast.RShift):
            return self._sized_shift(op, first, right, kind, node)
        if other.kind == "sized" and other != kind:
            self.refuse("sized", f"{kind} and {other} don't mix", node)
        if not (is_integer(other) or isinstance(right, Known)):
            self.refuse("operator", f"{kind} and {other} have no operator here", node)
        if divides:
            return self._sized_divide(template, first, right, kind, node)
        second: Any = right
        if isinstance(right, Known):
            second = ir.Literal(kind, int(kind.of(right.value)))
        return ir.Op(kind, f"(({{T}}){_unsigned(template, kind)})", (first, second))

    def _sized_divide(
        self, template: str, first: ir.Expr, right: Any, kind: CType, node: ast.AST
    ) -> ir.Expr:
        wide = "uword" if kind.of.BITS <= WORD_BITS else "u64"
        if isinstance(right, Known):
            if right.value <= 0:
                self.refuse("sized", "the divisor is not positive", node)
            second: ir.Expr = ir.Literal(ctype.sized(u64), int(right.value))
        elif right.type.kind == "sized":
            second = ir.Op(right.type, f"({wide})DIVISOR({{0}})", (right,))
        else:
            second = ir.Op(INT, f"({wide})positive({{0}})", (right,))
        return ir.Op(kind, f"(({{T}}){template})", (first, second))

    def _sized_shift(
        self, op: ast.operator, first: ir.Expr, right: Any, kind: CType, node: ast.AST
    ) -> ir.Expr:
        count = self._any_integer(right, node)
        bits = kind.of.BITS
        if isinstance(count, ir.Literal):
            if not 0 <= count.value < bits:
                self.refuse("sized", f"{kind} can't be shifted by {count.value}", node)
        else:
            count = ir.Op(INT, f"SHIFT_COUNT({{0}}, {bits})", (count,))
        if isinstance(op, ast.RShift):
            return ir.Op(kind, "(({T})({0} >> {1}))", (first, count))
        return ir.Op(kind, f"(({{T}}){_unsigned('({0} << {1})', kind)})", (first, count))

    def _any_integer(self, value: Any, node: ast.AST) -> ir.Expr:
        if isinstance(value, Known):
            return self.coerce(value, INT, node)
        if not is_integer(value.type):
            self.refuse("operator", f"{value.type} is no integer", node)
        return value  # type: ignore[no-any-return]

    def _pointer_step(
        self, op: ast.operator, left: Any, right: Any, kind: CType, node: ast.AST
    ) -> ir.Expr:
        if not isinstance(op, ast.Add | ast.Sub):
            self.refuse("operator", "a pointer is only moved by + and -", node)
        sign = "+" if isinstance(op, ast.Add) else "-"
        count = self.coerce(right, INT, node)
        base = self._as_pointer(left, kind)
        return ir.Op(CType("pointer", None, kind.parts), f"({{0}} {sign} {{1}})", (base, count))

    def on_compare(self, node: ast.Compare) -> Any:
        left = self.expression(node.left)
        if len(node.ops) == 1:
            mark = len(self.body)
            right = self.expression(node.comparators[0])
            return self.compare(node.ops[0], self._before(left, mark), right, node)
        return self._chain(node, left)

    def _chain(self, node: ast.Compare, left: Any) -> Any:
        """a < b < c: each operand once, and none behind a test that failed."""
        result: Any = None
        for op, comparator in zip(node.ops, node.comparators, strict=True):
            if isinstance(result, Known):
                if not result.value:
                    break
                result = None
            mark = len(self.body)
            right = self.keep(self.expression(comparator))
            left = self._before(left, mark)
            test = self.compare(op, left, right, node)
            added, self.body = self.body[mark:], self.body[:mark]
            result = self._join(result, test, added, True)
            left = right
        return result

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

    def compare(self, op: ast.cmpop, left: Any, right: Any, node: ast.AST) -> Any:
        """left op right."""
        if isinstance(left, Known) and isinstance(right, Known):
            return Known(_fold_compare(op, left.value, right.value))
        if isinstance(op, ast.In | ast.NotIn):
            return self._member(op, left, right, node)
        sign = COMPARISONS[type(op)]
        a, b = self._operand_type(left), self._operand_type(right)
        kind = self._common(a, b, left, right, node)
        self._check_comparison(op, kind, ctype.NULLTYPE in (a, b), node)
        operands = (self.coerce(left, kind, node), self.coerce(right, kind, node))
        return ir.Op(BOOL, f"({{0}} {sign} {{1}})", operands)

    def _check_comparison(self, op: ast.cmpop, kind: CType, none: bool, node: ast.AST) -> None:
        """Refuses what compares words in C and something else in Python."""
        by_identity = isinstance(op, ast.Is | ast.IsNot)
        if kind.kind in ("int", "float", "sized", "pointer") and by_identity and not none:
            self.refuse("operator", f"{kind} is compared with ==", node)
        if kind.kind in ("obj", "struct", "state", "layout"):
            if not by_identity:
                self.refuse("operator", "compare words with `is`, values with a function", node)
        elif kind.kind == "function" and not (by_identity or isinstance(op, ast.Eq | ast.NotEq)):
            self.refuse("operator", "functions have no order", node)
        elif kind.kind not in ("int", "bool", "float", "sized", "pointer", "function"):
            if not (by_identity and none):
                self.refuse("operator", f"{kind} can't be compared", node)

    def _member(self, op: ast.cmpop, left: Any, right: Any, node: ast.AST) -> Any:
        if not isinstance(right, Known) or not isinstance(right.value, tuple):
            self.refuse("constant", "`in` tests a constant tuple", node)
        kept = self.materialize(left)
        words = any(isinstance(item, Obj) for item in right.value)
        test_op: ast.cmpop = ast.Is() if words else ast.Eq()
        tests = tuple(self.compare(test_op, kept, Known(item), node) for item in right.value)
        joined = " || ".join(f"{{{i}}}" for i in range(len(tests))) or "0"
        result = ir.Op(BOOL, f"({joined})", tests)
        return self.negate(result) if isinstance(op, ast.NotIn) else result

    def _common(self, a: CType, b: CType, left: Any, right: Any, node: ast.AST) -> CType:
        """The type in which two operands are compared."""
        if a == b:
            return a
        if a.kind in ("tail", "array"):
            a = CType("pointer", None, a.parts)
        if b.kind in ("tail", "array"):
            b = CType("pointer", None, b.parts)
        if {a.kind, b.kind} <= {"obj", "struct"}:
            if a.kind == b.kind == "struct":
                base = common_base([a.of, b.of])
                return OBJ if base in (Struct, Obj) else ctype.struct(base)
            return OBJ
        if a == ctype.NULLTYPE or b == ctype.NULLTYPE:
            return b if a == ctype.NULLTYPE else a
        if {a, b} <= {INT, FLOAT, BOOL}:
            return FLOAT if FLOAT in (a, b) else INT
        if a.kind == "sized" and isinstance(right, Known):
            return a
        if b.kind == "sized" and isinstance(left, Known):
            return b
        for first, second in ((a, b), (b, a)):
            if first == INT and _fits_word(second):
                return INT
        if a.kind == b.kind == "pointer":
            return a
        rule = "sized" if "sized" in (a.kind, b.kind) else "one-type"
        self.refuse(rule, f"{a} and {b} have no common type", node)

    def on_boolop(self, node: ast.BoolOp) -> Any:
        """As a value, `and` and `or` are of bools: in Python they give one of their operands."""
        return self._junction(node, True)

    def condition(self, node: ast.expr) -> Any:
        """An expression as a truth value: Known or of type bool."""
        if isinstance(node, ast.BoolOp):
            return self._junction(node)
        value = self.expression(node)
        if isinstance(value, Known):
            if isinstance(value.value, Obj | State) and not isinstance(value.value, bool):
                self.refuse("truth", "an object has no truth here", node)
            return Known(bool(value.value))
        kind = _plain(value.type)
        if kind == BOOL:
            return value
        if is_integer(kind) or kind == FLOAT:
            return ir.Op(BOOL, "({0} != 0)", (value,))
        self.refuse("truth", f"{kind} has no truth", node)

    def _junction(self, node: ast.BoolOp, as_value: bool = False) -> Any:
        """and / or: the second operand is computed only if need be."""
        is_and = isinstance(node.op, ast.And)
        saved = dict(self.narrow)
        result: Any = None
        for operand in node.values:
            if isinstance(result, Known):
                if result.value != is_and:
                    break
                result = None
            mark = len(self.body)
            test = self.expression(operand) if as_value else self.condition(operand)
            if as_value and self.type_of(test) != BOOL:
                self.refuse("truth", "the value of `and` and `or` is that of an operand", node)
            added, self.body = self.body[mark:], self.body[:mark]
            result = self._join(result, test, added, is_and)
            self.narrow.update(self.narrowed(operand, is_and))
        self.narrow = saved
        return result

    def _join(self, result: Any, test: Any, added: list[ir.Statement], is_and: bool) -> Any:
        if result is None:
            self.body.extend(added)
            return test
        if not added:
            if isinstance(test, Known):
                return result if test.value == is_and else test
            sign = "&&" if is_and else "||"
            return ir.Op(BOOL, f"({{0}} {sign} {{1}})", (result, test))
        kept = self.temporary(BOOL)
        self.emit(ir.Assign(self.line, kept, result))
        value = ir.Literal(BOOL, test.value) if isinstance(test, Known) else test
        added.append(ir.Assign(self.line, kept, value))
        guard = kept if is_and else self.negate(kept)
        self.emit(ir.If(self.line, guard, added, []))
        return kept

    def on_ifexp(self, node: ast.IfExp) -> Any:
        test = self.condition(node.test)
        if isinstance(test, Known):
            return self.expression(node.body if test.value else node.orelse)
        saved = dict(self.narrow)
        branches = []
        for branch, sense in ((node.body, True), (node.orelse, False)):
            self.narrow = {**saved, **self.narrowed(node.test, sense)}
            outer, self.body = self.body, []
            value = self.expression(branch)
            branches.append((value, self.body))
            self.body = outer
        self.narrow = saved
        (first, before_first), (second, before_second) = branches
        kind = self._either(first, second, node)
        a, b = self.coerce(first, kind, node), self.coerce(second, kind, node)
        if not before_first and not before_second:
            return ir.Op(kind, "({0} ? {1} : {2})", (test, a, b))
        kept = self.temporary(kind)
        before_first.append(ir.Assign(self.line, kept, a))
        before_second.append(ir.Assign(self.line, kept, b))
        self.emit(ir.If(self.line, test, before_first, before_second))
        return kept

    def _either(self, first: Any, second: Any, node: ast.AST) -> CType:
        a, b = self._operand_type(first), self._operand_type(second)
        if a.kind in ("tail", "array"):
            a = CType("pointer", None, a.parts)
        return self._common(a, b, first, second, node)

    def narrowed(self, test: ast.expr, sense: bool) -> dict[str, CType]:
        """What a test that came out as `sense` tells of names' classes."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return self.narrowed(test.operand, not sense)
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) == sense:
            found: dict[str, CType] = {}
            for value in test.values:
                found.update(self.narrowed(value, sense))
            return found
        if not sense or not isinstance(test, ast.Call) or len(test.args) != 2:
            return {}
        subject = test.args[0]
        if getattr(test.func, "id", "") != "isinstance" or not isinstance(subject, ast.Name):
            return {}
        kind = self.expression(test.args[1])
        known = isinstance(kind, Known) and isinstance(kind.value, type)
        if not known or subject.id not in self.locals or not issubclass(kind.value, Struct):
            return {}
        return {subject.id: ctype.struct(kind.value)}

    def call_method(self, base: Any, name: str, arguments: list[Any], node: ast.AST) -> Any:
        raise NotImplementedError


def reads_memory(value: ir.Expr) -> bool:
    """Whether a later call could change what an expression reads."""
    return any(
        isinstance(part, ir.Field | ir.Element | ir.RegisterField | ir.InstanceTest)
        or (isinstance(part, ir.Op) and part.reads_memory)
        for part in ir.inside(value)
    )


def _unsigned(template: str, kind: CType) -> str:
    """A template whose first operand is unsigned and not promoted to a signed type."""
    wide = "u64" if kind.of.BITS == 64 else "u32"
    if not kind.of.SIGNED and kind.of.BITS >= 32:
        return template
    return template.replace("{0}", f"({wide}){{0}}")


def _limit(kind: CType) -> int:
    """The largest integer that fits a small storage."""
    return (1 << int(kind.of[1:])) - 1


def _plain(kind: CType) -> CType:
    return INT if kind.kind == "small" else kind


def _fits_word(kind: CType) -> bool:
    if kind.kind == "small":
        return True
    return kind.kind == "sized" and kind.of.BITS + (not kind.of.SIGNED) <= 32


def _derives(have: CType, want: CType) -> bool:
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


def _fold_binary(op: ast.operator, a: Any, b: Any) -> Any:
    tree = ast.Expression(ast.BinOp(ast.Name("a", ast.Load()), op, ast.Name("b", ast.Load())))
    return eval(compile(ast.fix_missing_locations(tree), "fold", "eval"), {"a": a, "b": b})


def _fold_compare(op: ast.cmpop, a: Any, b: Any) -> bool:
    if isinstance(op, ast.Is | ast.IsNot) and isinstance(a, int) and isinstance(b, int):
        op = ast.Eq() if isinstance(op, ast.Is) else ast.NotEq()
    names = (ast.Name("a", ast.Load()), ast.Name("b", ast.Load()))
    tree = ast.Expression(ast.Compare(names[0], [op], [names[1]]))
    return bool(eval(compile(ast.fix_missing_locations(tree), "fold", "eval"), {"a": a, "b": b}))
