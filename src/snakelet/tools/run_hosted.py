"""Runs the product as it is on CPython, with the command line of the executable.

    python -m snakelet.tools.run_hosted script.py argument

Invariant: the command line lies in the simulated memory just as the system would lay it out.
"""

import sys
from collections.abc import Sequence

from snakelet.runtime.ports.unix.main import main as port_main
from snakelet.runtime.static import WORD_BYTES, poke, poke8, uword
from snakelet.runtime.static.memory import memory
from snakelet.tools import hosted

BASE = 1 << 16
DEEPEST = 100_000
assert hosted.remember is not None, "imported for its faster look-up of constant strings"


def lay_out(arguments: Sequence[bytes]) -> int:
    """Puts the addresses of the arguments and their texts into memory; where the addresses lie."""
    text = BASE + WORD_BYTES * (len(arguments) + 1)
    memory.map(BASE, text - BASE + sum(len(a) + 1 for a in arguments) + WORD_BYTES)
    for index, argument in enumerate(arguments):
        poke(uword(BASE + WORD_BYTES * index), uword(text))
        for byte in argument + b"\0":
            poke8(uword(text), byte)
            text += 1
    return BASE


def run(arguments: Sequence[str]) -> int:
    """Runs `snakelet` with the arguments behind its name; the exit code."""
    sys.setrecursionlimit(DEEPEST)
    texts = [text.encode("utf-8", "surrogateescape") for text in ("snakelet", *arguments)]
    return int(port_main(len(texts), uword(lay_out(texts))))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
