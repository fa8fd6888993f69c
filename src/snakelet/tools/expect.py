"""Writes what the product's scripts must print, asking CPython and the official WebAssembly build.

    python -m snakelet.tools.expect                     write the .exp file of every script
    python -m snakelet.tools.expect --check             report the files that are not current
    python -m snakelet.tools.expect tests/product/scripts/list/sort.py

Invariant: an expectation comes from an oracle, never from Snakelet. Both oracles see every script;
where they disagree the script says why, and where they agree it says nothing.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from snakelet.tools.oracle import (
    REPOSITORY,
    OracleMissing,
    OracleTimeout,
    Result,
    Script,
    WebAssembly,
    read_files,
    run_cpython,
)

SCRIPTS = REPOSITORY / "tests/product/scripts"
ORACLES = ("cpython", "micropython")
SPEC = "spec"
KEYS = {"expect", "source", "only", "differs", "slow", "with", "options", "arguments", "input"}
HEAD = """A script's head is comment lines: what it shows, then

  # expect: cpython | micropython   whose output counts; or
  # expect: spec                    neither has it: the .exp file is written by hand, from
  # source: PAGE SECTION            this page of the reference's facts
  # differs: REASON                 why the other oracle prints something else; required if it does
  # only: REASON                    why the other oracle can't run it and isn't asked
  # slow: REASON                    why it isn't run where each allocation collects
  # with: NAME ...                  files or folders of files/ that are laid beside the script
  # options: ...                    options of the command line before the script's name
  # arguments: ...                  arguments of the script
  # input: TEXT                     its standard input; \\n is a line's end
"""


@dataclass(frozen=True)
class Case:
    """A script with what its head says."""

    path: Path
    expect: str
    differs: str
    only: str
    slow: str
    options: tuple[str, ...]
    script: Script

    @property
    def expectation(self) -> Path:
        """Where the expected output lies."""
        return self.path.with_suffix(".exp")


def read_head(text: str) -> dict[str, str]:
    """The `# key: value` lines at the start of a script; a key that comes twice is joined."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line[1:].partition(":")
        if colon and key.strip() in KEYS:
            found[key.strip()] = f"{found.get(key.strip(), '')} {value.strip()}".strip()
    return found


def read_case(path: Path) -> Case:
    """Read a script and its head. ValueError if the head names no oracle."""
    text = path.read_text(encoding="utf-8")
    head = read_head(text)
    if head.get("expect") not in (*ORACLES, SPEC):
        raise ValueError(f"{path}: the head must say `# expect: {' | '.join(ORACLES)}`")
    if (head["expect"] == SPEC) != ("source" in head):
        raise ValueError(f"{path}: `# source:` belongs to `# expect: spec`")
    script = Script(
        text,
        path.name,
        tuple(head.get("arguments", "").split()),
        head.get("input", "").replace("\\n", "\n").encode(),
        read_files(path.parent / "files", head.get("with", "").split()),
        timeout=20.0,
    )
    options = tuple(head.get("options", "").split())
    differs, only, slow = (head.get(key, "") for key in ("differs", "only", "slow"))
    return Case(path, head["expect"], differs, only, slow, options, script)


def all_scripts() -> list[Path]:
    """Every script of the suite, in order."""
    return sorted(SCRIPTS.glob("*/*.py"))


def outcome(result: Result, name: str) -> str:
    """What a run shows: its output, the traceback of what ended it, and its exit code unless 0.

    The official build calls every script `<stdin>`; here it has the name it is started with, and
    modules lie beside it, not in a folder of their own.
    """
    lines = [line for line in result.stderr.decode().splitlines() if not is_warning(line)]
    shown = result.text + "".join(line + "\n" for line in lines)
    shown = shown.replace('  File "<stdin>"', f'  File "{name}"')
    shown = re.sub(r'  File "/\S*?/(snakelet|oracle)-\w+/', '  File "', shown)
    return shown + (f"[exit code {result.code}]\n" if result.code else "")


def is_warning(line: str) -> bool:
    """Whether a line is one of the reference's console warnings, which are no part of an answer."""
    return line.startswith("Warning: ")


def answers(case: Case, official: WebAssembly) -> dict[str, str]:
    """What the oracles show for a script."""
    found: dict[str, str] = {}
    for oracle in [case.expect] if case.only else ORACLES:
        try:
            run = run_cpython if oracle == "cpython" else official.run
            found[oracle] = outcome(run(case.script), case.path.name)
        except OracleTimeout as error:
            found[oracle] = f"[{error}]\n"
    return found


def fault(case: Case, found: dict[str, str]) -> str | None:
    """Why a script can't serve as it stands, or None."""
    wanted = found[case.expect]
    if case.expect == "cpython" and "Traceback" in wanted:
        return "a traceback is MicroPython's: catch the exception, or expect micropython"
    if "no end after" in wanted:
        return f"the oracle doesn't end: {wanted.strip()}"
    if not wanted:
        return "it prints nothing"
    is_same = len(set(found.values())) == 1
    if not is_same and not case.differs:
        return f"the oracles disagree, and no `# differs:` says why\n{difference(found)}"
    return (
        "`# differs:` on a script on which the oracles agree" if is_same and case.differs else None
    )


def difference(found: dict[str, str]) -> str:
    """The first lines on which the oracles disagree."""
    pair = [found[oracle].splitlines() + ["(end)"] for oracle in ORACLES]
    for left, right in zip(*pair, strict=False):
        if left != right:
            return f"    cpython:     {left}\n    micropython: {right}"
    return ""


def progress(items: Sequence[Path]) -> Iterator[Path]:
    """The items, with a progress bar on a terminal."""
    for done, item in enumerate(items, 1):
        yield item
        if sys.stderr.isatty():
            bar = "#" * (30 * done // len(items))
            print(f"\r[{bar:30}] {done}/{len(items)}", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)


def judge(paths: Iterable[Path], is_check: bool) -> list[str]:
    """Ask the oracles about the scripts; write or check the expectations. The faults found."""
    faults = []
    with WebAssembly() as official:
        for path in paths:
            try:
                case = read_case(path)
            except ValueError as error:
                faults.append(str(error))
                continue
            reason = ask(case, official, is_check)
            if reason:
                faults.append(f"{shown(path)}: {reason}")
    return faults


def ask(case: Case, official: WebAssembly, is_check: bool) -> str | None:
    """Ask the oracles about one script; why it or its expectation won't do, or None."""
    if case.expect == SPEC:
        return None if case.expectation.exists() else "write its .exp file from the page it names"
    found = answers(case, official)
    return fault(case, found) or settle(case, found[case.expect], is_check)


def settle(case: Case, wanted: str, is_check: bool) -> str | None:
    """Write an expectation, or compare it with the one that is there; why it isn't current."""
    path = case.expectation
    present = path.read_text(encoding="utf-8") if path.exists() else None
    if present == wanted:
        return None
    if is_check:
        return "its .exp file is not current: run python -m snakelet.tools.expect"
    partial = path.with_suffix(".partial")
    partial.write_text(wanted, encoding="utf-8")
    partial.replace(path)
    return None


def shown(path: Path) -> str:
    """A path as people like to read it."""
    return str(path.relative_to(REPOSITORY)) if path.is_relative_to(REPOSITORY) else str(path)


def judge_all(paths: Sequence[Path], is_check: bool, workers: int = 2) -> list[str]:
    """As `judge`, several oracles at a time."""
    shares = [paths[start::workers] for start in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        parts = pool.map(lambda share: judge(progress(share), is_check), shares)
        return sorted(fault for part in parts for fault in part)


def stray_expectations() -> list[str]:
    """Expectations whose script is gone."""
    found = (
        path for path in sorted(SCRIPTS.glob("*/*.exp")) if not path.with_suffix(".py").exists()
    )
    return [f"{shown(path)}: there is no such script" for path in found]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: 0 if all is current, 1 for faults, 2 if an oracle is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.expect",
        description="Write what the scripts of tests/product must print, from the oracles.",
        epilog=HEAD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scripts", nargs="*", type=Path, help="default: all of tests/product")
    parser.add_argument("--check", action="store_true", help="write nothing; report what differs")
    options = parser.parse_args(arguments)
    paths = [path.resolve() for path in options.scripts] or all_scripts()
    try:
        faults = judge_all(paths, options.check)
    except (OSError, OracleMissing) as error:
        print(f"expect: {error}", file=sys.stderr)
        return 2
    if not options.scripts:
        faults += stray_expectations()
    print("\n".join([*faults, f"{len(paths)} scripts, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
