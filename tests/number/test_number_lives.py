"""The arithmetic compiled to C, in several builds, against CPython.

Invariant: a life is a process that is set up for it alone (word size, compiler, sanitizers); it
gets the cases on its input and prints an answer for each. The expectations are CPython's own.
"""

import functools
import itertools
import math
import operator
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from number_support import Source

from snakelet.runtime.types import operator as op

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"
LIVES = ["hosted", "hosted32", "release", "checked", "checked32", "sanitized"]

BINARY: dict[int, Callable[[Any, Any], Any]] = {
    op.LESS: operator.lt,
    op.EQUAL: operator.eq,
    op.MORE_EQUAL: operator.ge,
    op.OR: operator.or_,
    op.XOR: operator.xor,
    op.AND: operator.and_,
    op.ADD: operator.add,
    op.SUBTRACT: operator.sub,
    op.MULTIPLY: operator.mul,
    op.FLOOR_DIVIDE: operator.floordiv,
    op.TRUE_DIVIDE: operator.truediv,
    op.MODULO: operator.mod,
    op.DIVMOD: divmod,
}
UNARY: dict[int, Callable[[Any], Any]] = {
    op.NEGATIVE: operator.neg,
    op.INVERT: operator.invert,
    op.ABSOLUTE: abs,
    op.INT: int,
    op.FLOAT: float,
}
NUMBERS: list[Any] = [0, 1, -1, 2**30, -(2**30) - 1, 2**31, 2**32, 2**62, -(2**63), 2**64, True]
NUMBERS += [0.0, -0.0, 1.5, -1e300, 5e-324, math.inf, -math.inf, math.nan, 1j, 2.5 - 1j, 1e25]


def expected(function: Callable[..., Any], *arguments: Any, show: Any = repr) -> str:
    """What CPython answers: a text, or the name of the error."""
    try:
        return str(show(function(*arguments)))
    except (ArithmeticError, ValueError, TypeError) as caught:
        return type(caught).__name__


def binary_cases(source: Source) -> Iterator[tuple[str, str]]:
    pairs = list(itertools.product(NUMBERS, NUMBERS))
    for _ in range(150):
        pairs.append((source.integer(2000), source.integer(source.random.choice([31, 64, 900]))))
        pairs.append((source.double(), source.double()))
        pairs.append((source.integer(70), source.double()))
    for (a, b), number in itertools.product(pairs, BINARY):
        answer = expected(BINARY[number], a, b)
        if answer == "TypeError" and number not in (op.FLOOR_DIVIDE, op.MODULO, op.DIVMOD):
            answer = "-"
        yield f"b\t{number}\t{a!r}\t{b!r}", answer
    for _ in range(150):
        a, bits = source.integer(300), source.random.choice([0, 1, 31, 32, 63, 64, 65, 200])
        yield f"b\t{op.SHIFT_LEFT}\t{a}\t{bits}", repr(a << bits)
        yield f"b\t{op.SHIFT_RIGHT}\t{a}\t{bits}", repr(a >> bits)
        exponent = source.random.randint(0, 40)
        yield f"b\t{op.POWER}\t{a}\t{exponent}", repr(a**exponent)


def long_cases(source: Source) -> Iterator[tuple[str, str]]:
    """Products and quotients of numbers long enough for Karatsuba's method."""
    for bits in (4000, 6000, 9000, 14000):
        a, b = source.natural(bits) | 1 << bits, -source.natural(bits // 2) - 1
        for x, y in ((a, a), (a, b), (b, b), (a * a, b)):
            for number in (op.MULTIPLY, op.DIVMOD):
                yield f"b\t{number}\t{x}\t{y}", repr(BINARY[number](x, y))


def other_cases(source: Source) -> Iterator[tuple[str, str]]:
    for value, number in itertools.product(NUMBERS + [source.integer(200)], UNARY):
        answer = expected(UNARY[number], value)
        yield f"u\t{number}\t{value!r}", answer.replace("TypeError", "-")
    for _ in range(300):
        value = source.double()
        yield f"d\t{value:.{source.random.choice([3, 17, 25])}e}", "?"
        places = source.random.randint(-5, 20)
        yield f"r\t{places}\t{value!r}", expected(round, value, places)
        a, b, c = source.integer(200), source.natural(30), source.integer(100) or 9
        yield f"p\t{a}\t{b}\t{c}", repr(pow(a, b, c))
        base = source.random.choice([2, 8, 10, 16])
        text = format(a, {2: "b", 8: "o", 10: "d", 16: "x"}[base])
        yield f"i\t{base}\t{text}", repr(a)


def format_cases(source: Source) -> Iterator[tuple[str, str]]:
    pick = source.random.choice
    for _ in range(1500):
        spec = pick(["", "+", " "]) + pick(["", "#"]) + pick(["", "0"]) + pick(["", "12", "33"])
        spec += pick(["", "", ",", "_"]) + pick(["", ".0", ".2", ".7", ".18", ".40"])
        spec += pick(list("bcdeEfFgGnoxX%") + [""])
        value = pick([source.integer(90), source.double(), source.double()])
        yield f"f\t{spec}\t{value!r}", expected(format, value, spec, show=str)


@functools.cache
def cases() -> list[tuple[str, str]]:
    """All cases, each with CPython's answer."""
    sys.set_int_max_str_digits(0)
    source = Source(1)
    made = [binary_cases, long_cases, other_cases, format_cases]
    found = [case for make in made for case in make(source)]
    return [(c, repr(float(c[2:])) if e == "?" else e) for c, e in found if len(c) < 60000]


def environment(life: str) -> dict[str, str]:
    """The variables that a life's process starts with."""
    paths = [SOURCE, HERE, HERE.parent / "translator"]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "SNAKELET_WORD_BITS": "32" if life.endswith("32") else "64",
        "SNAKELET_FLOAT_BITS": "64",
        "ASAN_OPTIONS": "detect_leaks=0",
        "SNAKELET_TRANSLATING": "" if life.startswith("hosted") else "1",
        **({"CC": "gcc"} if life == "sanitized" else {}),
    }


@functools.cache
def answers(life: str) -> list[str]:
    """What a life answers to the cases."""
    worker = [sys.executable, str(HERE / "number_worker.py")]
    text = "".join(case + "\n" for case, _ in chosen(life))
    if life.startswith("hosted"):
        return run([*worker], life, text).splitlines()
    place = Path(tempfile.gettempdir()) / f"snakelet-numbers-{os.getuid()}" / life
    run([*worker, life, str(place)], life, "")
    return run([str(place / "program")], life, text).splitlines()


def chosen(life: str) -> list[tuple[str, str]]:
    """The cases of a life: hosted, where each takes long, a part of them."""
    return cases()[::12] if life.startswith("hosted") else cases()


def run(command: list[str], life: str, text: str) -> str:
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, env=environment(life), timeout=500
    )
    assert done.returncode == 0, f"{life}: {done.stderr[-4000:]}"
    return done.stdout


@pytest.mark.parametrize("life", LIVES)
def test_a_life_answers_as_cpython(life: str) -> None:
    found = answers(life)
    assert len(found) == len(chosen(life))
    wrong = [
        (case, answer, ours)
        for (case, answer), ours in zip(chosen(life), found, strict=True)
        if ours != answer
    ]
    assert not wrong, wrong[:20]


def test_there_are_enough_cases() -> None:
    assert len(cases()) > 10000 and len({case[0] for case, _ in cases()}) == 7
