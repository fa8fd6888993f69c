"""The compiler translated to C, in several builds, against the official mpy-cross.

Invariant: the program gets the very sources of the other tests, and answers each with the bytes of
its .mpy file, which it has also read back and written again, or with an error and its line.
"""

import functools
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from compile_support import sources

from snakelet.tools.compare_mpy import files_of, library_files, official_outcome
from snakelet.tools.hosted import Settings

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
BUILDS = ["release", "checked", "checked32"]
NAME = "case.py"
LAST_LINE = re.compile(r"(?:.*line (\d+)(?:, in .*)?\n)?(\w+): .*\n", re.S)


def environment(kind: str) -> dict[str, str]:
    """The variables that a build starts with."""
    paths = [REPOSITORY / "src", HERE, HERE.parent / "translator"]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "SNAKELET_WORD_BITS": "32" if kind.endswith("32") else "64",
        "SNAKELET_FLOAT_BITS": "64",
        "SNAKELET_TRANSLATING": "1",
    }


@functools.cache
def program(kind: str) -> Path:
    """The program of a build."""
    place = Path(tempfile.gettempdir()) / f"snakelet-compile-{os.getuid()}" / kind
    command = [sys.executable, str(HERE / "compile_worker.py"), kind, str(place)]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment(kind), timeout=600
    )
    assert done.returncode == 0, f"{kind}: {done.stderr[-4000:]}"
    return place / "program"


def compiled(kind: str, texts: list[bytes]) -> list[bytes | str]:
    """What a build makes of sources: a file, or an error's name and line."""
    stdin = b"".join(b"%d\n%s" % (len(text), text) for text in texts)
    done = subprocess.run([str(program(kind))], input=stdin, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[bytes | str] = []
    rest = done.stdout
    while rest:
        line, _, rest = rest.partition(b"\n")
        if line.startswith(b"error"):
            found.append(line.decode().removeprefix("error "))
        else:
            found.append(rest[: int(line)])
            rest = rest[int(line) :]
    return found


def official(source: bytes) -> bytes | str:
    """What the official compiler makes of a source, in the same form."""
    outcome = official_outcome(source, NAME, Settings())
    if not outcome.message:
        return outcome.data
    matched = LAST_LINE.fullmatch(outcome.message)
    assert matched, outcome.message
    return f"{matched[2]} {matched[1] or 0}"


@functools.cache
def cases() -> tuple[tuple[bytes, bytes | str], ...]:
    """All sources, each with the official answer."""
    collections = ("expressions", "statements", "lines", "errors")
    texts = [text.encode() for name in collections for text in sources(name).values()]
    folders = [str(REPOSITORY / "bench"), str(REPOSITORY / "examples")]
    paths = [*files_of(folders), *library_files(120, 60000)]
    texts += [path.read_bytes() for path in paths]
    return tuple((text, official(text)) for text in texts)


@pytest.mark.parametrize("kind", BUILDS)
def test_compiled_compiler_makes_the_official_files(kind: str) -> None:
    found = compiled(kind, [text for text, _ in cases()])
    assert len(found) == len(cases())
    wrong = [
        (text[:60], ours if isinstance(ours, str) else len(ours))
        for (text, expected), ours in zip(cases(), found, strict=True)
        if ours != expected
    ]
    assert not wrong, wrong[:10]


@pytest.mark.parametrize("kind", BUILDS)
def test_deep_nesting_is_an_error(kind: str) -> None:
    shapes = [b"[" * 200000, b"[" * 9000 + b"]" * 9000, b"-" * 50000 + b"x", b"f(" * 20000]
    shapes += [b"lambda: " * 20000 + b"1", b"x = " + b"(" * 30000 + b"1" + b",)" * 30000]
    found = compiled(kind, shapes)
    assert len(found) == len(shapes)
    assert all(answer.split()[0] in ERRORS for answer in found if isinstance(answer, str)), found
    assert isinstance(found[1], str) and found[1].startswith("RuntimeError")


ERRORS = ("SyntaxError", "RuntimeError")
