"""The opcodes that the compiler emits, and what they do to the height of the stack.

Invariant: all of it comes from the one table of opcodes, vm/opcode.py.
"""

from snakelet.runtime.static import build
from snakelet.runtime.vm.opcode import POPS, PUSHES, VARIABLE, number_of


@build
def opcode(name: str) -> int:
    """The number of an opcode; of the first if several have the name."""
    return number_of(name)


@build
def _effects() -> tuple[int, ...]:
    fixed = (VARIABLE not in pair for pair in zip(POPS, PUSHES, strict=True))
    return tuple(
        pushes - pops if known else 0
        for pops, pushes, known in zip(POPS, PUSHES, fixed, strict=True)
    )


EFFECTS = _effects()
"""What each opcode adds to the height of the stack; 0 if that depends on its operand."""

LOAD_CONST_STRING = opcode("LOAD_CONST_STRING")
LOAD_NAME = opcode("LOAD_NAME")
LOAD_GLOBAL = opcode("LOAD_GLOBAL")
LOAD_ATTR = opcode("LOAD_ATTR")
LOAD_METHOD = opcode("LOAD_METHOD")
LOAD_SUPER_METHOD = opcode("LOAD_SUPER_METHOD")
STORE_NAME = opcode("STORE_NAME")
STORE_GLOBAL = opcode("STORE_GLOBAL")
STORE_ATTR = opcode("STORE_ATTR")
DELETE_NAME = opcode("DELETE_NAME")
DELETE_GLOBAL = opcode("DELETE_GLOBAL")
IMPORT_NAME = opcode("IMPORT_NAME")
IMPORT_FROM = opcode("IMPORT_FROM")
MAKE_CLOSURE = opcode("MAKE_CLOSURE")
MAKE_CLOSURE_DEFARGS = opcode("MAKE_CLOSURE_DEFARGS")
LOAD_CONST_SMALL_INT = opcode("LOAD_CONST_SMALL_INT")
LOAD_CONST_OBJ = opcode("LOAD_CONST_OBJ")
LOAD_FAST_N = opcode("LOAD_FAST_N")
LOAD_DEREF = opcode("LOAD_DEREF")
STORE_FAST_N = opcode("STORE_FAST_N")
STORE_DEREF = opcode("STORE_DEREF")
DELETE_FAST = opcode("DELETE_FAST")
DELETE_DEREF = opcode("DELETE_DEREF")
BUILD_TUPLE = opcode("BUILD_TUPLE")
BUILD_LIST = opcode("BUILD_LIST")
BUILD_MAP = opcode("BUILD_MAP")
BUILD_SET = opcode("BUILD_SET")
BUILD_SLICE = opcode("BUILD_SLICE")
STORE_COMP = opcode("STORE_COMP")
UNPACK_SEQUENCE = opcode("UNPACK_SEQUENCE")
UNPACK_EX = opcode("UNPACK_EX")
MAKE_FUNCTION = opcode("MAKE_FUNCTION")
MAKE_FUNCTION_DEFARGS = opcode("MAKE_FUNCTION_DEFARGS")
CALL_FUNCTION = opcode("CALL_FUNCTION")
CALL_FUNCTION_VAR_KW = opcode("CALL_FUNCTION_VAR_KW")
CALL_METHOD = opcode("CALL_METHOD")
CALL_METHOD_VAR_KW = opcode("CALL_METHOD_VAR_KW")
UNWIND_JUMP = opcode("UNWIND_JUMP")
JUMP = opcode("JUMP")
POP_JUMP_IF_TRUE = opcode("POP_JUMP_IF_TRUE")
POP_JUMP_IF_FALSE = opcode("POP_JUMP_IF_FALSE")
JUMP_IF_TRUE_OR_POP = opcode("JUMP_IF_TRUE_OR_POP")
JUMP_IF_FALSE_OR_POP = opcode("JUMP_IF_FALSE_OR_POP")
SETUP_WITH = opcode("SETUP_WITH")
SETUP_EXCEPT = opcode("SETUP_EXCEPT")
SETUP_FINALLY = opcode("SETUP_FINALLY")
POP_EXCEPT_JUMP = opcode("POP_EXCEPT_JUMP")
FOR_ITER = opcode("FOR_ITER")
LOAD_CONST_FALSE = opcode("LOAD_CONST_FALSE")
LOAD_CONST_NONE = opcode("LOAD_CONST_NONE")
LOAD_CONST_TRUE = opcode("LOAD_CONST_TRUE")
LOAD_NULL = opcode("LOAD_NULL")
LOAD_BUILD_CLASS = opcode("LOAD_BUILD_CLASS")
LOAD_SUBSCR = opcode("LOAD_SUBSCR")
STORE_SUBSCR = opcode("STORE_SUBSCR")
DUP_TOP = opcode("DUP_TOP")
DUP_TOP_TWO = opcode("DUP_TOP_TWO")
POP_TOP = opcode("POP_TOP")
ROT_TWO = opcode("ROT_TWO")
ROT_THREE = opcode("ROT_THREE")
WITH_CLEANUP = opcode("WITH_CLEANUP")
END_FINALLY = opcode("END_FINALLY")
GET_ITER = opcode("GET_ITER")
GET_ITER_STACK = opcode("GET_ITER_STACK")
STORE_MAP = opcode("STORE_MAP")
RETURN_VALUE = opcode("RETURN_VALUE")
RAISE_LAST = opcode("RAISE_LAST")
RAISE_OBJ = opcode("RAISE_OBJ")
RAISE_FROM = opcode("RAISE_FROM")
YIELD_VALUE = opcode("YIELD_VALUE")
YIELD_FROM = opcode("YIELD_FROM")
IMPORT_STAR = opcode("IMPORT_STAR")
LOAD_CONST_SMALL_INT_MULTI = opcode("LOAD_CONST_SMALL_INT_MULTI")
LOAD_FAST_MULTI = opcode("LOAD_FAST_MULTI")
STORE_FAST_MULTI = opcode("STORE_FAST_MULTI")
UNARY_OP_MULTI = opcode("UNARY_OP_MULTI")
BINARY_OP_MULTI = opcode("BINARY_OP_MULTI")
