"""Writes docs/differences.md from the `differs:` tags of the product and of its scripts.

    python -m snakelet.tools.differences             write the page
    python -m snakelet.tools.differences --check     exit code 1 if it is not current

Invariant: the page says nothing that no tag says, and the same tags give the same page. A tag's
text runs from `differs:` to the end of its paragraph, in a docstring or in a row of comments.
"""

import argparse
import ast
import os
import re
import sys
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from snakelet.tools.expect import all_scripts, read_head
from snakelet.tools.oracle import REPOSITORY

PRODUCT = REPOSITORY / "src/snakelet/runtime"
PAGE = REPOSITORY / "docs/differences.md"
TAG = "differs:"
HEAD = """# Where Snakelet differs

Formats, command lines, module contents and error texts are MicroPython's; the language is CPython's
wherever that costs neither speed nor memory. What remains is tagged where it is decided, and listed
here by `python -m snakelet.tools.differences`; edit the tags, not this page. "The reference" is
MicroPython 1.29; "as in the reference" is a difference from CPython.
"""
SCRIPTS_HEAD = """
## Shown by scripts

Each row is shown by scripts in folders of `tests/product/scripts`, whose expectations come from
the implementation that Snakelet goes with.
"""


@dataclass(frozen=True)
class Difference:
    """A tag in the product: its file, the class or function it is about ("" for the file), text."""

    path: Path
    owner: str
    text: str


def text_of_tag(text: str) -> str:
    """The sentence behind a tag, on one line; it starts with a capital letter, unless with a name
    of the program. "" if there is no tag."""
    _, tag, rest = text.partition(TAG)
    if not tag:
        return ""
    words = " ".join(rest.split("\n\n")[0].split())
    starts_with_name = "_" in words.split(" ")[0]
    return words if starts_with_name else words[:1].upper() + words[1:]


def docstrings(body: ast.AST, owner: str = "") -> Iterator[tuple[str, str]]:
    """The qualified names and docstrings of a module's file, classes and functions."""
    for node in ast.iter_child_nodes(body):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            name = f"{owner}.{node.name}" if owner else node.name
            yield name, ast.get_docstring(node) or ""
            yield from docstrings(node, name)


def comments(path: Path) -> Iterator[str]:
    """The comments of a file, those of adjacent lines as one."""
    block = ""
    last = -1
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type != tokenize.COMMENT:
                continue
            if token.start[0] != last + 1 and block:
                yield block
                block = ""
            block += token.string.lstrip("# ") + "\n"
            last = token.start[0]
    if block:
        yield block


def tags_of(path: Path) -> Iterator[Difference]:
    """The tags of a file of the product."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [("", ast.get_docstring(tree) or ""), *docstrings(tree)]
    found += [("", comment) for comment in comments(path)]
    for owner, text in found:
        if text_of_tag(text):
            yield Difference(path, owner, text_of_tag(text))


def tags_of_scripts() -> dict[tuple[str, str], set[str]]:
    """Reason and implementation gone with, to the folders of the scripts that show it."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in all_scripts():
        head = read_head(path.read_text(encoding="utf-8"))
        if head.get("differs"):
            reason = text_of_tag(f"{TAG} {head['differs']}")
            found.setdefault((reason, head["expect"]), set()).add(path.parent.name)
    return found


def cell(text: str) -> str:
    """Text that may stand in a table."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


def page() -> str:
    """The text of docs/differences.md."""
    lines = [HEAD]
    for room in sorted(PRODUCT.iterdir()):
        found = [tag for path in sorted(room.rglob("*.py")) for tag in tags_of(path)]
        if found:
            lines += [f"## In `{room.name}`", "", "| where | what |", "|---|---|"]
            lines += [row(tag) for tag in found] + [""]
    lines[-1:] = [SCRIPTS_HEAD, "| what | Snakelet goes with | folders |", "|---|---|---|"]
    names = {"cpython": "CPython", "micropython": "MicroPython", "spec": "the reference's facts"}
    for (reason, expect), folders in sorted(tags_of_scripts().items()):
        lines.append(f"| {cell(reason)} | {names[expect]} | {', '.join(sorted(folders))} |")
    return "\n".join(lines) + "\n"


def row(tag: Difference) -> str:
    """The line of a tag: a link to its file, and what it says."""
    shown = tag.path.relative_to(PRODUCT).as_posix() + (f": {tag.owner}" if tag.owner else "")
    link = os.path.relpath(tag.path, PAGE.parent)
    return f"| [`{shown}`]({link}) | {cell(tag.text)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.differences",
        description="Writes docs/differences.md from the `differs:` tags of the product.",
    )
    parser.add_argument("--check", action="store_true", help="only tell whether it is current")
    options = parser.parse_args(arguments)
    wanted = page()
    if options.check:
        is_current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted
        if not is_current:
            print("docs/differences.md: run `python -m snakelet.tools.differences`")
        return 0 if is_current else 1
    temporary = PAGE.with_name(PAGE.name + ".new")
    temporary.write_text(wanted, encoding="utf-8")
    temporary.replace(PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
