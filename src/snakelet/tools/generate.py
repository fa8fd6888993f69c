"""Random programs, run by Snakelet and by CPython: what they print must be the same.

    python -m snakelet.tools.generate                       100 programs of each area
    python -m snakelet.tools.generate arithmetic --seed 7   others, of one area
    python -m snakelet.tools.generate --print slicing       show a program and run nothing

Invariant: a program depends on its area and seed alone. It is a list of units, each of which can be
left out, so that a failing program shrinks to the few units that matter.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from snakelet.tools.executable import Executable, Hang, built, crash
from snakelet.tools.oracle import Script, run_cpython
from snakelet.tools.random_block import exception_unit, generator_unit
from snakelet.tools.random_change import cache_unit
from snakelet.tools.random_edge import edge_text_unit, edge_unit
from snakelet.tools.random_value import (
    arithmetic_unit,
    class_unit,
    container_unit,
    formatting_unit,
    slicing_unit,
    string_unit,
)

AREAS: dict[str, Callable[[random.Random], str]] = {
    "arithmetic": arithmetic_unit,
    "formatting": formatting_unit,
    "slicing": slicing_unit,
    "containers": container_unit,
    "strings": string_unit,
    "classes": class_unit,
    "generators": generator_unit,
    "exceptions": exception_unit,
    "edges": edge_unit,
    "text-edges": edge_text_unit,
    "caches": cache_unit,
}
PRELUDE = """def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)
"""
UNITS = 40
HEAP = ("-X", "heapsize=2m")
"""The same on each word size: how large a program may be is not what is compared."""


@dataclass(frozen=True)
class Program:
    """A program of an area: its units in order."""

    area: str
    seed: int
    units: tuple[str, ...]

    @property
    def text(self) -> str:
        """The source."""
        return PRELUDE + "\n".join(self.units) + "\n"

    def with_units(self, units: Sequence[str]) -> "Program":
        """The same program with other units."""
        return Program(self.area, self.seed, tuple(units))


def generate(area: str, seed: int, units: int = UNITS) -> Program:
    """The program of an area and a seed, or the first units of it."""
    rng = random.Random(f"{area} {seed}")
    return Program(area, seed, tuple(AREAS[area](rng) for _ in range(units)))


def difference(program: Program, product: Executable) -> str | None:
    """What Snakelet does otherwise than CPython, or None."""
    script = Script(program.text, "program.py", timeout=60.0)
    try:
        found = product.run(script, HEAP)
    except Hang as hang:
        return str(hang)
    reason = crash(found)
    if reason:
        return f"{reason}\n{found.stderr.decode(errors='replace')[-1500:]}"
    return first_difference(found.text + found.stderr.decode(), run_cpython(script).text)


def first_difference(found: str, wanted: str) -> str | None:
    """The first line that differs between two outputs, or None."""
    if found == wanted:
        return None
    pair = [text.splitlines() + ["(end)"] for text in (found, wanted)]
    for left, right in zip(*pair, strict=False):
        if left != right:
            return f"snakelet: {left}\ncpython:  {right}"
    return "the outputs differ in their line ends"


def shrink(program: Program, fails: Callable[[Program], bool]) -> Program:
    """The program with as few units as still fail, by halves, then quarters, and so on."""
    size = max(1, len(program.units) // 2)
    while True:
        smaller = next((p for p in without_parts(program, size) if fails(p)), None)
        if smaller is not None:
            program = smaller
        elif size == 1:
            return program
        else:
            size = max(1, size // 2)


def without_parts(program: Program, size: int) -> Iterator[Program]:
    """The program without each run of `size` units."""
    for start in range(0, len(program.units), size):
        rest = program.units[:start] + program.units[start + size :]
        if rest:
            yield program.with_units(rest)


def check(area: str, seed: int, product: Executable, units: int = UNITS) -> str | None:
    """Run the program of an area and a seed; a report with a small program if it differs."""
    program = generate(area, seed, units)
    if difference(program, product) is None:
        return None
    small = shrink(program, lambda candidate: difference(candidate, product) is not None)
    return f"{area} {seed}: {difference(small, product)}\n{'-' * 20}\n{small.text}{'-' * 20}"


def progress(done: int, total: int, name: str) -> None:
    """A progress bar on a terminal."""
    if sys.stderr.isatty():
        bar = "#" * (30 * done // total)
        end = "\n" if done == total else ""
        print(f"\r[{bar:30}] {done}/{total} {name:12}", end=end, file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 if all programs agree, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.generate",
        description="Compare Snakelet with CPython on random programs.",
        epilog=f"areas: {', '.join(AREAS)}. A failing program is printed as small as it gets.",
    )
    parser.add_argument("areas", nargs="*", metavar="AREA", help="default: all")
    parser.add_argument("--count", type=int, default=100, help="programs of each area")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", default="release", help="the build to run")
    parser.add_argument("--print", action="store_true", help="print the first program and stop")
    options = parser.parse_args(arguments)
    areas = options.areas or list(AREAS)
    if not set(areas) <= set(AREAS):
        parser.error(f"no such area; there are {', '.join(AREAS)}")
    if options.print:
        print(generate(areas[0], options.seed).text)
        return 0
    return run_all(areas, range(options.seed, options.seed + options.count), built(options.kind))


def run_all(areas: Sequence[str], seeds: range, product: Executable) -> int:
    """Check every seed of every area; print the reports and the count."""
    work = [(area, seed) for area in areas for seed in seeds]
    failures = 0
    for done, (area, seed) in enumerate(work, 1):
        report = check(area, seed, product)
        progress(done, len(work), area)
        if report:
            failures += 1
            print(report)
    print(f"{len(work)} programs, {failures} differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
