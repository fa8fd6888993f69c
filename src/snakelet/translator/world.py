"""The frozen world: which functions are reached from the entry points, and what they are called.

Invariant: a function is lowered once a target; the order of discovery, and so every generated name,
depends on the source alone.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from snakelet.runtime.static import Dispatch, State, Struct
from snakelet.translator import ir
from snakelet.translator.ctype import CType
from snakelet.translator.diagnostic import StaticError, StaticErrors
from snakelet.translator.known import facts, method_of
from snakelet.translator.layout import derived, register_names, sole_type
from snakelet.translator.lower import Lowering


@dataclass
class Hooks:
    """The product's functions that generated code calls of its own accord."""

    allocate: Any
    """(size: int, kind: TypeBase) -> Address: zeroed memory with its header stored."""
    make_error: Any
    """(kind: TypeBase, template: str, parts: Pointer[Obj], count: int) -> Obj."""
    make_error_with: Any
    """(kind: TypeBase, argument: Obj) -> Obj; argument NULL for none."""
    error_is: Any
    """(error: Obj, kind: TypeBase) -> bool."""
    error_type: Callable[[str], Any]
    """Build time: the type object of an exception's name."""
    int_object: Any
    text_object: Any


@dataclass
class World:
    """All that is translated."""

    package: str | tuple[str, ...]
    hooks: Any
    machine: Any = None
    functions: dict[ir.Target, ir.Function] = field(default_factory=dict)
    names: dict[ir.Target, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    dispatches: list[Dispatch] = field(default_factory=list)
    global_names: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in (*derived(Struct), *derived(State)):
            for name in vars(kind):
                method_of(kind, name)
        for module_name in sorted(sys.modules):
            if module_name.startswith(self.package):
                self._find_globals(module_name)

    def _find_globals(self, module_name: str) -> None:
        stem = module_name.rsplit(".", 1)[-1]
        for name, value in vars(sys.modules[module_name]).items():
            if isinstance(value, Struct | State | tuple) or type(value).__name__ in OBJECTS:
                owner = f"{stem}_{name}"
                if id(value) not in self.global_names and owner not in self.used:
                    self.global_names[id(value)] = owner
                    self.used.add(owner)

    def is_machine(self, kind: CType) -> bool:
        """Whether a type is the state whose registers travel in machine registers."""
        return kind.kind == "state" and bool(register_names(kind.of))

    def name_of(self, target: ir.Target) -> str:
        """The C name of a target."""
        if target not in self.names:
            function = target.function
            marks = facts(function)
            if "extern" in marks:
                return str(marks["extern"])
            stem = function.__module__.rsplit(".", 1)[-1]
            name = re.sub(r"\W+", "_", f"{stem}_{function.__qualname__.replace('<locals>.', '')}")
            for _, value in target.constants:
                name += "_" + re.sub(r"\W+", "_", self._shown(value))[:24]
            name += "_r" if target.mode == "registers" and marks.get("inline") else ""
            while name in self.used:
                name += "_"
            self.used.add(name)
            self.names[target] = name
        return self.names[target]

    def _shown(self, value: Any) -> str:
        """A constant as a part of a name: never its address, which differs from run to run."""
        if isinstance(value, int | float | str | bytes):
            return str(value)
        found = self.global_names.get(id(value))
        return found or str(getattr(value, "__name__", type(value).__name__))

    def dispatch_name(self, dispatch: Dispatch) -> str:
        """The C name of a dispatch, which joins the world."""
        if dispatch not in self.dispatches:
            self.dispatches.append(dispatch)
        return f"dispatch_{self.dispatches.index(dispatch)}"

    def implementations(self, kind: type, name: str) -> list[tuple[type, Any]]:
        """The classes derived from an abstract one that define the method, most derived first."""
        found = []
        for owner in derived(kind):
            method = method_of(owner, name)
            if method is not None and not facts(method[0]).get("abstract"):
                if method[1] is owner:
                    found.append((owner, method[0]))
        return list(reversed(found))

    def lower(self, target: ir.Target) -> ir.Function:
        """The lowered function of a target."""
        if target not in self.functions:
            self.functions[target] = Lowering(self, target).run()
        return self.functions[target]

    def reach(self, entries: list[ir.Target], find: Callable[[Any], Iterator[ir.Target]]) -> None:
        """Lowers everything that the entries reach; `find` yields the functions that a constant
        object refers to."""
        queue = list(entries)
        seen: set[ir.Target] = set()
        refusals: list[StaticError] = []
        done_dispatches = 0
        while queue:
            target = queue.pop(0)
            if target in seen or "extern" in facts(target.function):
                seen.add(target)
                continue
            seen.add(target)
            try:
                queue.extend(self._referred(self.lower(target), find))
            except StaticError as error:
                refusals.append(error)
            while done_dispatches < len(self.dispatches):
                dispatch = self.dispatches[done_dispatches]
                done_dispatches += 1
                handlers = [*dispatch.table, dispatch.unwind]
                queue.extend(ir.Target(h, (), "registers") for h in handlers)
        if refusals:
            raise StaticErrors("the program breaks rules of Static Python", refusals)

    def _referred(
        self, function: ir.Function, find: Callable[[Any], Iterator[ir.Target]]
    ) -> Iterator[ir.Target]:
        for statement in ir.statements(function.body):
            if isinstance(statement, ir.Call | ir.TailCall):
                goal = statement.callee if isinstance(statement, ir.Call) else statement.target
                if isinstance(goal, ir.Target):
                    yield goal
            if isinstance(statement, ir.New):
                yield ir.Target(self.hooks.allocate)
                yield from find(statement.struct.type_object)  # type: ignore[attr-defined]
            if isinstance(statement, ir.MakeError):
                yield ir.Target(
                    self.hooks.make_error_with
                    if statement.template is None
                    else self.hooks.make_error
                )
                yield from find(self.hooks.error_type(statement.error.__name__))
        for expression in ir.expressions(function.body):
            if isinstance(expression, ir.FunctionAddress):
                yield expression.target
            elif isinstance(expression, ir.Constant):
                yield from find(expression.value)
            elif isinstance(expression, ir.InstanceTest):
                for kind in expression.classes:
                    yield from find(sole_type(kind))


OBJECTS = ("Array", "Frozen", "Dispatch")
