"""The command that pip installs becomes a line of shell once the executable is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from snakelet.tools import launcher

PIP_COMMAND = "#!{}\nimport sys\nfrom snakelet.tools.launcher import main\nsys.exit(main())\n"


@pytest.fixture
def command(tmp_path: Path) -> Path:
    path = tmp_path / "bin" / "snakelet"
    path.parent.mkdir()
    path.write_text(PIP_COMMAND.format(sys.executable))
    path.chmod(0o755)
    return path


@pytest.fixture
def executable(tmp_path: Path) -> Path:
    path = tmp_path / "it's here" / "snakelet"
    path.parent.mkdir()
    path.write_text('#!/bin/sh\nfor one in "$@"; do echo "<$one>"; done\ncat\nexit 7\n')
    path.chmod(0o755)
    return path


def test_the_command_runs_the_executable(command: Path, executable: Path) -> None:
    launcher.become(command, executable)
    done = subprocess.run([command, "a b", "", "*"], input="text", capture_output=True, text=True)
    assert (done.stdout, done.stderr, done.returncode) == ("<a b>\n<>\n<*>\ntext", "", 7)
    assert [path.name for path in command.parent.iterdir()] == ["snakelet"]


def test_another_file_is_left_alone(tmp_path: Path, executable: Path) -> None:
    for name, text in (("script.py", "#!/usr/bin/python3\nprint(1)\n"), ("binary", "\udcff")):
        path = tmp_path / name
        path.write_bytes(os.fsencode(text))
        launcher.become(path, executable)
        assert path.read_bytes() == os.fsencode(text)


def test_a_missing_command_is_no_error(tmp_path: Path, executable: Path) -> None:
    launcher.become(tmp_path / "none", executable)
    assert not (tmp_path / "none").exists()


def test_the_module_runs_a_script(tmp_path: Path) -> None:
    """`python -m` of the launcher is what the line of shell falls back to."""
    script = tmp_path / "script.py"
    script.write_text("import sys\nprint(sys.argv[1:], sys.implementation.name)\n")
    line = [sys.executable, "-m", "snakelet.tools.launcher", str(script), "x"]
    done = subprocess.run(line, capture_output=True, text=True)
    assert done.stdout == "['x'] micropython\n"
