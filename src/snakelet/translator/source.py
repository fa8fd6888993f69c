"""Finds the syntax tree of a live function, in files and in generated source.

Invariant: a function's tree is the one that CPython compiled: file and first line agree.
"""

import ast
import functools
import linecache
import types
from collections.abc import Callable
from typing import Any

from snakelet.translator.diagnostic import StaticError


@functools.cache
def _functions_of(file: str) -> dict[int, ast.FunctionDef]:
    text = "".join(linecache.getlines(file))
    found: dict[int, ast.FunctionDef] = {}
    for node in ast.walk(ast.parse(text, file)):
        if isinstance(node, ast.FunctionDef):
            lines = [node.lineno, *(decorator.lineno for decorator in node.decorator_list)]
            found[min(lines)] = node
    return found


def tree_of(function: Callable[..., Any]) -> ast.FunctionDef:
    """The tree of a Python function. StaticError if its source isn't there."""
    assert isinstance(function, types.FunctionType), function
    code = function.__code__
    found = _functions_of(code.co_filename).get(code.co_firstlineno)
    if found is None:
        why = f"this is no `def` whose source can be read (in {function.__qualname__})"
        raise StaticError("construct", why, code.co_filename, code.co_firstlineno, 1)
    return found


def closure_of(function: types.FunctionType) -> dict[str, Any]:
    """What a function of build time sees beside its globals: the cells of its makers."""
    cells = function.__closure__ or ()
    return {
        name: cell.cell_contents
        for name, cell in zip(function.__code__.co_freevars, cells, strict=True)
    }
