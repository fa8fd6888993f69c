"""Runs a program hosted: compiled and interpreted by the product under CPython."""

import sys

import types_support  # noqa: F401  (completes the types)

import snakelet.runtime.modules.collections  # noqa: F401
import snakelet.runtime.vm.class_  # noqa: F401
import snakelet.runtime.vm.dispatch  # noqa: F401
from snakelet.runtime.compile.compiler import compile_module
from snakelet.runtime.front.parsing import FILE, default_options
from snakelet.runtime.front.reader import BytesReader
from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import U8, Pointer, rom
from snakelet.runtime.static.error import UserError
from snakelet.runtime.types.dict import new_dict, set_value
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.output import REPR_KIND, flush_stdout, stdout, to_string
from snakelet.runtime.types.stack import reset_machine
from snakelet.runtime.vm.importing import run_body
from snakelet.runtime.vm.load import load


def run_hosted(source: str) -> str:
    """What a program prints; an exception that leaves it ends the text as its repr."""
    printed: list[bytes] = []

    def keep(data: Pointer[U8], length: int) -> None:
        printed.append(bytes(data[i] for i in range(length)))

    sys.setrecursionlimit(20000)
    write, hooks.write_stdout = hooks.write_stdout, keep
    reset_machine()
    stdout.used = 0
    data = source.encode()
    content = new_bytes(len(data))
    content.at(0).move(rom(data), len(data))
    try:
        names = new_dict()
        set_value(names, qstr("__name__"), qstr("__main__"))
        module = compile_module(BytesReader(content, 0), qstr("t.py"), FILE, default_options())
        run_body(load(module, names), names)
        flush_stdout()
    except UserError as error:
        flush_stdout()
        printed.append(bytes(to_string(error.value, REPR_KIND).data.items))
    finally:
        hooks.write_stdout = write
        reset_machine()
    return b"".join(printed).decode()
