"""Programs that draw calls at random print on each build what they print on CPython."""

from pathlib import Path

import pytest

from snakelet.tools.executable import built, chosen_kinds, crash
from snakelet.tools.oracle import Script, run_cpython

PROGRAMS = sorted(Path(__file__).with_name("programs").glob("*.py"))


@pytest.mark.parametrize("kind", chosen_kinds())
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program(path: Path, kind: str) -> None:
    script = Script(path.read_text(encoding="utf-8"), timeout=120)
    result = built(kind).run(script, timeout=120)
    assert crash(result) is None, result.text
    assert result.text.splitlines() == run_cpython(script).text.splitlines()
