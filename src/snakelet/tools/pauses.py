"""How long collections and compactions stop a program: shortest, median and longest.

    python -m snakelet.tools.pauses                    heaps of 64 KB, 2 MB (the default), 16 MB
    python -m snakelet.tools.pauses --rounds 1000      more pauses of each kind

Each program fills a share of its heap with rows of four objects and collects again and again, with
garbage between. At the largest share it then frees all, fills the heap with blocks of 500 bytes,
frees every other one and asks for half of what is free: no hole is so large, so that the allocation
collects and compacts, which is timed as a whole.

Invariant: a figure is the difference of two readings of the clock in the program itself.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from snakelet.tools.executable import Executable, built
from snakelet.tools.oracle import Script

HEAPS = ("64k", "2m", "16m")
"""As `-X heapsize=` takes them."""
SHARES = (10, 50, 90)
"""Percent of the heap that is live."""
ROUNDS = 200
PROGRAM = """
import gc
import sys
import time

share, rounds = int(sys.argv[1]), int(sys.argv[2])
gc.collect()
total = gc.mem_alloc() + gc.mem_free()
live = []
while gc.mem_alloc() * 100 < total * share:
    live.append([len(live), str(len(live)), (len(live), 0.5)])
gc.collect()
used = gc.mem_alloc()


def show(name, pauses):
    pauses.sort()
    print(name, used, pauses[0], pauses[len(pauses) // 2], pauses[-1])


pauses = [0] * rounds
for i in range(rounds):
    garbage = [[j] for j in range(50)]
    start = time.time_ns()
    gc.collect()
    pauses[i] = time.time_ns() - start
show("collection", pauses)

live = garbage = None
gc.collect()
if share < 90:
    sys.exit()
for i in range(rounds):
    block = None
    live = []
    gc.collect()
    while gc.mem_alloc() * 100 < total * share:
        live.append(bytearray(500))
    for j in range(0, len(live), 2):
        live[j] = None
    gc.collect()
    wanted = gc.mem_free() * 5 // 10
    start = time.time_ns()
    block = bytearray(wanted)
    pauses[i] = time.time_ns() - start
used = gc.mem_alloc() - len(block)
show("compaction", pauses)
"""


@dataclass(frozen=True)
class Pauses:
    """The pauses of a kind of work in one heap: bytes that are live, and microseconds."""

    heap: str
    share: int
    work: str
    live: int
    shortest: float
    median: float
    longest: float

    @property
    def line(self) -> str:
        """A row of the table."""
        times = f"{self.shortest:10.1f} {self.median:10.1f} {self.longest:10.1f}"
        return f"{self.heap:8} {self.share:4} % {self.work:11} {self.live:9} {times}"


HEADER = "heap       live work            bytes     min us  median us     max us"


def measure(product: Executable, heap: str, share: int, rounds: int) -> list[Pauses]:
    """The pauses of one program. RuntimeError if it fails."""
    script = Script(PROGRAM, "pauses.py", arguments=(str(share), str(rounds)))
    result = product.run(script, ("-X", f"heapsize={heap}"), timeout=120.0)
    if result.code:
        raise RuntimeError((result.text + result.stderr.decode(errors="replace"))[-2000:])
    rows = [line.split() for line in result.text.splitlines()]
    return [
        Pauses(heap, share, work, int(live), *(int(number) / 1000 for number in numbers))
        for work, live, *numbers in rows
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.pauses",
        description="Measure how long collections and compactions stop a program.",
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="pauses of each kind")
    parser.add_argument("--kind", default="release", help="the build to run")
    options = parser.parse_args(arguments)
    product = built(options.kind)
    print(HEADER)
    for heap in HEAPS:
        for share in SHARES:
            for pauses in measure(product, heap, share, options.rounds):
                print(pauses.line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
