"""Number literals and the text of float constants: the official mpy-cross says what they are.

Invariant: numbers are made from a fixed seed, so that a failure can be repeated.
"""

import random
import struct
from collections.abc import Callable

import pytest

from snakelet.tools.compare_mpy import compare

COUNT = 400
SHAPES: list[Callable[[int], str]] = [str, hex, oct, bin]


def literals_of_doubles(generator: random.Random) -> list[str]:
    """Doubles of all exponents."""
    found: list[str] = []
    while len(found) < COUNT:
        (value,) = struct.unpack("<d", generator.randbytes(8))
        if value == value and abs(value) != float("inf"):
            found.append(repr(abs(value)))
    return found


def literals_of_digits(generator: random.Random) -> list[str]:
    """Digits with a point anywhere, zeros at the ends, and exponents near the limits."""
    found = []
    for _ in range(COUNT):
        digits = "".join(generator.choices("0123456789", k=generator.randint(1, 30)))
        zeros = "0" * generator.choice([0, 0, 1, 5])
        place = generator.randint(0, len(digits))
        exponent = generator.choice(["", f"e{generator.randint(-345, 310)}", "E+05", "e-0"])
        found.append(f"{zeros}{digits[:place]}.{digits[place:]}{zeros}{exponent}")
    return found


def literals_of_powers(_: random.Random) -> list[str]:
    """All powers of ten of doubles."""
    return [f"1e{power}" for power in range(-324, 309)]


def literals_of_integers(generator: random.Random) -> list[str]:
    found: list[str] = []
    for _ in range(COUNT):
        value = generator.getrandbits(generator.choice([8, 31, 32, 62, 63, 64, 65, 200]))
        found.append(generator.choice(SHAPES)(value))
    return found


@pytest.mark.parametrize(
    "make",
    [literals_of_doubles, literals_of_digits, literals_of_powers, literals_of_integers],
)
def test_literals(make: Callable[[random.Random], list[str]]) -> None:
    literals = make(random.Random(1))
    source = "x = [\n" + "".join(f"{literal},\n{literal} + 0,\n" for literal in literals) + "]\n"
    found = compare(source.encode(), "numbers.py")
    assert found.accepted
    assert found.same, found.describe()


def test_imaginary() -> None:
    literals = literals_of_doubles(random.Random(2))[:50]
    source = "x = [\n" + "".join(f"{literal}j,\n" for literal in literals) + "]\n"
    found = compare(source.encode(), "numbers.py")
    assert found.accepted
    assert found.same, found.describe()


@pytest.mark.parametrize("seed", range(4))
def test_folding(seed: int) -> None:
    """Random arithmetic on constants folds to the official results, or not at all."""
    generator = random.Random(seed)
    operators = "+ - * / // % ** << >> & | ^".split()
    lines = []
    for _ in range(300):
        text = number(generator)
        for _ in range(generator.randint(1, 3)):
            operator = generator.choice(operators)
            small = operator in ("**", "<<")
            operand = str(generator.randint(-2, 5)) if small else number(generator)
            text = f"({text}) {operator} {operand}"
        lines.append(f"{text},\n")
    found = compare(f"x = [\n{''.join(lines)}]\n".encode(), "folding.py")
    assert found.accepted
    assert found.same, found.describe()


def number(generator: random.Random) -> str:
    """A small number, now and then a float."""
    sign = generator.choice(["", "", "-", "~"])
    value = generator.choice([0, 1, 2, 3, 7, 31, 100, generator.getrandbits(31)])
    if generator.random() < 0.2 and sign != "~":
        return f"{sign}{generator.choice(['0.5', '1.0', '2.25', '1e10', '0.0'])}"
    return f"{sign}{value}"
