"""From syntax trees to IR: calls of CPython's own functions and of the vocabulary's that are no
calls in C.

Invariant: the arguments were evaluated before, in order.
"""

import ast
import typing
from typing import Any

from snakelet.runtime.static import Struct
from snakelet.runtime.static.memory import TypeBase
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import BOOL, FLOAT, INT, CType, is_integer
from snakelet.translator.intrinsic import Intrinsic
from snakelet.translator.known import Known
from snakelet.translator.lower_operator import OperatorLowering


class BuiltinLowering(OperatorLowering):
    """Lowers casts, tests, conversions and what the vocabulary means in C."""

    def _cast(self, kind: CType, value: Any, node: ast.AST) -> Any:
        if isinstance(value, Known):
            return value
        have = value.type
        if kind.kind == "small" or have.kind == "small":
            return self.coerce(value, kind, node)
        both = {kind.kind, have.kind}
        if have.kind == "obj" and kind.kind == "struct" and kind.of not in (Struct, TypeBase):
            return ir.Narrowing(kind, value)
        if both <= {"obj", "struct", "null"} or both == {"pointer"} or kind == have:
            return ir.Op(kind, "(({T}){0})", (value,))
        if both <= {"pointer", "tail", "array"} or both == {"function"}:
            return ir.Op(kind, "(({T}){0})", (value,))
        return self.coerce(value, kind, node)

    def _isinstance(self, node: ast.Call) -> Any:
        value, kinds = self.expressions(node.args)
        classes: Any = typing.get_args(kinds.value) if isinstance(kinds, Known) else ()
        if isinstance(kinds, Known) and not classes:
            classes = kinds.value if isinstance(kinds.value, tuple) else (kinds.value,)
        if isinstance(value, Known) and classes:
            return Known(isinstance(value.value, classes))
        if not classes or not all(isinstance(c, type) and issubclass(c, Struct) for c in classes):
            self.refuse("narrow", "isinstance tests for classes derived from Struct", node)
        if value.type.kind not in ("obj", "struct"):
            self.refuse("narrow", f"{value.type} has no class to test", node)
        return ir.InstanceTest(BOOL, value, classes)

    def _intrinsic(self, row: Intrinsic, arguments: list[Any], node: ast.AST) -> Any:
        if len(arguments) != len(row.parameters):
            wanted = len(row.parameters)
            self.refuse("call", f"arguments: {wanted} wanted, {len(arguments)} given", node)
        operands = tuple(
            self.coerce(a, k, node) if k.kind != "any" else self._pointer_operand(a, node)
            for a, k in zip(arguments, row.parameters, strict=True)
        )
        result = ir.Op(row.result, row.template, operands, row.reads_memory)
        if row.result == ctype.VOID:
            self.emit(ir.Evaluate(self.line, result))
        return self.materialize(result) if row.reads_memory else result

    def _pointer_operand(self, value: Any, node: ast.AST) -> ir.Expr:
        kind = self.type_of(value)
        return self.coerce(value, CType("pointer", None, kind.parts), node)

    def _to_sized(self, function: Any, arguments: list[Any], node: ast.AST) -> Any:
        kind = ctype.sized(function)
        value = arguments[0] if arguments else Known(0)
        if isinstance(value, Known):
            return Known(function(value.value))
        if not is_integer(value.type):
            self.refuse("sized", f"{value.type} is no integer", node)
        return ir.Op(kind, "(({T})({0}))", (value,))

    def _builtin(self, function: Any, arguments: list[Any], node: ast.AST) -> Any:
        least = 2 if function in (min, max) else 1
        if len(arguments) < least or (least == 1 and len(arguments) > 1):
            self.refuse("call", f"{function.__name__} takes {least} arguments", node)
        if function is len:
            return self._len(arguments[0], node)
        if function in (min, max):
            kinds = {self._operand_type(a) for a in arguments}
            kind = FLOAT if FLOAT in kinds else INT
            stem = ("double_" if kind == FLOAT else "word_") + function.__name__
            operands = [self.coerce(a, kind, node) for a in arguments]
            result = operands[0]
            for operand in operands[1:]:
                result = ir.Op(kind, f"{stem}({{0}}, {{1}})", (result, operand))
            return result
        return self._convert(function, arguments[0], node)

    def _convert(self, function: Any, value: Any, node: ast.AST) -> Any:
        """int(x), float(x), bool(x), abs(x)."""
        kind = self._operand_type(value)
        if function is int and (is_integer(kind) or kind == FLOAT):
            template = "float_to_word({0})" if kind == FLOAT else "((word)({0}))"
            return ir.Op(INT, template, (value,))
        if function is float and (is_integer(kind) or kind == FLOAT):
            return ir.Op(FLOAT, "((double)({0}))", (value,))
        if function is bool and (is_integer(kind) or kind == FLOAT):
            return ir.Op(BOOL, "({0} != 0)", (value,))
        if function is abs and kind in (INT, FLOAT):
            name = "word_abs" if kind == INT else "__builtin_fabs"
            return ir.Op(kind, f"{name}({{0}})", (value,))
        self.refuse("operator", f"{function.__name__} of {kind}", node)

    def _len(self, value: Any, node: ast.AST) -> Any:
        kind = self.type_of(value)
        if kind == ctype.TEXT:
            return ir.Op(INT, "({0}->length)", (self.coerce(value, kind, node),))
        if kind.kind == "frozen":
            length = self._length(value)
            if length is not None:
                return length
        if kind.kind == "struct":
            return self.call_method(value, "__len__", [], node)
        self.refuse("operator", f"{kind} has no length", node)

    def _ord(self, node: ast.Call) -> Any:
        """ord(text[i]): a byte of constant text."""
        argument = node.args[0] if len(node.args) == 1 else node
        if isinstance(argument, ast.Subscript):
            base, index = self.expressions([argument.value, argument.slice])
            if self.type_of(base) == ctype.TEXT:
                if isinstance(base, Known) and isinstance(index, Known):
                    return Known(ord(base.value[index.value]))
                text = self.coerce(base, ctype.TEXT, node)
                return ir.Op(
                    INT, "((word)(u8){0}->data[{1}])", (text, self.coerce(index, INT, node))
                )
        value = self.expression(argument) if argument is not node else None
        if isinstance(value, Known):
            return Known(ord(value.value))
        self.refuse("operator", "ord takes an element of constant text", node)
