"""The dispatch: the table of opcodes and the handlers of the handle_*.py files, put together.

Invariant: every row of the table has a handler of its name in lower case (with `_` behind where
that is a word of Python or of another function), or a tuple of handlers if the row has several
numbers.
"""

from typing import Any

from snakelet.runtime.static import Dispatch, Next, handler
from snakelet.runtime.static.error import NotImplementedError
from snakelet.runtime.types.function import Function
from snakelet.runtime.types.stack import Machine, machine
from snakelet.runtime.vm import (
    handle_attribute,
    handle_block,
    handle_build,
    handle_call,
    handle_compare,
    handle_generator,
    handle_import,
    handle_load,
    handle_name,
    handle_number,
    handle_special,
)
from snakelet.runtime.vm.numbered import Handler
from snakelet.runtime.vm.opcode import TABLE, Row
from snakelet.runtime.vm.run import call_function, loop

MODULES: tuple[Any, ...] = (
    handle_load,
    handle_name,
    handle_attribute,
    handle_number,
    handle_compare,
    handle_build,
    handle_block,
    handle_call,
    handle_generator,
    handle_import,
    handle_special,
)

UNARY: tuple[Handler, ...] = (
    handle_number.operate_unary,
    handle_number.negative,
    handle_number.operate_unary,
    handle_compare.not_,
)

BINARY: dict[int, Handler] = {
    0: handle_compare.compare_less,
    1: handle_compare.compare_more,
    2: handle_compare.compare_equal,
    3: handle_compare.compare_less_equal,
    4: handle_compare.compare_more_equal,
    5: handle_compare.compare_not_equal,
    6: handle_compare.compare_in,
    7: handle_compare.compare_is,
    8: handle_compare.exception_match,
}
IN_PLACE_AND_PLAIN: tuple[Handler, ...] = (
    handle_number.bit_or,
    handle_number.bit_xor,
    handle_number.bit_and,
    handle_number.shift_left,
    handle_number.shift_right,
    handle_number.add,
    handle_number.subtract,
    handle_number.multiply,
    handle_special.operate,
    handle_number.floor_divide,
    handle_number.true_divide,
    handle_number.modulo,
    handle_number.power,
)


@handler
def unknown(m: Machine) -> Next:
    """An opcode that does not exist; the verifier refuses them, so that none is reached."""
    raise NotImplementedError("opcode")


def handlers_of(row: Row) -> tuple[Handler, ...]:
    """The handlers of a row of the table (build time)."""
    if row.name == "UNARY_OP_MULTI":
        return UNARY
    if row.name == "BINARY_OP_MULTI":
        return (*BINARY.values(), *IN_PLACE_AND_PLAIN, *IN_PLACE_AND_PLAIN)
    for module in MODULES:
        for name in (row.name.lower() + "_", row.name.lower()):
            found = vars(module).get(name)
            if isinstance(found, tuple):
                return found
            if found is not None and getattr(found, "__static__", {}).get("handler"):
                return (found,)
    raise LookupError(f"no handler for {row.name}")


def _table() -> tuple[Handler, ...]:
    table: list[Handler] = [unknown] * 256
    for row in TABLE:
        handlers = handlers_of(row)
        assert len(handlers) == row.count, row.name
        table[row.number : row.number + row.count] = handlers
    return tuple(table)


DISPATCH = Dispatch(_table(), handle_block.unwind)


def run_machine() -> None:
    """Runs the machine from its registers on until a handler stops it."""
    DISPATCH.run(machine)


loop.entry = run_machine
Function.type_object.call = call_function  # type: ignore[attr-defined]
