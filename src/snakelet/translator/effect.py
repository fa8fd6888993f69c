"""What a function can do: raise, allocate.

Invariant: a call through a pointer can do both; an extern function says itself; the rest follows by
going round until nothing changes.
"""

from snakelet.translator import ir
from snakelet.translator.known import facts


def settle(functions: dict[ir.Target, ir.Function]) -> None:
    """Settles `raises` and `allocates` of all functions and of the calls in them."""
    for function in functions.values():
        function.raises = function.allocates = False
    changed = True
    while changed:
        changed = False
        for function in functions.values():
            raises, allocates = _effects(function, functions)
            if raises and not function.raises:
                function.raises = changed = True
            if allocates and not function.allocates:
                function.allocates = changed = True
    for function in functions.values():
        for statement in ir.statements(function.body):
            if isinstance(statement, ir.Call):
                statement.raises, statement.allocates = _of_call(statement, functions)


def _effects(function: ir.Function, functions: dict[ir.Target, ir.Function]) -> tuple[bool, bool]:
    raises = allocates = False
    for statement in ir.statements(function.body):
        if isinstance(statement, ir.Call):
            can_raise, can_allocate = _of_call(statement, functions)
            raises |= can_raise and statement.on_error is None
            allocates |= can_allocate
        elif isinstance(statement, ir.New | ir.Raise | ir.Propagate):
            raises |= statement.on_error is None
            allocates |= isinstance(statement, ir.New)
        elif isinstance(statement, ir.MakeError):
            raises = allocates = True
    return raises, allocates


def _of_call(call: ir.Call, functions: dict[ir.Target, ir.Function]) -> tuple[bool, bool]:
    if isinstance(call.callee, str):
        return False, True
    if isinstance(call.callee, ir.Expr):
        return True, True
    if "extern" in facts(call.callee.function):
        impure = not facts(call.callee.function).get("pure")
        return False, impure
    callee = functions[call.callee]
    return callee.raises, callee.allocates
