"""Floats of a port whose floats are singles (the pyboard): rounding and the shortest text.

Invariant: the word and float sizes are settled when the product is imported, so the product runs in
a process of its own. The expectation is found by trying: the least precision that reads back.
"""

import os
import random
import struct
import subprocess
import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
WORKER = """
import sys
from number_support import fresh_buffer, text_of
from snakelet.runtime.static import double_from_bits, u64
from snakelet.runtime.types.float import float_object, float_value
from snakelet.runtime.types.float_text import write_float
for line in sys.stdin:
    value = float_value(float_object(double_from_bits(u64(int(line, 16)))))
    out = fresh_buffer()
    write_float(out, value)
    print(text_of(out))
"""


def to_single(value: float) -> float:
    """The nearest single, infinite if there is none."""
    try:
        single: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
    return single


def shortest(single: float) -> str:
    """repr of a single: the fewest digits that read back as it, the nearest of those."""
    if single == 0 or single - single != 0:
        return repr(single)
    exact = Decimal(single)
    for digits in range(1, 10):
        unit = Decimal(1).scaleb(exact.adjusted() + 1 - digits)
        for way in (ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP):
            near = exact.quantize(unit, way)
            if to_single(float(near)) == single:
                return repr(float(near))
    raise AssertionError(single)


def values() -> list[float]:
    source = random.Random(1)
    found = [0.0, -0.0, 0.1, 1 / 3, 1e10, 16777217.0, 3.4028235e38, 3.5e38, 1e-45, 1e-46, 1e300]
    found += [2.0**n for n in range(-149, 128)]
    for _ in range(1500):
        bits = source.getrandbits(32)
        value = struct.unpack("<f", struct.pack("<I", bits))[0]
        found.append(value if value == value else 0.5)
    return found + [source.uniform(-1000, 1000) for _ in range(500)]


@pytest.mark.parametrize("word_bits", [32, 64])
def test_shortest_text_of_singles(word_bits: int) -> None:
    paths = [str(HERE.parents[1] / "src"), str(HERE)]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "SNAKELET_WORD_BITS": str(word_bits),
        "SNAKELET_FLOAT_BITS": "32",
    }
    text = "".join(struct.pack(">d", value).hex() + "\n" for value in values())
    done = subprocess.run(
        [sys.executable, "-c", WORKER], input=text, capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = done.stdout.split()
    expected = [shortest(to_single(value)) for value in values()]
    wrong = [(v, e, f) for v, e, f in zip(values(), expected, found, strict=True) if e != f]
    assert not wrong, wrong[:10]
