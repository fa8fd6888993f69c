"""Compiles C with Zig's clang or the system's compiler, in parallel and only what changed.

Invariant: an object file is used again only if the C text, the headers, the compiler and the flags
are those that made it (a hash of them names it).
"""

import concurrent.futures
import hashlib
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PRELUDE = Path(__file__).with_name("prelude.h")
WARNINGS = ["-w"]


@dataclass
class Toolchain:
    """How to call a C compiler."""

    command: list[str]
    flags: list[str] = field(default_factory=list)
    link_flags: list[str] = field(default_factory=list)

    @property
    def is_zig(self) -> bool:
        return "ziglang" in self.command


def toolchain() -> list[str]:
    """The compiler that CC names, else Zig's clang of the `ziglang` package."""
    chosen = os.environ.get("CC")
    return shlex.split(chosen) if chosen else [sys.executable, "-m", "ziglang", "cc"]


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)


def build(
    texts: dict[str, str],
    folder: Path,
    program: Path,
    chain: Toolchain,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> list[str]:
    """Writes the texts below `folder`, compiles what changed and links `program`. Returns the names
    of the files that were compiled. RuntimeError with the compiler's words if it fails."""
    headers = {n: t for n, t in texts.items() if n.endswith(".h")}
    headers["prelude.h"] = PRELUDE.read_text()
    for name, text in {**texts, **headers}.items():
        path = folder / name
        if not path.exists() or path.read_text() != text:
            write_whole(path, text.encode())
    common = "\0".join([*chain.command, *chain.flags, *(t for _, t in sorted(headers.items()))])
    jobs: list[tuple[str, Path]] = []
    objects: list[Path] = []
    for name in sorted(n for n in texts if n.endswith(".c")):
        digest = hashlib.sha256((common + texts[name]).encode()).hexdigest()[:16]
        target = folder / "objects" / f"{name[:-2]}-{digest}.o"
        objects.append(target)
        if not target.exists():
            jobs.append((name, target))
    jobs.sort(key=lambda job: -len(texts[job[0]]))
    _compile_all(jobs, folder, chain, progress)
    _link(objects, program, chain)
    _forget_old(folder / "objects", {o.name for o in objects})
    return [name for name, _ in jobs]


def _compile_all(
    jobs: list[tuple[str, Path]],
    folder: Path,
    chain: Toolchain,
    progress: Callable[[int, int, str], None],
) -> None:
    (folder / "objects").mkdir(parents=True, exist_ok=True)
    done = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        futures = {pool.submit(_compile, folder / n, t, chain): n for n, t in jobs}
        for future in concurrent.futures.as_completed(futures):
            future.result()
            done += 1
            progress(done, len(jobs), futures[future])


def _compile(source: Path, target: Path, chain: Toolchain) -> None:
    part = target.with_suffix(".part.o")
    _run([*chain.command, *chain.flags, *WARNINGS, "-c", str(source), "-o", str(part)])
    part.replace(target)


def _link(objects: list[Path], program: Path, chain: Toolchain) -> None:
    """Links the program anew. The old one stays until it is replaced, and runs on where it runs."""
    part = program.with_name(f"{program.name}.part")
    inputs = [*map(str, objects), *chain.link_flags]
    _run([*chain.command, *chain.flags, "-o", str(part), *inputs])
    part.replace(program)


def _run(command: list[str]) -> None:
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(f"{shlex.join(command)}\n{result.stderr[-6000:]}")


def _forget_old(folder: Path, wanted: set[str]) -> None:
    """Keeps the two newest object files of a source."""
    by_source: dict[str, list[Path]] = {}
    for path in folder.glob("*.o"):
        by_source.setdefault(path.name.rsplit("-", 1)[0], []).append(path)
    for paths in by_source.values():
        paths.sort(key=lambda p: p.stat().st_mtime, reverse=True)
        for path in paths[2:]:
            if path.name not in wanted:
                path.unlink(missing_ok=True)
