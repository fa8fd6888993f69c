"""Opcodes with their operand in their number: one handler for each number (build time).

Invariant: the generated text stands in linecache, so that a debugger shows it and the translator
finds it like any function.
"""

import linecache
from collections.abc import Callable
from typing import Any

from snakelet.runtime.static import Next
from snakelet.runtime.types.stack import Machine

Handler = Callable[[Machine], Next]


def numbered(
    template: str, count: int, world: dict[str, Any], first: int = 0
) -> tuple[Handler, ...]:
    """The handlers that a text describes with `{n}` for first, first + 1, ...; it defines a
    function whose name ends in `_{n}`, and uses the global names of `world`. Negative numbers
    are written `minus` in names, which stand as `{name}`."""
    handlers = []
    for n in range(first, first + count):
        label = f"minus_{-n}" if n < 0 else str(n)
        text = template.strip().replace("{n}", str(n)).replace("{name}", label) + "\n"
        name = text.partition("def ")[2].partition("(")[0]
        file = f"<{world['__name__']}.{name}>"
        linecache.cache[file] = (len(text), None, text.splitlines(True), file)
        exec(compile(text, file, "exec"), world)
        handlers.append(world[name])
    return tuple(handlers)
