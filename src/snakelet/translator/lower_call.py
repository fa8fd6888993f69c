"""From syntax trees to IR: calls, constructions and raises.

Invariant: each call becomes one statement whose arguments were evaluated before it, in order.
"""

import ast
import dataclasses
import typing
from types import FunctionType
from typing import Any

from snakelet.runtime import static
from snakelet.runtime.static import Array, Dispatch, Frozen, Pointer, Struct, Tail
from snakelet.runtime.static.error import UserError, raised
from snakelet.runtime.static.memory import fields_of
from snakelet.runtime.static.number import Sized
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import BOOL, INT, OBJ, CType, from_annotation, is_integer
from snakelet.translator.intrinsic import FUNCTIONS, POINTER_METHODS
from snakelet.translator.known import (
    FOLDABLE,
    Known,
    facts,
    function_type,
    hints_of,
    method_of,
    parameter_names,
)
from snakelet.translator.layout import derived, fields
from snakelet.translator.lower_builtin import BuiltinLowering

HAS_ZERO = ("obj", "struct", "function", "int", "small", "bool", "sized", "float")
Arguments = tuple[list[Any], dict[str, Any]]


class CallLowering(BuiltinLowering):
    """Lowers calls."""

    def do_call(self, node: ast.Call, discard: bool = False) -> Any:
        if isinstance(node.func, ast.Attribute):
            found = self._attribute_call(node, node.func)
            if found is not None:
                return found
        callee = self.expression(node.func)
        if not isinstance(callee, Known):
            return self._pointer_call(callee, node)
        special = self._special(callee.value, node)
        if special is not None:
            return special
        arguments, keywords = self._all_arguments(node)
        function = callee.value
        frozen = any(isinstance(a, Known) and isinstance(a.value, Frozen) for a in arguments)
        if function in FOLDABLE and not frozen and all(isinstance(a, Known) for a in arguments):
            return Known(function(*(a.value for a in arguments)))
        if facts(function).get("build"):
            return self._build(function, arguments, keywords, node)
        if function in FUNCTIONS:
            return self._intrinsic(FUNCTIONS[function], arguments, node)
        if isinstance(function, type) and issubclass(function, Sized):
            return self._to_sized(function, arguments, node)
        if function in (int, float, bool, abs, min, max, len):
            return self._builtin(function, arguments, node)
        if isinstance(function, FunctionType):
            return self.call_function(function, arguments, node, keywords)
        shown = getattr(function, "__qualname__", type(function).__name__)
        self.refuse("call", f"{shown} can't be called in a body", node)

    def _arguments(self, node: ast.Call) -> list[Any]:
        """Positional arguments, each kept if a later one has effects."""
        return self._all_arguments(node)[0]

    def _all_arguments(self, node: ast.Call) -> tuple[list[Any], dict[str, Any]]:
        """Positional and keyword arguments, evaluated in the order in which they are written."""
        if any(isinstance(a, ast.Starred) for a in node.args) or any(
            k.arg is None for k in node.keywords
        ):
            self.refuse("construct", "there are no star arguments", node)
        names = [k.arg for k in node.keywords if k.arg]
        values = self.expressions([*node.args, *(k.value for k in node.keywords)])
        count = len(node.args)
        return values[:count], dict(zip(names, values[count:], strict=True))

    def _special(self, function: Any, node: ast.Call) -> Any:
        """Calls whose arguments are no plain values."""
        if function is typing.cast:
            kind = self._annotation(node.args[0])
            return self._cast(kind, self.expression(node.args[1]), node)
        if function is isinstance:
            return self._isinstance(node)
        if function is ord:
            return self._ord(node)
        if isinstance(function, type) and issubclass(function, Struct):
            return self._construct(function, node)
        if _is_error(function):
            return self._make_error(function, node.args, node)
        if function is static.retype:
            value, kind = self.expression(node.args[0]), self.expression(node.args[1])
            kept = self.materialize(value)
            if isinstance(kept, Known):
                return Known(static.retype(kept.value, kind.value))
            place = ir.Field(ctype.struct(static.TypeBase), kept, "type")
            self.emit(ir.Assign(node.lineno, place, self.coerce(kind, place.type, node)))
            return kept
        if function is static.layout_of:
            return Known(static.layout_of(self.constant(node.args[0])))
        if function is static.call_spilled:
            goal = self.expression(node.args[0])
            kind = CType("function", None, (ctype.VOID,))
            self.emit(
                ir.Call(
                    node.lineno, None, "call_spilled", [self.coerce(goal, kind, node)], False, True
                )
            )
            return Known(None)
        if function is static.rom:
            return Known(static.rom(self.constant(node.args[0])))
        return None

    def constant(self, node: ast.expr) -> Any:
        """The build-time value of an expression."""
        value = self.expression(node)
        if not isinstance(value, Known):
            self.refuse("constant", "this is not known at build time", node)
        return value.value

    def _annotation(self, node: ast.expr) -> CType:
        space = {**vars(typing), **self.target.function.__globals__, **self.closure, **self.known}
        note = eval(compile(ast.Expression(node), "annotation", "eval"), space)
        if isinstance(note, str):
            note = eval(note, space)
        return from_annotation(note, "cast")

    def _build(
        self, function: Any, arguments: list[Any], keywords: dict[str, Any], node: ast.Call
    ) -> Known:
        for argument in (*arguments, *keywords.values()):
            if not isinstance(argument, Known):
                self.refuse("constant", f"{function.__name__} runs at build time", node)
        values = [argument.value for argument in arguments]
        return Known(function(*values, **{n: k.value for n, k in keywords.items()}))

    def _construct(self, kind: type, node: ast.Call) -> Any:
        """Kind(field, ..., name=field): a fresh struct."""
        given = self._given_fields(kind, node)
        operands = dict(zip(given, self.expressions(list(given.values())), strict=True))
        defaults = {n: d for n, _, d in fields_of(kind) if d is not dataclasses.MISSING}
        values: list[tuple[str, ir.Expr]] = []
        count: ir.Expr | None = None
        for name, field in fields(kind).items():
            if name in operands and field.kind == "tail":
                count = self.keep(self.coerce(operands[name], INT, node))
            elif name in operands or name in defaults:
                value = operands[name] if name in operands else Known(defaults[name])
                values.append((name, self.convert(value, field, node)))
            elif field.kind not in HAS_ZERO:
                self.refuse("call", f"{kind.__name__} is made without {name}", node)
        result = self.temporary(ctype.struct(kind))
        self.emit(ir.New(node.lineno, result, kind, values, count, self.handler_label()))
        return result

    def _given_fields(self, kind: type, node: ast.Call) -> dict[str, ast.expr]:
        """The expression of each field that is given, of a tail its length, as written."""
        names = list(fields(kind))
        if len(node.args) > len(names):
            self.refuse("call", f"{kind.__name__} has {len(names)} fields", node)
        given: dict[str, ast.expr] = dict(zip(names, node.args, strict=False))
        for keyword in node.keywords:
            if keyword.arg not in names or keyword.arg in given:
                self.refuse("call", f"{kind.__name__} has no field {keyword.arg} left", node)
            given[keyword.arg] = keyword.value
        for name in given:
            if fields(kind)[name].kind == "tail":
                given[name] = self._tail_count(given[name], node)
        return given

    def _tail_count(self, node: ast.expr, call: ast.Call) -> ast.expr:
        if isinstance(node, ast.Call) and len(node.args) == 1:
            if self.expression(node.func) == Known(Tail):
                return node.args[0]
        self.refuse("struct", "a tail is made with Tail(n)", call)

    def _attribute_call(self, node: ast.Call, func: ast.Attribute) -> Any:
        """Methods of pointers, tails, structs and dispatches; None for anything else."""
        base = self.expression(func.value)
        name = func.attr
        if isinstance(base, Known):
            return self._known_method(base, name, node)
        kind = base.type
        if kind.kind in ("pointer", "tail", "array"):
            return self._pointer_method(base, name, node)
        if kind.kind in ("struct", "state") and method_of(kind.of, name) is not None:
            mark = len(self.body)
            arguments, keywords = self._all_arguments(node)
            base = self._before(base, mark)
            return self.call_method(base, name, arguments, node, keywords)
        if kind.kind in ("struct", "state") and name in fields(kind.of):
            return self._pointer_call(self.read(self.field(base, name, node)), node)
        if kind == OBJ:
            self.refuse("narrow", f"an Obj has no method {name}", node)
        self.refuse("attribute", f"{kind} has no method {name}", node)

    def _known_method(self, base: Known, name: str, node: ast.Call) -> Any:
        value = base.value
        if isinstance(value, Dispatch) and name == "run":
            return self._run_dispatch(value, node)
        if isinstance(value, Pointer) or hasattr(value, "pointer"):
            if not isinstance(value, Struct):
                return self._pointer_method(base, name, node)
        if isinstance(value, static.Struct | static.State) and not isinstance(value, type):
            if method_of(type(value), name) is not None:
                arguments, keywords = self._all_arguments(node)
                return self.call_method(base, name, arguments, node, keywords)
        return None

    def _run_dispatch(self, dispatch: Dispatch, node: ast.Call) -> Any:
        name = self.world.dispatch_name(dispatch)
        if self.target.mode == "registers":
            self.refuse("handler", "a handler does not start a dispatch", node)
        call = ir.Call(node.lineno, None, name, [], False, True, None, True)
        self.emit(call)
        return Known(None)

    def _pointer_method(self, base: Any, name: str, node: ast.Call) -> Any:
        kind = self.type_of(base)
        mark = len(self.body)
        arguments = self._arguments(node)
        base = self._before(base, mark)
        if name == "pointer":
            whole = CType("pointer", None, kind.parts)
            index = self.coerce(arguments[0], INT, node) if arguments else ir.Literal(INT, 0)
            start = self._as_pointer(base, kind)
            return ir.Op(whole, "({0} + {1})", (start, index))
        if name == "beside":
            return self._beside(base, self._pointer_operand(arguments[0], node), node)
        if name in ("fill", "fill_few"):
            value = self.coerce(arguments[0], kind.parts[0], node)
            count = self.coerce(arguments[1], INT, node)
            operands = (self._pointer_operand(base, node), value, count)
            text = f"{name.upper()}({{0}}, {{1}}, {{2}})"
            self.emit(ir.Evaluate(node.lineno, ir.Op(ctype.VOID, text, operands)))
            return Known(None)
        if name not in POINTER_METHODS:
            self.refuse("attribute", f"a pointer has no method {name}", node)
        return self._intrinsic(POINTER_METHODS[name], [base, *arguments], node)

    def _beside(self, base: Any, place: ir.Expr, node: ast.AST) -> ir.Expr:
        """The element of a parallel array beside an element of the other."""
        array = base.value if isinstance(base, Known) else None
        if not isinstance(array, Array) or array.parallel is None:
            self.refuse("attribute", "only a parallel array has elements beside another's", node)
        whole = CType("pointer", None, self.type_of(base).parts)
        other = ir.Constant(self.type_of(Known(array.parallel)), array.parallel)
        text = f"(({{T}})(BESIDE({{0}}, {{1}}, {array.length}) + {array.distance}))"
        return ir.Op(whole, text, (place, other))

    def call_method(
        self,
        base: Any,
        name: str,
        arguments: list[Any],
        node: ast.AST,
        keywords: dict[str, Any] | None = None,
    ) -> Any:
        """A method of the declared class, or of the object's own class if it is abstract there."""
        kind = self.type_of(base)
        found = method_of(kind.of, name)
        if found is None:
            self.refuse("attribute", f"{kind.of.__name__} has no method {name}", node)
        function, _ = found
        if self._is_virtual(kind.of, name, node):
            return self._virtual(kind.of, name, base, (arguments, keywords or {}), node)
        static_method = isinstance(kind.of.__dict__.get(name), staticmethod)
        first = [] if static_method else [base]
        return self.call_function(function, [*first, *arguments], node, keywords or {})

    def _is_virtual(self, kind: type, name: str, node: ast.AST) -> bool:
        """Whether the object's own class may have another method than the declared one. A method
        with other parameters is another method: hosted, to call it by mistake fails."""
        function = method_of(kind, name)[0]  # type: ignore[index]
        marked = any(facts(vars(base).get(name)).get("abstract") for base in kind.__mro__)
        others = [method_of(c, name) for c in derived(kind)[1:] if name in vars(c)]
        if marked:
            return bool(others) or bool(facts(function).get("abstract"))
        wanted = function_type(function).parts[2:]
        if any(found and function_type(found[0]).parts[2:] == wanted for found in others):
            self.refuse("attribute", f"{name} is overridden, but not @abstract", node)
        return False

    def _virtual(
        self, kind: type, name: str, base: Any, arguments: Arguments, node: ast.AST
    ) -> Any:
        """Chooses among the methods of all classes derived in this world."""
        choices = self.world.implementations(kind, name)
        if not choices:
            self.refuse("attribute", f"no class implements {kind.__name__}.{name}", node)
        declared = function_type(method_of(kind, name)[0]).parts[0]  # type: ignore[index]
        result = None if declared == ctype.VOID else self.temporary(declared)
        kept = self.materialize(base)
        values = [self.materialize(a) for a in arguments[0]]
        keywords = {n: self.materialize(a) for n, a in arguments[1].items()}
        chain: list[ir.Statement] = []
        for i, (owner, function) in enumerate(reversed(choices)):
            outer, self.body = self.body, []
            receiver = ir.Op(ctype.struct(owner), "(({T}){0})", (kept,))
            value = self.call_function(function, [receiver, *values], node, keywords)
            if result is not None:
                self.emit(ir.Assign(self.line, result, self.coerce(value, declared, node)))
            test = ir.InstanceTest(BOOL, kept, (owner,))
            body, self.body = self.body, outer
            if i == 0:
                body.insert(0, ir.Assert(self.line, test, f"an object without {name}"))
            chain = [ir.If(self.line, test, body, chain)] if chain else body
        self.body.extend(chain)
        return Known(None) if result is None else result

    def _pointer_call(self, callee: ir.Expr, node: ast.Call) -> Any:
        kind = callee.type
        if kind.kind != "function":
            self.refuse("call", f"{kind} can't be called", node)
        kept = self.keep(callee) if node.args else callee
        result, *parameters = kind.parts
        arguments = self._arguments(node)
        if len(arguments) != len(parameters):
            wanted = len(parameters)
            self.refuse("call", f"arguments: {wanted} wanted, {len(arguments)} given", node)
        values = [self.convert(a, k, node) for a, k in zip(arguments, parameters, strict=True)]
        return self._emit_call(kept, values, result, node)

    def _emit_call(
        self,
        callee: Any,
        values: list[ir.Expr],
        result: CType,
        node: ast.AST,
        machine: bool = False,
    ) -> Any:
        kept = None if result == ctype.VOID else self.temporary(result)
        line = getattr(node, "lineno", self.line)
        self.emit(
            ir.Call(
                line, kept, callee, values, on_error=self.handler_label(), passes_machine=machine
            )
        )
        return Known(None) if kept is None else kept

    def call_function(
        self, function: FunctionType, arguments: list[Any], node: ast.AST, keywords: dict[str, Any]
    ) -> Any:
        """A call of a product function."""
        kind = function_type(function)
        bound = self._bind(function, arguments, keywords, node)
        constants: list[tuple[str, Any]] = []
        values: list[ir.Expr] = []
        machine = False
        hints = hints_of(function)
        for (name, value), want in zip(bound, kind.parts[1:], strict=True):
            if self.world.is_machine(want):
                machine = True
            elif _is_const(hints[name]):
                if not isinstance(value, Known):
                    why = f"{name} of {function.__name__} must be known at build time"
                    self.refuse("constant", why, node)
                constants.append((name, value.value))
            else:
                values.append(self.convert(value, want, node))
        marks = facts(function)
        if marks.get("handler"):
            self.refuse("handler", "a handler is only called by return", node)
        registers = machine and marks.get("inline") and self.target.mode == "registers"
        mode = "registers" if registers else "memory"
        goal = ir.Target(function, tuple(constants), mode)
        if "extern" in marks:
            return self._extern(goal, values, kind.parts[0], node)
        result = self._emit_call(goal, values, kind.parts[0], node, machine and not registers)
        if hints["return"] is typing.NoReturn:
            self.emit(ir.Propagate(self.line, self.handler_label()))
        return result

    def _extern(self, goal: ir.Target, values: list[ir.Expr], result: CType, node: ast.AST) -> Any:
        found = self._emit_call(goal, values, result, node)
        call = self.body[-1]
        assert isinstance(call, ir.Call)
        if facts(goal.function).get("pure"):
            call.raises = call.allocates = False
        return found

    def _bind(
        self, function: FunctionType, arguments: list[Any], keywords: dict[str, Any], node: ast.AST
    ) -> list[tuple[str, Any]]:
        """Arguments by parameter, defaults filled in."""
        names = parameter_names(function)
        if len(arguments) > len(names):
            self.refuse("call", f"{function.__name__} takes {len(names)} arguments", node)
        bound = dict(zip(names, arguments, strict=False))
        for name, argument in keywords.items():
            if name not in names or name in bound:
                self.refuse("call", f"{function.__name__} has no parameter {name} left", node)
            bound[name] = argument
        positional = names[: function.__code__.co_argcount]
        defaults = dict(
            zip(reversed(positional), reversed(function.__defaults__ or ()), strict=False)
        )
        defaults.update(function.__kwdefaults__ or {})
        for name in names:
            if name not in bound:
                if name not in defaults:
                    self.refuse("call", f"{function.__name__} needs {name}", node)
                bound[name] = Known(defaults[name])
        return [(name, bound[name]) for name in names]

    def raise_error(self, error: ast.expr, node: ast.stmt) -> None:
        """raise Error(...), raise raised(obj), raise function_that_makes_an_error(...)."""
        label = self.handler_label()
        if isinstance(error, ast.Call) and self._is_raised(error.func):
            value = self.coerce(self.expression(error.args[0]), OBJ, node)
        else:
            made = self.expression(error)
            if isinstance(made, Known) and _is_error(made.value):
                made = self._make_error(made.value, [], node)
            if isinstance(made, Known) or made.type != OBJ:
                self.refuse("construct", "raise takes an exception of runtime.static.error", node)
            value = made
        self.emit(ir.Raise(node.lineno, value, label))

    def _is_raised(self, function: ast.expr) -> bool:
        root = function.value if isinstance(function, ast.Attribute) else function
        if not isinstance(root, ast.Name) or root.id in self.locals:
            return False
        return bool(self.expression(function) == Known(raised))

    def _make_error(self, kind: type, arguments: list[ast.expr], node: ast.AST) -> ir.Var:
        """A fresh exception object."""
        template, parts = self._message(arguments, node)
        result = self.temporary(OBJ)
        self.emit(ir.MakeError(self.line, result, kind, template, parts))
        return result

    def _message(
        self, arguments: list[ast.expr], node: ast.AST
    ) -> tuple[str | None, list[ir.Expr]]:
        """A message's template and parts; no template for an exception with one object or none."""
        if not arguments:
            return None, []
        if len(arguments) > 1:
            self.refuse("call", "an exception takes a message or an object", node)
        first = arguments[0]
        if isinstance(first, ast.JoinedStr):
            return self._template(first, node)
        value = self.expression(first)
        if isinstance(value, Known) and isinstance(value.value, str):
            return value.value, []
        return None, [self._part(value, node)]

    def _template(self, text: ast.JoinedStr, node: ast.AST) -> tuple[str, list[ir.Expr]]:
        template, parts = "", []
        for piece in text.values:
            if isinstance(piece, ast.Constant):
                if "%" in str(piece.value):
                    self.refuse("construct", "a message with parts has no percent sign", node)
                template += str(piece.value)
                continue
            assert isinstance(piece, ast.FormattedValue)
            if piece.conversion != -1 or piece.format_spec is not None:
                self.refuse("construct", "a part of a message is shown by str() alone", node)
            value = self.expression(piece.value)
            if isinstance(value, Known) and isinstance(value.value, str | int):
                if "%" in str(value.value):
                    self.refuse("construct", "a message with parts has no percent sign", node)
                template += str(value.value)
            else:
                template += "%"
                parts.append(self._part(value, node))
        return template, parts

    def _part(self, value: Any, node: ast.AST) -> ir.Expr:
        kind = self._operand_type(value)
        if kind == BOOL:
            self.refuse("construct", "a bool is no part of a message", node)
        if kind == ctype.TEXT:
            made = self.call_function(self.world.hooks.text_object, [value], node, {})
            return self.coerce(made, OBJ, node)
        if is_integer(kind):
            number = self.coerce(value, INT, node)
            made = self.call_function(self.world.hooks.int_object, [number], node, {})
            return self.coerce(made, OBJ, node)
        return self.materialize(self.coerce(value, OBJ, node))  # type: ignore[no-any-return]

    def match(self, error: ir.Var, classes: tuple[type, ...], node: ast.AST) -> ir.Expr | None:
        """Whether the error is of one of some classes; None if all errors are."""
        if UserError in classes:
            return None
        tests: list[ir.Expr] = []
        for kind in classes:
            known = Known(self.world.hooks.error_type(kind.__name__))
            found = self.call_function(self.world.hooks.error_is, [error, known], node, {})
            tests.append(self.coerce(found, BOOL, node))
        joined = " || ".join(f"{{{i}}}" for i in range(len(tests)))
        return ir.Op(BOOL, f"({joined})", tuple(tests))


def _is_error(value: Any) -> bool:
    """Whether a build-time value is a class of the user's exceptions."""
    return isinstance(value, type) and issubclass(value, UserError)


def _is_const(note: Any) -> bool:
    arguments = typing.get_args(note)
    return typing.get_origin(note) is typing.Annotated and "const" in arguments[1:]
