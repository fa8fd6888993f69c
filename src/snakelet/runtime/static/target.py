"""What the world is translated for: word size, float size and the features of a port.

Invariant: `target` and `feature` are settled before any other product module is imported, because
module bodies are build time and may read them. The translator runs one process per target and hands
the choice over in the environment: SNAKELET_WORD_BITS, SNAKELET_FLOAT_BITS and SNAKELET_FEATURES.
"""

import os
from types import SimpleNamespace


class Target:
    """The machine that the product runs on."""

    def __init__(self, word_bits: int, float_bits: int, compiled: bool) -> None:
        if word_bits not in (32, 64) or float_bits not in (32, 64):
            raise ValueError("machine words and floats have 32 or 64 bits")
        self.word_bits = word_bits
        self.float_bits = float_bits
        self.word_bytes = word_bits // 8
        self.compiled = compiled


class Features(SimpleNamespace):
    """Switches of a port. `if feature.X:` folds; the dead branch is still checked."""

    def __getattr__(self, name: str) -> bool:
        if name.startswith("__"):
            raise AttributeError(name)
        return False


def _features(text: str) -> Features:
    pairs = (word.partition("=") for word in text.split(",") if word)
    return Features(**{name: value != "0" for name, _, value in pairs})


target = Target(
    int(os.environ.get("SNAKELET_WORD_BITS", "64")),
    int(os.environ.get("SNAKELET_FLOAT_BITS", "64")),
    os.environ.get("SNAKELET_TRANSLATING", "") == "1",
)
feature = _features(os.environ.get("SNAKELET_FEATURES", ""))
