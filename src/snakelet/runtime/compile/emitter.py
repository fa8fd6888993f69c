"""What the compiler tells its target: opcodes in order, labels, lines.

Invariant: the compiler walks every scope twice and tells the same both times: first a Surveyor,
when variables have no slots yet, then the emitter that makes code.
"""

from snakelet.runtime.compile.table import Tables
from snakelet.runtime.static import Obj, Struct, abstract


class Emitter(Struct):
    """The target of the compiler. Code is told in the order of the file; heights of the stack are
    counted in this order too, with what `adjust` adds where control doesn't simply fall through."""

    tables: Tables

    @abstract
    def op(self, opcode: int) -> None:
        """An opcode without operand."""

    @abstract
    def op_number(self, opcode: int, number: int, effect: int) -> None:
        """An opcode with a number, and what it adds to the height of the stack."""

    @abstract
    def op_name(self, opcode: int, name: Obj) -> None:
        """An opcode with a qstr."""

    @abstract
    def op_variable(self, opcode: int, name: Obj) -> None:
        """The same, for a variable: the survey doesn't count it as a use of the qstr."""

    @abstract
    def op_jump(self, opcode: int, label: int) -> None:
        """A jump, or the start of a block whose handler is at the label."""

    @abstract
    def unwind_jump(self, label: int, blocks: int) -> None:
        """A jump out of blocks; + 128 if an iterator is to be dropped as well."""

    @abstract
    def load_constant(self, value: Obj) -> None:
        """Pushes an object of the constant table."""

    @abstract
    def load_integer(self, value: int) -> None:
        """Pushes a small integer."""

    @abstract
    def local(self, opcode: int, slot: int) -> None:
        """LOAD_FAST_N, STORE_FAST_N or DELETE_FAST."""

    @abstract
    def make_closure(self, opcode: int, child: int, cells: int, effect: int) -> None:
        """Makes a closure of a child."""

    @abstract
    def place(self, label: int) -> None:
        """A label stands here."""

    @abstract
    def line(self, number: int) -> None:
        """Code of this line follows."""

    @abstract
    def adjust(self, count: int) -> None:
        """Adds to the height of the stack."""


class Surveyor(Emitter):
    """The target of the first walk: notes which qstrs and constants are used, and no more."""

    def op(self, opcode: int) -> None:
        pass

    def op_number(self, opcode: int, number: int, effect: int) -> None:
        pass

    def op_name(self, opcode: int, name: Obj) -> None:
        self.tables.name(name)

    def op_variable(self, opcode: int, name: Obj) -> None:
        pass

    def op_jump(self, opcode: int, label: int) -> None:
        pass

    def unwind_jump(self, label: int, blocks: int) -> None:
        pass

    def load_constant(self, value: Obj) -> None:
        self.tables.constant(value)

    def load_integer(self, value: int) -> None:
        pass

    def local(self, opcode: int, slot: int) -> None:
        pass

    def make_closure(self, opcode: int, child: int, cells: int, effect: int) -> None:
        pass

    def place(self, label: int) -> None:
        pass

    def line(self, number: int) -> None:
        pass

    def adjust(self, count: int) -> None:
        pass
