"""Every allocation of several programs fails once: a clean MemoryError or the right answer."""

from snakelet.tools import sweep
from snakelet.tools.executable import built

EVERY_CHANGE = 23


def test_sweep(full: bool) -> None:
    lines = list(sweep.sweep(built("paranoid"), 1 if full else EVERY_CHANGE, workers=2))
    print("\n".join(lines))
    assert [line for line in lines if line.startswith("FAULT")] == []
    assert len(lines) == len(sweep.PROGRAMS) + 1 >= 5
