"""Files as the importer and the command line need them.

Invariant: a source file is read as a stream; it is never held whole.
"""

from typing import cast

from snakelet.runtime.compile.mpy import read_module
from snakelet.runtime.front.reader import END_OF_SOURCE, Reader
from snakelet.runtime.heap.qstr import String, intern_string, qstr
from snakelet.runtime.modules.file import File, c_path, close_file, fill, open_file
from snakelet.runtime.modules.posix import (
    AT_CWD,
    STATX_BASIC,
    STATX_BYTES,
    STATX_MODE,
    stat_path,
)
from snakelet.runtime.static import U8, Array, Obj
from snakelet.runtime.types.code import Code
from snakelet.runtime.types.hook import MODE_EXEC
from snakelet.runtime.vm.evaluate import compile_source
from snakelet.runtime.vm.importing import FILE, FOLDER, NOTHING, importer
from snakelet.runtime.vm.load import load

TYPE_MASK = 0xF000
FOLDER_TYPE = 0x4000

status: Array[int] = Array(U8, STATX_BYTES)


class FileReader(Reader):
    """The bytes of an open file."""

    file: File

    def read(self) -> int:
        file = self.file
        if file.at == file.end and not fill(file):
            return END_OF_SOURCE
        buffer = file.buffer
        assert buffer is not None
        file.at += 1
        return buffer[file.at - 1]


def kind_of_path(path: String) -> int:
    """What a path leads to; an empty one is the current folder."""
    if path.length == 0:
        return FOLDER
    if stat_path(AT_CWD, c_path(path).at(0), 0, STATX_BASIC, status.pointer(0)) != 0:
        return NOTHING
    mode = (status.pointer(STATX_MODE)).load_u16()
    return FOLDER if mode & TYPE_MASK == FOLDER_TYPE else FILE


def load_source(path: String, names: Obj) -> Code:
    """Compiles the source file of a path. OSError, SyntaxError."""
    file = cast(File, open_file(path, qstr("rb")))
    try:
        module = compile_source(FileReader(file), intern_string(path), MODE_EXEC)
    finally:
        close_file(file)
    return load(module, names)


def load_compiled(path: String, names: Obj) -> Code:
    """Loads the .mpy file of a path. OSError; ValueError if it is bad."""
    file = cast(File, open_file(path, qstr("rb")))
    try:
        module = read_module(FileReader(file))
    finally:
        close_file(file)
    return load(module, names)


importer.kind_of_path = kind_of_path
importer.load_source = load_source
importer.load_compiled = load_compiled
