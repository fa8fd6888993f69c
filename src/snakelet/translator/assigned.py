"""Which locals are read where they may have no value: a local that CPython would find unbound is a
zero in C.

Invariant: jumps lead forward, to labels of the same body or of one around it; so one walk in the
order of the statements sees whatever leads to a place before the place itself.
"""

from collections.abc import Iterator

from snakelet.translator import ir

Names = frozenset[str]
"""Locals that have a value; None in place of it stands for a place that nothing reaches."""


class Walk:
    """One walk over a function. `wrong` are the reads that were found: the name and the line."""

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.wrong: list[tuple[str, int]] = []
        self.labels: dict[str, Names] = {}
        self.breaks: list[Names | None] = []

    def block(self, body: list[ir.Statement], have: Names | None) -> Names | None:
        """What has a value behind some statements, of what has one before."""
        for statement in body:
            have = self.statement(statement, have)
        return have

    def statement(self, statement: ir.Statement, have: Names | None) -> Names | None:
        if isinstance(statement, ir.Label):
            return meet(have, self.labels.get(statement.label))
        if have is None:
            return None
        for name in self.read(statement):
            if name not in have:
                self.wrong.append((name, statement.line))
        self.jump(getattr(statement, "on_error", None), have)
        match statement:
            case ir.If(then=then, otherwise=otherwise):
                return meet(self.block(then, have), self.block(otherwise, have))
            case ir.Loop(body=body):
                return self.loop(body, have)
            case ir.Count(counter=counter, body=body):
                self.loop(body, have | {counter.name})
                return have
            case ir.Break():
                self.breaks[-1] = meet(self.breaks[-1], have)
                return None
            case ir.Jump(label=label):
                self.jump(label, have)
                return None
            case ir.Return() | ir.Raise() | ir.Propagate() | ir.TailCall() | ir.Continue():
                return None
        return have | set(written(statement))

    def loop(self, body: list[ir.Statement], have: Names) -> Names | None:
        """What has a value where a loop is left by Break."""
        self.breaks.append(None)
        self.block(body, have)
        return self.breaks.pop()

    def jump(self, label: str | None, have: Names) -> None:
        if label is not None:
            self.labels[label] = have & self.labels.get(label, have)

    def read(self, statement: ir.Statement) -> Iterator[str]:
        """The locals that a statement itself reads."""
        targets = {id(target) for target in targets_of(statement)}
        for root in ir.roots(statement):
            if id(root) not in targets:
                for part in ir.inside(root):
                    if isinstance(part, ir.Var) and part.name in self.names:
                        yield part.name


def meet(a: Names | None, b: Names | None) -> Names | None:
    """What has a value at a place that two ways lead to."""
    if a is None or b is None:
        return b if a is None else a
    return a & b


def targets_of(statement: ir.Statement) -> list[ir.Var]:
    """The locals that a statement itself writes."""
    if isinstance(statement, ir.Assign):
        return [statement.target] if isinstance(statement.target, ir.Var) else []
    result = getattr(statement, "result", None)
    return [result] if isinstance(result, ir.Var) else []


def written(statement: ir.Statement) -> Iterator[str]:
    return (target.name for target in targets_of(statement))


def unassigned(function: ir.Function, names: set[str]) -> list[tuple[str, int]]:
    """The reads of some locals of a function where they may have no value: name and line."""
    walk = Walk(names)
    walk.block(function.body, frozenset(parameter.name for parameter in function.parameters))
    return walk.wrong
