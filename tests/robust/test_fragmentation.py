"""A 64 KB heap full of holes gives a large block: Snakelet compacts, where the official build has
no piece that is large enough."""

import re
import subprocess
from pathlib import Path

from snakelet.tools.executable import Executable, crash
from snakelet.tools.oracle import Script, find_node, find_wasm

PROGRAMS = Path(__file__).parent / "programs"
PROGRAM = (PROGRAMS / "fragment.py").read_text(encoding="utf-8")
STEPS = "fill()\npunch()\ngc.collect()\nneed()\n"
ANSWER = "holes True length True intact True\n"


def test_the_block_fits(product: Executable) -> None:
    script = Script(PROGRAM + STEPS, "fragment.py")
    result = product.run(script, ("-X", "heapsize=64k"))
    assert crash(result) is None, result.stderr
    assert (result.text, result.code) == (ANSWER, 0), result.stderr


def test_the_official_heap_must_grow() -> None:
    """The official build answers only because its heap grows by the block: more than the block's
    size was free, and none of the pieces was large enough."""
    files = [str(PROGRAMS / "fragment.mjs"), str(find_wasm()), str(PROGRAMS / "fragment.py")]
    done = subprocess.run(
        [find_node(), *files], capture_output=True, text=True, timeout=60, check=True
    )
    totals = [int(number) for number in re.findall(r"total: (\d+)", done.stdout)]
    free = [int(number) for number in re.findall(r" free: (\d+)", done.stdout)]
    assert ANSWER in done.stdout
    assert free[0] > 20 * 1024 and totals[0] < 64 * 1024
    assert totals[1] >= totals[0] + 20 * 1024


def test_many_rounds(product: Executable) -> None:
    """Fragmenting again and again never loses memory."""
    rounds = "for _ in range(20):\n    fill()\n    punch()\n    need()\n    large = None\n"
    rounds += "    blocks = [b for b in blocks if b]\n    blocks[:] = []\n"
    result = product.run(Script(PROGRAM + rounds, "fragment.py"), ("-X", "heapsize=64k"))
    assert crash(result) is None, result.stderr
    assert (result.text, result.code) == (ANSWER * 20, 0), result.stderr
