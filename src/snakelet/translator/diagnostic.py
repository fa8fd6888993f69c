"""What the translator says when a program breaks a rule of Static Python.

Invariant: every refusal names a rule of RULES, a place, the reason and what to write instead.
"""

from dataclasses import dataclass

RULES: dict[str, str] = {
    "annotate": "annotate every parameter, result and field",
    "one-type": "use a new name, or convert explicitly",
    "assigned": "assign the local on every path that leads here",
    "narrow": "test with isinstance(x, Class) first, or cast(Class, x)",
    "truth": "compare explicitly: `is not None`, `is not NULL`, `!= 0`",
    "construct": "write it with while, for over range, if, and plain calls",
    "known": "use a constant, an argument, a local, or a module-level State object",
    "attribute": "name a field or method of the declared class",
    "call": "match the declared parameters",
    "sized": "convert with int(x) or with the sized type; keep the sized operand first",
    "constant": "hand in something that is known at build time",
    "struct": "put a Tail last, behind a `length`; give each State arrays of its own",
    "operator": "use an operator that the declared types have",
    "return": "return the declared type on every path",
    "pointer": "keep a Pointer in a local or in a State object",
    "handler": "return NEXT, STOP or another handler's result; call helpers by name",
}


@dataclass
class StaticError(Exception):
    """A refused program: the rule, where, and why."""

    rule: str
    why: str
    file: str = "?"
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: [{self.rule}] {self.why}\n    instead: {RULES[self.rule]}"


class StaticErrors(ExceptionGroup[StaticError]):
    """All refusals of a program."""

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.exceptions)
