"""Fails the N-th allocation of a program, for every N: the right answer or a clean MemoryError.

    python -m snakelet.tools.sweep                    every N over all programs
    python -m snakelet.tools.sweep --stride 17        every 17th N

Needs a build with feature fail_allocation (paranoid has it), whose port takes the number from the
environment variable SNAKELET_FAIL_ALLOCATION.

Invariant: the programs make the same allocations in every run, so N names the same one each time;
the sweep ends behind the last allocation of a program, which it finds by halving.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from snakelet.tools.executable import Executable, Hang, built, crash
from snakelet.tools.oracle import Result, Script

VARIABLE = "SNAKELET_FAIL_ALLOCATION"
LIMIT = 1 << 16
MEMORY_ERROR = b"MemoryError"

PROGRAMS = {
    "containers": """
data = {}
for i in range(12):
    data[str(i)] = [i, (i, i * 1.5), {i: "x" * i}]
total = sorted(len(str(item)) for item in data.values())
print(total, sum(total), {1, 2, 3} | {i for i in range(5)} == {0, 1, 2, 3, 4})
""",
    "classes": """
class Shape:
    def __init__(self, n):
        self.n = n
        self.parts = [n] * n
    def area(self):
        return self.n * len(self.parts)
class Round(Shape):
    def area(self):
        return super().area() * 3.5
shapes = [Shape(2), Round(3), Round(4)]
print([s.area() for s in shapes], max(s.area() for s in shapes))
""",
    "generators": """
def numbers(n):
    for i in range(n):
        try:
            yield i * 10**18
        finally:
            pass
def both(n):
    yield from numbers(n)
    yield "end"
print(list(both(4)), "%s|%5.2f" % ("é", 2.5), "{:>6}".format("ab"), f"{3 + 4:04d}")
""",
    "exceptions": """
def risky(i):
    if i % 3 == 0:
        raise ValueError("bad %d" % i)
    return [i][i]
caught = []
for i in range(6):
    try:
        risky(i)
    except (ValueError, IndexError) as error:
        caught.append(str(error))
print(caught)
""",
    "modules": """
import json
import struct
import io
from collections import namedtuple, deque
P = namedtuple("P", "x y")
s = io.StringIO()
json.dump({"a": [1, 2.5, None]}, s)
d = deque((1, 2), 4)
d.append(P(1, 2))
print(s.getvalue(), struct.pack("<HI", 1, 2), len(d), d.pop(), json.loads("[1, {}]"))
""",
    "compiling": """
code = compile("def f(a, *b, c=1):\\n    return [a + x for x in b if x] or c", "made", "exec")
space = {}
exec(code, space)
print(space["f"](1, 2, 3), space["f"](1), eval("2 ** 70 + 1"))
""",
}
HANDLES = """
def attempt():
    data = [[i] * 10 for i in range(10)]
    return len(str(data))
for _ in range(2):
    try:
        print(attempt())
    except MemoryError:
        print("again", attempt())
"""


@dataclass(frozen=True)
class Subject:
    """A program with its right answers: that of a run in which nothing fails, and others."""

    name: str
    text: str
    answers: frozenset[bytes]

    def run(self, product: Executable, number: int) -> Result:
        """Run with the N-th allocation failing; 0 fails none. Raises Hang."""
        environment = {VARIABLE: str(number)} if number else {}
        failing = Executable(product.path, product.kind, environment)
        return failing.run(Script(self.text, "program.py"), ("-X", "heapsize=256k"))

    def fault(self, product: Executable, number: int) -> str | None:
        """What is wrong with a run, or None."""
        try:
            result = self.run(product, number)
        except Hang as hang:
            return str(hang)
        reason = crash(result)
        if reason or result.stdout in self.answers and result.code == 0:
            return reason and f"{reason}: {result.stderr[-500:]!r}"
        shown = result.stdout + result.stderr
        is_clean = result.code == 1 and last_line(shown).startswith(MEMORY_ERROR)
        return None if is_clean else f"code {result.code}: {shown[-300:]!r}"

    def is_touched(self, product: Executable, number: int) -> bool:
        """Whether failing the N-th allocation changes what the program shows."""
        result = self.run(product, number)
        return result.code != 0 or result.stdout not in self.answers


def last_line(text: bytes) -> bytes:
    """The last line of an output, without its end."""
    return text.rstrip(b"\n").rpartition(b"\n")[2]


def subjects(product: Executable) -> Iterator[Subject]:
    """The programs, with the answers of a run in which nothing fails."""
    for name, text in {**PROGRAMS, "handled": HANDLES}.items():
        answer = Subject(name, text, frozenset()).run(product, 0)
        if answer.code or not answer.stdout:
            raise RuntimeError(f"{name} fails by itself: {answer.stdout + answer.stderr!r}")
        answers = {answer.stdout}
        if name == "handled":
            value = answer.stdout.split(b"\n")[0]
            answers |= {b"again %s\n%s\n" % (value, value), b"%s\nagain %s\n" % (value, value)}
        yield Subject(name, text, frozenset(answers))


def last_allocation(subject: Subject, product: Executable) -> int:
    """About the number of the last allocation whose failure shows. 0 if none does."""
    high = 1
    while high < LIMIT and any(subject.is_touched(product, high + step) for step in range(3)):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if any(subject.is_touched(product, middle + step) for step in range(3)):
            low = middle
        else:
            high = middle
    return high


def sweep(product: Executable, stride: int, workers: int) -> Iterator[str]:
    """Sweep over all programs: a line on each, and one on each fault."""
    for subject in subjects(product):
        last = last_allocation(subject, product)
        if last < 20:
            yield f"FAULT {subject.name}: no allocation fails: is {VARIABLE} read by this build?"
            continue
        numbers = range(1, last + 20, stride)
        with ThreadPoolExecutor(workers) as pool:
            found = list(pool.map(partial(subject.fault, product), numbers))
        for number, fault in zip(numbers, found, strict=True):
            if fault:
                yield f"FAULT {subject.name}, allocation {number}: {fault}"
        yield f"{subject.name}: {len(numbers)} runs over {last} allocations"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 if every run is clean, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.sweep",
        description="Fail the N-th allocation of programs: the answer or a clean MemoryError.",
        epilog=f"programs: {', '.join([*PROGRAMS, 'handled'])}",
    )
    parser.add_argument("--stride", type=int, default=1, help="only every STRIDE-th allocation")
    parser.add_argument("--kind", default="paranoid", help="a build with fail_allocation")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args(arguments)
    faults = 0
    for line in sweep(built(options.kind), options.stride, options.workers):
        faults += line.startswith("FAULT")
        print(line, flush=True)
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
