"""Sizing of jumps and of varints: code around every limit of a short and a long jump.

Invariant: sizes are found as the official compiler finds them, pass by pass.
"""

import random

import pytest

from snakelet.tools.compare_mpy import compare


@pytest.mark.parametrize("count", [*range(26, 36), *range(58, 68), 100, 5000])
@pytest.mark.parametrize("head", ["while a:", "for a in b:", "for a in range(b):", "if a:"])
def test_bodies_of_all_sizes(count: int, head: str) -> None:
    body = "".join(f"  x{i % 4}\n" for i in range(count))
    source = f"def f():\n {head}\n{body}"
    found = compare(source.encode(), "jumps.py")
    assert found.same, found.describe()


@pytest.mark.parametrize("head", ["while a:", "for a in b:", "if a:", "try:"])
def test_too_far(head: str) -> None:
    body = "  x.y(z, 1000)\n" * 4000
    tail = " except: pass\n" if head == "try:" else ""
    found = compare(f"def f():\n {head}\n{body}{tail}".encode(), "jumps.py")
    assert not found.accepted
    assert found.same, found.describe()


@pytest.mark.parametrize("seed", range(12))
def test_nested_at_random(seed: int) -> None:
    """Nested blocks with jumps of every kind, of about the size where they become long."""
    found = compare(program(random.Random(seed)).encode(), "jumps.py")
    assert found.accepted, found.official
    assert found.same, found.describe()


def program(generator: random.Random) -> str:
    lines: list[str] = ["def f():"]
    while len(lines) < 220:
        lines += statement(generator, 1, False)
    return "\n".join(lines) + "\n"


HEADS = (
    "if a and b or c:",
    "while d.e:",
    "for g in h():",
    "for i in range(j):",
    "with k as l:",
    "try:",
)


def statement(generator: random.Random, depth: int, in_loop: bool) -> list[str]:
    """The lines of a random statement."""
    indent = " " * depth
    if depth > 6 or generator.random() < 0.45:
        simple = ["m.n(o, 1000)", "p = q if r else s", "t = u < v < w", "return x and y"]
        simple += ["break", "continue"] if in_loop else []
        return [indent + generator.choice(simple)]
    head = generator.choice(HEADS)
    loops = in_loop or head.startswith(("while", "for"))
    lines = [indent + head]
    for _ in range(generator.randint(1, 7)):
        lines += statement(generator, depth + 1, loops)
    if head == "try:":
        ending = generator.choice(["except z as e:", "finally:", "except:"])
        lines += [indent + ending, *statement(generator, depth + 1, in_loop)]
    elif head.startswith("if") and generator.random() < 0.5:
        lines += [f"{indent}else:", *statement(generator, depth + 1, in_loop)]
    return lines
