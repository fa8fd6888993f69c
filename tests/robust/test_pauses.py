"""How long a collection stops the program: shortest, median and longest of 60, in microseconds."""

from pathlib import Path

from snakelet.tools.executable import Executable
from snakelet.tools.oracle import Script

LONGEST = 50_000


def test_pauses(product: Executable) -> None:
    text = Path(__file__).with_name("pauses.py").read_text(encoding="utf-8")
    result = product.run(Script(text, "pauses.py"), ("-X", "heapsize=2m"), timeout=30.0)
    assert result.code == 0, result.text
    live, shortest, median, longest = map(int, result.text.split())
    print(f"pauses of {product.kind}: {shortest} / {median} / {longest} us (min / median / max)")
    assert live == 2500 and 0 <= shortest <= median <= longest
    assert longest < LONGEST * product.slowness
