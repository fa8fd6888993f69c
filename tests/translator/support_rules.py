"""Translates the examples of documents: each Python block that is followed by a diagnostic must be
refused with it, each other one must translate and compile.

Invariant: an example is a module of its own that sees the whole vocabulary; its file is example.py.
The module runs in a process of its own, because struct classes are never forgotten.
"""

import json
import linecache
import re
import sys
import traceback
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DOCUMENTS = {
    "static-python": HERE.parents[1] / "docs" / "static-python.md",
    "refusals": HERE / "refusals.md",
}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
FILE = "example.py"


@dataclass(frozen=True)
class Example:
    """A Python block with the diagnostic beneath it; "" if it is accepted."""

    document: str
    line: int
    text: str
    expected: str

    @property
    def name(self) -> str:
        return f"{self.document}:{self.line}"


def examples() -> list[Example]:
    """All examples of all documents, in order."""
    found = []
    for document, path in DOCUMENTS.items():
        text = path.read_text()
        blocks = list(BLOCK.finditer(text))
        for block, after in zip(blocks, [*blocks[1:], None], strict=False):
            if block[1] != "python":
                continue
            line = text.count("\n", 0, block.start()) + 1
            follows = after is not None and not text[block.end() : after.start()].strip()
            refused = follows and after is not None and after[1] == ""
            found.append(Example(document, line, block[2], after[2] if refused and after else ""))
    return found


def vocabulary() -> dict[str, Any]:
    """What an example sees without importing it."""
    from snakelet.runtime import static
    from snakelet.runtime.static import error

    names = {name: getattr(static, name) for name in static.__all__}
    names.update(
        {n: v for n, v in vars(error).items() if isinstance(v, type) and not n.startswith("_")}
    )
    names.update(raised=error.raised, Callable=Callable, cast=typing.cast, Any=Any)
    names.update(NoReturn=typing.NoReturn, Self=typing.Self)
    return names


def load(number: int, example: Example) -> dict[str, Any]:
    """Runs an example as a module; its namespace."""
    name = f"example_{number}"
    module = types.ModuleType(name)
    space = vars(module)
    space.update(vocabulary(), __name__=name)
    sys.modules[name] = module
    file = example_file(number)
    space["__file__"] = file
    linecache.cache[file] = (len(example.text), None, example.text.splitlines(True), file)
    exec(compile(example.text, file, "exec"), space)
    return space


def example_file(number: int) -> str:
    return f"{number}/{FILE}"


def functions_of(number: int, space: dict[str, Any]) -> list[types.FunctionType]:
    """The functions that can be translated by themselves."""
    found = []
    for value in list(space.values()):
        if isinstance(value, types.FunctionType) and value.__module__ == f"example_{number}":
            marks = getattr(value, "__static__", {})
            notes = str([str(n) for n in value.__annotations__.values()])
            if not {"build", "extern", "handler"} & set(marks) and "'const'" not in notes:
                found.append(value)
    return found


def program(number: int, space: dict[str, Any]) -> Any:
    """The translated functions of an example."""
    import support_hooks

    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    packages = (f"example_{number}", "snakelet.runtime.static", "support_hooks")
    world = World(packages, support_hooks.HOOKS, space.get("machine"))
    functions = functions_of(number, space)
    return Program(world, [(f, f"{f.__name__}_{number}") for f in functions])


def diagnostic(number: int, example: Example) -> str:
    """What the translator says of an example."""
    from snakelet.translator.diagnostic import StaticErrors

    try:
        program(number, load(number, example)).files()
    except StaticErrors as errors:
        return str(errors).replace(example_file(number), FILE) + "\n"
    except Exception:
        return traceback.format_exc()
    return ""


def run_refused() -> dict[str, Any]:
    """The diagnostics of all examples that have one, and the places that refused."""
    from snakelet.translator import diagnostic as said

    places: set[str] = set()
    original = said.StaticError.__init__

    def watched(self: Any, *arguments: Any, **named: Any) -> None:
        original(self, *arguments, **named)
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_name == "refuse":
            assert frame.f_back is not None
            frame = frame.f_back
        places.add(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")

    said.StaticError.__init__ = watched  # type: ignore[method-assign]
    given = {
        example.name: diagnostic(number, example)
        for number, example in enumerate(examples())
        if example.expected
    }
    return {"given": given, "places": sorted(places)}


def run_accepted(folder: Path) -> None:
    """Translates and compiles all examples without a diagnostic, as one program."""
    import support_hooks

    from snakelet.translator import compile
    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    spaces = {n: load(n, e) for n, e in enumerate(examples()) if not e.expected}
    machine = next((space["machine"] for space in spaces.values() if "machine" in space), None)
    packages = ("example_", "snakelet.runtime.static", "support_hooks")
    world = World(packages, support_hooks.HOOKS, machine)
    entries: list[tuple[Any, str]] = [
        (function, f"example_{number}_{function.__name__}")
        for number, space in spaces.items()
        for function in functions_of(number, space)
    ]
    texts = Program(world, entries).files()
    flags = ["-O0", "-fwrapv", "-fPIC", "-DFLOAT_BITS=64", "-DCHECKED"]
    chain = compile.Toolchain(compile.toolchain(), flags, ["-shared"])
    compile.build(texts, folder, folder / "examples.so", chain)


if __name__ == "__main__":
    if sys.argv[1] == "refused":
        print(json.dumps(run_refused()))
    else:
        run_accepted(Path(sys.argv[2]))
