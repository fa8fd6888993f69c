"""Guards the direction of imports between the rooms of src/snakelet.

    ports -> modules -> vm, compile, native, front -> types -> heap -> static

Invariant: a room imports from rooms below it and from itself; the product imports nothing but the
product and, for its build time, the standard library; the translator knows the vocabulary alone.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
RUNTIME = SOURCE / "snakelet" / "runtime"
TRANSLATOR = SOURCE / "snakelet" / "translator"
LEVELS = {
    "static": 0,
    "heap": 1,
    "types": 2,
    "front": 3,
    "compile": 3,
    "native": 3,
    "vm": 3,
    "modules": 4,
    "ports": 5,
}
PRODUCT = sorted(RUNTIME.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and module name of all that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            assert node.module is not None
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def room_of(module: str) -> str:
    """The room of a module of the product; "" for the product's root."""
    words = module.split(".")
    return words[2] if len(words) > 2 else ""


def wrong_in_product(path: Path) -> list[str]:
    """What a file of the product imports that it must not."""
    own = path.relative_to(RUNTIME).parts[0]
    found = []
    for line, module in imports(path):
        place = f"{path.relative_to(SOURCE)}:{line}: {module}"
        if module.split(".")[0] in sys.stdlib_module_names:
            continue
        if not module.startswith("snakelet.runtime."):
            found.append(f"{place} is not of the product")
        elif own in LEVELS and LEVELS[room_of(module)] > LEVELS[own]:
            found.append(f"{place} lies above {own}")
    return found


def test_every_room_has_its_level() -> None:
    rooms = {path.name for path in RUNTIME.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(LEVELS)
    assert {"static", "heap", "types"} <= rooms


@pytest.mark.parametrize("path", PRODUCT, ids=lambda p: str(p.relative_to(RUNTIME)))
def test_product_imports_downward(path: Path) -> None:
    assert wrong_in_product(path) == []


@pytest.mark.parametrize("path", sorted(TRANSLATOR.glob("*.py")), ids=lambda p: p.name)
def test_translator_knows_the_vocabulary_alone(path: Path) -> None:
    allowed = ("snakelet.runtime.static", "snakelet.translator")
    for line, module in imports(path):
        known = module.split(".")[0] in sys.stdlib_module_names
        assert known or module.startswith(allowed), f"{path.name}:{line}: {module}"


def test_guard_sees_a_wrong_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard itself: one import up, one of a stranger, one down, one inside a function."""
    folder = tmp_path / "snakelet" / "runtime" / "heap"
    folder.mkdir(parents=True)
    path = folder / "wrong.py"
    path.write_text(
        "from snakelet.runtime.types import list\n"
        "import numpy\n"
        "from snakelet.runtime.static import Obj\n"
        "def f():\n    from snakelet.tools import build\n"
    )
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    monkeypatch.setitem(globals(), "RUNTIME", tmp_path / "snakelet" / "runtime")
    lines = [text.split(":")[1] for text in wrong_in_product(path)]
    assert lines == ["1", "2", "5"]
