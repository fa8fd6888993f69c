"""Random programs print what they print on CPython; a failing one is shown as small as it gets."""

import pytest

from snakelet.tools import generate
from snakelet.tools.executable import Executable

EVERY_CHANGE, FULL = 12, 400
FEW_UNITS = 4
"""A build that collects at each allocation takes time with the square of a program's length."""


@pytest.mark.parametrize("area", generate.AREAS)
def test_area(area: str, product: Executable, full: bool) -> None:
    units = FEW_UNITS if product.kind == "paranoid" else generate.UNITS
    seeds = range(FULL if full else EVERY_CHANGE)
    reports = [generate.check(area, seed, product, units) for seed in seeds]
    assert [report for report in reports if report] == []


def test_programs_depend_on_the_seed_alone() -> None:
    for area in generate.AREAS:
        assert generate.generate(area, 1) == generate.generate(area, 1)
        assert generate.generate(area, 1) != generate.generate(area, 2)


def test_shrinking_keeps_what_fails() -> None:
    program = generate.Program("made", 0, tuple("abcdefgh"))
    small = generate.shrink(program, lambda p: "c" in p.units and "g" in p.units)
    assert small.units == ("c", "g")


def test_a_difference_is_found() -> None:
    assert generate.first_difference("1\n2\n", "1\n3\n") == "snakelet: 2\ncpython:  3"
    assert generate.first_difference("1\n", "1\n2\n") is not None
    assert generate.first_difference("1\n", "1\n") is None
