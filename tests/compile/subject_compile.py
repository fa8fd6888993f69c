"""One compilation from memory to memory: the same in all lives.

Invariant: this file is Static Python. The answer starts with the number of bytes of the .mpy file;
an error of the source comes out as an error, and its line is asked for afterwards.
"""

from snakelet.runtime.compile.compiler import compile_module
from snakelet.runtime.compile.mpy import read_module, write_module
from snakelet.runtime.front.diagnostic import place
from snakelet.runtime.front.parsing import FILE, Options
from snakelet.runtime.front.reader import BytesReader
from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.recursion import limit_stack
from snakelet.runtime.static import U8, Pointer

STACK_BYTES = 1 << 19
SMALL_BITS = 31
NAME = qstr("case.py")


def compile_case(source: Pointer[U8], length: int, result: Pointer[U8]) -> int:
    """Compiles a source, reads the file back, and writes what was read into memory that is long
    enough; returns the length of the file."""
    limit_stack(STACK_BYTES)
    data = new_bytes(length)
    data.at(0).move(source, length)
    options = Options(0, SMALL_BITS, True, True)
    written = write_module(compile_module(BytesReader(data, 0), NAME, FILE, options), SMALL_BITS)
    file = written.to_bytes()
    again = write_module(read_module(BytesReader(file, 0)), SMALL_BITS)
    result.move(again.at(0), again.used)
    return again.used


def error_line() -> int:
    """The line of the last error, 0 if it has none."""
    return place.line
