"""The examples of docs/static-python.md and of refusals.md: accepted ones translate and compile,
rejected ones give exactly the diagnostic beneath them.

Invariant: every place in the translator that can refuse is reached by one of the examples.
"""

import ast
import functools
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import support
import support_rules

from snakelet.translator.diagnostic import RULES

EXAMPLES = support_rules.examples()
REFUSED = {example.name: example for example in EXAMPLES if example.expected}
TRANSLATOR = support.SOURCE / "snakelet" / "translator"
DIAGNOSTIC = re.compile(
    r"example\.py:\d+:\d+: \[([\w-]+)\] .+ \(in [\w.<>]+\)\n    instead: (.+)\n"
)


def run(*words: str) -> str:
    """Runs the worker on all examples."""
    paths = f"{support.SOURCE}{os.pathsep}{support.HERE}"
    environment = {**os.environ, "PYTHONPATH": paths, "SNAKELET_TRANSLATING": "1"}
    environment["SNAKELET_FEATURES"] = "on=1"
    command = [sys.executable, str(support.HERE / "support_rules.py"), *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


@functools.cache
def refused() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("refused"))
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert refused()["given"][name] == REFUSED[name].expected


@pytest.mark.parametrize("name", REFUSED)
def test_diagnostic_says_all(name: str) -> None:
    """Rule, file, line, column, why and remedy."""
    found = DIAGNOSTIC.fullmatch(REFUSED[name].expected)
    assert found is not None
    assert found[2] == RULES[found[1]]


def test_accepted_examples_translate_and_compile() -> None:
    run("accepted", str(support.folder() / "examples"))


def test_document_explains_every_rule() -> None:
    """Each rule has its heading, with an accepted and a rejected example that gives it."""
    text = support_rules.DOCUMENTS["static-python"].read_text()
    parts = re.split(r"^## ", text, flags=re.M)[1:]
    by_rule = {match[1]: part for part in parts if (match := re.match(r".*\(`([\w-]+)`\)", part))}
    assert set(by_rule) == set(RULES)
    for rule, part in by_rule.items():
        blocks = list(support_rules.BLOCK.finditer(part))
        assert f": [{rule}] " in "".join(b[2] for b in blocks if b[1] == ""), rule
        assert part.count("```python\n") > sum(b[1] == "" for b in blocks), rule


def refusing_places() -> set[str]:
    """The lines of the translator's sources that refuse."""
    found = set()
    for path in TRANSLATOR.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("refuse", "StaticError"):
                    found.add(f"{path.name}:{node.lineno}")
    return found


def test_every_refusal_is_reached() -> None:
    inside_refuse = {
        place
        for place in refusing_places()
        if "raise StaticError(" in line_at(place) and "lower_expression" in place
    }
    reached = set(refused()["places"])
    assert refusing_places() - inside_refuse - reached == set()


def line_at(place: str) -> str:
    name, number = place.split(":")
    return Path(TRANSLATOR / name).read_text().splitlines()[int(number) - 1]
