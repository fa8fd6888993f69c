"""The command that shows what becomes of a function: all steps, its errors, its help."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from snakelet.tools import explain

SOURCE = Path(__file__).resolve().parents[2] / "src"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a process of its own, as it sets up the product for translation."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "snakelet.tools.explain", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)


def test_all_steps_of_a_method() -> None:
    done = run("heap.cells.Bytes.at")
    assert done.returncode == 0, done.stderr
    titles = [line for line in done.stdout.splitlines() if line.startswith("=== ")]
    assert titles == [f"=== {title} ===" for _, title in explain.STEPS.values()]
    source, lowered, effects, text = re.split(r"^=== .* ===$", done.stdout, flags=re.M)[1:]
    assert "def at(self, index: int)" in source
    assert "cells_Bytes_at(self: Bytes, index: int)" in lowered
    assert "neither raises nor allocates" in effects
    assert "cells_Bytes_at(Bytes * self, word index_) {" in text


def test_one_step_of_a_function_with_a_constant() -> None:
    done = run("types.table.read_slot", "width=2", "--only", "c", "--colour", "never")
    assert done.returncode == 0, done.stderr
    assert "table_read_slot_2(" in done.stdout
    assert "Source" not in done.stdout


def test_a_handler_is_shown_in_its_registers() -> None:
    done = run("vm.handle_load.pop_top", "--only", "c")
    assert done.returncode == 0, done.stderr
    assert "NEXT_HANDLER();" in done.stdout
    assert "R->sp" in done.stdout


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("types.list.List.inset", [], "List has no inset; close: in"),
        ("no_such_room.thing", [], "there is no module for no_such_room.thing"),
        ("types.list.List", [], "is no function but a type"),
        ("types.table.read_slot", [], "has a Const parameter: add width=VALUE"),
        ("types.table.read_slot", ["width=two"], "write name=value with a constant of Python"),
        ("types.table.read_slot", ["width=2", "x=1"], "no Const parameter: x"),
    ],
)
def test_wrong_names(name: str, words: list[str], why: str) -> None:
    with pytest.raises(explain.Unknown) as caught:
        explain.constants_of(explain.find(name), words)
    assert why in str(caught.value)


def test_unknown_function_is_an_error_of_the_command() -> None:
    done = run("types.list.List.inset")
    assert done.returncode == 1
    assert done.stderr.startswith("snakelet.runtime.types.list.List has no inset")
    assert done.stdout == ""


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        explain.parse(["--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in (*explain.STEPS, "examples:", "Const parameter"))


def test_colours_keep_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert explain.coloured("assign a := b\n", "ir") == "assign a := b\n"
    monkeypatch.setitem(sys.modules, "pygments", None)
    assert explain.coloured("int a;\n", "c") == "int a;\n"
