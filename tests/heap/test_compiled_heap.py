"""The heap compiled: a hard-working program on real memory, in several builds.

python tests/heap/test_compiled_heap.py KIND FOLDER       builds one, in a process set up for it
"""

import itertools
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "src"
COMMON = ("-fwrapv", "-fno-strict-aliasing", "-ffp-contract=off", "-fno-common", "-g")


@dataclass(frozen=True)
class Build:
    """How the program is translated and compiled."""

    flags: tuple[str, ...]
    features: str = ""
    word_bits: int = 64
    target: str = ""

    @property
    def is_paranoid(self) -> bool:
        """Whether it collects and moves at each allocation, and so is slow."""
        return "paranoid" in self.features

    @property
    def steps(self) -> int:
        """How long the program runs."""
        return 6_000 if self.is_paranoid else 80_000

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of the heap."""
        return (8 << 10, 32 << 10) if self.is_paranoid else (8 << 10, 32 << 10, 256 << 10)


BUILDS = {
    "release": Build(("-O2", "-fno-sanitize=all")),
    "checked": Build(("-O1", "-DCHECKED")),
    "paranoid": Build(("-O1", "-DCHECKED"), "paranoid,gc_times"),
    "release32": Build(("-O2", "-fno-sanitize=all"), word_bits=32, target="x86-linux-musl"),
    "paranoid32": Build(("-O1", "-DCHECKED"), "paranoid", 32, "x86-linux-musl"),
}

MAIN = """#include "world.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
void set_up(uword, word, uword);
void set_tables(uword, word, uword, word);
word run(word, word);
word figure(word);
word rate(word);
static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}
int main(int count, char **arguments) {
    word bytes = atoll(arguments[1]), steps = atoll(arguments[2]), seed = atoll(arguments[3]);
    void *memory = malloc(bytes);
    set_tables(state_root_table(), state_root_count(), state_pointer_table(),
        state_pointer_count());
    set_up((uword)memory, bytes, (uword)__builtin_frame_address(0));
    word wrong = run(steps, seed);
    printf("%lld %lld %lld %lld %lld\\n", (long long)wrong, (long long)figure(0),
        (long long)figure(1), (long long)figure(2), (long long)figure(3));
    if (count > 4) {
        double start = seconds();
        word collections = rate(atoll(arguments[4]));
        printf("%f seconds, %lld collections\\n", seconds() - start, (long long)collections);
    }
    return 0;
}
"""


def build_here(kind: str, folder: Path) -> None:
    """Translates and compiles in this process, whose environment fits the kind."""
    import compiled_subject as subject

    from snakelet.translator import compile
    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    chosen = BUILDS[kind]
    world = World(("snakelet.runtime", "compiled_subject"), subject.HOOKS)
    functions = (subject.set_up, subject.set_tables, subject.run, subject.figure, subject.rate)
    texts = Program(world, [(f, f.__name__) for f in functions]).files()
    texts["main.c"] = MAIN
    command = compile.toolchain() + (["-target", chosen.target] if chosen.target else [])
    flags = [*chosen.flags, *COMMON, "-DFLOAT_BITS=64"]
    link = ["-lm", *(["-static"] if chosen.target else [])]
    chain = compile.Toolchain(command, flags, link)
    compile.build(texts, folder, folder / "subject", chain)


@pytest.fixture(scope="session", params=list(BUILDS))
def kind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A kind that has been built; its program lies in PROGRAMS."""
    name = str(request.param)
    folder = tmp_path_factory.mktemp(name)
    settings = {
        "SNAKELET_WORD_BITS": str(BUILDS[name].word_bits),
        "SNAKELET_FEATURES": BUILDS[name].features,
        "SNAKELET_TRANSLATING": "1",
        "PYTHONPATH": f"{SOURCE}{os.pathsep}{HERE}",
    }
    command = [sys.executable, str(Path(__file__).resolve()), name, str(folder)]
    done = subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-4000:]
    PROGRAMS[name] = folder / "subject"
    return name


PROGRAMS: dict[str, Path] = {}


@pytest.mark.skipif("SNAKELET_INNER_TEST" in os.environ, reason="builds are chosen here")
def test_hard_work(kind: str) -> None:
    """Nothing is lost or changed, though there were collections, moves and failed allocations."""
    steps = BUILDS[kind].steps
    for size, seed in itertools.product(BUILDS[kind].sizes, (1, 2)):
        command = [str(PROGRAMS[kind]), str(size), str(steps), str(seed)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, f"{done.returncode} {done.stderr[-2000:]}"
        wrong, made, failed, collections, compactions = map(int, done.stdout.split())
        assert wrong == 0
        assert made > steps // 3
        assert collections > 500
        assert failed > 0
        if not BUILDS[kind].is_paranoid:
            assert compactions > 10


if __name__ == "__main__":
    build_here(sys.argv[1], Path(sys.argv[2]))
