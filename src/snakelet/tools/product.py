"""What the translator must know of the product: its hooks and its machine.

Invariant: this is the one place where the translator and MicroPython meet.
"""

import importlib
from typing import Any

from snakelet.translator.world import Hooks


def hooks() -> Hooks:
    """The product's functions that generated code calls of its own accord."""
    allocate = importlib.import_module("snakelet.runtime.heap.allocate")
    output = importlib.import_module("snakelet.runtime.types.output")
    exception = importlib.import_module("snakelet.runtime.types.exception")
    integer = importlib.import_module("snakelet.runtime.types.bigint")
    return Hooks(
        allocate.allocate,
        exception.make_error,
        exception.make_error_with,
        exception.error_is,
        exception.error_type,
        integer.int_object,
        output.text_object,
    )


def machine() -> Any:
    """The machine whose registers travel in machine registers."""
    return importlib.import_module("snakelet.runtime.types.stack").machine
