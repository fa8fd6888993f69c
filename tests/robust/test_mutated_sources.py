"""Mutated and generated sources end with an answer or a Python exception."""

import pytest

from snakelet.tools import fuzz
from snakelet.tools.executable import Executable

EVERY_CHANGE, FULL, SHARES = 800, 20_000, 4


@pytest.mark.parametrize("share", range(SHARES))
def test_sources(share: int, product: Executable, full: bool) -> None:
    count = FULL if full else int(EVERY_CHANGE / min(product.slowness, 8))
    numbers = range(share * count // SHARES, (share + 1) * count // SHARES)
    assert list(fuzz.fuzz(product, numbers, seed=0, workers=1)) == []


@pytest.mark.parametrize("share", range(SHARES))
def test_mpy_files(share: int, product: Executable, full: bool) -> None:
    count = FULL if full else int(EVERY_CHANGE / min(product.slowness, 8))
    numbers = range(share * count // SHARES, (share + 1) * count // SHARES)
    assert list(fuzz.fuzz(product, numbers, 0, 1, fuzz.mpy_source)) == []


def test_a_source_depends_on_its_number_alone() -> None:
    assert fuzz.source(5, 0) == fuzz.source(5, 0)
    assert len({fuzz.source(number, 0).text for number in range(50)}) > 45
    assert fuzz.mpy_source(5, 0) == fuzz.mpy_source(5, 0)


def test_shrinking_keeps_what_fails() -> None:
    text = b"\n".join(b"line %d" % i for i in range(40))
    assert fuzz.shrink(text, lambda found: b"line 17" in found) == b"line 17"
