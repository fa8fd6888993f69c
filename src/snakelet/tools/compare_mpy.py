"""Compares our .mpy files with those of the official mpy-cross, byte by byte.

Invariant: both compilers get the same bytes, the same name and the same options. A source that the
official compiler rejects must be rejected with the same message at the same place.

    python -m snakelet.tools.compare_mpy bench examples         files and folders
    python -m snakelet.tools.compare_mpy --library              CPython's own library
    python -m snakelet.tools.compare_mpy --library --count 300  every n-th file of it
"""

import argparse
import os
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from snakelet.tools.hosted import CompileError, Settings, compile_to_file
from snakelet.tools.oracle import cross_compile

FILE_NAME = re.compile(r'File "[^"]*"')
EXCLUDED = ("site-packages", "__pycache__")


@dataclass(frozen=True)
class Outcome:
    """What a compiler made of a source: a file, or a message."""

    data: bytes
    message: str

    def __str__(self) -> str:
        return self.message.strip().replace("\n", " / ") or f"{len(self.data)} bytes"


@dataclass(frozen=True)
class Comparison:
    """Both outcomes for one source."""

    name: str
    ours: Outcome
    official: Outcome

    @property
    def same(self) -> bool:
        return self.ours == self.official

    @property
    def accepted(self) -> bool:
        """Whether the official compiler takes the source."""
        return not self.official.message

    def describe(self) -> str:
        """Where the two part."""
        text = f"{self.name}: ours {self.ours}; official {self.official}"
        if self.ours.message or self.official.message:
            return text
        pairs = zip(self.ours.data, self.official.data, strict=False)
        at = next((i for i, (a, b) in enumerate(pairs) if a != b), len(self.official.data))
        near = slice(max(0, at - 8), at + 16)
        ours, official = self.ours.data[near].hex(" "), self.official.data[near].hex(" ")
        return f"{text}\n  from byte {at}:\n  {ours}\n  {official}"


def our_outcome(source: bytes, name: str, settings: Settings) -> Outcome:
    """What our compiler makes of a source."""
    try:
        return Outcome(compile_to_file(source, name, settings), "")
    except CompileError as error:
        return Outcome(b"", FILE_NAME.sub('File ""', str(error)))


def official_outcome(source: bytes, name: str, settings: Settings) -> Outcome:
    """What the official compiler makes of a source."""
    options = [f"-O{settings.level}", f"-msmall-int-bits={settings.small_bits}"]
    if not settings.lines:
        options += ["-X", "no-source-lines"]
    result = cross_compile(source, name, options)
    if result.code == 0:
        return Outcome(result.stdout, "")
    message = result.stderr.decode("utf-8", "surrogateescape")
    return Outcome(b"", FILE_NAME.sub('File ""', message))


def compare(source: bytes, name: str, settings: Settings | None = None) -> Comparison:
    """Compiles a source with both."""
    chosen = settings or Settings()
    ours = our_outcome(source, name, chosen)
    return Comparison(name, ours, official_outcome(source, name, chosen))


def compare_file(path: Path) -> Comparison:
    """Compiles a file with both; a failure of our compiler is reported as its outcome."""
    source = path.read_bytes()
    try:
        return compare(source, path.name)
    except Exception as error:
        crash = Outcome(b"", f"{type(error).__name__}: {error}")
        return Comparison(str(path), crash, official_outcome(source, path.name, Settings()))


def library_files(count: int = 0, largest: int = 1 << 30) -> list[Path]:
    """The files of CPython's library up to a size, or `count` of them evenly spread."""
    root = Path(sysconfig.get_paths()["stdlib"])
    found = [
        path
        for path in sorted(root.rglob("*.py"))
        if not set(EXCLUDED) & set(path.parts) and path.stat().st_size <= largest
    ]
    if not 0 < count < len(found):
        return found
    return [found[i * len(found) // count] for i in range(count)]


def files_of(paths: Sequence[str]) -> Iterator[Path]:
    """The Python files that paths name, themselves or by their folder."""
    for word in paths:
        path = Path(word)
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def compare_all(paths: Sequence[Path], jobs: int, progress: bool) -> list[Comparison]:
    """Compares files in parallel."""
    with ProcessPoolExecutor(jobs) as pool:
        results = pool.map(compare_file, paths, chunksize=4)
        return list(tqdm(results, total=len(paths), unit="file", disable=not progress))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; the result is the exit code, 1 if anything differs."""
    parser = argparse.ArgumentParser(description="Compare .mpy files with the official mpy-cross.")
    parser.add_argument("paths", nargs="*", help="Python files and folders of them")
    parser.add_argument("--library", action="store_true", help="CPython's library as well")
    parser.add_argument("--count", type=int, default=0, help="so many files of the library")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args(arguments)
    paths = list(files_of(chosen.paths))
    if chosen.library:
        paths += library_files(chosen.count)
    found = compare_all(paths, chosen.jobs, sys.stderr.isatty())
    different = [comparison for comparison in found if not comparison.same]
    for comparison in different:
        print(comparison.describe())
    accepted = sum(comparison.accepted for comparison in found)
    print(
        f"{len(found)} files, of which the official compiler accepts {accepted}: "
        f"{len(found) - len(different)} the same, {len(different)} different"
    )
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
