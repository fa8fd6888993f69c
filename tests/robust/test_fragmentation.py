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
OFFICIAL_BLOCK = 16
"""Bytes: four words of 32 bits."""


def test_the_block_fits(product: Executable) -> None:
    script = Script(PROGRAM + STEPS, "fragment.py")
    result = product.run(script, ("-X", "heapsize=64k"))
    assert crash(result) is None, result.stderr
    assert (result.text, result.code) == (ANSWER, 0), result.stderr


def official(growth: str, *statements: str) -> str:
    """What the official build prints for statements after the program, in a heap of 64 KB that is
    `fixed` or `growing`."""
    files = [PROGRAMS / "fragment.mjs", find_wasm(), PROGRAMS / "fragment.py"]
    command = [find_node(), *map(str, files), growth, *statements]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


FIGURES = "micropython.mem_info()"


def test_the_official_build_fails() -> None:
    """It raises MemoryError though more than the block's size is free, none of it in one piece;
    the same block fits while the heap is empty."""
    found = official("fixed", "fill()", "punch()", "gc.collect()", FIGURES, "need()")
    free = int(re.findall(r" free: (\d+)", found)[0])
    largest = int(re.findall(r"max free sz: (\d+)", found)[0]) * OFFICIAL_BLOCK
    assert largest < 20 * 1024 < free < 64 * 1024
    assert found.endswith("need(): MemoryError: memory allocation failed, allocating 20480 bytes\n")
    assert official("fixed", "need()") == "holes False length True intact True\n"


def test_the_official_heap_must_grow() -> None:
    """Where its heap may grow it answers by that alone."""
    found = official("growing", "fill()", "punch()", "gc.collect()", FIGURES, "need()", FIGURES)
    totals = [int(number) for number in re.findall(r"total: (\d+)", found)]
    assert ANSWER in found
    assert totals[0] < 64 * 1024 and totals[1] >= totals[0] + 20 * 1024


def test_what_compiling_leaves_does_not_split_the_heap(product: Executable) -> None:
    """Code that runs can't move: it must not lie behind the garbage of its own compilation."""
    lines = [f"def f{i}(a, b=({i}, 'x')):\n    return [a, b, {{a: b}}]" for i in range(60)]
    lines += ["import gc", "gc.collect()", "wanted = gc.mem_free() // 2"]
    lines += ["print(len(bytearray(wanted)) == wanted)"]
    result = product.run(Script("\n".join(lines) + "\n", "long.py"), ("-X", "heapsize=96k"))
    assert (result.text, result.code) == ("True\n", 0), result.stderr


def test_many_rounds(product: Executable) -> None:
    """Fragmenting again and again never loses memory."""
    rounds = "for _ in range(20):\n    fill()\n    punch()\n    need()\n    large = None\n"
    rounds += "    blocks = [b for b in blocks if b]\n    blocks[:] = []\n"
    result = product.run(Script(PROGRAM + rounds, "fragment.py"), ("-X", "heapsize=64k"))
    assert crash(result) is None, result.stderr
    assert (result.text, result.code) == (ANSWER * 20, 0), result.stderr
