"""The process of a life of test_number_lives.py: it answers cases hosted, or builds the program
that does.

    number_worker.py                 answers the lines of its input
    number_worker.py LIFE FOLDER     translates and compiles FOLDER/program
"""

import sys
from pathlib import Path

import subject_number
import support_hooks

from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static.error import UserError
from snakelet.runtime.types import bool as bool_module
from snakelet.runtime.types import complex_type, float_type, int_type, singleton
from snakelet.runtime.types import str as str_module

LOADED = (bool_module, complex_type, float_type, int_type, singleton, str_module)
COMMON = ["-fwrapv", "-fno-strict-aliasing", "-ffp-contract=off", "-fno-common", "-g"]
BUILDS: dict[str, list[str]] = {
    "release": ["-O2", "-fno-sanitize=all", "-DFLOAT_BITS=64"],
    "checked": ["-O1", "-DCHECKED", "-DFLOAT_BITS=64"],
    "checked32": ["-O1", "-DCHECKED", "-DFLOAT_BITS=64", "-msse2", "-mfpmath=sse"],
    "sanitized": [
        "-O1",
        "-fsanitize=address,undefined",
        "-fno-sanitize-recover",
        "-DFLOAT_BITS=64",
    ],
}

MAIN = """#include "world.h"
#include <stdio.h>
word answer(u8 *line, word length, u8 *result);
word error_number(Obj error);
static const char *const names[] = {%s};
static char line[1 << 17], result[1 << 17];
int main(void) {
    while (fgets(line, sizeof line, stdin)) {
        word length = answer((u8 *)line, (word)strlen(line) - 1, (u8 *)result);
        if (pending_error) {
            Obj error = pending_error;
            pending_error = 0;
            puts(names[error_number(error)]);
        } else {
            fwrite(result, 1, (size_t)length, stdout);
            putchar('\\n');
        }
    }
    return 0;
}
"""


def answer_lines() -> None:
    """Answers the lines of the input on CPython."""
    for text in sys.stdin:
        line = text.rstrip("\n").encode()
        data, result = new_buffer(), new_buffer()
        for byte in line:
            data.append(byte)
        result.reserve(1 << 15)
        try:
            length = subject_number.answer(data.at(0), len(line), result.bytes.at(0))
        except UserError as error:
            print(type(error).__name__)
            continue
        print(bytes(result.bytes[i] for i in range(length)).decode())


def build(life: str, place: Path) -> None:
    """Translates and compiles the subject; the types keep their names only, lest they bring the
    whole product with them."""
    from subject_machine import machine

    from snakelet.runtime.types.type import SLOTS, builtin_types
    from snakelet.translator import compile
    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    for kind in builtin_types.values():
        kind.table = None
        for slot in SLOTS:
            setattr(kind, slot, None)
    packages = ("snakelet.runtime", "subject_", "support_hooks")
    world = World(packages, support_hooks.HOOKS, machine)
    entries = [(subject_number.answer, "answer"), (support_hooks.error_number, "error_number")]
    texts = Program(world, entries, life != "sanitized").files()
    texts["main.c"] = MAIN % ", ".join(f'"{name}"' for name in support_hooks.NAMES)
    target = ["-target", "x86-linux-musl"] if life.endswith("32") else []
    chain = compile.Toolchain(
        compile.toolchain() + target,
        BUILDS[life] + COMMON,
        ["-lm"] + (["-static"] if target else []),
    )
    compile.build(texts, place, place / "program", chain)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        build(sys.argv[1], Path(sys.argv[2]))
    else:
        answer_lines()
