"""The product as an executable: how suites find it, run scripts with it, judge how a run ended.

Invariant: a run sees only the files it is given, in a folder of its own, and an environment without
the caller's Python and Snakelet settings. A crash is never taken for an answer.

    SNAKELET_KINDS=paranoid,host32 pytest tests/product      other builds than release
"""

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from snakelet.tools.build import KINDS, build, program
from snakelet.tools.oracle import (
    REPOSITORY,
    OracleTimeout,
    Result,
    Script,
    clean_environment,
    run_process,
)

SETTINGS = ("MICROPYPATH", "MICROPYINSPECT", "SNAKELET_FAIL_ALLOCATION")
SANITIZER_CODE = 99
LAST_SIGNAL = 64
SANITIZERS = {
    "ASAN_OPTIONS": f"exitcode={SANITIZER_CODE}:detect_leaks=0:detect_stack_use_after_return=0",
    "UBSAN_OPTIONS": f"exitcode={SANITIZER_CODE}:print_stacktrace=1",
}
REPORT = re.compile(rb"AddressSanitizer|runtime error:|^panic\b|: panic:", re.MULTILINE)
SLOWNESS = {"paranoid": 60.0, "sanitize": 12.0, "debug": 8.0, "host32": 3.0}


class Hang(RuntimeError):
    """The executable didn't end within its time limit; its process has been ended."""


@dataclass(frozen=True)
class Executable:
    """A build of Snakelet. `slowness` stretches time limits: 1 for the release build."""

    path: Path
    kind: str = "release"
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def slowness(self) -> float:
        """How many times as long as the release build this kind may take."""
        return SLOWNESS.get(self.kind, 1.0)

    def run(self, script: Script, options: Sequence[str] = (), timeout: float = 20.0) -> Result:
        """Run a script, options before its name. Raises Hang."""
        return self.command([*options, script.name, *script.arguments], script, timeout)

    def command(
        self, arguments: Sequence[str], beside: Script | None = None, timeout: float = 20.0
    ) -> Result:
        """Run with any command line, in a folder that holds a script and its files. Raises Hang."""
        with tempfile.TemporaryDirectory(prefix="snakelet-") as name:
            folder = Path(name)
            if beside is not None:
                lay_out(beside, folder)
            return self.run_in(folder, arguments, beside.stdin if beside else b"", timeout)

    def run_in(
        self, folder: Path, arguments: Sequence[str], stdin: bytes = b"", timeout: float = 20.0
    ) -> Result:
        """Run in a folder that is already there. Raises Hang."""
        limit = timeout * self.slowness
        settings = {**clean_settings(), **SANITIZERS, **self.environment}
        words = ["env", "-i", *(f"{key}={value}" for key, value in settings.items())]
        try:
            command = [*words, str(self.path), *arguments]
            return run_process(command, folder=folder, stdin=stdin, timeout=limit)
        except OracleTimeout:
            raise Hang(f"snakelet {' '.join(arguments)}: no end after {limit:g} s") from None


def clean_settings() -> dict[str, str]:
    """The environment without settings that would change what a script does."""
    return {key: value for key, value in clean_environment().items() if key not in SETTINGS}


def lay_out(script: Script, folder: Path) -> None:
    """Write a script and the files beside it into a folder."""
    for path, content in {**script.files, script.name: script.text.encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def crash(result: Result) -> str | None:
    """Why a run was no orderly end (a signal, a panic, a sanitizer's report), or None."""
    if result.code < 0:
        return f"signal {-result.code}"
    if result.code == SANITIZER_CODE and REPORT.search(result.stderr):
        return "a sanitizer's report"
    if 128 < result.code <= 128 + LAST_SIGNAL and result.code != 130:
        return f"exit code {result.code}"
    if REPORT.search(result.stderr):
        return "a report on stderr"
    return None


def chosen_kinds() -> list[str]:
    """The kinds that SNAKELET_KINDS names; release if it names none. ValueError if unknown."""
    kinds = os.environ.get("SNAKELET_KINDS", "release").replace(",", " ").split()
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise ValueError(f"SNAKELET_KINDS: no such kind: {', '.join(unknown)}")
    return kinds


def built(kind: str) -> Executable:
    """The executable of a kind, built first if need be; safe to call from several processes.

    SNAKELET_PREBUILT=1 takes what lies in build/KIND as it is.
    """
    path = REPOSITORY / program(kind)
    if os.environ.get("SNAKELET_PREBUILT") != "1":
        build(kind, REPOSITORY / "build", quiet=True)
    if not path.exists():
        raise FileNotFoundError(f"{path}: run `python -m snakelet.tools.build {kind}`")
    return Executable(path, kind)
