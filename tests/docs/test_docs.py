"""The pages for people: their links lead somewhere, what they name exists, their commands are run.

Invariant: in a page, `file.py: name` in backticks is a function, class, method or module-level
variable of that file; files are named from src/snakelet/ or from the repository's root.
"""

import ast
import functools
import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from snakelet.tools import differences

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "snakelet"
PAGES = [
    *(REPOSITORY / name for name in ("README.md", "TOUR.md", "CONTRIBUTING.md")),
    *sorted((REPOSITORY / "docs").rglob("*.md")),
]
LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)\)")
REFERENCE = re.compile(r"`(?P<file>[\w/.]+\.\w+)(?:: (?P<name>[\w.]+))?`")
FENCE = re.compile(r"^```\w*\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL)
FOLDERS = ("runtime", "translator", "tools", "tests", "bench", "examples", "docs")
TOUR_ROOMS = ("front", "compile", "vm", "types", "modules", "ports", "static")


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def commands(page: Path) -> list[str]:
    """The lines of a page's blocks of shell commands."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]


@functools.cache
def names_of(path: Path) -> frozenset[str]:
    """What a Python file defines at module level and in its classes."""
    return frozenset(defined(ast.parse(path.read_text(encoding="utf-8")).body))


def defined(body: list[ast.stmt]) -> Iterator[str]:
    """The names that statements define; those of a class also with its name in front."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
            if isinstance(node, ast.ClassDef):
                yield from (f"{node.name}.{inner}" for inner in defined(node.body))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def find(file: str) -> Path | None:
    """The file that a page names, or None."""
    places = (SOURCE / file, SOURCE / "runtime" / file, REPOSITORY / file)
    return next((place for place in places if place.is_file()), None)


def wrong_links(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    found = [link["target"].split("#")[0] for link in LINK.finditer(prose(page))]
    return [t for t in found if not t.startswith("https:") and not (page.parent / t).exists()]


def wrong_references(page: Path) -> list[str]:
    """The references of a page to what isn't there; a link must lead to the file it names."""
    text = prose(page)
    wrong = [why for match in REFERENCE.finditer(text) if (why := fault(match))]
    for link in LINK.finditer(text):
        match = REFERENCE.fullmatch(link["text"])
        if match and find(match["file"]) != (page.parent / link["target"]).resolve():
            wrong.append(f"{link['text']} links to {link['target']}")
    return wrong


def fault(match: "re.Match[str]") -> str | None:
    """Why a reference is wrong. A file named alone must exist if it is in one of our folders."""
    file, name = match["file"], match["name"]
    if name is None and not ("/" in file and file.split("/")[0] in FOLDERS):
        return None
    path = find(file)
    if path is None:
        return f"no file {file}"
    return f"no {name} in {file}" if name is not None and name not in names_of(path) else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_references(page: Path) -> None:
    assert wrong_links(page) == []
    assert wrong_references(page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tools_exist(page: Path) -> None:
    """Each `python -m snakelet...` that a page names is a module."""
    named = re.findall(r"python -m (snakelet[\w.]*)", page.read_text(encoding="utf-8"))
    assert [name for name in named if importlib.util.find_spec(name) is None] == []


def test_wrong_references_are_seen(tmp_path: Path) -> None:
    """The guard itself."""
    page = tmp_path / "page.md"
    page.write_text(
        "[here](nowhere.md) `runtime/vm/load.py: load` `runtime/vm/load.py: lead` "
        "`runtime/none.py: f` [`runtime/vm/load.py: load`](page.md)\n"
    )
    assert wrong_links(page) == ["nowhere.md"]
    assert len(wrong_references(page)) == 3


def test_tour_visits_every_room() -> None:
    named = {match["file"] for match in REFERENCE.finditer(prose(REPOSITORY / "TOUR.md"))}
    for room in TOUR_ROOMS:
        assert any(file.startswith(f"runtime/{room}/") for file in named), room


def test_tour_shows_the_compilers_bytes() -> None:
    """The table of bytes in TOUR.md is what the compiler makes of its line."""
    from snakelet.tools.hosted import compile_to_file

    text = prose(REPOSITORY / "TOUR.md")
    rows = re.findall(r"^\| `([0-9a-f ]+)` \| `[A-Z]", text, re.MULTILINE)
    assert rows
    assert compile_to_file(b"print(1 + 2)\n", "line.py").endswith(bytes.fromhex("".join(rows)))


def ci_commands() -> list[str]:
    """The commands that .ci/run runs, without `-q` of pip."""
    lines = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    parts = [part for line in lines for part in line.split("&&")]
    return [" ".join(part.split()).replace("pip install -q", "pip install") for part in parts]


def test_the_commands_are_those_of_ci() -> None:
    """README's first command installs as .ci/run does; the second is its part of tests."""
    first, second = commands(REPOSITORY / "README.md")[:2]
    install, run = (part.strip() for part in first.split("&&"))
    assert install in ci_commands()
    assert any(
        c.startswith("part ") and shlex.split(c)[2:] == second.split() for c in ci_commands()
    )
    program, *files = run.split()
    assert program == "snakelet"
    assert all((REPOSITORY / file).is_file() for file in files)


def test_glossary_is_sorted_and_points_to_code() -> None:
    text = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\*\*(.+?)\*\* - ", text, re.MULTILINE)
    keys = [word.casefold().lstrip(".") for word in words]
    assert keys == sorted(set(keys))
    assert len(words) >= 30
    entries = [entry for entry in text.split("\n\n")[1:] if entry.strip()]
    assert len(entries) == len(words)


def test_differences_are_current() -> None:
    assert differences.main(["--check"]) == 0


def test_tags_are_found(tmp_path: Path) -> None:
    """Docstrings of files, classes and methods, and comments of several lines."""
    path = tmp_path / "tagged.py"
    path.write_text(
        '"""A file.\n\ndiffers: one\nline more.\n\nNo more.\n"""\n'
        'class C:\n    def f(self):\n        """It. differs: two."""\n'
        "# differs: three,\n# at length\nx = 1\n# nothing\n"
    )
    found = [(tag.owner, tag.text) for tag in differences.tags_of(path)]
    assert found == [("", "One line more."), ("C.f", "Two."), ("", "Three, at length")]
