"""Counts of executed opcodes: what `-X count-opcodes` prints on standard error at the end.

Invariant: counting allocates nothing; the counts are of the whole run.
"""

from snakelet.runtime.static import Array, Obj, rom
from snakelet.runtime.types.operator import ARITHMETIC_SYMBOLS, COMPARISON_SYMBOLS
from snakelet.runtime.types.output import put, put_byte, put_int, put_text
from snakelet.runtime.vm.handle_load import INTEGERS
from snakelet.runtime.vm.opcode import TABLE, Row
from snakelet.runtime.vm.watch import start_watching

NAME_LENGTH = 32
counts: Array[int] = Array(int, 256)


def _names() -> bytes:
    """The names of all opcodes, NAME_LENGTH bytes each (build time)."""
    texts = ["unknown"] * 256
    for row in TABLE:
        texts[row.number : row.number + row.count] = [f"{row.name} {o}" for o in _operands(row)]
    assert max(map(len, texts)) <= NAME_LENGTH
    return "".join(text.ljust(NAME_LENGTH) for text in texts).encode()


def _operands(row: Row) -> list[str]:
    """What the numbers of a row stand for (build time)."""
    if row.count == 1:
        return [""]
    if row.name == "LOAD_CONST_SMALL_INT_MULTI":
        return [str(INTEGERS + i) for i in range(row.count)]
    if row.name == "UNARY_OP_MULTI":
        return ["+", "-", "~", "not"]
    if row.name == "BINARY_OP_MULTI":
        in_place = (f"{symbol}=" for symbol in ARITHMETIC_SYMBOLS)
        return [*COMPARISON_SYMBOLS, "exception match", *in_place, *ARITHMETIC_SYMBOLS]
    return [str(i) for i in range(row.count)]


NAMES = _names()


def start_counting() -> None:
    start_watching(count_opcode)


def count_opcode(opcode: int) -> None:
    counts[opcode] += 1


def put_counts(out: Obj) -> None:
    """Prints each opcode that ran with its count and its share in percent, the most frequent
    first, then the sum."""
    total = 0
    for opcode in range(256):
        total += counts[opcode]
    most = most_frequent()
    while counts[most] > 0:
        count = counts[most]
        put(out, rom(NAMES) + most * NAME_LENGTH, NAME_LENGTH)
        put_right(out, count, 14)
        put_right(out, count * 100 // total, 4)
        put_text(out, "%\n")
        counts[most] = 0
        most = most_frequent()
    put_text(out, "all opcodes                     ")
    put_right(out, total, 14)
    put_byte(out, ord("\n"))


def most_frequent() -> int:
    best = 0
    for opcode in range(256):
        if counts[opcode] > counts[best]:
            best = opcode
    return best


def put_right(out: Obj, value: int, width: int) -> None:
    """Prints a number that is not negative behind enough spaces to fill `width`."""
    digits = 1
    rest = value // 10
    while rest > 0:
        digits += 1
        rest //= 10
    for _ in range(width - digits):
        put_byte(out, ord(" "))
    put_int(out, value)
