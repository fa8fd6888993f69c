"""Builds the `snakelet` executable: translates the product to C and compiles it.

    python -m snakelet.tools.build                 the release build, build/release/snakelet
    python -m snakelet.tools.build paranoid        collects and moves at every allocation, traps
    CC=gcc python -m snakelet.tools.build sanitize ASan and UBSan

Invariant: a build depends on the sources, the kind and the compiler alone, and what it leaves in
build/KIND is whole: a program that did not link is not there.
"""

import argparse
import fcntl
import hashlib
import importlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from snakelet.translator.diagnostic import StaticErrors

SOURCE = Path(__file__).resolve().parents[1]
STARTUP = SOURCE / "tools/startup.txt"
"""The functions that short scripts run, by C name; startup.py writes it."""
COMMON = ["-fwrapv", "-fno-strict-aliasing", "-ffp-contract=off", "-fno-common", "-g"]
LEAN = (
    "-fomit-frame-pointer",
    "-fno-asynchronous-unwind-tables",
    "-fno-unwind-tables",
    "-fno-jump-tables",
)
"""Neither frame pointers, which would take an instruction or three of each opcode handler, nor the
tables of C++ exceptions, which would lie in memory; debuggers read `.debug_frame`. Nor jump tables:
a handler with an indirect jump of its own is two that the processor must predict."""
TRAPS = ["-fsanitize=signed-integer-overflow", "-fsanitize-trap=signed-integer-overflow"]
ENTRY = os.environ.get("SNAKELET_ENTRY", "snakelet.runtime.ports.unix.main")


@dataclass(frozen=True)
class Kind:
    """A way of building: what it is for, the C flags, and the product's switches."""

    about: str
    flags: tuple[str, ...]
    features: str = "unix,inline_caches"
    checked: bool = False
    word_bits: int = 64
    tail_calls: bool = True
    target: str = ""
    ordered: bool = False
    """Whether the functions of STARTUP lie side by side."""
    link: tuple[str, ...] = field(default=("-lm",))


KINDS: dict[str, Kind] = {
    "release": Kind("fast, for users", ("-O2", "-fno-sanitize=all", *LEAN), ordered=True),
    "debug": Kind("panics on broken invariants, for gdb", ("-O0", *TRAPS), checked=True),
    "paranoid": Kind(
        "collects and moves everything at every allocation, traps and poisons",
        ("-O1", *TRAPS),
        "unix,inline_caches,paranoid,fail_allocation",
        checked=True,
    ),
    "sanitize": Kind(
        "ASan and UBSan (needs CC=gcc)",
        ("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"),
        checked=True,
        tail_calls=False,
        link=("-lm", "-fsanitize=address,undefined"),
    ),
    "host32": Kind(
        "32-bit words on this machine",
        ("-O2", "-fno-sanitize=all"),
        checked=True,
        word_bits=32,
        target="x86-linux-musl",
        link=("-lm", "-static"),
    ),
    "gcc": Kind("the release build for compilers without tail calls", ("-O2",), tail_calls=False),
}


def program(kind: str, folder: Path | None = None) -> Path:
    """Where the executable of a kind lies."""
    return (folder or Path("build")) / kind / "snakelet"


def fingerprint(kind: str) -> str:
    """A hash of all that a build depends on."""
    digest = hashlib.sha256(repr((kind, KINDS[kind], os.environ.get("CC"))).encode())
    for part in ("runtime", "translator", "tools"):
        for path in sorted((SOURCE / part).rglob("*")):
            if path.suffix in (".py", ".h", ".txt"):
                digest.update(str(path.relative_to(SOURCE)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def build(kind: str, folder: Path | None = None, c_view: bool = False, quiet: bool = False) -> Path:
    """Builds a kind if it is not up to date, in a process of its own, one at a time in a folder.
    The program's path."""
    path = program(kind, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path.with_name("lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build(kind, path, c_view, quiet)
    return path


def _build(kind: str, path: Path, c_view: bool, quiet: bool) -> None:
    stamp = path.with_name("fingerprint")
    wanted = fingerprint(kind) + (" c" if c_view else "")
    if path.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    chosen = KINDS[kind]
    environment = {
        **os.environ,
        "SNAKELET_TRANSLATING": "1",
        "SNAKELET_WORD_BITS": str(chosen.word_bits),
        "SNAKELET_FEATURES": chosen.features,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(SOURCE.parent),
    }
    command = [sys.executable, "-m", "snakelet.tools.build", "--here", kind]
    command += ["--folder", str(path.parent)] + (["--c-view"] if c_view else [])
    command += ["--quiet"] if quiet else []
    subprocess.run(command, check=True, env=environment)
    stamp.write_text(wanted)


def translate_here(kind: str, folder: Path, c_view: bool, quiet: bool) -> None:
    """Translates and compiles in this process, whose environment fits the kind."""
    from snakelet.tools import product
    from snakelet.translator import compile
    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    chosen = KINDS[kind]
    started = time.monotonic()
    entry = importlib.import_module(ENTRY)
    world = World("snakelet.runtime", product.hooks(), product.machine())
    together = frozenset(STARTUP.read_text().split() if chosen.ordered else [])
    entries = [(entry.main, "snakelet_main")]
    texts = Program(world, entries, chosen.tail_calls, not c_view, together).files()
    texts["start.c"] = START
    translated = time.monotonic()
    if not quiet:
        count = len(world.functions)
        print(f"translated {count} functions in {translated - started:.1f} s", file=sys.stderr)
    flags = [*chosen.flags, *COMMON, "-DFLOAT_BITS=64", *(["-DCHECKED"] if chosen.checked else [])]
    command = compile.toolchain()
    if chosen.target and "ziglang" in command:
        command = [*command, "-target", chosen.target]
    elif chosen.word_bits == 32:
        flags.append("-m32")
    chain = compile.Toolchain(command, flags, list(chosen.link))
    changed = compile.build(texts, folder, folder / "snakelet", chain, _progress(quiet))
    if not quiet:
        seconds = time.monotonic() - translated
        print(f"compiled {len(changed)} of {len(texts)} files in {seconds:.1f} s", file=sys.stderr)


START = """#include "world.h"
word snakelet_main(word count, uword arguments);
TOGETHER int main(int count, char **arguments)
{ return (int)snakelet_main(count, (uword)arguments); }
"""


def _progress(quiet: bool):  # type: ignore[no-untyped-def]
    """A progress bar on a terminal, a line each otherwise; nothing if quiet."""

    def show(done: int, total: int, name: str) -> None:
        if sys.stderr.isatty():
            bar = "#" * (30 * done // total)
            end = "\n" if done == total else ""
            print(f"\r[{bar:30}] {done}/{total} {name:32.32}", end=end, file=sys.stderr)

    return (lambda done, total, name: None) if quiet else show


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    kinds = "\n".join(f"  {name:9} {kind.about}" for name, kind in KINDS.items())
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.build",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Translates Snakelet to C and compiles it.",
        epilog=f"kinds:\n{kinds}\n\nCC=gcc chooses another compiler than Zig's clang.",
    )
    parser.add_argument("kind", nargs="?", default="release", choices=KINDS, metavar="KIND")
    parser.add_argument("--folder", type=Path, help="where to build (default build/KIND)")
    parser.add_argument("--c-view", action="store_true", help="let gdb and perf show C, not Python")
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        if options.here:
            folder = options.folder or Path("build") / options.kind
            translate_here(options.kind, folder, options.c_view, options.quiet)
        else:
            path = build(options.kind, options.folder, options.c_view, options.quiet)
            print(path)
    except (StaticErrors, RuntimeError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
