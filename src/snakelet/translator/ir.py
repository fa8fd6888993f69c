"""The typed intermediate representation: expressions without effects, statements with them.

Invariant: an expression neither raises, allocates nor writes; whatever does is a statement, so the
order of evaluation is the order of statements. `check` tells whether a function's body is legal.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from snakelet.translator.ctype import CType, c_name


@dataclass
class Expr:
    """An expression of a static type."""

    type: CType

    def children(self) -> "tuple[Expr, ...]":
        return ()


@dataclass
class Var(Expr):
    name: str


@dataclass
class Literal(Expr):
    """An int, float or bool known at build time."""

    value: Any


@dataclass
class Constant(Expr):
    """An object of build time: Obj constant, struct, state, text, tuple or function."""

    value: Any


@dataclass
class FunctionAddress(Expr):
    """Where the code of a function lies."""

    target: "Target"


@dataclass
class Field(Expr):
    """A field of a struct or state object."""

    base: Expr
    name: str

    def children(self) -> tuple[Expr, ...]:
        return (self.base,)


@dataclass
class RegisterField(Expr):
    """A field of the machine that lives in a register."""

    name: str


@dataclass
class Element(Expr):
    """base[index] of a C pointer."""

    base: Expr
    index: Expr

    def children(self) -> tuple[Expr, ...]:
        return (self.base, self.index)


@dataclass
class Op(Expr):
    """A C expression: a template over operands."""

    template: str
    operands: tuple[Expr, ...]
    reads_memory: bool = False

    def children(self) -> tuple[Expr, ...]:
        return self.operands


@dataclass
class InstanceTest(Expr):
    """Whether an object has the layout of one of some classes or of one derived from it."""

    value: Expr
    classes: tuple[type, ...]

    def children(self) -> tuple[Expr, ...]:
        return (self.value,)


@dataclass
class Narrowing(Expr):
    """An object as one of a class; builds that check look whether it is one, or NULL."""

    value: Expr

    def children(self) -> tuple[Expr, ...]:
        return (self.value,)


@dataclass(frozen=True)
class Target:
    """A function to translate: with the values of its Const parameters, and whether the machine's
    registers are in machine registers ("registers"), or in memory ("memory")."""

    function: Any
    constants: tuple[tuple[str, Any], ...] = ()
    mode: str = "memory"

    def __hash__(self) -> int:
        return hash((id(self.function), self.mode, tuple(n for n, _ in self.constants)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Target) or self.function is not other.function:
            return False
        if self.mode != other.mode or len(self.constants) != len(other.constants):
            return False
        pairs = zip(self.constants, other.constants, strict=True)
        return all(a[0] == b[0] and same_constant(a[1], b[1]) for a, b in pairs)


def same_constant(a: Any, b: Any) -> bool:
    """Whether two values of build time make the same specialisation."""
    plain = (int, str, float, bool, bytes)
    return a is b or (type(a) is type(b) and isinstance(a, plain) and a == b)


@dataclass
class Statement:
    line: int


@dataclass
class Assign(Statement):
    target: Expr
    value: Expr


@dataclass
class Call(Statement):
    """A call; `result` is the variable that takes the value."""

    result: Var | None
    callee: Target | Expr | str
    arguments: list[Expr]
    raises: bool = True
    allocates: bool = True
    on_error: str | None = None
    passes_machine: bool = False


@dataclass
class New(Statement):
    """Makes a struct with a tail of `count` elements and stores its fields."""

    result: Var
    struct: type
    fields: list[tuple[str, Expr]]
    count: Expr | None
    on_error: str | None = None


@dataclass
class MakeError(Statement):
    """Makes an exception object of a type; template None for one with an object or nothing. The
    result is NULL, and the lack of memory pending, if there is no room."""

    result: Var
    error: type
    template: str | None
    parts: list[Expr]


@dataclass
class Raise(Statement):
    """Raises an exception object; NULL goes on with the pending one."""

    value: Expr
    on_error: str | None = None


@dataclass
class Evaluate(Statement):
    """A C expression for its effect."""

    value: Expr


@dataclass
class If(Statement):
    test: Expr
    then: list[Statement]
    otherwise: list[Statement]


@dataclass
class Loop(Statement):
    """Repeats until a Break."""

    body: list[Statement]


@dataclass
class Count(Statement):
    """for (counter = start; counter < stop; counter += step) - `stop` is evaluated before."""

    counter: Var
    start: Expr
    stop: Expr
    step: int
    body: list[Statement]


@dataclass
class Break(Statement):
    pass


@dataclass
class Continue(Statement):
    pass


@dataclass
class Return(Statement):
    value: Expr | None


@dataclass
class Jump(Statement):
    label: str


@dataclass
class Label(Statement):
    label: str


@dataclass
class Propagate(Statement):
    """Goes on raising the pending exception in an outer handler or the caller."""

    on_error: str | None = None


@dataclass
class Assert(Statement):
    test: Expr
    text: str


@dataclass
class TailCall(Statement):
    """Ends a handler: the next handler is `target`, "NEXT" or "STOP"."""

    target: Target | str


@dataclass
class Function:
    """A lowered function."""

    target: Target
    name: str
    parameters: list[Var]
    result: CType
    body: list[Statement]
    locals: dict[str, CType]
    file: str
    line: int
    inline: bool = False
    cold: bool = False
    handler: bool = False
    machine: bool = False
    raises: bool = True
    allocates: bool = True
    module: str = ""
    notes: dict[str, Any] = field(default_factory=dict)


def statements(body: list[Statement]) -> Iterator[Statement]:
    """All statements of a body, inner ones too."""
    for statement in body:
        yield statement
        if isinstance(statement, If):
            yield from statements(statement.then)
            yield from statements(statement.otherwise)
        elif isinstance(statement, Loop | Count):
            yield from statements(statement.body)


def roots(statement: Statement) -> list[Expr]:
    """The expressions that stand directly in a statement."""
    match statement:
        case Assign(target=a, value=b):
            return [a, b]
        case Call(callee=callee, arguments=arguments, result=result):
            extra = [callee] if isinstance(callee, Expr) else []
            return [*extra, *arguments, *([result] if result else [])]
        case New(fields=fields, count=count):
            return [value for _, value in fields] + ([count] if count else [])
        case MakeError(parts=parts, result=result):
            return [*parts, result]
        case Evaluate(value=value) | Return(value=value) | Raise(value=value):
            return [value] if value else []
        case If(test=test) | Assert(test=test):
            return [test]
        case Count(start=start, stop=stop):
            return [start, stop]
    return []


def expressions(body: list[Statement]) -> Iterator[Expr]:
    """All expressions of a body, inner ones too."""
    for statement in statements(body):
        for root in roots(statement):
            yield from inside(root)


def inside(expression: Expr) -> Iterator[Expr]:
    """An expression and all its parts."""
    yield expression
    for child in expression.children():
        yield from inside(child)


def check(function: Function) -> list[str]:
    """What is wrong with a lowered function; empty if it is legal."""
    labels = {s.label for s in statements(function.body) if isinstance(s, Label)}
    wrong: list[str] = []
    for statement in statements(function.body):
        goal = (
            statement.label if isinstance(statement, Jump) else getattr(statement, "on_error", None)
        )
        if goal is not None and goal not in labels:
            wrong.append(f"{function.name}: jump to unknown label {goal}")
    for expression in expressions(function.body):
        if isinstance(expression, Var) and expression.name not in function.locals:
            wrong.append(f"{function.name}: unknown variable {expression.name}")
    return wrong


def show(function: Function) -> str:
    """A lowered function as text."""
    head = ", ".join(f"{p.name}: {p.type}" for p in function.parameters)
    lines = [f"{function.name}({head}) -> {function.result}"]
    lines += [f"  local {n}: {t}" for n, t in function.locals.items()]
    return "\n".join(lines + _show(function.body, 1))


def _show(body: list[Statement], depth: int) -> list[str]:
    lines = []
    for statement in body:
        lines.append("  " * depth + _line(statement))
        if isinstance(statement, If):
            lines += _show(statement.then, depth + 1)
            if statement.otherwise:
                lines += ["  " * depth + "else", *_show(statement.otherwise, depth + 1)]
        elif isinstance(statement, Loop | Count):
            lines += _show(statement.body, depth + 1)
    return lines


def _line(statement: Statement) -> str:
    name = type(statement).__name__.lower()
    parts = [text(e) for e in roots(statement)]
    if isinstance(statement, Call) and not isinstance(statement.callee, Expr):
        callee = statement.callee
        shown = callee if isinstance(callee, str) else callee.function.__qualname__
        flags = [w for w in ("raises", "allocates") if getattr(statement, w)]
        return f"call {shown}({', '.join(parts)}) {' '.join(flags)}"
    if isinstance(statement, Jump | Label):
        return f"{name} {statement.label}"
    if isinstance(statement, TailCall):
        goal = statement.target
        return f"tail {goal if isinstance(goal, str) else goal.function.__qualname__}"
    return f"{name} {' := '.join(parts) if name == 'assign' else ', '.join(parts)}"


def text(expression: Expr) -> str:
    """An expression as text."""
    match expression:
        case Var(name=name):
            return name
        case Literal(value=value):
            return repr(value)
        case Constant(value=value):
            return f"<{value!r:.40}>"
        case FunctionAddress(target=target):
            return f"&{target.function.__qualname__}"
        case Field(base=base, name=name):
            return f"{text(base)}.{name}"
        case RegisterField(name=name):
            return f"%{name}"
        case Element(base=base, index=index):
            return f"{text(base)}[{text(index)}]"
        case Op(template=template, operands=operands):
            return template.format(*map(text, operands), T=c_name(expression.type))
        case Narrowing(value=value):
            return f"cast({expression.type}, {text(value)})"
        case InstanceTest(value=value, classes=classes):
            return f"isinstance({text(value)}, {'|'.join(c.__name__ for c in classes)})"
    return "?"
