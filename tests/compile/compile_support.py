"""Reads the collections of sources beside the tests.

Invariant: a source stands behind a line `=== name` and ends before the next one, or at the end of
the file; names are unique in a file.
"""

from pathlib import Path

SOURCES = Path(__file__).with_name("sources")
MARK = "=== "


def sources(name: str) -> dict[str, str]:
    """The sources of a collection by name."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (SOURCES / f"{name}.txt").read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith(MARK):
            title = line[len(MARK) :].strip()
            assert title not in found, f"two sources are named {title}"
            current = found[title] = []
        else:
            current.append(line)
    return {title: "".join(lines) for title, lines in found.items()}
