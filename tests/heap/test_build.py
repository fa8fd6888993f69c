"""The tests of the heap once more in other builds: 32-bit words, paranoid, with failing
allocations and with pause times. Word size and features are settled when a process starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BUILDS = (("32", ""), ("64", "paranoid"), ("32", "paranoid,fail_allocation,gc_times"))
INNER = "SNAKELET_INNER_TEST"


@pytest.mark.skipif(INNER in os.environ, reason="one level of builds is enough")
@pytest.mark.parametrize(("bits", "features"), BUILDS)
def test_build(bits: str, features: str) -> None:
    settings = {"SNAKELET_WORD_BITS": bits, "SNAKELET_FEATURES": features, INNER: "1"}
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            str(Path(__file__).parent),
        ],
        env={**os.environ, **settings},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
