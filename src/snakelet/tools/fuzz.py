"""Mutated sources for Snakelet: each must give an answer or a Python exception, and must end.

    python -m snakelet.tools.fuzz                          20,000 sources
    python -m snakelet.tools.fuzz --mpy                    .mpy files instead, of mpy-cross
    python -m snakelet.tools.fuzz --count 500 --seed 3     other ones, fewer
    python -m snakelet.tools.fuzz --kind paranoid          another build

Invariant: a source depends on the corpus and its number alone. A finding is saved as small as it
gets before it is reported. A program that loops is no finding if Ctrl-C ends it.
"""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from snakelet.tools import generate
from snakelet.tools.executable import SANITIZERS, Executable, built, clean_settings, crash
from snakelet.tools.oracle import REPOSITORY, Result, cross_compile

SAVED = REPOSITORY / "build/fuzz"
RUN_SECONDS = 1.0
GRACE_SECONDS = 10.0
LIBRARY_FILES = 300
LONGEST_RUN = 20_000
WORDS = """if else while for in def class return yield try except finally with as lambda not and or
is None True False global nonlocal del pass break continue raise import from assert async await
: , . ( ) [ ] { } = == += -> := @ * ** / // % + - ~ < > <= >= != << >> & | ^ 0 1 -1
9999999999999999999 1e400 0x 1j '' b'' f'{x}' [] () {} self x y print
len range int str list dict""".split()
OUTSIDE = re.compile(rb"\b(import os|os\.|sleep|stdin|input)\b")


RUN, COMPILE, IMPORT = "run", "compile", "import"
FILES = {
    RUN: ("source.py", ["source.py"]),
    COMPILE: ("source.py", ["-X", "compile-only", "source.py"]),
    IMPORT: ("source.mpy", ["-c", "import source"]),
}
"""What is done with a source: the name of its file, and the arguments that do it."""

ANSWER, EXCEPTION, INTERRUPTED, FINDING = "answer", "exception", "stopped by Ctrl-C", "finding"


@dataclass(frozen=True)
class Source:
    """A mutated source, and what is done with it."""

    number: int
    text: bytes
    mode: str


@dataclass(frozen=True)
class Ending:
    """How a run ended; of a finding also what is wrong with that."""

    kind: str
    reason: str = ""


@cache
def runnable() -> tuple[bytes, ...]:
    """Sources to run: those of the repository that touch nothing outside."""
    found = [*sorted(REPOSITORY.glob("tests/product/scripts/*/*.py"))]
    found += [*sorted(REPOSITORY.glob("examples/*/*.py")), *sorted(REPOSITORY.glob("bench/*.py"))]
    texts = [path.read_bytes() for path in found]
    return tuple(text for text in texts if not OUTSIDE.search(text) and len(text) < LONGEST_RUN)


@cache
def compilable() -> tuple[bytes, ...]:
    """Sources only to compile: files of CPython's library."""
    files = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))[:LIBRARY_FILES]
    return tuple(path.read_bytes() for path in files)


def source(number: int, seed: int) -> Source:
    """The source of a number."""
    rng = random.Random(f"{seed} {number}")
    kind = rng.random()
    if kind < 0.15:
        area = rng.choice(list(generate.AREAS))
        base, runs = generate.generate(area, rng.randrange(1 << 30)).text.encode(), True
    else:
        runs = kind < 0.7
        base = rng.choice(runnable() if runs else compilable())
    mutation = rng.choice([mutate_bytes, mutate_lines, mutate_tokens, mutate_tokens])
    return Source(number, mutation(rng, base), RUN if runs else COMPILE)


@cache
def official_file(index: int) -> bytes:
    """What the official compiler makes of a source to run; empty if it refuses it."""
    result = cross_compile(runnable()[index].decode(errors="replace"))
    return result.stdout if result.code == 0 else b""


def mpy_source(number: int, seed: int) -> Source:
    """The .mpy file of a number."""
    rng = random.Random(f"mpy {seed} {number}")
    base = b""
    while not base:
        base = official_file(rng.randrange(len(runnable())))
    return Source(number, mutate_file(rng, base), IMPORT)


def mutate_file(rng: random.Random, content: bytes) -> bytes:
    """Some bytes changed behind the header, mostly few and by little, so that the verifier lets
    some pass; sometimes a part cut out, doubled or put in."""
    data = bytearray(content)
    for _ in range(rng.choice([1, 1, 1, 1, 2, 8])):
        at = rng.randrange(4, len(data))
        choice = rng.randrange(16)
        if choice < 6:
            data[at] = (data[at] + rng.choice([-2, -1, 1, 2])) % 256
        elif choice < 11:
            data[at] = data[rng.randrange(len(data))]
        elif choice < 13:
            data[at] = rng.randrange(256)
        elif choice < 14:
            data[at : at + rng.choice([1, 2, 30])] = b""
        elif choice < 15:
            data[at:at] = rng.randbytes(rng.choice([1, 2, 4]))
        else:
            data[at:at] = data[at : at + rng.choice([1, 5, 50])]
    return bytes(data if rng.random() < 0.98 else data[: rng.randrange(len(data))])


def mutate_bytes(rng: random.Random, text: bytes) -> bytes:
    """Some bytes changed, taken out, doubled or put in."""
    data = bytearray(text)
    for _ in range(rng.choice([1, 1, 2, 5, 20])):
        at = rng.randrange(len(data) + 1)
        choice = rng.randrange(4)
        if choice == 0:
            data[at : at + 1] = bytes([rng.randrange(256)])
        elif choice == 1:
            del data[at : at + rng.choice([1, 1, 10, 200])]
        elif choice == 2:
            data[at:at] = data[at : at + rng.choice([1, 5, 50])]
        else:
            data[at:at] = rng.choice(
                [b"(", b"[", b'"', b"'''", b"\\", b"\0", b"\xff", b"\t", b"\n"]
            )
    return bytes(data)


def mutate_lines(rng: random.Random, text: bytes) -> bytes:
    """Some lines moved, doubled, taken out or indented."""
    lines = text.split(b"\n")
    for _ in range(rng.choice([1, 2, 4])):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        choice = rng.randrange(4)
        if choice == 0:
            lines[at], lines[other] = lines[other], lines[at]
        elif choice == 1:
            lines.insert(at, lines[other])
        elif choice == 2 and len(lines) > 1:
            del lines[at]
        else:
            lines[at] = rng.choice([b"    ", b" ", b"\t"]) + lines[at]
    return b"\n".join(lines)


def mutate_tokens(rng: random.Random, text: bytes) -> bytes:
    """Some tokens replaced by others, of this source or of a list."""
    words = list(re.findall(rb"\w+|\s+|[^\w\s]", text))
    if not words:
        return text
    for _ in range(rng.choice([1, 1, 2, 3, 8])):
        at = rng.randrange(len(words))
        choice = rng.randrange(4)
        if choice == 0:
            words[at] = rng.choice(WORDS).encode()
        elif choice == 1:
            words[at] = rng.choice(words)
        elif choice == 2:
            words.insert(at, b" " + rng.choice(WORDS).encode() + b" ")
        else:
            words[at] = b""
    return b"".join(words)


def run(product: Executable, text: bytes, mode: str, folder: Path) -> Ending:
    """Run, compile or import one source; how it ended."""
    name, arguments = FILES[mode]
    (folder / name).write_bytes(text)
    command = [str(product.path), "-X", "heapsize=2m", *arguments]
    settings = {**clean_settings(), **SANITIZERS, "MICROPYPATH": "."}
    with subprocess.Popen(
        command, cwd=folder, env=settings, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        return judge(process, product.slowness)


def judge(process: "subprocess.Popen[bytes]", slowness: float) -> Ending:
    """Wait for the end, with Ctrl-C after a while; how it ended."""
    for seconds in (RUN_SECONDS, GRACE_SECONDS):
        try:
            _, errors = process.communicate(timeout=seconds * slowness)
            reason = crash(Result(b"", errors, process.returncode, 0.0))
            if reason:
                return Ending(FINDING, reason)
            if seconds == GRACE_SECONDS:
                return Ending(INTERRUPTED)
            return Ending(EXCEPTION if process.returncode else ANSWER)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
    # A handler of its own may have caught the first Ctrl-C and gone on.
    for _ in range(20):
        try:
            process.communicate(timeout=0.5 * slowness)
            return Ending(INTERRUPTED)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
    process.kill()
    process.communicate()
    return Ending(FINDING, "it doesn't end, not even by Ctrl-C")


def shrink(text: bytes, fails: Callable[[bytes], bool], tries: int = 300) -> bytes:
    """The source with as few lines as still fail, within a number of tries."""
    lines = text.split(b"\n")
    size = max(1, len(lines) // 2)
    while tries > 0:
        for start in range(0, len(lines), size):
            rest = lines[:start] + lines[start + size :]
            tries -= 1
            if rest and fails(b"\n".join(rest)):
                lines = rest
                break
        else:
            if size == 1:
                break
            size = max(1, size // 2)
    return b"\n".join(lines)


def examine(product: Executable, wanted: Source) -> Ending:
    """Run one source; if it is a finding, save it small and say where."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        ending = run(product, wanted.text, wanted.mode, folder)
        if ending.kind != FINDING:
            return ending
        small = wanted.text
        if wanted.mode != IMPORT:
            small = shrink(small, lambda t: run(product, t, wanted.mode, folder) == ending)
    SAVED.mkdir(parents=True, exist_ok=True)
    suffix = Path(FILES[wanted.mode][0]).suffix
    path = SAVED / f"{product.kind}-{wanted.mode}-{wanted.number}{suffix}"
    path.write_bytes(small)
    where = path.relative_to(REPOSITORY)
    return Ending(FINDING, f"source {wanted.number}: {ending.reason}; saved {where}")


def endings(
    product: Executable, numbers: range, seed: int, workers: int, made: Callable[[int, int], Source]
) -> Iterator[Ending]:
    """How all sources ended, with a progress bar on a terminal."""
    with ThreadPoolExecutor(workers) as pool:
        work = pool.map(lambda number: examine(product, made(number, seed)), numbers)
        for done, ending in enumerate(work, 1):
            progress(done, len(numbers))
            yield ending


def fuzz(
    product: Executable,
    numbers: range,
    seed: int,
    workers: int,
    made: Callable[[int, int], Source] = source,
) -> Iterator[str]:
    """The reports of all findings."""
    for ending in endings(product, numbers, seed, workers, made):
        if ending.kind == FINDING:
            yield ending.reason


def progress(done: int, total: int) -> None:
    """A progress bar on a terminal."""
    if sys.stderr.isatty():
        bar = "#" * (30 * done // total)
        print(f"\r[{bar:30}] {done}/{total}", end="\n" if done == total else "", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 without findings, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.fuzz",
        description="Give Snakelet mutated sources: an answer or an exception, never a crash.",
        epilog=f"findings are saved in {SAVED.relative_to(REPOSITORY)}",
    )
    parser.add_argument("--count", type=int, default=20_000, help="sources (default 20,000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first source")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", default="release", help="the build to run")
    parser.add_argument("--mpy", action="store_true", help="mutate .mpy files")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args(arguments)
    numbers = range(options.first, options.first + options.count)
    made = mpy_source if options.mpy else source
    started = time.monotonic()
    counts: Counter[str] = Counter()
    for ending in endings(built(options.kind), numbers, options.seed, options.workers, made):
        counts[ending.kind] += 1
        if ending.kind == FINDING:
            print(ending.reason, flush=True)
    for kind in (ANSWER, EXCEPTION, INTERRUPTED, FINDING):
        print(f"{counts[kind]:7} {kind}")
    print(f"{options.count:7} sources in {time.monotonic() - started:.0f} s")
    return 1 if counts[FINDING] else 0


if __name__ == "__main__":
    sys.exit(main())
