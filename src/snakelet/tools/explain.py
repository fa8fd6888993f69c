"""Shows what becomes of a function: its source, the IR after each pass, and its C.

    python -m snakelet.tools.explain types.list.List.insert
    python -m snakelet.tools.explain types.table.find stride=2       a Const parameter's value
    python -m snakelet.tools.explain vm.handle_load.load_fast --only c

Invariant: what is shown is what a build makes, by the same passes; nothing is translated for show.
"""

import argparse
import ast
import difflib
import importlib
import inspect
import os
import sys
from collections.abc import Iterator
from types import FunctionType
from typing import TYPE_CHECKING, Any

from snakelet.tools import build

if TYPE_CHECKING:
    from snakelet.translator import ir
    from snakelet.translator.unit import Program

PACKAGE = "snakelet.runtime"
STEPS = {
    "source": ("python", "Source"),
    "lowered": ("ir", "IR as lowered: effects are statements, in the order of Python"),
    "effects": ("ir", "IR with effects settled: what can raise, what can allocate"),
    "c": ("c", "C"),
}
ABOUT = """\
Shows what becomes of a function of the product on its way to C.

  source    the Python, as it stands in its file
  lowered   the typed intermediate representation: expressions without effects, statements with
            them; constants are folded, unrolled loops are written out, try is jumps to labels
  effects   the same after the whole program was looked at: a call that can't raise is not
            followed by a test, one that can't allocate needs no registers stored before it
  c         the text that the C compiler gets
"""
EPILOG = """\
examples:
  explain types.list.List.insert          a method: module, class, name below snakelet.runtime
  explain types.table.find stride=2       a function with a Const parameter: name=value
  explain vm.handle_load.load_fast        an opcode handler, in its machine registers
  explain heap.qstr.intern --only c       one step; may be given several times

The rules of Static Python are in docs/static-python.md. Colours need the package `pygments`.
"""


class Unknown(Exception):
    """A name that leads to no function, with what could be meant."""


def find(name: str) -> FunctionType:
    """The function that a dotted name means. Unknown if there is none."""
    words = name.removeprefix(f"{PACKAGE}.").split(".")
    for count in range(len(words), 0, -1):
        for module_name in (".".join([PACKAGE, *words[:count]]), ".".join(words[:count])):
            try:
                module = importlib.import_module(module_name)
            except ModuleNotFoundError as error:
                if error.name and not f"{module_name}.".startswith(f"{error.name}."):
                    raise
                continue
            return _inside(module, words[count:], module_name)
    raise Unknown(f"there is no module for {name}")


def _inside(place: Any, words: list[str], shown: str) -> FunctionType:
    """The function that attribute names lead to."""
    from snakelet.translator.known import method_of

    for word in words:
        if word not in vars(place):
            close = difflib.get_close_matches(word, list(vars(place)), 3)
            hint = f"; close: {', '.join(close)}" if close else ""
            raise Unknown(f"{shown} has no {word}{hint}")
        method = method_of(place, word) if isinstance(place, type) else None
        place, shown = method[0] if method else vars(place)[word], f"{shown}.{word}"
    if not isinstance(place, FunctionType):
        raise Unknown(f"{shown} is no function but a {type(place).__name__}")
    return place


def constants_of(function: FunctionType, given: list[str]) -> tuple[tuple[str, Any], ...]:
    """The values of the Const parameters. Unknown if one is missing or another is given."""
    values: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        try:
            values[name] = ast.literal_eval(value)
        except (ValueError, SyntaxError):
            raise Unknown(f"{text}: write name=value with a constant of Python") from None
    names = [n for n, note in _notes(function).items() if "const" in str(note).lower()]
    for name in names:
        if name not in values:
            raise Unknown(f"{function.__qualname__} has a Const parameter: add {name}=VALUE")
    if set(values) - set(names):
        raise Unknown(f"no Const parameter: {', '.join(sorted(set(values) - set(names)))}")
    return tuple((name, values[name]) for name in names)


def _notes(function: FunctionType) -> dict[str, Any]:
    from snakelet.translator.known import hints_of, parameter_names

    hints = hints_of(function)
    return {n: hints[n] for n in parameter_names(function) if n in hints and _is_const(hints[n])}


def _is_const(note: Any) -> bool:
    return "const" in getattr(note, "__metadata__", ())


def explain(
    function: FunctionType, constants: tuple[tuple[str, Any], ...], hooks: Any, machine: Any
) -> Iterator[tuple[str, str]]:
    """Each step's name and text."""
    from snakelet.translator import ir
    from snakelet.translator.known import facts

    yield "source", inspect.getsource(function)
    mode = "registers" if facts(function).get("handler") else "memory"
    target = ir.Target(function, constants, mode)
    program = _program(hooks, machine)
    yield "lowered", ir.show(program.world.lower(target)) + "\n"
    yield from _settled(program, target)


def _program(hooks: Any, machine: Any) -> "Program":
    from snakelet.translator.unit import Program
    from snakelet.translator.world import World

    return Program(World(PACKAGE, hooks, machine), [], lines=False)


def _settled(program: "Program", target: "ir.Target") -> Iterator[tuple[str, str]]:
    """What follows when all that the function reaches is known."""
    from snakelet.translator import effect, ir

    program.world.reach([target], program.rom.find)
    effect.settle(program.world.functions)
    function = program.world.functions[target]
    can = [w for w in ("raises", "allocates") if getattr(function, w)]
    count = len(program.world.functions)
    summary = f"{function.name}: {' and '.join(can) or 'neither raises nor allocates'}"
    yield "effects", f"{summary}; {count} functions are reached\n{ir.show(function)}\n"
    yield "c", program.emitter.define(function)


def coloured(text: str, language: str) -> str:
    """The text with colours of the terminal, if pygments is there."""
    try:
        pygments = importlib.import_module("pygments")
        lexers = importlib.import_module("pygments.lexers")
        formatters = importlib.import_module("pygments.formatters")
    except ImportError:
        return text
    if language == "ir":
        return text
    lexer = lexers.get_lexer_by_name(language)
    return str(pygments.highlight(text, lexer, formatters.TerminalFormatter()))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m snakelet.tools.explain",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=ABOUT,
        epilog=EPILOG,
    )
    parser.add_argument("function", help="a dotted name, such as types.list.List.insert")
    parser.add_argument("constant", nargs="*", help="name=value of a Const parameter")
    parser.add_argument("--only", action="append", choices=STEPS, help="show this step only")
    parser.add_argument(
        "--colour", choices=("auto", "always", "never"), default="auto", help="default: auto"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Prints the steps; exit code 1 if there is no such function or it breaks a rule."""
    options = parse(arguments)
    os.environ["SNAKELET_TRANSLATING"] = "1"
    os.environ.setdefault("SNAKELET_FEATURES", build.KINDS["release"].features)
    importlib.import_module(build.ENTRY)
    from snakelet.tools import product
    from snakelet.translator.diagnostic import StaticError, StaticErrors

    colours = options.colour == "always" or (options.colour == "auto" and sys.stdout.isatty())
    try:
        function = find(options.function)
        constants = constants_of(function, options.constant)
        for step, text in explain(function, constants, product.hooks(), product.machine()):
            if options.only and step not in options.only:
                continue
            language, title = STEPS[step]
            print(f"=== {title} ===\n{coloured(text, language) if colours else text}", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Unknown, StaticError, StaticErrors) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
