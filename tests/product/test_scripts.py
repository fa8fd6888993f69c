"""Each script of scripts/ prints what its oracle says, on every build under test.

Invariant: the expectations lie beside the scripts and come from tools/expect.py; nothing here knows
what a script should print.
"""

from pathlib import Path

import pytest

from snakelet.tools import expect
from snakelet.tools.executable import Executable, crash

SCRIPTS = expect.all_scripts()


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_script(path: Path, product: Executable) -> None:
    case = expect.read_case(path)
    if case.slow and product.kind == "paranoid":
        pytest.skip(case.slow)
    result = product.run(case.script, case.options)
    assert crash(result) is None, result.stderr.decode(errors="replace")
    assert expect.outcome(result, path.name) == case.expectation.read_text(encoding="utf-8")


def test_there_are_hundreds() -> None:
    assert len(SCRIPTS) >= 450


@pytest.mark.parametrize("share", range(8))
def test_expectations_are_current(share: int) -> None:
    """The oracles still say what the files hold; eight shares, so that workers divide the work."""
    assert expect.judge(SCRIPTS[share::8], is_check=True) == []


def test_no_stray_expectations() -> None:
    assert expect.stray_expectations() == []
