"""From syntax trees to IR: statements.

Invariant: lowering a function looks at no other function's body, only at its annotations; so every
error is the error of the line it names.
"""

import ast
import typing
from types import FunctionType
from typing import Any

from snakelet.runtime.static import NEXT, STOP
from snakelet.runtime.static.error import UserError
from snakelet.translator import ctype, ir
from snakelet.translator.assigned import unassigned
from snakelet.translator.ctype import CType, from_annotation
from snakelet.translator.known import Known, facts, hints_of, parameter_names
from snakelet.translator.lower_call import CallLowering
from snakelet.translator.lower_expression import Final
from snakelet.translator.source import closure_of, tree_of


class Lowering(CallLowering):
    """Lowers one function for one set of constants and one mode."""

    def run(self) -> ir.Function:
        """The whole function."""
        tree = tree_of(self.target.function)
        with self.located(tree):
            return self._run(tree)

    def _run(self, tree: ast.FunctionDef) -> ir.Function:
        target, function = self.target, self.target.function
        marks = facts(function)
        lowered = ir.Function(
            target,
            self.world.name_of(target),
            self._parameters(function, tree),
            self.result,
            [],
            self.locals,
            function.__code__.co_filename,
            tree.lineno,
            inline=bool(marks.get("inline")),
            cold=bool(marks.get("cold")),
            handler=bool(marks.get("handler")),
            machine=self.takes_machine,
            module=function.__module__,
        )
        self.block(tree.body)
        if self.result.kind not in ("void", "next") and not self._ended(self.body):
            self.refuse("return", "the end can be reached without a return", tree)
        lowered.body = self.body
        problems = ir.check(lowered)
        if problems:
            raise AssertionError("; ".join(problems))
        self._check_assigned(lowered, tree)
        return lowered

    def _check_assigned(self, lowered: ir.Function, tree: ast.FunctionDef) -> None:
        """Refuses reads of locals that may have no value."""
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        stored = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        for name, line in unassigned(lowered, stored & set(self.locals)):
            places = (node for node in names if node.id == name and node.lineno == line)
            self.refuse("assigned", f"{name} may have no value here", next(places, tree))

    def _parameters(self, function: FunctionType, tree: ast.FunctionDef) -> list[ir.Var]:
        """Binds parameters; the ones that C passes are the result."""
        hints = hints_of(function)
        constants = dict(self.target.constants)
        nodes = {a.arg: a for a in (*tree.args.posonlyargs, *tree.args.args, *tree.args.kwonlyargs)}
        if tree.args.vararg or tree.args.kwarg:
            self.refuse("construct", "there are no star parameters", tree)
        passed = []
        self.takes_machine = False
        for name in parameter_names(function):
            if name in constants:
                self.known[name] = constants[name]
                continue
            if name not in hints:
                self.refuse("annotate", f"the parameter {name} has no annotation", nodes[name])
            with self.located(nodes[name]):
                kind = from_annotation(hints[name], name)
            if self.world.is_machine(kind):
                self.known[name] = self.world.machine
                self.takes_machine = True
                continue
            self.locals[name] = kind
            passed.append(ir.Var(kind, name))
        if "return" not in hints:
            self.refuse("annotate", "the result has no annotation", tree)
        with self.located(tree.returns or tree):
            self.result = from_annotation(hints["return"], "the result")
        self.closure = closure_of(function)
        return passed

    def _ended(self, body: list[ir.Statement]) -> bool:
        """Whether control can't reach the end of a body."""
        if not body:
            return False
        last = body[-1]
        if isinstance(last, ir.If):
            return self._ended(last.then) and self._ended(last.otherwise)
        if isinstance(last, ir.Loop):
            return not _breaks(last.body)
        return isinstance(
            last,
            ir.Return | ir.Raise | ir.Jump | ir.TailCall | ir.Propagate | ir.Break | ir.Continue,
        )

    def block(self, nodes: list[ast.stmt]) -> None:
        """Lowers statements until one ends the block."""
        for node in nodes:
            self.statement(node)
            if self._ended(self.body):
                break

    def statement(self, node: ast.stmt) -> None:
        self.line = node.lineno
        method = getattr(self, f"do_{type(node).__name__.lower()}", None)
        if method is None:
            self.refuse("construct", f"there is no {type(node).__name__} in a body", node)
        with self.located(node):
            method(node)

    def do_pass(self, node: ast.Pass) -> None:
        pass

    def do_expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        self.expression(node.value, discard=True)

    def do_return(self, node: ast.Return) -> None:
        if self.handler:
            self._return_from_handler(node)
            return
        value = None
        if node.value is not None and self.result != ctype.VOID:
            value = self.convert(self.expression(node.value), self.result, node)
        elif node.value is not None:
            self.expression(node.value, discard=True)
        elif self.result != ctype.VOID:
            self.refuse("return", f"there is no result of type {self.result}", node)
        if value is not None and self.finals:
            value = self.materialize(value)
        self._leave(0)
        self.emit(ir.Return(node.lineno, value))

    def _return_from_handler(self, node: ast.Return) -> None:
        value = node.value
        if isinstance(value, ast.Call):
            callee = self.expression(value.func)
            if isinstance(callee, Known) and facts(callee.value).get("handler"):
                self._leave(0)
                self.emit(ir.TailCall(node.lineno, ir.Target(callee.value, (), self.target.mode)))
                return
        if value is not None:
            found = self.expression(value)
            if isinstance(found, Known) and found.value in (NEXT, STOP):
                self._leave(0)
                self.emit(ir.TailCall(node.lineno, found.value.name))
                return
        self.refuse("handler", "this is not what a handler returns", node)

    def do_assign(self, node: ast.Assign) -> None:
        if isinstance(node.value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple):
            self._assign_in_parallel(node.targets[0], node.value, node)
            return
        value = self.expression(node.value)
        if len(node.targets) > 1:
            value = self.materialize(value)
        for target in node.targets:
            self.store(target, value, node)

    def _assign_in_parallel(self, target: ast.Tuple, value: ast.Tuple, node: ast.stmt) -> None:
        """a, b = b, a"""
        if len(target.elts) != len(value.elts):
            self.refuse("construct", "the two sides have different numbers of items", node)
        values = [self.materialize(item) for item in self.expressions(value.elts)]
        for element, item in zip(target.elts, values, strict=True):
            self.store(element, item, node)

    def do_annassign(self, node: ast.AnnAssign) -> None:
        if not isinstance(node.target, ast.Name):
            self.refuse("construct", "only a name is annotated", node)
        space = {**vars(typing), **self.target.function.__globals__, **self.closure}
        note = eval(compile(ast.Expression(node.annotation), "annotation", "eval"), space)
        if isinstance(note, str):
            note = eval(note, space)
        kind = from_annotation(note, node.target.id)
        self.declare(node.target.id, kind, node)
        if node.value is not None:
            self.store(node.target, self.expression(node.value), node)

    def do_augassign(self, node: ast.AugAssign) -> None:
        target = node.target
        if isinstance(target, ast.Name):
            load: ast.expr = ast.copy_location(ast.Name(target.id, ast.Load()), target)
            binary = ast.copy_location(ast.BinOp(load, node.op, node.value), node)
            self.store(target, self.expression(binary), node)
            return
        base = self.keep(self.expression(target.value))
        if isinstance(target, ast.Attribute):
            place = self.field(base, target.attr, target)
            current = self.read(place)
        else:
            assert isinstance(target, ast.Subscript)
            mark = len(self.body)
            index = self.keep(self.expression(target.slice))
            base = self._before(base, mark)
            current = self.subscript(base, index, target)
        mark = len(self.body)
        operand = self.expression(node.value)
        value = self.binary(node.op, self._before(current, mark), operand, node)
        if isinstance(target, ast.Attribute):
            self.emit(ir.Assign(node.lineno, place, self.convert(value, place.type, node)))
        else:
            self.store_subscript(base, index, value, target)

    def store(self, target: ast.expr, value: Any, node: ast.stmt) -> None:
        """Assigns a value to a name, a field, an element or a tuple of names."""
        if isinstance(target, ast.Name):
            self._store_name(target.id, value, node)
        elif isinstance(target, ast.Attribute):
            mark = len(self.body)
            base = self.expression(target.value)
            place = self.field(base, target.attr, target)
            value = self._before(value, mark)
            self.emit(ir.Assign(node.lineno, place, self.convert(value, place.type, node)))
        elif isinstance(target, ast.Subscript):
            mark = len(self.body)
            base, index = self.expressions([target.value, target.slice])
            self.store_subscript(base, index, self._before(value, mark), target)
        elif isinstance(target, ast.Tuple):
            self._store_tuple(target, value, node)
        else:
            self.refuse("construct", "this can't be assigned to", node)

    def _store_name(self, name: str, value: Any, node: ast.stmt) -> None:
        if name in self.known:
            self.refuse("one-type", f"{name} is a constant here", node)
        if name not in self.locals:
            kind = self.type_of(value)
            if kind == ctype.NULLTYPE:
                self.refuse("annotate", f"the type of {name} can't be told from None", node)
            if kind.kind == "small":
                kind = ctype.INT
            self.declare(name, kind, node)
        self.narrow.pop(name, None)
        kind = self.locals[name]
        converted = self.convert(value, kind, node)
        self.emit(ir.Assign(node.lineno, ir.Var(kind, name), converted))
        actual = self.type_of(value)
        if kind == ctype.OBJ and actual.kind == "struct":
            self.narrow[name] = actual

    def _store_tuple(self, target: ast.Tuple, value: Any, node: ast.stmt) -> None:
        if isinstance(value, Known):
            for element, item in zip(target.elts, value.value, strict=True):
                self.store(element, Known(item), node)
            return
        if value.type.kind != "tuple" or len(value.type.parts) != len(target.elts):
            self.refuse("construct", "only a call's tuple of as many results is taken apart", node)
        whole = self.materialize(value)
        for i, (element, kind) in enumerate(zip(target.elts, value.type.parts, strict=True)):
            self.store(element, ir.Op(kind, f"{{0}}.f{i}", (whole,)), node)

    def do_if(self, node: ast.If) -> None:
        test = self.condition(node.test)
        if isinstance(test, Known):
            live, dead = (node.body, node.orelse) if test.value else (node.orelse, node.body)
            self._check_dead(node.test, dead)
            self.block(live)
            return
        then, after_then = self._branch(node.body, self.narrowed(node.test, True))
        otherwise, after_else = self._branch(node.orelse, self.narrowed(node.test, False))
        self.emit(ir.If(node.lineno, test, then, otherwise))
        if self._ended(then):
            self.narrow = after_else
        elif self._ended(otherwise):
            self.narrow = after_then
        else:
            self.narrow = {n: k for n, k in after_then.items() if after_else.get(n) == k}

    def _branch(
        self, nodes: list[ast.stmt], narrowed: dict[str, CType]
    ) -> tuple[list[ir.Statement], dict[str, CType]]:
        """Lowers a branch that knows more of some names; what is known at its end."""
        saved = self.narrow
        self.narrow = {**saved, **narrowed}
        outer, self.body = self.body, []
        self.block(nodes)
        inner, self.body = self.body, outer
        after, self.narrow = self.narrow, saved
        return inner, after

    def _check_dead(self, test: ast.expr, dead: list[ast.stmt]) -> None:
        """The branch that a feature switches off is checked all the same."""
        names = {n.id for n in ast.walk(test) if isinstance(n, ast.Name)}
        if names & {"feature", "target"} and dead:
            locals_before, counter = dict(self.locals), self.counter
            self._branch(dead, {})
            self.counter = counter
            self.locals.clear()
            self.locals.update(locals_before)

    def do_while(self, node: ast.While) -> None:
        if node.orelse:
            self.refuse("construct", "a loop has no else", node)
        for name in _stored(node):
            self.narrow.pop(name, None)
        outer, self.body = self.body, []
        saved = dict(self.narrow)
        self.loops.append(("plain", "", len(self.finals)))
        test = self.condition(node.test)
        if not (isinstance(test, Known) and test.value):
            refused = self.negate(self.as_expression(test, ctype.BOOL, node))
            self.emit(ir.If(node.lineno, refused, [ir.Break(node.lineno)], []))
        self.narrow.update(self.narrowed(node.test, True))
        self.block(node.body)
        self.loops.pop()
        inner, self.body = self.body, outer
        self.narrow = saved
        self.emit(ir.Loop(node.lineno, inner))

    def do_for(self, node: ast.For) -> None:
        if node.orelse:
            self.refuse("construct", "a loop has no else", node)
        for name in _stored(node):
            self.narrow.pop(name, None)
        iterable = node.iter
        if isinstance(iterable, ast.Call) and getattr(iterable.func, "id", "") == "range":
            if isinstance(node.target, ast.Name):
                self._count(node, node.target.id, iterable.args)
                return
        found = self.expression(iterable)
        if isinstance(found, Known) and isinstance(found.value, tuple | range):
            self._unroll(node, found.value)
            return
        self.refuse("construct", "a for loop goes over range(...) or a constant tuple", node)

    def _count(self, node: ast.For, name: str, bounds: list[ast.expr]) -> None:
        values = [self.coerce(self.expression(b), ctype.INT, node) for b in bounds]
        step = 1
        if len(values) == 3:
            last = values.pop()
            if not isinstance(last, ir.Literal) or last.value == 0:
                self.refuse("constant", "the step of a range is a constant", node)
            step = last.value
        stop = self.materialize(values[-1])
        start = values[0] if len(values) == 2 else ir.Literal(ctype.INT, 0)
        self.declare(name, ctype.INT, node)
        self.loops.append(("plain", "", len(self.finals)))
        counter = self.temporary(ctype.INT)
        outer, self.body = self.body, []
        saved = dict(self.narrow)
        self.emit(ir.Assign(node.lineno, ir.Var(ctype.INT, name), counter))
        self.block(node.body)
        self.narrow = saved
        inner, self.body = self.body, outer
        self.loops.pop()
        self.emit(ir.Count(node.lineno, counter, start, stop, step, inner))

    def _unroll(self, node: ast.For, items: Any) -> None:
        end = self.label("end")
        for item in items:
            again = self.label("next")
            self.loops.append((again, end, len(self.finals)))
            self._bind_known(node.target, item, node)
            outer, self.body = self.body, []
            saved = dict(self.narrow)
            self.block(node.body)
            self.narrow = saved
            inner, self.body = self.body, outer
            self.body.extend(inner)
            self.loops.pop()
            if any(isinstance(s, ir.Jump) and s.label == again for s in ir.statements(inner)):
                self.emit(ir.Label(node.lineno, again))
            elif self._ended(inner):
                break
        for name in _names(node.target):
            self.known.pop(name, None)
        self.label_if_used(end)

    def label_if_used(self, label: str) -> None:
        """Places a label if the code so far jumps to it."""
        if any(isinstance(s, ir.Jump) and s.label == label for s in ir.statements(self.body)):
            self.emit(ir.Label(self.line, label))

    def _bind_known(self, target: ast.expr, item: Any, node: ast.stmt) -> None:
        if isinstance(target, ast.Name):
            if target.id in self.locals:
                self.refuse("one-type", f"{target.id} is a variable already", node)
            self.known[target.id] = item
        elif isinstance(target, ast.Tuple):
            for element, part in zip(target.elts, item, strict=True):
                self._bind_known(element, part, node)

    def do_break(self, node: ast.Break) -> None:
        again, end, depth = self.loops[-1]
        self._leave(depth)
        self.emit(ir.Break(node.lineno) if again == "plain" else ir.Jump(node.lineno, end))

    def do_continue(self, node: ast.Continue) -> None:
        again, _, depth = self.loops[-1]
        self._leave(depth)
        self.emit(ir.Continue(node.lineno) if again == "plain" else ir.Jump(node.lineno, again))

    def do_assert(self, node: ast.Assert) -> None:
        test = self.condition(node.test)
        if not isinstance(test, Known):
            self.emit(ir.Assert(node.lineno, test, ast.unparse(node.test)))
            self.narrow.update(self.narrowed(node.test, True))

    def do_raise(self, node: ast.Raise) -> None:
        error = node.exc
        if node.cause is not None:
            self.refuse("construct", "an exception has no cause", node)
        if error is None:
            if self.caught is None:
                self.refuse("construct", "there is no exception to raise again", node)
            assert self.caught is not None
            self.emit(ir.Raise(node.lineno, self.caught, self.handler_label()))
            return
        self.raise_error(error, node)

    def do_try(self, node: ast.Try) -> None:
        stored = _stored(node)
        before = {n: k for n, k in self.narrow.items() if n not in stored}
        if node.finalbody:
            self._try_finally(node, before)
        else:
            self._try_except(node, before)
        self.narrow = before

    def _try_finally(self, node: ast.Try, before: dict[str, CType]) -> None:
        failed, end = self.label("finally"), self.label("end")
        outer_label = self.handler_label()
        self.finals = [*self.finals, (node.finalbody, list(self.handlers), len(self.loops))]
        self.handlers.append(failed)
        if node.handlers:
            inner = ast.copy_location(ast.Try(node.body, node.handlers, node.orelse, []), node)
            self._try_except(inner, before)
        else:
            self.block(node.body)
        self.handlers.pop()
        self.finals = self.finals[:-1]
        if not self._ended(self.body):
            self.block(node.finalbody)
            self.emit(ir.Jump(node.lineno, end))
        self.emit(ir.Label(node.lineno, failed))
        saved = self.temporary(ctype.OBJ)
        self.emit(ir.Assign(node.lineno, saved, ir.Op(ctype.OBJ, "pending_error", (), True)))
        self.emit(ir.Evaluate(node.lineno, ir.Op(ctype.VOID, "pending_error = 0", ())))
        self.narrow = dict(before)
        self.block(node.finalbody)
        self.emit(ir.Evaluate(node.lineno, ir.Op(ctype.VOID, "pending_error = {0}", (saved,))))
        self.emit(ir.Propagate(node.lineno, outer_label))
        self.label_if_used(end)

    def _leave(self, depth: int) -> None:
        """Runs the finally bodies between here and a depth, where control leaves their tries."""
        finals = self.finals
        for i in range(len(finals) - 1, depth - 1, -1):
            self._inline_final(finals[i], finals[:i])
        self.finals = finals

    def _inline_final(self, final: Final, outer: list[Final]) -> None:
        """Copies a finally body to where control leaves its try."""
        body, handlers, loops = final
        saved = self.handlers, self.loops, self.narrow
        self.finals, self.handlers, self.loops = outer, handlers, self.loops[:loops]
        self.narrow = {n: k for n, k in self.narrow.items()}
        if not self._ended(self.body):
            self.block(body)
        self.handlers, self.loops, self.narrow = saved

    def _try_except(self, node: ast.Try, before: dict[str, CType]) -> None:
        failed, end = self.label("except"), self.label("end")
        self.handlers.append(failed)
        self.block(node.body)
        self.handlers.pop()
        if not self._ended(self.body):
            self.block(node.orelse)
        if not self._ended(self.body):
            self.emit(ir.Jump(node.lineno, end))
        self.emit(ir.Label(node.lineno, failed))
        error = self.temporary(ctype.OBJ)
        self.emit(ir.Assign(node.lineno, error, ir.Op(ctype.OBJ, "pending_error", (), True)))
        self.emit(ir.Evaluate(node.lineno, ir.Op(ctype.VOID, "pending_error = 0", ())))
        for clause in node.handlers:
            self._clause(clause, error, end, before)
        self.emit(ir.Evaluate(node.lineno, ir.Op(ctype.VOID, "pending_error = {0}", (error,))))
        self.emit(ir.Propagate(node.lineno, self.handler_label()))
        self.label_if_used(end)

    def _clause(
        self, clause: ast.ExceptHandler, error: ir.Var, end: str, before: dict[str, CType]
    ) -> None:
        """One `except`: runs if the error is of its classes."""
        if clause.type is None:
            self.refuse("construct", "name the exceptions to catch (UserError for all)", clause)
        assert clause.type is not None
        found = self.constant(clause.type)
        classes = found if isinstance(found, tuple) else (found,)
        if not all(isinstance(c, type) and issubclass(c, UserError) for c in classes):
            self.refuse("construct", "except takes classes of runtime.static.error", clause)
        outer, self.body = self.body, []
        self.narrow = dict(before)
        saved, self.caught = self.caught, error
        if clause.name:
            self.known[clause.name] = CaughtError(error)
        self.block(clause.body)
        if clause.name:
            self.known.pop(clause.name)
        self.caught = saved
        if not self._ended(self.body):
            self.emit(ir.Jump(clause.lineno, end))
        inner, self.body = self.body, outer
        test = self.match(error, classes, clause)
        if test is None:
            self.body.extend(inner)
        else:
            self.emit(ir.If(clause.lineno, test, inner, []))


class CaughtError:
    """What `except X as name` binds: its `value` is the exception object."""

    def __init__(self, error: ir.Var) -> None:
        self.error = error


def _breaks(body: list[ir.Statement]) -> bool:
    """Whether a Break in a body leaves the loop around it."""
    for statement in body:
        if isinstance(statement, ir.Break):
            return True
        if isinstance(statement, ir.If) and (
            _breaks(statement.then) or _breaks(statement.otherwise)
        ):
            return True
    return False


def _stored(node: ast.AST) -> set[str]:
    """The names that a statement assigns to."""
    return {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }


def _names(target: ast.expr) -> list[str]:
    return [n.id for n in ast.walk(target) if isinstance(n, ast.Name)]
