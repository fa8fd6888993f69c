"""The watched dispatch: programs run in it as in the plain one, and it sees what runs."""

from dataclasses import replace

import pytest

from snakelet.tools import expect
from snakelet.tools.executable import Executable, crash
from snakelet.tools.oracle import Script

SCRIPTS = expect.all_scripts()
COUNTED = """
def double(n):
    return n + n
total = 0
for i in range(1000):
    total += double(i)
print(total)
"""


@pytest.mark.parametrize("share", range(8))
def test_scripts_run_alike(share: int, product: Executable) -> None:
    """All of them; one in eight where each allocation collects."""
    is_paranoid = product.kind == "paranoid"
    for path in SCRIPTS[share :: 64 if is_paranoid else 8]:
        case = expect.read_case(path)
        if case.slow and is_paranoid:
            continue
        plain = product.run(case.script, case.options)
        watched = product.run(case.script, [*case.options, "-X", "count-opcodes"])
        assert crash(watched) is None, path
        alike = replace(watched, stderr=plain.stderr)
        assert expect.outcome(alike, path.name) == expect.outcome(plain, path.name)
        assert watched.stderr.startswith(plain.stderr), path


def counts(product: Executable, source: str) -> dict[str, int]:
    result = product.run(Script(source), ["-X", "count-opcodes"])
    rows = [line.split() for line in result.stderr.decode().splitlines()]
    assert result.stdout == b"999000\n"
    return {" ".join(row[:-2]): int(row[-2]) for row in rows[:-1]} | {"all": int(rows[-1][-1])}


def test_counts_are_of_what_ran(product: Executable) -> None:
    seen = counts(product, COUNTED)
    assert seen["CALL_FUNCTION"] == 1000 + 1
    assert seen["RETURN_VALUE"] == 1000 + 1
    assert seen["BINARY_OP_MULTI +"] == 1000
    assert seen["BINARY_OP_MULTI +="] == 1000 + 1000  # a loop over a range counts with it
    assert seen["LOAD_FAST_MULTI 0"] == 2000
    assert sum(seen.values()) == 2 * seen["all"]
    twice = counts(product, COUNTED + "double(1)\n")
    assert twice["CALL_FUNCTION"] == seen["CALL_FUNCTION"] + 1
