"""Checks product modules against the rules of Static Python, file by file.

    python -m snakelet.tools.check                    the whole product
    python -m snakelet.tools.check heap types.list    rooms or modules of runtime/

Each function is lowered by itself; a function with Const parameters is checked where it is called.
"""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

PACKAGE = "snakelet.runtime"


def modules(words: list[str]) -> Iterator[str]:
    """The product's modules that the words name; all without words."""
    package = importlib.import_module(PACKAGE)
    for found in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        short = found.name.removeprefix(f"{PACKAGE}.")
        if short.split(".")[0] == "static" or found.ispkg:
            continue
        if not words or any(short == w or short.startswith(f"{w}.") for w in words):
            yield found.name


def functions_of(module: ModuleType) -> Iterator[FunctionType]:
    """The functions and methods that a module defines."""
    from snakelet.runtime.static import State, Struct

    for value in list(vars(module).values()):
        if isinstance(value, FunctionType) and value.__module__ == module.__name__:
            yield value
        elif isinstance(value, type) and issubclass(value, Struct | State):
            if value.__module__ == module.__name__:
                yield from methods_of(value)


def methods_of(owner: type) -> Iterator[FunctionType]:
    """The methods in a class body."""
    from snakelet.translator.known import method_of

    for name, value in list(vars(owner).items()):
        if name in ("__init__", "__init_subclass__"):
            continue
        if isinstance(value, FunctionType | staticmethod):
            found = method_of(owner, name)
            if found is not None:
                yield found[0]


def is_body(function: Any) -> bool:
    """Whether the function's body is run-time code that can be lowered by itself."""
    from snakelet.translator.known import facts

    marks = facts(function)
    if marks.get("build") or "extern" in marks or marks.get("abstract"):
        return False
    if function.__name__ == "<lambda>" or "<locals>" in function.__qualname__:
        return False
    notes = function.__annotations__.values()
    return not any("Const[" in str(n) or "'const'" in str(n) for n in notes)


def check(words: list[str]) -> tuple[int, list[str]]:
    """Lowers what the words name: how many functions, and the refusals."""
    from snakelet.tools.product import hooks, machine
    from snakelet.translator import ir
    from snakelet.translator.diagnostic import StaticError
    from snakelet.translator.world import World

    refusals: list[str] = []
    loaded = list(_load(list(modules(words)), refusals))
    world = World(PACKAGE, hooks(), machine())
    count = 0
    for module in loaded:
        for function in functions_of(module):
            if not is_body(function):
                continue
            count += 1
            mode = "registers" if getattr(function, "__static__", {}).get("handler") else "memory"
            try:
                world.lower(ir.Target(function, (), mode))
            except StaticError as error:
                refusals.append(str(error))
    return count, refusals


def _load(names: list[str], problems: list[str]) -> Iterator[ModuleType]:
    """Imports modules; one that can't be imported is a problem of its own."""
    for name in names:
        try:
            yield importlib.import_module(name)
        except Exception as error:
            problems.append(f"{name}: can't be imported: {error!r}")


def main(arguments: list[str] | None = None) -> int:
    """Prints each refusal; exit code 1 if there is one."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.check",
        description="Checks the product against the rules of docs/static-python.md.",
        epilog="examples: check, check heap, check types.list vm.handle_load",
    )
    parser.add_argument("part", nargs="*", help="a room or module of runtime/ (default: all)")
    parts = parser.parse_args(arguments).part
    os.environ["SNAKELET_TRANSLATING"] = "1"
    count, refusals = check(parts)
    for refusal in refusals:
        print(refusal, file=sys.stderr)
    print(f"{count} functions, {len(refusals)} refused")
    return 1 if refusals else 0


if __name__ == "__main__":
    sys.exit(main())
