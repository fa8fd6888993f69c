"""Draws whose results the official build prints: `python tests/strings/random_draws.py` runs them
there and writes random_draws.expected beside this file."""

from pathlib import Path
from typing import Any

DRAWS: list[tuple[str, tuple[Any, ...]]] = [
    *[("getrandbits", (bits,)) for bits in (32, 32, 32, 1, 7, 8, 31, 16)],
    *[("random", ()) for _ in range(8)],
    *[("randint", (low, high)) for low, high in ((1, 6), (-5, 5), (0, 1000000), (7, 7))],
    *[("randrange", arguments) for arguments in ((10,), (3, 12), (0, 100, 7), (20, 0, -3))],
    *[("uniform", (1.0, 10.0)) for _ in range(3)],
    *[("choice", ("abcdefgh",)) for _ in range(5)],
    *[("getrandbits", (32,)) for _ in range(40)],
]

SCRIPT = """import random
random.seed(42)
for name, arguments in DRAWS:
    print(repr(getattr(random, name)(*arguments)))
"""


def main() -> None:
    """Writes what the official build prints."""
    from snakelet.tools.oracle import Script, run_wasm

    result = run_wasm(Script(SCRIPT.replace("DRAWS", repr(DRAWS))))
    assert result.code == 0, result.stderr
    Path(__file__).with_name("random_draws.expected").write_text(result.text)


if __name__ == "__main__":
    main()
