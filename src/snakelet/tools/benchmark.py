"""Runs the programs of `bench/` on Snakelet, CPython and the official MicroPython WebAssembly
build, and says how they compare.

Invariant: all implementations run the same file in the same run of this command, in turns, so that
a noisy machine hurts them alike; a ratio is only formed of programs whose answers agree.

    python -m snakelet.tools.benchmark --quick
"""

import argparse
import importlib
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from snakelet.tools.oracle import (
    REPOSITORY,
    OracleMissing,
    OracleTimeout,
    Result,
    Script,
    WebAssembly,
    clean_environment,
    read_files,
    run_process,
)

SUITE = REPOSITORY / "bench"
EXECUTABLE = REPOSITORY / "build" / "release" / "snakelet"
OUTPUT = REPOSITORY / "build" / "benchmark"
SNAKELET, CPYTHON, WASM = "snakelet", "cpython", "wasm"
EMPTY_RUNS = 50
SMALL_HEAP = 64 << 10
# A program that is slower than this against CPython needs an explanation.
TO_EXPLAIN = 1.2
# What Snakelet is to reach on a full run.
MARKS = {
    "geometric mean against CPython": (">=", 1.5),
    "slowest program against CPython": (">=", 0.8),
    "fib against CPython": (">=", 3.0),
    "start to exit, ms": ("<", 3.0),
    "peak memory beside the heap, MB": ("<", 2.0),
}
EXPLANATION = """\
Each program is run in turns by all implementations, --repeats times. Times are medians of the wall
time of the process, start and end included; for the WebAssembly build, of the program alone,
without the start of node. CPython runs without cached bytecode. A ratio says how many times as fast
Snakelet is. The WebAssembly build is slower than a native build of the same interpreter by a factor
that depends on the program, so its column compares answers more than speed.

examples:
  python -m snakelet.tools.benchmark                    the whole suite, about ten minutes
  python -m snakelet.tools.benchmark --quick            small sizes, about half a minute
  python -m snakelet.tools.benchmark fib richards       two programs
  python -m snakelet.tools.benchmark --without wasm --repeats 9
"""


@dataclass(frozen=True)
class Program:
    """One row of `bench/suite.toml`."""

    name: str
    path: Path
    subject: str
    quick: int
    heap: str = ""
    beside: tuple[str, ...] = ()


@dataclass
class Measurement:
    """What one program gave: seconds of each run by implementation, answers, and failures."""

    program: Program
    seconds: dict[str, list[float]] = field(default_factory=dict)
    answers: dict[str, bytes] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def median(self, name: str) -> float | None:
        """The median time in seconds; None where the program wasn't run or failed."""
        runs = self.seconds.get(name)
        return statistics.median(runs) if runs and name not in self.failures else None

    def ratio(self, name: str) -> float | None:
        """How many times as fast Snakelet is as the named implementation."""
        own, other = self.median(SNAKELET), self.median(name)
        return other / own if own and other and self.agrees else None

    @property
    def agrees(self) -> bool:
        """Whether all implementations that finished printed the same."""
        return len(set(self.answers.values())) <= 1


class Implementation(Protocol):
    """Something that runs a program and says how long it took."""

    name: str

    def run(self, program: Program, arguments: tuple[str, ...]) -> Result: ...


class Executable:
    """An implementation that is a program of its own: Snakelet or CPython."""

    def __init__(self, name: str, command: str, timeout: float) -> None:
        self.name = name
        self.command = command
        self.timeout = timeout

    def run(self, program: Program, arguments: tuple[str, ...]) -> Result:
        heap = ["-X", f"heapsize={program.heap}"] if program.heap and self.name == SNAKELET else []
        command = [self.command, *heap, str(program.path), *arguments]
        return run_process(command, folder=program.path.parent, timeout=self.timeout)


class Official:
    """The official WebAssembly build, all programs in one node process."""

    name = WASM

    def __init__(self, timeout: float) -> None:
        self.server = WebAssembly()
        self.timeout = timeout

    def run(self, program: Program, arguments: tuple[str, ...]) -> Result:
        script = Script(
            program.path.read_text(encoding="utf-8"),
            name=program.path.name,
            arguments=arguments,
            files=read_files(program.path.parent, program.beside),
            timeout=self.timeout,
        )
        return self.server.run(script)


def load_suite(folder: Path) -> list[Program]:
    """The programs listed in the folder's `suite.toml`, in its order.

    Raises ValueError when the table and the folder don't fit each other.
    """
    table = tomllib.loads((folder / "suite.toml").read_text(encoding="utf-8"))
    programs = []
    for name, row in table.items():
        path = folder / f"{name}.py"
        if not path.is_file():
            raise ValueError(f"suite.toml names {name}, but {path} isn't there")
        beside = tuple(row.get("beside", ()))
        programs.append(
            Program(name, path, row["subject"], row["quick"], row.get("heap", ""), beside)
        )
    unlisted = {path.stem for path in folder.glob("*.py")} - set(table)
    if unlisted:
        raise ValueError(f"not listed in suite.toml: {', '.join(sorted(unlisted))}")
    return programs


def select_programs(programs: Sequence[Program], names: Sequence[str]) -> list[Program]:
    """The named programs, or all. Raises ValueError for a name that there isn't."""
    known = {program.name: program for program in programs}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no such program: {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[name] for name in names] or list(programs)


def find_implementations(options: argparse.Namespace) -> list[Implementation]:
    """Those that are installed and wanted; a message on stderr for each that is missing."""
    makers: dict[str, Callable[[], Implementation]] = {
        SNAKELET: lambda: Executable(SNAKELET, existing(options.snakelet), options.timeout),
        CPYTHON: lambda: Executable(CPYTHON, options.cpython, options.timeout),
        WASM: lambda: Official(options.timeout),
    }
    found = []
    for name, make in makers.items():
        if name in options.without:
            continue
        try:
            found.append(make())
        except OracleMissing as error:
            print(f"benchmark: without {name}: {error}", file=sys.stderr)
    return found


def existing(path: Path) -> str:
    """The path of an executable. Raises OracleMissing when it isn't one."""
    if not os.access(path, os.X_OK) or path.is_dir():
        raise OracleMissing(f"{path} isn't an executable: build it, or name one with --snakelet")
    return str(path.resolve())


def progress(steps: Iterable[Program], total: int) -> Iterator[Program]:
    """The steps again, with a progress bar on a terminal if tqdm is installed."""
    try:
        bar: Any = importlib.import_module("tqdm").tqdm
    except ImportError:
        yield from steps
        return
    shown = bar(steps, total=total, unit="program", disable=None, leave=False)
    for step in shown:
        shown.set_postfix_str(step.name)
        yield step


def run_once(
    implementation: Implementation, found: Measurement, arguments: tuple[str, ...]
) -> None:
    """Run the measurement's program once and enter what came of it."""
    name = implementation.name
    if name in found.failures:
        return
    try:
        result = implementation.run(found.program, arguments)
    except (OracleTimeout, OSError, RuntimeError) as error:
        found.failures[name] = str(error)
        return
    if result.code != 0:
        last = (result.stderr or result.stdout).decode(errors="replace").strip().split("\n")[-1]
        found.failures[name] = f"exit code {result.code}: {last}"
    elif found.answers.setdefault(name, result.stdout) != result.stdout:
        found.failures[name] = "two runs gave different answers"
    else:
        found.seconds.setdefault(name, []).append(result.seconds)


def measure(
    program: Program, implementations: Sequence[Implementation], repeats: int, quick: bool
) -> Measurement:
    """Run one program in turns on all implementations; the first of a turn changes."""
    found = Measurement(program)
    arguments = (str(program.quick),) if quick else ()
    for turn in range(repeats):
        first = turn % len(implementations)
        for implementation in [*implementations[first:], *implementations[:first]]:
            run_once(implementation, found, arguments)
    for name in found.failures:
        found.answers.pop(name, None)
    return found


def spawn_seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """Wall time from start to exit of a command that reads and prints nothing."""
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, environment)
    _, status = os.waitpid(process, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{command[0]} failed on an empty script")
    return seconds


def start_times(commands: Mapping[str, str], folder: Path) -> dict[str, float]:
    """Median seconds from start to exit of an empty script, by implementation, run in turns."""
    script = folder / "empty.py"
    script.write_text("")
    environment = clean_environment()
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(EMPTY_RUNS):
        for name, command in commands.items():
            runs[name].append(spawn_seconds([command, str(script)], environment))
    return {name: statistics.median(seconds) for name, seconds in runs.items()}


def typical_memory(snakelet: str, folder: Path) -> int | None:
    """The median of `peak_memory` over a few runs: how many pages of libraries the system maps
    around those that are used differs from run to run."""
    figures = [peak_memory(snakelet, folder) for _ in range(9)]
    known = [figure for figure in figures if figure is not None]
    return int(statistics.median(known)) if known else None


def peak_memory(snakelet: str, folder: Path) -> int | None:
    """Bytes of resident memory at the peak of an all but empty script, less the heap.

    The heap is made small, so that it counts for little whether its pages were touched or not. The
    system's own figure for an ended process (ru_maxrss) would include this Python, whose memory the
    child has until it starts the executable; so the script waits while its status is read.
    None where the system doesn't tell (/proc is Linux's).
    """
    script = folder / "waiting.py"
    script.write_text("import sys\nprint('ready')\nsys.stdin.readline()\n")
    command = [snakelet, "-X", f"heapsize={SMALL_HEAP}", str(script)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        status = Path(f"/proc/{process.pid}/status")
        is_ready = process.stdout.readline().strip() == b"ready"
        text = status.read_text() if is_ready and status.exists() else ""
    peak = re.search(r"^VmHWM:\s+(\d+) kB", text, re.MULTILINE)
    return int(peak[1]) * 1024 - SMALL_HEAP if peak else None


def geometric_mean(values: Sequence[float]) -> float | None:
    """The geometric mean; None of nothing."""
    return math.exp(statistics.fmean(map(math.log, values))) if values else None


@dataclass
class Report:
    """All figures of one run of the command."""

    measurements: list[Measurement]
    names: list[str]
    start: dict[str, float] = field(default_factory=dict)
    memory: int | None = None
    notes: list[str] = field(default_factory=list)

    def ratios(self, name: str) -> list[float]:
        """Snakelet's speed against the named implementation, program by program."""
        found = [measurement.ratio(name) for measurement in self.measurements]
        return [ratio for ratio in found if ratio is not None]

    def faults(self) -> list[str]:
        """What went wrong: failed programs and answers that differ."""
        lines = list(self.notes)
        for found in self.measurements:
            for name, reason in found.failures.items():
                lines.append(f"{found.program.name}: {name} failed: {reason}")
            if not found.agrees:
                lines.append(f"{found.program.name}: the answers differ: {found.answers}")
        return lines

    def net_ratios(self) -> list[float]:
        """Snakelet's speed against CPython without the time that both need for an empty script."""
        own_start, other_start = self.start.get(SNAKELET, 0.0), self.start.get(CPYTHON, 0.0)
        found = []
        for measurement in self.measurements:
            own, other = measurement.median(SNAKELET), measurement.median(CPYTHON)
            if own and other and own > own_start and other > other_start:
                found.append((other - other_start) / (own - own_start))
        return found

    def marked_figures(self) -> dict[str, float | None]:
        """The figures that MARKS judges, by its names; None for what wasn't measured."""
        ratios = self.ratios(CPYTHON)
        fib = [found.ratio(CPYTHON) for found in self.measurements if found.program.name == "fib"]
        return {
            "geometric mean against CPython": geometric_mean(ratios),
            "slowest program against CPython": min(ratios, default=None),
            "fib against CPython": fib[0] if fib else None,
            "start to exit, ms": milliseconds(self.start.get(SNAKELET)),
            "peak memory beside the heap, MB": None if self.memory is None else self.memory / 1e6,
        }

    def slow_programs(self) -> list[str]:
        """The programs that need an explanation, with their ratio against CPython."""
        found = [(m.program.name, m.ratio(CPYTHON)) for m in self.measurements]
        return [f"{name} {ratio:.2f}" for name, ratio in found if ratio and ratio < TO_EXPLAIN]

    def verdicts(self) -> list[tuple[str, float | None, str, bool]]:
        """For each mark its name, the figure, the mark as text, and whether it is met."""
        rows = []
        for name, figure in self.marked_figures().items():
            relation, mark = MARKS[name]
            is_met = figure is not None and (figure >= mark if relation == ">=" else figure < mark)
            rows.append((name, figure, f"{relation} {mark:g}", is_met))
        return rows


def cell(value: float | None, form: str = "{:.2f}") -> str:
    """A figure for the table, or a dash."""
    return "-" if value is None else form.format(value)


def milliseconds(seconds: float | None) -> float | None:
    """Seconds as milliseconds, where there are any."""
    return None if seconds is None else seconds * 1e3


def table_lines(report: Report) -> Iterator[str]:
    """The table that people read."""
    others = [name for name in report.names if name != SNAKELET]
    heads = [f"{name} ms" for name in report.names] + [f"x {name}" for name in others]
    yield f"{'program':16} {'subject':23}" + "".join(f"{head:>13}" for head in heads)
    for found in report.measurements:
        cells = [cell(milliseconds(found.median(name)), "{:.1f}") for name in report.names]
        cells += [cell(found.ratio(name)) for name in others]
        mark = "" if found.agrees and not found.failures else "  !"
        row = f"{found.program.name:16} {found.program.subject:23}"
        yield row + "".join(f"{text:>13}" for text in cells) + mark
    blank = " " * 13 * len(report.names)
    means = [cell(geometric_mean(report.ratios(name))) for name in others]
    yield f"{'geometric mean':40}" + blank + "".join(f"{text:>13}" for text in means)


def report_lines(report: Report) -> Iterator[str]:
    """The table, the marks and the faults."""
    yield from table_lines(report)
    if report.start:
        times = ", ".join(
            f"{name} {seconds * 1e3:.2f} ms" for name, seconds in report.start.items()
        )
        yield f"\nempty script, start to exit (median of {EMPTY_RUNS}): {times}"
    if SNAKELET in report.names:
        net = cell(geometric_mean(report.net_ratios()))
        yield f"geometric mean against cpython without the start of both: {net}\n\nmarks:"
        for name, figure, mark, is_met in report.verdicts():
            verdict = "met" if is_met else "not met" if figure is not None else "not measured"
            yield f"  {name:34} {cell(figure):>8}   {mark:8} {verdict}"
        yield f"\nbelow {TO_EXPLAIN} against cpython: {', '.join(report.slow_programs()) or 'none'}"
    for fault in report.faults():
        yield f"FAULT {fault}"


def figures(report: Report, options: argparse.Namespace) -> dict[str, object]:
    """All that was measured, for a machine to read. Seconds and bytes; no name of this machine."""
    programs = {
        found.program.name: {
            "subject": found.program.subject,
            "seconds": found.seconds,
            "median": {name: found.median(name) for name in report.names},
            "ratio": {name: found.ratio(name) for name in report.names if name != SNAKELET},
            "answers_agree": found.agrees,
            "failures": found.failures,
        }
        for found in report.measurements
    }
    means = {name: geometric_mean(report.ratios(name)) for name in report.names if name != SNAKELET}
    return {
        "date": time.strftime("%Y-%m-%d %H:%M:%S"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "cpython": platform.python_version(),
        "repeats": options.repeats,
        "quick": options.quick,
        "programs": programs,
        "geometric_mean": means,
        "geometric_mean_without_start": geometric_mean(report.net_ratios()),
        "start_seconds": report.start,
        "peak_bytes_beside_heap": report.memory,
    }


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(content)
    partial.replace(path)


def bars(report: Report) -> dict[str, list[tuple[str, float]]]:
    """Speed relative to CPython by implementation: (program, times as fast) for each bar."""
    found: dict[str, list[tuple[str, float]]] = {}
    for name in report.names:
        for measurement in report.measurements:
            own, base = measurement.median(name), measurement.median(CPYTHON)
            if name != CPYTHON and own and base:
                found.setdefault(name, []).append((measurement.program.name, base / own))
    return found


def write_plot(report: Report, path: Path) -> None:
    """Draw speed relative to CPython, on a logarithmic scale, as a PNG. Needs matplotlib."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    series = bars(report)
    order = [name for name, _ in sorted(next(iter(series.values())), key=lambda bar: bar[1])]
    thickness = 0.8 / len(series)
    drawing, axes = pyplot.subplots(figsize=(9, 1.5 + 0.3 * len(order)), layout="constrained")
    for shift, (name, values) in enumerate(series.items()):
        places = [order.index(program) + shift * thickness for program, _ in values]
        axes.barh(places, [value - 1 for _, value in values], thickness, left=1, label=name)
    axes.axvline(1.0, color="black", linewidth=1)
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_yticks([place + 0.4 - thickness / 2 for place in range(len(order))], order)
    axes.set_xlabel(f"times as fast as CPython {platform.python_version()} (logarithmic)")
    axes.legend(loc="lower right")
    partial = path.with_name(path.name + ".partial")
    drawing.savefig(partial, dpi=120, format="png")
    pyplot.close(drawing)
    partial.replace(path)


def write_report(report: Report, options: argparse.Namespace) -> None:
    """Leave figures.json and figures.png in the output folder."""
    text = json.dumps(figures(report, options), indent=1)
    write_whole(options.output / "figures.json", text.encode() + b"\n")
    written = "figures.json"
    if bars(report):
        try:
            write_plot(report, options.output / "figures.png")
            written += " and figures.png"
        except ImportError:
            print("benchmark: no plot: run `pip install matplotlib`", file=sys.stderr)
    print(f"\nwrote {written} to {options.output}")


def run_suite(
    programs: Sequence[Program],
    implementations: Sequence[Implementation],
    options: argparse.Namespace,
) -> Report:
    """Measure everything that the options ask for."""
    measurements = [
        measure(program, implementations, options.repeats, options.quick)
        for program in progress(programs, len(programs))
    ]
    report = Report(measurements, [implementation.name for implementation in implementations])
    commands = {each.name: each.command for each in implementations if isinstance(each, Executable)}
    try:
        report.start = start_times(commands, options.output)
        if SNAKELET in commands:
            report.memory = typical_memory(commands[SNAKELET], options.output)
    except (OSError, RuntimeError) as error:
        report.notes.append(f"empty script: {error}")
    return report


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.benchmark",
        description="Compare Snakelet with CPython and the official MicroPython WebAssembly build.",
        epilog=EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("programs", nargs="*", help="names of programs in bench/ (default: all)")
    add("--quick", action="store_true", help="small sizes and three repeats")
    add("--repeats", type=int, metavar="N", help="turns of each program (default 5)")
    add("--snakelet", type=Path, default=EXECUTABLE, metavar="PATH", help="Snakelet's executable")
    add("--cpython", default=sys.executable, metavar="PATH", help="CPython (default: this one)")
    add("--without", action="append", default=[], choices=[SNAKELET, CPYTHON, WASM],
        help="leave an implementation out (repeatable)")  # fmt: skip
    add("--timeout", type=float, default=300.0, metavar="S", help="seconds a program may take")
    add("--output", type=Path, default=OUTPUT, metavar="FOLDER", help="for figures.json and .png")
    add("--gate", action="store_true", help="exit with 1 if a mark isn't met")
    add("--list", action="store_true", help="list the programs and stop")
    options = parser.parse_args(arguments)
    if options.repeats is None:
        options.repeats = 3 if options.quick else 5
    if options.repeats < 1:
        parser.error("--repeats must be at least 1")
    return options


def run(options: argparse.Namespace) -> int:
    """Do what the options say; the exit code."""
    programs = select_programs(load_suite(SUITE), options.programs)
    if options.list:
        print("\n".join(f"{program.name:16} {program.subject}" for program in programs))
        return 0
    implementations = find_implementations(options)
    if not implementations:
        raise ValueError("nothing to run: no implementation is left")
    options.output.mkdir(parents=True, exist_ok=True)
    report = run_suite(programs, implementations, options)
    print("\n".join(report_lines(report)))
    write_report(report, options)
    missed = options.gate and not all(is_met for *_, is_met in report.verdicts())
    return 1 if report.faults() or missed else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line: 0 if all is well, 1 for a fault or a missed mark, 2 for bad input."""
    options = parse_arguments(arguments)
    try:
        return run(options)
    except (OSError, ValueError, RuntimeError) as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
