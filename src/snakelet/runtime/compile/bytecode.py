"""The emitter of bytecode: writes opcodes once, with all jumps long, and then sizes the jumps.

Invariant: `code` holds each jump with room for its longest form, and `events` tells in order where
in it jumps, labels and line steps are (a pair each: offset * 4 + what it is, and its label or
step). Code that can't be reached isn't written, but its names, constants and lines count.
"""

from snakelet.runtime.compile.emitter import Emitter
from snakelet.runtime.compile.opcode import (
    EFFECTS,
    JUMP,
    LOAD_CONST_OBJ,
    LOAD_CONST_SMALL_INT,
    LOAD_CONST_SMALL_INT_MULTI,
    LOAD_FAST_MULTI,
    LOAD_FAST_N,
    POP_EXCEPT_JUMP,
    POP_JUMP_IF_FALSE,
    RAISE_FROM,
    RAISE_LAST,
    RAISE_OBJ,
    RETURN_VALUE,
    STORE_FAST_MULTI,
    STORE_FAST_N,
    UNWIND_JUMP,
)
from snakelet.runtime.compile.table import Tables
from snakelet.runtime.heap.vector import Buffer, Vector, new_buffer, new_vector
from snakelet.runtime.static import NULL, Obj, small, small_value

SIGNED = 0
FORWARD = 1
LABEL = 2
LINE = 3
"""Kinds of events: a jump in either direction, one that only goes forward, a label, a line step."""

LONG_JUMP = 3
"""Bytes of a jump in its longer form; the shorter has one less."""
MULTI_LIMIT = 16
"""Slots below it have opcodes of one byte."""
LEAST_MULTI = -16
MOST_MULTI = 47


class BytecodeEmitter(Emitter):
    """`height` is that of the stack, `highest` its maximum. `offsets` are the labels' last known
    offsets in the code."""

    code: Buffer
    events: Vector
    offsets: Vector
    height: int = 0
    highest: int = 0
    last_line: int = 1
    unreachable: bool = False

    def op(self, opcode: int) -> None:
        self.adjust(EFFECTS[opcode])
        if not self.unreachable:
            self.code.append(opcode)
            self.unreachable = ends_flow(opcode)

    def op_number(self, opcode: int, number: int, effect: int) -> None:
        self.adjust(effect)
        if not self.unreachable:
            self.code.append(opcode)
            append_number(self.code, number)

    def op_name(self, opcode: int, name: Obj) -> None:
        self.op_number(opcode, self.tables.name(name), EFFECTS[opcode])

    def op_variable(self, opcode: int, name: Obj) -> None:
        self.op_number(opcode, self.tables.name(name), EFFECTS[opcode])

    def op_jump(self, opcode: int, label: int) -> None:
        self.adjust(EFFECTS[opcode])
        if self.unreachable:
            return
        self.note(SIGNED if opcode <= POP_JUMP_IF_FALSE else FORWARD, label)
        self.code.append(opcode)
        self.code.append(0)
        self.code.append(0)
        self.unreachable = ends_flow(opcode)

    def unwind_jump(self, label: int, blocks: int) -> None:
        if not self.unreachable:
            self.op_jump(UNWIND_JUMP, label)
            self.code.append(blocks)

    def load_constant(self, value: Obj) -> None:
        self.op_number(LOAD_CONST_OBJ, self.tables.constant(value), 1)

    def load_integer(self, value: int) -> None:
        self.adjust(1)
        if self.unreachable:
            return
        if LEAST_MULTI <= value <= MOST_MULTI:
            self.code.append(LOAD_CONST_SMALL_INT_MULTI + value - LEAST_MULTI)
        else:
            self.code.append(LOAD_CONST_SMALL_INT)
            append_signed(self.code, value)

    def local(self, opcode: int, slot: int) -> None:
        if slot >= MULTI_LIMIT or (opcode != LOAD_FAST_N and opcode != STORE_FAST_N):
            self.op_number(opcode, slot, EFFECTS[opcode])
        elif opcode == LOAD_FAST_N:
            self.op(LOAD_FAST_MULTI + slot)
        else:
            self.op(STORE_FAST_MULTI + slot)

    def make_closure(self, opcode: int, child: int, cells: int, effect: int) -> None:
        self.op_number(opcode, child, effect)
        if not self.unreachable:
            self.code.append(cells)

    def place(self, label: int) -> None:
        self.unreachable = False
        self.note(LABEL, label)
        while self.offsets.used <= label:
            self.offsets.append(NULL)
        self.offsets[label] = small(self.code.used)

    def line(self, number: int) -> None:
        if number > self.last_line:
            self.note(LINE, number - self.last_line)
            self.last_line = number

    def adjust(self, count: int) -> None:
        self.height += count
        if self.height > self.highest:
            self.highest = self.height

    def note(self, what: int, value: int) -> None:
        """Adds an event at the end of the code."""
        self.events.append(small(self.code.used << 2 | what))
        self.events.append(small(value))

    def clear(self) -> None:
        """Forgets everything, for the next scope."""
        self.code.used = 0
        self.events.truncate(0)
        self.offsets.truncate(0)
        self.height = 0
        self.highest = 0
        self.last_line = 1
        self.unreachable = False

    def shorten(self) -> None:
        """Finds the size of each jump: settles the labels' offsets."""
        before = self.code.used
        moved = True
        while moved:
            size, moved = self.measure(before)
            before = size

    def measure(self, before: int) -> tuple[int, bool]:
        """Places the labels once more, with jumps as long as the offsets known so far ask for. The
        results are the size of the code, and whether it or a label has moved."""
        saved = 0
        moved = False
        events = self.events
        offsets = self.offsets
        for i in range(0, events.used, 2):
            event = small_value(events[i])
            what = event & 3
            at = (event >> 2) - saved
            label = small_value(events[i + 1])
            if what == LABEL:
                if small_value(offsets[label]) != at:
                    offsets[label] = small(at)
                    moved = True
            elif what != LINE and is_short(what, small_value(offsets[label]) - at - 2):
                saved += 1
        size = self.code.used - saved
        return size, moved or size != before

    def write_code(self, out: Buffer) -> bool:
        """Writes the opcodes with their jumps; false if one is too far."""
        copied = 0
        start = out.used
        for i in range(0, self.events.used, 2):
            event = small_value(self.events[i])
            what = event & 3
            if what > FORWARD:
                continue
            out.extend(self.code.at(copied), (event >> 2) + 1 - copied)
            copied = (event >> 2) + LONG_JUMP
            at = out.used - 1 - start
            target = small_value(self.offsets[small_value(self.events[i + 1])])
            if not write_jump(out, what, target - at - 2):
                return False
        out.extend(self.code.at(copied), self.code.used - copied)
        return True

    def write_lines(self, out: Buffer) -> None:
        """Writes the line table (spec/mpy-format.md section 7.4)."""
        saved = 0
        last = 0
        for i in range(0, self.events.used, 2):
            event = small_value(self.events[i])
            what = event & 3
            at = (event >> 2) - saved
            value = small_value(self.events[i + 1])
            if what == LINE:
                write_step(out, at - last, value)
                last = at
            elif what != LABEL and is_short(what, small_value(self.offsets[value]) - at - 2):
                saved += 1


def new_bytecode_emitter(tables: Tables) -> BytecodeEmitter:
    """An emitter without code."""
    return BytecodeEmitter(tables, new_buffer(), new_vector(), new_vector())


def ends_flow(opcode: int) -> bool:
    """Whether what follows an opcode can't be reached without a label."""
    return (
        opcode == JUMP
        or opcode == UNWIND_JUMP
        or opcode == POP_EXCEPT_JUMP
        or opcode == RETURN_VALUE
        or opcode == RAISE_LAST
        or opcode == RAISE_OBJ
        or opcode == RAISE_FROM
    )


def is_short(what: int, distance: int) -> bool:
    """Whether a jump fits two bytes."""
    if what == SIGNED:
        return -64 <= distance <= 63
    return 0 <= distance <= 127


def write_jump(out: Buffer, what: int, distance: int) -> bool:
    """Writes a jump's distance, measured from the end of its short form; false if it is too far."""
    if is_short(what, distance):
        out.append(distance + 64 if what == SIGNED else distance)
        return True
    raw = distance - 1 + (0x4000 if what == SIGNED else 0)
    out.append(raw & 0x7F | 0x80)
    out.append(raw >> 7 & 0xFF)
    return 0 <= raw < 0x8000


def append_number(out: Buffer, number: int) -> None:
    """Appends a varint: groups of seven bits, the highest first."""
    shift = 7
    while number >> shift != 0:
        shift += 7
    while shift > 7:
        shift -= 7
        out.append(number >> shift & 0x7F | 0x80)
    out.append(number & 0x7F)


def append_signed(out: Buffer, number: int) -> None:
    """Appends a signed varint: bit 6 of the first byte is the sign."""
    shift = 0
    while number >> shift < -64 or number >> shift > 63:
        shift += 7
    while shift > 0:
        out.append(number >> shift & 0x7F | 0x80)
        shift -= 7
    out.append(number & 0x7F)


def write_step(out: Buffer, size: int, lines: int) -> None:
    """Writes entries of the line table that advance by bytes and lines."""
    while size > 0 or lines > 0:
        if lines <= 6 or size > 15:
            part = min(size, 31)
            step = 0 if size > part else min(lines, 3)
            out.append(part | step << 5)
        else:
            part = size
            step = min(lines, 2047)
            out.append(0x80 | part | step >> 8 << 4)
            out.append(step & 0xFF)
        size -= part
        lines -= step
