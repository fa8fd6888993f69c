"""THE table of opcodes: number, name, operand, what is popped and pushed, and what it does.

Invariant: every opcode of .mpy 6.3 (spec/bytecode.md section 2) has one row, and vm/dispatch.py
finds its handler by the row's name in lower case. The verifier, the dispatch table and tools
derive all they know of opcodes from here.
"""

from dataclasses import dataclass

NO_OPERAND, QSTR, NUMBER, INTEGER, JUMP, FORWARD = range(6)
"""Operand classes: none; varint index of a qstr; varint; signed varint; signed and forward jump
distance (spec/bytecode.md section 1)."""

VARIABLE = -1
"""The number popped or pushed depends on the operand."""


@dataclass(frozen=True)
class Row:
    """One opcode, or `count` in a row whose low bits are an operand. `pops` is how many values it
    needs, `pushes` how many it leaves in their place when falling through."""

    number: int
    count: int
    name: str
    operand: int
    extra: bool
    pops: int
    pushes: int
    note: str


def row(
    number: int, name: str, operand: int, pops: int, pushes: int, note: str, extra: bool = False
) -> Row:
    return Row(number, 1, name, operand, extra, pops, pushes, note)


def rows(number: int, count: int, name: str, pops: int, pushes: int, note: str) -> Row:
    return Row(number, count, name, NO_OPERAND, False, pops, pushes, note)


TABLE: tuple[Row, ...] = (
    row(0x01, "EXIT", NO_OPERAND, 1, 1, "leave the run loop; the result stays on the stack"),
    row(0x02, "INIT_DONE", NO_OPERAND, 1, 0, "__init__ returned None: return the instance below"),
    row(0x03, "OPERATOR_DONE", NO_OPERAND, 3, 1, "left, right, result of left's method -> result"),
    row(0x04, "STORE_DONE", NO_OPERAND, 4, 0, "pop item, object, index and __setitem__'s result"),
    row(0x05, "NEXT_DONE", NO_OPERAND, 1, 1, "__next__ returned: go on in the loop"),
    row(0x10, "LOAD_CONST_STRING", QSTR, 0, 1, "push the string q"),
    row(0x11, "LOAD_NAME", QSTR, 0, 1, "push q from the local names, the globals or builtins"),
    row(0x12, "LOAD_GLOBAL", QSTR, 0, 1, "push q from the globals or builtins"),
    row(0x13, "LOAD_ATTR", QSTR, 1, 1, "object -> attribute q"),
    row(0x14, "LOAD_METHOD", QSTR, 1, 2, "object -> callable, self or NULL"),
    row(0x15, "LOAD_SUPER_METHOD", QSTR, 3, 2, "super, class, self -> callable, self or NULL"),
    row(0x16, "STORE_NAME", QSTR, 1, 0, "pop into q of the local names"),
    row(0x17, "STORE_GLOBAL", QSTR, 1, 0, "pop into q of the globals"),
    row(0x18, "STORE_ATTR", QSTR, 2, 0, "value, object: object.q = value; NULL deletes"),
    row(0x19, "DELETE_NAME", QSTR, 0, 0, "delete q from the local names"),
    row(0x1A, "DELETE_GLOBAL", QSTR, 0, 0, "delete q from the globals"),
    row(0x1B, "IMPORT_NAME", QSTR, 2, 1, "level, names -> module q"),
    row(0x1C, "IMPORT_FROM", QSTR, 1, 2, "module -> module, its attribute q"),
    row(0x20, "MAKE_CLOSURE", NUMBER, VARIABLE, 1, "pop c cells, push child n over them", True),
    row(
        *(0x21, "MAKE_CLOSURE_DEFARGS", NUMBER, VARIABLE, 1),
        *("defaults tuple, keyword defaults, c cells -> closure of child n", True),
    ),
    row(0x22, "LOAD_CONST_SMALL_INT", INTEGER, 0, 1, "push the integer n"),
    row(0x23, "LOAD_CONST_OBJ", NUMBER, 0, 1, "push constant n"),
    row(0x24, "LOAD_FAST_N", NUMBER, 0, 1, "push local n; NameError if unset"),
    row(0x25, "LOAD_DEREF", NUMBER, 0, 1, "push what the cell in local n holds"),
    row(0x26, "STORE_FAST_N", NUMBER, 1, 0, "pop into local n"),
    row(0x27, "STORE_DEREF", NUMBER, 1, 0, "pop into the cell in local n"),
    row(0x28, "DELETE_FAST", NUMBER, 0, 0, "unset local n; NameError if unset already"),
    row(0x29, "DELETE_DEREF", NUMBER, 0, 0, "empty the cell in local n"),
    row(0x2A, "BUILD_TUPLE", NUMBER, VARIABLE, 1, "pop n items, push a tuple"),
    row(0x2B, "BUILD_LIST", NUMBER, VARIABLE, 1, "pop n items, push a list"),
    row(0x2C, "BUILD_MAP", NUMBER, 0, 1, "push an empty dict with room for n"),
    row(0x2D, "BUILD_SET", NUMBER, VARIABLE, 1, "pop n items, push a set"),
    row(0x2E, "BUILD_SLICE", NUMBER, VARIABLE, 1, "start, stop[, step] -> slice"),
    row(0x2F, "STORE_COMP", NUMBER, VARIABLE, 0, "pop into the collection n >> 2 slots down"),
    row(0x30, "UNPACK_SEQUENCE", NUMBER, 1, VARIABLE, "sequence -> its n items, the first on top"),
    row(0x31, "UNPACK_EX", NUMBER, 1, VARIABLE, "sequence -> n & 255 items, a list, n >> 8 items"),
    row(0x32, "MAKE_FUNCTION", NUMBER, 0, 1, "push a function of child n"),
    row(
        0x33, "MAKE_FUNCTION_DEFARGS", NUMBER, 2, 1, "defaults tuple, keyword defaults -> function"
    ),
    row(0x34, "CALL_FUNCTION", NUMBER, VARIABLE, 1, "callable, n & 255 arguments, n >> 8 pairs"),
    row(0x35, "CALL_FUNCTION_VAR_KW", NUMBER, VARIABLE, 1, "the same and a bitmap of *arguments"),
    row(0x36, "CALL_METHOD", NUMBER, VARIABLE, 1, "callable, self or NULL, arguments as above"),
    row(0x37, "CALL_METHOD_VAR_KW", NUMBER, VARIABLE, 1, "the same and a bitmap of *arguments"),
    row(0x40, "UNWIND_JUMP", JUMP, 0, 0, "jump out of x & 127 blocks, and of a loop", True),
    row(0x42, "JUMP", JUMP, 0, 0, "jump"),
    row(0x43, "POP_JUMP_IF_TRUE", JUMP, 1, 0, "pop, jump if true"),
    row(0x44, "POP_JUMP_IF_FALSE", JUMP, 1, 0, "pop, jump if false"),
    row(0x45, "JUMP_IF_TRUE_OR_POP", FORWARD, 1, 0, "jump if true, else pop"),
    row(0x46, "JUMP_IF_FALSE_OR_POP", FORWARD, 1, 0, "jump if false, else pop"),
    row(0x47, "SETUP_WITH", FORWARD, 1, 3, "manager -> exit, self, entered; push a block"),
    row(0x48, "SETUP_EXCEPT", FORWARD, 0, 0, "push an except block"),
    row(0x49, "SETUP_FINALLY", FORWARD, 0, 0, "push a finally block"),
    row(0x4A, "POP_EXCEPT_JUMP", FORWARD, 0, 0, "pop a block and jump"),
    row(0x4B, "FOR_ITER", FORWARD, 4, 5, "push the next item, or pop the iterator and jump"),
    row(0x50, "LOAD_CONST_FALSE", NO_OPERAND, 0, 1, "push False"),
    row(0x51, "LOAD_CONST_NONE", NO_OPERAND, 0, 1, "push None"),
    row(0x52, "LOAD_CONST_TRUE", NO_OPERAND, 0, 1, "push True"),
    row(0x53, "LOAD_NULL", NO_OPERAND, 0, 1, "push NULL"),
    row(0x54, "LOAD_BUILD_CLASS", NO_OPERAND, 0, 1, "push __build_class__"),
    row(0x55, "LOAD_SUBSCR", NO_OPERAND, 2, 1, "object, index -> object[index]"),
    row(0x56, "STORE_SUBSCR", NO_OPERAND, 3, 0, "value, object, index: NULL deletes"),
    row(0x57, "DUP_TOP", NO_OPERAND, 1, 2, "a -> a a"),
    row(0x58, "DUP_TOP_TWO", NO_OPERAND, 2, 4, "a b -> a b a b"),
    row(0x59, "POP_TOP", NO_OPERAND, 1, 0, "pop"),
    row(0x5A, "ROT_TWO", NO_OPERAND, 2, 2, "a b -> b a"),
    row(0x5B, "ROT_THREE", NO_OPERAND, 3, 3, "a b c -> c a b"),
    row(0x5C, "WITH_CLEANUP", NO_OPERAND, 3, 1, "call exit as the reason on top asks"),
    row(0x5D, "END_FINALLY", NO_OPERAND, 1, 0, "pop a block and go on as the reason on top asks"),
    row(0x5E, "GET_ITER", NO_OPERAND, 1, 1, "object -> its iterator"),
    row(0x5F, "GET_ITER_STACK", NO_OPERAND, 1, 4, "object -> an iterator in four slots"),
    row(0x62, "STORE_MAP", NO_OPERAND, 3, 1, "dict, value, key -> dict"),
    row(0x63, "RETURN_VALUE", NO_OPERAND, 1, 0, "return the top"),
    row(0x64, "RAISE_LAST", NO_OPERAND, 0, 0, "raise the exception being handled again"),
    row(0x65, "RAISE_OBJ", NO_OPERAND, 1, 0, "raise the top"),
    row(0x66, "RAISE_FROM", NO_OPERAND, 2, 0, "exception, cause: raise, the cause is dropped"),
    row(0x67, "YIELD_VALUE", NO_OPERAND, 1, 1, "yield the top; what is sent replaces it"),
    row(0x68, "YIELD_FROM", NO_OPERAND, 2, 1, "iterator, value to send -> result"),
    row(0x69, "IMPORT_STAR", NO_OPERAND, 1, 0, "module: all its names into the local names"),
    rows(0x70, 64, "LOAD_CONST_SMALL_INT_MULTI", 0, 1, "push the opcode less 0x80"),
    rows(0xB0, 16, "LOAD_FAST_MULTI", 0, 1, "push local opcode less 0xb0"),
    rows(0xC0, 16, "STORE_FAST_MULTI", 1, 0, "pop into local opcode less 0xc0"),
    rows(0xD0, 4, "UNARY_OP_MULTI", 1, 1, "operand -> result of operator opcode less 0xd0"),
    rows(0xD7, 35, "BINARY_OP_MULTI", 2, 1, "left, right -> result of operator opcode less 0xd7"),
)

UNKNOWN = Row(0, 1, "UNKNOWN", NO_OPERAND, False, 0, 0, "NotImplementedError: opcode")
FIRST_OPCODE = 0x10
"""Lower numbers are ours: they stand in no file."""


def _by_number() -> tuple[Row, ...]:
    found = [UNKNOWN] * 256
    for line in TABLE:
        for number in range(line.number, line.number + line.count):
            assert found[number] is UNKNOWN, f"two opcodes {number:#x}"
            found[number] = line
    return tuple(found)


BY_NUMBER = _by_number()
OPERANDS: tuple[int, ...] = tuple(line.operand for line in BY_NUMBER)
EXTRAS: tuple[int, ...] = tuple(int(line.extra) for line in BY_NUMBER)
POPS: tuple[int, ...] = tuple(line.pops for line in BY_NUMBER)
PUSHES: tuple[int, ...] = tuple(line.pushes for line in BY_NUMBER)
KNOWN: tuple[int, ...] = tuple(
    int(line is not UNKNOWN and i > 15) for i, line in enumerate(BY_NUMBER)
)


def number_of(name: str) -> int:
    """The number of the opcode of a name (build time)."""
    return next(line.number for line in TABLE if line.name == name)


EXIT = number_of("EXIT")
NEXT_DONE = number_of("NEXT_DONE")
LOAD_NAME = number_of("LOAD_NAME")
STORE_NAME = number_of("STORE_NAME")
STORE_ATTR = number_of("STORE_ATTR")
DELETE_NAME = number_of("DELETE_NAME")
IMPORT_STAR = number_of("IMPORT_STAR")
MAKE_CLOSURE = number_of("MAKE_CLOSURE")
MAKE_CLOSURE_DEFARGS = number_of("MAKE_CLOSURE_DEFARGS")
MAKE_FUNCTION = number_of("MAKE_FUNCTION")
MAKE_FUNCTION_DEFARGS = number_of("MAKE_FUNCTION_DEFARGS")
LOAD_CONST_OBJ = number_of("LOAD_CONST_OBJ")
LOAD_FAST_N = number_of("LOAD_FAST_N")
DELETE_DEREF = number_of("DELETE_DEREF")
LOAD_DEREF = number_of("LOAD_DEREF")
STORE_DEREF = number_of("STORE_DEREF")
BUILD_TUPLE = number_of("BUILD_TUPLE")
BUILD_SLICE = number_of("BUILD_SLICE")
STORE_COMP = number_of("STORE_COMP")
UNPACK_SEQUENCE = number_of("UNPACK_SEQUENCE")
UNPACK_EX = number_of("UNPACK_EX")
CALL_FUNCTION = number_of("CALL_FUNCTION")
CALL_METHOD_VAR_KW = number_of("CALL_METHOD_VAR_KW")
UNWIND_JUMP = number_of("UNWIND_JUMP")
JUMP_ = number_of("JUMP")
POP_JUMP_IF_TRUE = number_of("POP_JUMP_IF_TRUE")
POP_JUMP_IF_FALSE = number_of("POP_JUMP_IF_FALSE")
JUMP_IF_TRUE_OR_POP = number_of("JUMP_IF_TRUE_OR_POP")
JUMP_IF_FALSE_OR_POP = number_of("JUMP_IF_FALSE_OR_POP")
SETUP_WITH = number_of("SETUP_WITH")
SETUP_EXCEPT = number_of("SETUP_EXCEPT")
SETUP_FINALLY = number_of("SETUP_FINALLY")
POP_EXCEPT_JUMP = number_of("POP_EXCEPT_JUMP")
FOR_ITER = number_of("FOR_ITER")
ROT_THREE = number_of("ROT_THREE")
WITH_CLEANUP = number_of("WITH_CLEANUP")
END_FINALLY = number_of("END_FINALLY")
RETURN_VALUE = number_of("RETURN_VALUE")
RAISE_FROM = number_of("RAISE_FROM")
YIELD_VALUE = number_of("YIELD_VALUE")
YIELD_FROM = number_of("YIELD_FROM")
UNARY_OP_MULTI = number_of("UNARY_OP_MULTI")
BINARY_OP_MULTI = number_of("BINARY_OP_MULTI")
ROT_TWO = number_of("ROT_TWO")
LOAD_FAST_MULTI = number_of("LOAD_FAST_MULTI")
STORE_FAST_MULTI = number_of("STORE_FAST_MULTI")
DUP_TOP_TWO = number_of("DUP_TOP_TWO")
LOAD_CONST_SMALL_INT_MULTI = number_of("LOAD_CONST_SMALL_INT_MULTI")
