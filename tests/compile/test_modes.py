"""Compilations at run time: expressions, the prompt's statements, options of our own; deep nesting.

Invariant: what mpy-cross cannot be asked is compared with files that it can be asked for.
"""

from collections.abc import Callable

import pytest

from snakelet.runtime.compile.compiler import compile_module
from snakelet.runtime.compile.rawcode import CompiledModule
from snakelet.runtime.front.diagnostic import place
from snakelet.runtime.front.parsing import EVAL, FILE, SINGLE, Options, default_options
from snakelet.runtime.heap.recursion import recursion
from snakelet.runtime.static.error import RuntimeError, SyntaxError
from snakelet.tools.compare_mpy import compare
from snakelet.tools.hosted import (
    Settings,
    compile_to_file,
    file_of,
    name_of,
    reader_of,
    text_of,
)


def compiled(source: str, mode: int, options: Options | None = None) -> CompiledModule:
    chosen = options or Options(0, 31, True, True)
    return compile_module(reader_of(source.encode()), name_of("t.py"), mode, chosen)


def opcodes(module: CompiledModule) -> bytes:
    """The module's data."""
    return bytes(module.root.data.data.items)


def names(module: CompiledModule) -> list[str]:
    return [text_of(module.qstrs[i]) for i in range(module.qstrs.length)]


def test_expression_returns_its_value() -> None:
    module = compiled("a + 1", EVAL)
    assert opcodes(module).endswith(bytes([0x11, 2, 0x81, 0xF2, 0x63]))
    assert names(module) == ["t.py", "<module>", "a"]


@pytest.mark.parametrize("source", ["a = 1", "pass", "a; b", "", "a\nb"])
def test_expression_only(source: str) -> None:
    with pytest.raises(SyntaxError):
        compiled(source, EVAL)


def test_prompt_shows_values() -> None:
    shown = compiled("a", SINGLE)
    written = compile_to_file(b"__repl_print__(a)", "t.py")
    assert file_of(shown, 31) == written


def test_prompt_shows_constants_and_values_in_blocks() -> None:
    shown = compiled("if a:\n  1\n  'x'\n", SINGLE)
    written = compile_to_file(
        b"if a:\n  __repl_print__(1)\n  __repl_print__('x')\n", "t.py", Settings(lines=False)
    )
    without_lines = compiled("if a:\n  1\n  'x'\n", SINGLE, Options(0, 31, False, True))
    assert file_of(without_lines, 31) == written
    assert opcodes(shown) != opcodes(without_lines)


def test_prompt_shows_nothing_of_functions() -> None:
    module = compiled("def f():\n  a\n", SINGLE)
    assert "__repl_print__" not in names(module)


def test_prompt_takes_one_statement() -> None:
    with pytest.raises(SyntaxError):
        compiled("a\nb\n", SINGLE)


def test_own_options_intern_what_is_known_anywhere() -> None:
    """A string is a qstr at run time if any module uses it as a name."""
    compiled("some_very_long_identifier", FILE, default_options())
    module = compiled("x = 'some_very_long_identifier'", FILE, default_options())
    assert module.constants.length == 0
    assert "some_very_long_identifier" in names(module)


def test_own_options_round_correctly() -> None:
    from snakelet.runtime.types.float import float_value

    literal = "8.20622866951007e-76"
    module = compiled(f"x = {literal}", FILE, default_options())
    assert float_value(module.constants[0]) == float(literal)


DEEP: dict[str, Callable[[int], str]] = {
    "lists": lambda n: "[" * n + "]" * n,
    "calls": lambda n: "f(" * n + ")" * n,
    "subscripts": lambda n: "x[" * n + "1" + "]" * n,
    "negations": lambda n: "not " * n + "x",
    "powers": lambda n: "**".join("x" * n),
    "ternaries": lambda n: "a if b else " * n + "c",
    "lambdas": lambda n: "lambda: " * n + "1",
    "tuples": lambda n: "(" * n + "1" + ",)" * n,
    "operands": lambda n: "(a and " * n + "b" + ")" * n,
    "blocks": lambda n: "".join(" " * i + "if x:\n" for i in range(n)) + " " * n + "x",
    "functions": lambda n: "".join(" " * i + "def f():\n" for i in range(n)) + " " * n + "x",
    "parentheses": lambda n: "(" * n + "1" + ")" * n,
    "brackets never closed": lambda n: "([{" * n,
    "attributes": lambda n: "x" + ".a" * n,
    "elifs": lambda n: "if a: b\n" + "elif c: d\n" * n,
}


@pytest.mark.parametrize("name", DEEP)
def test_nesting_as_deep_as_the_official_compiler_takes(name: str) -> None:
    found = compare((DEEP[name](90) + "\n").encode(), "deep.py")
    assert found.same, found.describe()


@pytest.mark.parametrize("name", DEEP)
def test_deeper_nesting_is_an_error_and_no_crash(name: str) -> None:
    """Long chains that aren't nested may be compiled."""
    before = recursion.depth
    try:
        module = compiled(DEEP[name](700 if name in ("blocks", "functions") else 5000), FILE)
        file_of(module, 31)
    except RuntimeError as error:
        expected = "bytecode overflow" if name == "elifs" else "maximum recursion depth exceeded"
        assert str(error) == expected
    except SyntaxError:
        assert name == "brackets never closed"
        assert place.line == 2
    assert recursion.depth == before
