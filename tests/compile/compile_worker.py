"""Builds the program of test_compiled.py, in a process set up for it.

    compile_worker.py BUILD FOLDER     translates and compiles FOLDER/program

The program reads sources, each behind a line with its length, and answers each with a line: the
length of its .mpy file and the file itself, or `error`, the error's name and its line.
"""

import sys
from pathlib import Path

import subject_compile
import support_hooks

from snakelet.runtime.types import bool as bool_module
from snakelet.runtime.types import complex_type, float_type, int_type, singleton
from snakelet.runtime.types import str as str_module

LOADED = (bool_module, complex_type, float_type, int_type, singleton, str_module)
COMMON = ["-fwrapv", "-fno-strict-aliasing", "-ffp-contract=off", "-fno-common", "-g"]
BUILDS: dict[str, list[str]] = {
    "release": ["-O2", "-fno-sanitize=all", "-DFLOAT_BITS=64"],
    "checked": ["-O1", "-DCHECKED", "-DFLOAT_BITS=64"],
    "checked32": ["-O1", "-DCHECKED", "-DFLOAT_BITS=64", "-msse2", "-mfpmath=sse"],
}

MAIN = """#include "world.h"
#include <stdio.h>
word compile_case(u8 *source, word length, u8 *result);
word error_line(void);
word error_number(Obj error);
static const char *const names[] = {%s};
static char line[64], source[1 << 20], result[1 << 20];
int main(void) {
    while (fgets(line, sizeof line, stdin)) {
        word length = (word)atol(line);
        if (fread(source, 1, (size_t)length, stdin) != (size_t)length) return 2;
        word size = compile_case((u8 *)source, length, (u8 *)result);
        if (pending_error) {
            Obj error = pending_error;
            pending_error = 0;
            printf("error %%s %%ld\\n", names[error_number(error)], (long)error_line());
        } else {
            printf("%%ld\\n", (long)size);
            fwrite(result, 1, (size_t)size, stdout);
        }
        fflush(stdout);
    }
    return 0;
}
"""


def build(kind: str, place: Path) -> None:
    """Translates and compiles the subject; the types keep their names only, lest they bring the
    whole product with them."""
    from subject_machine import machine

    from snakelet.runtime.types.type import SLOTS, builtin_types
    from snakelet.translator import compile
    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    for known in builtin_types.values():
        known.table = None
        for slot in SLOTS:
            setattr(known, slot, None)
    packages = ("snakelet.runtime", "subject_", "support_hooks")
    world = World(packages, support_hooks.HOOKS, machine)
    entries = [
        (subject_compile.compile_case, "compile_case"),
        (subject_compile.error_line, "error_line"),
        (support_hooks.error_number, "error_number"),
    ]
    texts = Program(world, entries, True).files()
    texts["main.c"] = MAIN % ", ".join(f'"{name}"' for name in support_hooks.NAMES)
    target = ["-target", "x86-linux-musl"] if kind.endswith("32") else []
    chain = compile.Toolchain(
        compile.toolchain() + target,
        BUILDS[kind] + COMMON,
        ["-lm"] + (["-static"] if target else []),
    )
    compile.build(texts, place, place / "program", chain)


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]))
