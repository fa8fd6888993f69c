"""Each program of examples/ prints on Snakelet what it prints on CPython, given the same input.

Invariant: examples/suite.toml has a row for every folder; nothing here knows what a program prints.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from snakelet.tools.executable import Executable, built, chosen_kinds, crash
from snakelet.tools.oracle import clean_environment

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SUITE = tomllib.loads((EXAMPLES / "suite.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=chosen_kinds())
def product(request: pytest.FixtureRequest) -> Executable:
    """A build under test."""
    return built(request.param)


def test_every_example_is_listed() -> None:
    assert sorted(SUITE) == sorted(path.parent.name for path in EXAMPLES.glob("*/*.py"))
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in readme for name in SUITE)


@pytest.mark.parametrize("name", SUITE)
def test_example(name: str, product: Executable, tmp_path: Path) -> None:
    command = [f"{name}.py", *SUITE[name]["arguments"]]
    ours, theirs = (tmp_path / "snakelet", tmp_path / "cpython")
    for folder in (ours, theirs):
        shutil.copytree(EXAMPLES / name, folder)
    wanted = subprocess.run(
        [sys.executable, *command],
        cwd=theirs,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    result = product.run_in(ours, command, timeout=60)
    assert crash(result) is None, result.stderr.decode(errors="replace")
    assert wanted.stdout
    assert (result.stdout, result.code) == (wanted.stdout, wanted.returncode)
