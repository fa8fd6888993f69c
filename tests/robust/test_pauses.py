"""How long a collection stops the program: shortest, median and longest of 60, in microseconds."""

from pathlib import Path

from snakelet.tools.executable import Executable
from snakelet.tools.oracle import Script

LONGEST = 50_000
ROWS, FEW_ROWS = 2500, 100
"""A build that collects at each allocation takes time with the square of what lives."""


def test_pauses(product: Executable) -> None:
    text = (Path(__file__).parent / "programs/pauses.py").read_text(encoding="utf-8")
    rows = FEW_ROWS if product.kind == "paranoid" else ROWS
    script = Script(text, "pauses.py", arguments=(str(rows),))
    result = product.run(script, ("-X", "heapsize=2m"), timeout=30.0)
    assert result.code == 0, result.text
    live, shortest, median, longest = map(int, result.text.split())
    print(f"pauses of {product.kind}: {shortest} / {median} / {longest} us (min / median / max)")
    assert live == rows and 0 <= shortest <= median <= longest
    assert longest < LONGEST * product.slowness
