"""From syntax trees to IR: operators, comparison, truth, narrowing.

Invariant: an operator means what it means in Python for the declared types of its operands, or is
refused; each operand is evaluated once, in order, and only where Python evaluates it.
"""

import ast
from typing import Any

from snakelet.runtime.static import Obj, State, Struct
from snakelet.runtime.static.number import WORD_BITS, u64
from snakelet.translator import ctype, ir
from snakelet.translator.ctype import BOOL, FLOAT, INT, OBJ, CType, is_integer
from snakelet.translator.known import Known, common_base
from snakelet.translator.lower_expression import ExpressionLowering, fits_word, plain

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


class OperatorLowering(ExpressionLowering):
    """Lowers operators and what is made of truth values."""

    def on_unaryop(self, node: ast.UnaryOp) -> Any:
        if isinstance(node.op, ast.Not):
            test = self.condition(node.operand)
            return Known(not test.value) if isinstance(test, Known) else self.negate(test)
        value = self.expression(node.operand)
        if isinstance(value, Known):
            fold = {ast.USub: lambda v: -v, ast.UAdd: lambda v: +v, ast.Invert: lambda v: ~v}
            return Known(fold[type(node.op)](value.value))  # type: ignore[no-untyped-call]
        kind = plain(value.type)
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
            if first == INT and fits_word(second):
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
        kind = plain(value.type)
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


def _unsigned(template: str, kind: CType) -> str:
    """A template whose first operand is unsigned and not promoted to a signed type."""
    wide = "u64" if kind.of.BITS == 64 else "u32"
    if not kind.of.SIGNED and kind.of.BITS >= 32:
        return template
    return template.replace("{0}", f"({wide}){{0}}")


def _fold_binary(op: ast.operator, a: Any, b: Any) -> Any:
    tree = ast.Expression(ast.BinOp(ast.Name("a", ast.Load()), op, ast.Name("b", ast.Load())))
    return eval(compile(ast.fix_missing_locations(tree), "fold", "eval"), {"a": a, "b": b})


def _fold_compare(op: ast.cmpop, a: Any, b: Any) -> bool:
    if isinstance(op, ast.Is | ast.IsNot) and isinstance(a, int) and isinstance(b, int):
        op = ast.Eq() if isinstance(op, ast.Is) else ast.NotEq()
    names = (ast.Name("a", ast.Load()), ast.Name("b", ast.Load()))
    tree = ast.Expression(ast.Compare(names[0], [op], [names[1]]))
    return bool(eval(compile(ast.fix_missing_locations(tree), "fold", "eval"), {"a": a, "b": b}))
