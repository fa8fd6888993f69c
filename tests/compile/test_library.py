"""Whole files: the benchmarks, the examples, and an even sample of CPython's library.

Invariant: each file either gives the official .mpy, byte for byte, or the official error.
"""

from pathlib import Path

import pytest

from snakelet.tools.compare_mpy import Comparison, compare_all, files_of, library_files

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = 320
LARGEST = 24000
"""Bytes; the full comparison is `python -m snakelet.tools.compare_mpy --library`."""
KNOWN_DIFFERENCES = {
    "test_utf8source.py": "a backslash before a character beyond ASCII: the official compiler "
    "spoils the character's UTF-8, ours keeps it",
}


def differing(found: list[Comparison]) -> list[str]:
    """What differs for no known reason."""
    return [
        comparison.describe()
        for comparison in found
        if not comparison.same and Path(comparison.name).name not in KNOWN_DIFFERENCES
    ]


@pytest.mark.parametrize("folder", ["bench", "examples"])
def test_programs(folder: str) -> None:
    paths = list(files_of([str(REPOSITORY / folder)]))
    assert paths, f"there are no programs in {folder}"
    found = compare_all(paths, 2, False)
    assert not differing(found), "\n".join(differing(found))


def test_library() -> None:
    found = compare_all(library_files(SAMPLE, LARGEST), 2, False)
    accepted = sum(comparison.accepted for comparison in found)
    assert len(found) == SAMPLE
    assert accepted >= 200, f"only {accepted} files are MicroPython"
    assert not differing(found), "\n".join(differing(found))
