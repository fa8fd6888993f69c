"""Runs the same functions hosted and compiled, on the same inputs.

    @case((1, 2), (-7, 3))
    def floor(a: int, b: int) -> int: ...

Invariant: a life is one process that is set up for it alone (word size, checks, compiler) and
prints what each case gave; nothing is compared within a life. A result is an int, a bool, a float
(its bits) or the name of the exception that came out.
"""

import fcntl
import functools
import hashlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"
SUBJECTS = sorted(path.stem for path in HERE.glob("subject_*.py"))


@dataclass(frozen=True)
class Case:
    """A function with the inputs to call it with. `panic` is what a checked build says of them;
    `results` is what it gives when there is no hosted life to compare with."""

    function: Callable[..., Any]
    inputs: tuple[tuple[Any, ...], ...]
    panic: str = ""
    results: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        module = self.function.__module__.removeprefix("subject_")
        return f"{module}.{self.function.__name__}"


CASES: dict[str, Case] = {}


def case(*inputs: tuple[Any, ...]) -> Callable[[F], F]:
    """Calls the function with each of the inputs, in all lives."""

    def keep(function: F) -> F:
        found = Case(function, inputs or ((),))
        CASES[found.name] = found
        return function

    return keep


def gives(results: dict[int, str]) -> Callable[[F], F]:
    """The function gives these results in compiled lives; hosted, memory never runs out."""

    def keep(function: F) -> F:
        inputs = tuple((n,) for n in results)
        found = Case(function, inputs, results=tuple(results.values()))
        CASES[found.name] = found
        return function

    return keep


def panics(message: str, *arguments: Any) -> Callable[[F], F]:
    """The function panics in checked builds, with this message, in the line marked `# here`."""

    def keep(function: F) -> F:
        found = Case(function, (arguments,), message)
        CASES[found.name] = found
        return function

    return keep


@dataclass(frozen=True)
class Life:
    """A way of running: hosted if there are no flags."""

    flags: tuple[str, ...] = ()
    word_bits: int = 64
    tail_calls: bool = True
    gcc: bool = False
    checked: bool = True
    target: str = ""


LIVES = {
    "hosted": Life(),
    "compiled": Life(("-O1",)),
    "release": Life(("-O2", "-fno-sanitize=all"), checked=False),
    "gcc": Life(("-O1",), tail_calls=False, gcc=True),
    "sanitized": Life(
        ("-O1", "-fsanitize=undefined,address", "-fno-sanitize-recover=undefined"),
        tail_calls=False,
        gcc=True,
    ),
    "hosted32": Life(word_bits=32),
    "compiled32": Life(("-O1",), word_bits=32, target="x86-linux-musl"),
}
COMMON = ["-fwrapv", "-fno-strict-aliasing", "-ffp-contract=off", "-fno-common", "-g"]


def twin(life: str) -> str:
    """The hosted life that a compiled one is compared with."""
    return "hosted32" if LIVES[life].word_bits == 32 else "hosted"


def _environment(life: Life) -> dict[str, str]:
    keep = {**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{HERE}", "PYTHONHASHSEED": "random"}
    keep.pop("CC", None)
    return {
        **keep,
        **({"CC": "gcc"} if life.gcc else {}),
        "SNAKELET_WORD_BITS": str(life.word_bits),
        "SNAKELET_FLOAT_BITS": str(life.word_bits),
        "SNAKELET_FEATURES": "on=1",
        "SNAKELET_TRANSLATING": "1" if life.flags else "",
        "ASAN_OPTIONS": "detect_leaks=0",
    }


def folder() -> Path:
    """Where compiled subjects are kept between sessions."""
    name = hashlib.sha256(str(SOURCE).encode()).hexdigest()[:8]
    return Path(tempfile.gettempdir()) / f"snakelet-lives-{os.getuid()}-{name}"


def run_worker(name: str, *words: str) -> str:
    """Runs this file in the environment of a life."""
    command = [sys.executable, __file__, name, *words]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(LIVES[name]))
    assert done.returncode == 0, f"{name}\n{done.stdout[-2000:]}\n{done.stderr[-6000:]}"
    return done.stdout


@functools.cache
def built(name: str) -> str:
    """Builds the program of a life if need be: why it can't be built, or "" """
    place = folder() / name
    place.mkdir(parents=True, exist_ok=True)
    with open(place / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            run_worker(name, str(place))
        except AssertionError as error:
            return str(error)
    return ""


def program(name: str) -> Path:
    """The compiled program of a life."""
    problem = built(name)
    assert not problem, problem
    return folder() / name / "subjects"


@functools.cache
def results(name: str) -> dict[str, list[str]]:
    """What each case gave in a life."""
    if not LIVES[name].flags:
        found: dict[str, list[str]] = json.loads(run_worker(name))
        return found
    environment = _environment(LIVES[name])
    done = subprocess.run(
        [program(name)], capture_output=True, text=True, timeout=60, env=environment
    )
    assert done.returncode == 0, f"{name} ended with {done.returncode}: {done.stderr[-3000:]}"
    found = {case.name: [] for case in CASES.values() if not case.panic}
    for line in done.stdout.splitlines():
        case_name, result = line.split(" ", 1)
        found[case_name].append(result)
    return found


def run_panic(name: str, case_name: str) -> subprocess.CompletedProcess[str]:
    """Runs the one case that panics."""
    number = str(list(CASES).index(case_name))
    return subprocess.run([program(name), number], capture_output=True, text=True, timeout=60)


def load() -> None:
    """Imports all subjects."""
    for name in SUBJECTS:
        importlib.import_module(name)


# What follows runs in the process of a life.


def show(value: Any) -> str:
    """A result as the generated program prints it."""
    if isinstance(value, float):
        from snakelet.runtime.static import double_bits

        return "nan" if value != value else f"{int(double_bits(value)):016x}"
    return str(int(value))


def run_hosted() -> dict[str, list[str]]:
    """Calls all functions on CPython."""
    import support_hooks

    from snakelet.runtime.static.error import UserError

    support_hooks.install()
    found: dict[str, list[str]] = {}
    for item in CASES.values():
        if item.panic or item.results:
            found[item.name] = list(item.results)
            continue
        given = found.setdefault(item.name, [])
        for arguments in item.inputs:
            try:
                given.append(show(item.function(*arguments)))
            except UserError as error:
                given.append(
                    f"raised {support_hooks.NAMES[support_hooks.error_number(error.value)]}"
                )
    return found


def translate(name: str) -> dict[str, str]:
    """The C files of all functions and of a main program that calls them."""
    import support_hooks
    from subject_machine import machine

    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    world = World(("snakelet.runtime", "subject_", "support_hooks"), support_hooks.HOOKS, machine)
    entries: list[tuple[Any, str]] = [
        (item.function, item.name.replace(".", "_")) for item in CASES.values()
    ]
    entries.append((support_hooks.error_number, "error_number"))
    texts = Program(world, entries, LIVES[name].tail_calls).files()
    texts["main.c"] = main_text(support_hooks.NAMES)
    return texts


def build(name: str, place: Path) -> None:
    """Translates and compiles all functions."""
    from snakelet.translator import compile

    life, texts = LIVES[name], translate(name)
    flags = [*life.flags, *COMMON, f"-DFLOAT_BITS={life.word_bits}"]
    flags += ["-DCHECKED"] if life.checked else []
    command = compile.toolchain() + (["-target", life.target] if life.target else [])
    link = ["-lm"] + (["-static"] if life.target else [])
    compile.build(texts, place, place / "subjects", compile.Toolchain(command, flags, link))


def main_text(names: list[str]) -> str:
    """The C program that calls all functions, or the one whose number is its argument."""
    from snakelet.translator.ctype import c_name
    from snakelet.translator.known import function_type

    heads, calls = [], []
    for number, item in enumerate(CASES.values()):
        result, *parameters = function_type(item.function).parts  # type: ignore[arg-type]
        symbol = item.name.replace(".", "_")
        declared = ", ".join(c_name(kind) for kind in parameters) or "void"
        heads.append(f"{c_name(result)} {symbol}({declared});")
        for arguments in item.inputs:
            words = [_literal(a, k) for a, k in zip(arguments, parameters, strict=True)]
            call = f"{symbol}({', '.join(words)})"
            kind = "FLOAT" if result.kind == "float" else "SIGNED"
            if result.kind == "sized" and not result.of.SIGNED:
                kind = "UNSIGNED"
            guard = f"only == {number}" if item.panic else f"only < 0 || only == {number}"
            calls.append(f'    if ({guard}) SHOW_{kind}("{item.name}", {c_name(result)}, {call})')
    named = ", ".join(f'"{name}"' for name in names)
    return MAIN % ("\n".join(heads), named, "\n".join(calls))


def _literal(value: Any, kind: Any) -> str:
    from snakelet.translator.emit import literal

    return literal(value, kind)


MAIN = """#include "world.h"
#include <stdio.h>
#include <math.h>
%s
word error_number(Obj error);
static const char *const names[] = {%s};
#define SHOW(name, type, call, ...) { type r = call; if (pending_error) raised(name); \\
    else { printf("%%s ", name); __VA_ARGS__; } fflush(stdout); }
#define SHOW_SIGNED(name, type, call) SHOW(name, type, call, printf("%%lld\\n", (long long)r))
#define SHOW_UNSIGNED(name, type, call) \\
    SHOW(name, type, call, printf("%%llu\\n", (unsigned long long)r))
#define SHOW_FLOAT(name, type, call) SHOW(name, type, call, \\
    if (isnan(r)) puts("nan"); else printf("%%016llx\\n", (unsigned long long)double_bits(r)))
static void raised(const char *name) {
    Obj error = pending_error;
    pending_error = 0;
    printf("%%s raised %%s\\n", name, names[error_number(error)]);
}
int main(int count, char **arguments) {
    int only = count > 1 ? atoi(arguments[1]) : -1;
%s
    return 0;
}
"""


def main() -> None:
    """A life's own process: `support.py hosted`, `support.py LIFE FOLDER`, `support.py LIFE`."""
    import support

    support.load()
    if LIVES[sys.argv[1]].flags and len(sys.argv) == 2:
        print(json.dumps(support.translate(sys.argv[1])))
    elif LIVES[sys.argv[1]].flags:
        support.build(sys.argv[1], Path(sys.argv[2]))
    else:
        print(json.dumps(support.run_hosted()))


if __name__ == "__main__":
    main()
