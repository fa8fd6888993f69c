"""Programs that meddle with what the product works on, ask for absurd sizes, or fill the heap: they
run to their end, and nothing is damaged."""

from pathlib import Path

import pytest

from snakelet.tools.executable import Executable, crash
from snakelet.tools.oracle import Result, Script

PROGRAMS = Path(__file__).parent / "programs"


def run(product: Executable, name: str, heap: str) -> Result:
    text = (PROGRAMS / f"{name}.py").read_text(encoding="utf-8")
    result = product.run(Script(text, f"{name}.py"), ("-X", f"heapsize={heap}"), timeout=30.0)
    assert crash(result) is None, result.stderr.decode(errors="replace")
    assert result.code == 0, result.text[-1000:]
    return result


@pytest.mark.parametrize("name", ["reentrant", "huge_sizes"])
def test_runs_to_its_end(name: str, product: Executable) -> None:
    lines = run(product, name, "2m").text.splitlines()
    assert lines[-1] == "end" and len(lines) > 1500


@pytest.mark.parametrize("heap", ["32k", "48k", "64k"])
def test_a_table_that_cannot_grow_stays_as_it_was(heap: str, product: Executable) -> None:
    lines = run(product, "full_heap", heap).text.splitlines()
    assert len(lines) == 96
    assert set(lines) == {"True True True True"}


def test_all_ways_of_calling_survive_the_end_of_the_stack(product: Executable) -> None:
    if product.kind == "paranoid":
        pytest.skip("each of some 100,000 allocations would scan a full stack: an hour")
    lines = run(product, "deep_calls", "2m").text.splitlines()
    assert lines[-1] == "end" and len(lines) == 32
    assert set(lines[:22]) == {"True True False 0"}
