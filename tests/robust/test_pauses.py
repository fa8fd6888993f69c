"""How long collections and compactions stop a program (the figures are in docs/robustness.md)."""

import pytest

from snakelet.tools import pauses
from snakelet.tools.executable import Executable

LONGEST = 100_000.0
"""Microseconds; far more than a pause takes, since other processes may stop the program too."""
ROUNDS, FEW_ROUNDS = 50, 3
"""A build that collects at each allocation takes time with the square of what lives."""


@pytest.mark.parametrize("share", [10, 50, 90])
def test_pauses(share: int, product: Executable) -> None:
    rounds = FEW_ROUNDS if product.kind == "paranoid" else ROUNDS
    found = pauses.measure(product, "128k", share, rounds)
    kinds = ["collection"] if share < 90 else ["collection", "compaction"]
    assert [row.work for row in found] == kinds
    for row in found:
        assert 0 < row.shortest <= row.median <= row.longest
        assert row.median < LONGEST * product.slowness
        assert 0 < row.live < 128 * 1024
