"""The verifier: follows every path through a function once, before it may run.

Invariant: a function that passes keeps within its locals, its value stack, its blocks, its
tables and its bytes whatever the values are, so handlers check nothing of that. At each offset
the stack depth and the innermost block are the same on every path; a block is known by the
offset of its SETUP. Inside a finally body the stack may be one deeper than computed here (a
return or jump is under way); Code.room allows for it. A jump out of blocks that run a finally body
is followed once the end of the outermost of these is known, with the stack that it leaves.
"""

from typing import cast

from snakelet.runtime.heap.cells import Bytes, new_bytes
from snakelet.runtime.heap.vector import Vector, new_vector
from snakelet.runtime.static import Struct, feature, small, small_value
from snakelet.runtime.types.code import Code, refuse_code
from snakelet.runtime.vm import opcode as op

NO_BLOCK = 0xFFFFFF
LARGEST = 0x7FFF
LONGEST = 0xFFFE if feature.small else 0x3FFFFF
"""The bytes of a function: an offset and a number of blocks fit a small integer together."""
UNMARKED = 0
MARK = 6


class Verifier(Struct):
    """The state of one verification. `marks` has MARK bytes for each offset: the stack depth plus 1
    (0: not reached yet) and the innermost block. Those of a SETUP's operand, where no instruction
    may start, are the stack depth plus 1 behind the END_FINALLY of its block, and where that is.
    `depth` and `block` are those at the instruction under way, `at` is where its operand ends;
    `jumps` holds the offsets of the UNWIND_JUMPs to follow."""

    code: Code
    marks: Bytes
    pending: Vector
    jumps: Vector
    at: int
    depth: int
    block: int
    deepest: int
    locals: int
    uses_names: bool

    def need(self, condition: bool) -> None:
        if not condition:
            refuse_code()

    def byte(self) -> int:
        """The next byte of the instruction."""
        self.need(self.at < self.code.data.length)
        self.at += 1
        return self.code.data[self.at - 1]

    def number(self) -> int:
        """A varint."""
        value = 0
        more = True
        while more:
            part = self.byte()
            value = value << 7 | (part & 127)
            self.need(value <= 0xFFFFFF)
            more = part > 127
        return value

    def distance(self, signed: bool) -> int:
        """A jump distance (spec/bytecode.md section 1)."""
        first = self.byte()
        if first < 128:
            return first - 64 if signed else first
        far = (first & 127) + (self.byte() << 7)
        return far - 16384 if signed else far

    def mark(self, offset: int, depth: int, block: int) -> None:
        """Notes that execution may reach an offset, to be followed if that's new."""
        self.need(self.code.start <= offset < self.code.data.length)
        self.need(0 <= depth <= LARGEST)
        place = self.marks.at(MARK * offset)
        known = place.load_u16()
        if known != UNMARKED:
            self.need(known == depth + 1 and (place + 2).load_u32() == block)
            return
        place.store_u16(depth + 1)
        (place + 2).store_u32(block)
        self.deepest = max(self.deepest, depth)
        self.pending.append(small(offset))

    def parent(self, block: int) -> int:
        """The block around a block."""
        self.need(block != NO_BLOCK)
        return (self.marks.at(MARK * block) + 2).load_u32()

    def depth_at(self, offset: int) -> int:
        return self.marks.at(MARK * offset).load_u16() - 1

    def local(self, index: int) -> None:
        """A local that may be read."""
        self.need(index < LARGEST)
        self.locals = max(self.locals, index + 1)

    def plain_local(self, index: int) -> None:
        """A local that may be written: no cell."""
        self.local(index)
        self.need(not is_cell(self.code, index))

    def follow(self, offset: int) -> None:
        """Checks the instruction at an offset and marks those that may come next."""
        opcode = self.code.data[offset]
        self.need(op.KNOWN[opcode] != 0)
        self.at = offset + 1
        self.depth = self.depth_at(offset)
        self.block = (self.marks.at(MARK * offset) + 2).load_u32()
        kind = op.OPERANDS[opcode]
        if kind == op.JUMP or kind == op.FORWARD:
            self.follow_jump(offset, opcode, self.distance(kind == op.JUMP))
            return
        operand = 0
        if kind == op.INTEGER:
            self.skip_integer()
        elif kind != op.NO_OPERAND:
            operand = self.number()
        if kind == op.QSTR:
            self.need(operand < self.code.qstrs.length)
        extra = self.byte() if op.EXTRAS[opcode] != 0 else 0
        self.check_operand(opcode, operand, extra)
        self.follow_plain(opcode, operand, extra)

    def skip_integer(self) -> None:
        while self.byte() > 127:
            pass

    def follow_plain(self, opcode: int, operand: int, extra: int) -> None:
        """Marks what comes after an instruction that doesn't jump."""
        pops = op.POPS[opcode]
        if pops == op.VARIABLE:
            pops = variable_pops(opcode, operand, extra)
        pushes = op.PUSHES[opcode]
        if pushes == op.VARIABLE:
            pushes = operand if opcode == op.UNPACK_SEQUENCE else unpacked(operand)
        if opcode == op.ROT_THREE and self.block != NO_BLOCK:
            pops = pushes = 2
        self.need(self.depth >= pops)
        after = self.depth - pops + pushes
        self.deepest = max(self.deepest, after)
        if op.RETURN_VALUE <= opcode <= op.RAISE_FROM:
            return
        if opcode == op.WITH_CLEANUP:
            self.need(self.block != NO_BLOCK and self.code.data[self.block] == op.SETUP_WITH)
        if opcode == op.END_FINALLY:
            self.note_end(self.at - 1, after)
            self.mark(self.at, after, self.parent(self.block))
        else:
            self.mark(self.at, after, self.block)

    def check_operand(self, opcode: int, operand: int, extra: int) -> None:
        """Operands that index a table or a local."""
        if op.LOAD_FAST_MULTI <= opcode < op.LOAD_FAST_MULTI + 16:
            self.local(opcode - op.LOAD_FAST_MULTI)
        elif op.STORE_FAST_MULTI <= opcode < op.STORE_FAST_MULTI + 16:
            self.plain_local(opcode - op.STORE_FAST_MULTI)
        elif op.LOAD_FAST_N <= opcode <= op.DELETE_DEREF:
            self.check_local(opcode, operand)
        elif opcode == op.LOAD_CONST_OBJ:
            self.need(operand < self.code.constants.length)
        elif opcode == op.MAKE_FUNCTION or opcode == op.MAKE_FUNCTION_DEFARGS:
            self.check_child(operand, 0)
        elif opcode == op.MAKE_CLOSURE or opcode == op.MAKE_CLOSURE_DEFARGS:
            self.check_child(operand, extra)
        elif opcode == op.YIELD_VALUE or opcode == op.YIELD_FROM:
            self.need(self.code.flags & 1 != 0)
        elif opcode == op.BUILD_SLICE:
            self.need(operand == 2 or operand == 3)
        elif opcode == op.STORE_COMP:
            below = operand >> 2
            self.need(variable_pops(opcode, operand, 0) <= below < self.depth and operand & 3 != 3)
        elif op.LOAD_NAME <= opcode <= op.DELETE_NAME or opcode == op.IMPORT_STAR:
            named = opcode == op.LOAD_NAME or opcode == op.STORE_NAME
            if named or opcode == op.DELETE_NAME or opcode == op.IMPORT_STAR:
                self.uses_names = True

    def check_local(self, opcode: int, index: int) -> None:
        """LOAD_FAST_N, STORE_FAST_N, DELETE_FAST and the three for cells."""
        if opcode == op.LOAD_FAST_N:
            self.local(index)
        elif opcode == op.LOAD_DEREF or opcode == op.STORE_DEREF or opcode == op.DELETE_DEREF:
            self.local(index)
            self.need(is_cell(self.code, index))
        else:
            self.plain_local(index)

    def check_child(self, index: int, free: int) -> None:
        """A function made of a child, with so many cells: the same number wherever it is made."""
        children = self.code.children
        if children is None or index >= children.length:
            refuse_code()
            return
        child = cast(Code, children[index])
        self.need(free <= child.positional and (not child.made or child.free == free))
        child.free = free
        child.made = True

    def follow_jump(self, offset: int, opcode: int, distance: int) -> None:
        """Marks what may come after an instruction with a jump distance."""
        target = self.at + distance
        depth = self.depth
        if opcode == op.UNWIND_JUMP:
            self.need(self.byte() & 127 > 0)
            self.jumps.append(small(offset))
        elif opcode == op.JUMP_:
            self.mark(target, depth, self.block)
        elif opcode == op.POP_JUMP_IF_TRUE or opcode == op.POP_JUMP_IF_FALSE:
            self.mark(target, depth - 1, self.block)
            self.mark(self.at, depth - 1, self.block)
        elif opcode == op.JUMP_IF_TRUE_OR_POP or opcode == op.JUMP_IF_FALSE_OR_POP:
            self.mark(target, depth, self.block)
            self.mark(self.at, depth - 1, self.block)
        elif opcode == op.FOR_ITER:
            self.mark(target, depth - 4, self.block)
            self.mark(self.at, depth + 1, self.block)
        elif opcode == op.POP_EXCEPT_JUMP:
            self.mark(target, depth, self.parent(self.block))
        else:
            self.follow_setup(offset, opcode, target)

    def follow_setup(self, offset: int, opcode: int, target: int) -> None:
        """A block starts: its body runs with it, and so does its handler, with one value more."""
        self.need(self.nesting(offset) <= self.code.blocks)
        depth = self.depth
        if opcode == op.SETUP_WITH:
            self.need(depth >= 1)
            self.mark(self.at, depth + 2, offset)
            self.mark(target, depth + 2, offset)
        else:
            self.mark(self.at, depth, offset)
            self.mark(target, depth + 1, offset)

    def nesting(self, setup: int) -> int:
        """How many blocks are open once the block of a SETUP is."""
        count = 1
        block = self.parent(setup)
        while block != NO_BLOCK:
            count += 1
            block = self.parent(block)
        return count

    def note_end(self, offset: int, depth: int) -> None:
        """Notes where the block that is under way ends with END_FINALLY, and the stack behind it:
        the same wherever it ends."""
        self.need(self.block != NO_BLOCK)
        place = self.marks.at(MARK * (self.block + 1))
        if place.load_u16() != UNMARKED:
            self.need(self.end_of(self.block) >= 0 and place.load_u16() == depth + 1)
            offset = max(offset, self.end_of(self.block))
        place.store_u16(depth + 1)
        (place + 2).store_u32(offset)

    def end_of(self, setup: int) -> int:
        """Where the block of a SETUP ends, or -1 if that isn't known."""
        place = self.marks.at(MARK * (setup + 1))
        offset = (place + 2).load_u32()
        if place.load_u16() == UNMARKED or offset >= self.code.data.length:
            return -1
        return offset if self.code.data[offset] == op.END_FINALLY else -1

    def follow_unwinds(self) -> bool:
        """Follows the jumps out of blocks whose ends are known; whether there was one."""
        jumps = self.jumps
        if jumps.used == 0:
            return False
        self.jumps = new_vector()
        for i in range(jumps.used):
            offset = small_value(jumps[i])
            self.at = offset + 1
            target = self.distance(True)
            extra = self.byte()
            self.block = (self.marks.at(MARK * offset) + 2).load_u32()
            if not self.follow_unwind(offset, target + self.at - 1, extra):
                self.jumps.append(jumps[i])
        return self.jumps.used < jumps.used

    def follow_unwind(self, offset: int, target: int, extra: int) -> bool:
        """A jump out of blocks goes on with the stack that the outermost of them leaves; False if
        that isn't known yet."""
        count = extra & 127
        setup = self.block
        last = offset
        for _ in range(count - 1):
            self.need(setup != NO_BLOCK)
            last = max(last, self.end_of(setup))
            setup = self.parent(setup)
        self.need(setup != NO_BLOCK)
        depth = self.depth_at(setup)
        if self.code.data[setup] == op.SETUP_WITH:
            depth -= 1
        if self.code.data[setup] != op.SETUP_EXCEPT and offset < self.handler_of(setup):
            end = self.end_of(setup)
            if end < 0:
                return False
            behind = self.marks.at(MARK * (setup + 1)).load_u16() - 1
            self.need(behind == depth or last < self.handler_of(setup))
            depth = behind
        if extra > 127:
            depth -= 4
        self.mark(target, depth, self.parent(setup))
        return True

    def handler_of(self, setup: int) -> int:
        """Where the handler of the block of a SETUP lies."""
        at = self.at
        self.at = setup + 1
        distance = self.distance(False)
        handler = self.at + distance
        self.at = at
        return handler


def is_cell(code: Code, index: int) -> bool:
    """Whether a local holds a cell: a free variable, or one in the code's cell list."""
    if index < code.free:
        return True
    for i in range(code.cells_at, code.start):
        if code.data[i] == index:
            return True
    return False


def unpacked(operand: int) -> int:
    """The number of values that UNPACK_EX pushes."""
    return (operand & 255) + (operand >> 8) + 1


def variable_pops(opcode: int, operand: int, extra: int) -> int:
    """The number of values popped by an opcode where that depends on the operand."""
    if opcode == op.MAKE_CLOSURE:
        return extra
    if opcode == op.MAKE_CLOSURE_DEFARGS:
        return extra + 2
    if opcode == op.STORE_COMP:
        return 2 if operand & 3 == 1 else 1
    if op.CALL_FUNCTION <= opcode <= op.CALL_METHOD_VAR_KW:
        arguments = (operand & 255) + 2 * (operand >> 8)
        return arguments + 1 + (opcode - op.CALL_FUNCTION + 1) // 2
    return operand


def verify(code: Code) -> None:
    """Checks a function, and sets the fields of its frame. ValueError if it must not run."""
    length = code.data.length
    if length > LONGEST or length <= code.start:
        refuse_code()
    parameters = parameter_slots(code)
    marks = new_bytes(MARK * length)
    verifier = Verifier(code, marks, new_vector(), new_vector(), 0, 0, 0, 0, parameters, False)
    for i in range(code.cells_at, code.start):
        verifier.local(code.data[i])
    verifier.mark(code.start, 0, NO_BLOCK)
    more = True
    while more:
        while verifier.pending.used > 0:
            verifier.follow(small_value(verifier.pending.pop()))
        more = verifier.follow_unwinds()
    lay_out(code, verifier)


def parameter_slots(code: Code) -> int:
    """The number of locals that a call fills."""
    count = code.positional + code.keyword_only
    return count + (1 if code.flags & 4 else 0) + (1 if code.flags & 2 else 0)


def lay_out(code: Code, verifier: Verifier) -> None:
    """Decides where in a frame things lie."""
    count = verifier.locals
    if verifier.uses_names:
        code.names_slot = count
        count += 1
    code.locals = count
    code.base = count + (2 + 3 * code.blocks if code.blocks > 0 else 0)
    code.room = code.base + verifier.deepest + 2 * code.blocks + 8
    if verifier.deepest > LARGEST // 2 or code.room > LARGEST:
        refuse_code()
    code.simple_return = code.blocks == 0 and code.flags & 1 == 0
    if code.flags == 0 and code.keyword_only == 0:
        code.given = code.positional - code.free
        if code.free == 0 and code.cells_at == code.start:
            code.fixed = code.positional
