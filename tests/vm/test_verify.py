"""The verifier: it accepts what the official compiler makes, and what it accepts never leaves the
machine's bounds, whatever bytes the file has."""

import random
from pathlib import Path

import pytest
from vm_support import Exhausted, run

from snakelet.runtime.compile.mpy import (
    Source,
    read_constant,
    read_header,
    read_module,
    read_qstr,
)
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static.error import UserError, ValueError
from snakelet.runtime.types.module import new_module
from snakelet.runtime.vm import opcode as op
from snakelet.runtime.vm.load import load
from snakelet.tools.hosted import reader_of
from snakelet.tools.oracle import cross_compile

REPOSITORY = Path(__file__).resolve().parents[2]
EVERYTHING = Path(__file__).with_name("everything.py").read_text()


def compiled(text: str) -> bytes:
    result = cross_compile(text)
    assert result.code == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("path", sorted((REPOSITORY / "bench").glob("*.py")), ids=lambda p: p.stem)
def test_official_code_is_accepted(path: Path) -> None:
    names = new_module(qstr("m")).names
    load(read_module(reader_of(compiled(path.read_text()))), names)


def test_all_constructs_run() -> None:
    assert run(compiled(EVERYTHING)).endswith("all done\n")


def start_of_code(data: bytes) -> int:
    """Where the functions start, behind the tables of the module."""
    reader = reader_of(data)
    source = Source(reader, new_buffer())
    read_header(source)
    qstrs, constants = source.number(), source.number()
    for _ in range(qstrs):
        read_qstr(source)
    for _ in range(constants):
        read_constant(source)
    return reader.position


@pytest.mark.parametrize("seed", range(150))
def test_changed_bytes_never_break_the_machine(seed: int) -> None:
    """Hosted, an access outside of a frame, table or stack would be an AssertionError."""
    generator = random.Random(seed)
    data = bytearray(compiled(EVERYTHING))
    start = start_of_code(bytes(data))
    for _ in range(generator.choice((1, 1, 2, 5))):
        data[generator.randrange(start, len(data))] = generator.randrange(256)
    try:
        run(bytes(data), 20_000)
    except (Exhausted, UserError):
        return


@pytest.mark.parametrize(
    "text",
    ["f(a, b)\n", "try:\n f(a, b)\nexcept: pass\n", "try:\n f(a, b)\nfinally: pass\n"],
    ids=["no block", "except", "finally"],
)
def test_the_end_of_a_with_outside_of_it_is_refused(text: str) -> None:
    call, end = bytes((op.CALL_FUNCTION, 2)), bytes((op.WITH_CLEANUP, op.UNARY_OP_MULTI))
    data = compiled(text)
    assert data.count(call) == 1
    names = new_module(qstr("m")).names
    load(read_module(reader_of(data)), names)
    with pytest.raises(ValueError, match="incompatible"):
        load(read_module(reader_of(data.replace(call, end))), names)
