"""Programs that run hosted and print what CPython prints: the containers and built-in functions
under the user's own classes."""

import subprocess
import sys
from pathlib import Path

import pytest
from program_support import run_hosted

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program(path: Path) -> None:
    command = [sys.executable, "-W", "ignore", str(path)]
    expected = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert run_hosted(path.read_text()) == expected.stdout
