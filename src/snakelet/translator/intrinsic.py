"""The vocabulary in C: what each function and method of `runtime/static` means.

Invariant: a row gives result, parameters and a C template that evaluates each operand once; the
hosted body of the same name is its definition.
"""

from dataclasses import dataclass
from typing import Any

from snakelet.runtime import static
from snakelet.runtime.static import u32, u64, uword
from snakelet.translator.ctype import BOOL, FLOAT, INT, OBJ, VOID, CType, pointer, sized

RAW = CType("raw")
ANY = CType("any")
WORD = sized(uword)


@dataclass(frozen=True)
class Intrinsic:
    """A vocabulary function in C."""

    result: CType
    parameters: tuple[CType, ...]
    template: str
    reads_memory: bool = False


def _row(result: CType, *parameters: CType, call: str, reads: bool = False) -> Intrinsic:
    places = ", ".join(f"{{{i}}}" for i in range(len(parameters)))
    return Intrinsic(result, parameters, call if "(" in call else f"{call}({places})", reads)


FUNCTIONS: dict[Any, Intrinsic] = {
    static.is_small: _row(BOOL, OBJ, call="is_small"),
    static.is_qstr: _row(BOOL, OBJ, call="is_qstr"),
    static.is_float: _row(BOOL, OBJ, call="is_float"),
    static.is_pointer: _row(BOOL, OBJ, call="is_pointer"),
    static.both_small: _row(BOOL, OBJ, OBJ, call="both_small"),
    static.both_float: _row(BOOL, OBJ, OBJ, call="both_float"),
    static.fits_small: _row(BOOL, INT, call="fits_small"),
    static.small: _row(OBJ, INT, call="small"),
    static.small_value: _row(INT, OBJ, call="small_value"),
    static.add_small: _row(OBJ, OBJ, OBJ, call="add_small"),
    static.sub_small: _row(OBJ, OBJ, OBJ, call="sub_small"),
    static.mul_small: _row(OBJ, OBJ, OBJ, call="mul_small"),
    static.qstr_at: _row(OBJ, INT, call="qstr_at"),
    static.qstr_index: _row(INT, OBJ, call="qstr_index"),
    static.tag_float: _row(OBJ, FLOAT, call="tag_float"),
    static.untag_float: _row(FLOAT, OBJ, call="untag_float"),
    static.word_of: _row(WORD, OBJ, call="((uword)({0}))"),
    static.double_bits: _row(sized(u64), FLOAT, call="double_bits"),
    static.double_from_bits: _row(FLOAT, sized(u64), call="double_from_bits"),
    static.f32_bits: _row(sized(u32), FLOAT, call="f32_bits"),
    static.f32_from_bits: _row(FLOAT, sized(u32), call="f32_from_bits"),
    static.trailing_zeros: _row(INT, WORD, call="trailing_zeros"),
    static.bit_length: _row(INT, WORD, call="bit_length"),
    static.high_multiply: _row(WORD, WORD, WORD, call="high_multiply"),
    static.low_multiply: _row(WORD, WORD, WORD, call="(({0}) * ({1}))"),
    static.peek: _row(WORD, WORD, call="peek", reads=True),
    static.poke: _row(VOID, WORD, WORD, call="poke"),
    static.peek8: _row(INT, WORD, call="peek8", reads=True),
    static.poke8: _row(VOID, WORD, INT, call="poke8"),
    static.address_of: _row(WORD, OBJ, call="((uword)({0}))"),
    static.object_at: _row(OBJ, WORD, call="((Obj)({0}))"),
    static.stack_address: _row(WORD, call="((uword)__builtin_frame_address(0))"),
    static.place_of: _row(WORD, ANY, call="((uword)({0}))"),
    static.pointer_at: _row(pointer(RAW), WORD, call="((u8 *)({0}))"),
}

POINTER_METHODS: dict[str, Intrinsic] = {
    "since": _row(INT, ANY, ANY, call="((word)({0} - {1}))"),
    "move": _row(VOID, ANY, ANY, INT, call="memmove({0}, {1}, (size_t)({2}) * sizeof(*{0}))"),
    "move_few": _row(VOID, ANY, ANY, INT, call="MOVE_FEW"),
    "compare": _row(INT, ANY, ANY, INT, call="memcmp({0}, {1}, (size_t)({2}))", reads=True),
    "load_u16": _row(INT, ANY, call="load_u16", reads=True),
    "load_u32": _row(INT, ANY, call="load_u32", reads=True),
    "load_u64": _row(sized(u64), ANY, call="load_u64", reads=True),
    "store_u16": _row(VOID, ANY, INT, call="store_u16"),
    "store_u32": _row(VOID, ANY, INT, call="store_u32"),
    "store_u64": _row(VOID, ANY, sized(u64), call="store_u64"),
}
