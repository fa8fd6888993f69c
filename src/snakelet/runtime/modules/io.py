"""io: streams in memory, the base of the user's streams, and open.

Invariant: a stream is any object with the methods of files; print() and json.dump use `write`.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.modules import builtins
from snakelet.runtime.modules.memory_stream import MemoryStream, initial
from snakelet.runtime.static import Obj, Pointer, Struct
from snakelet.runtime.types.module import define_module, find_in_module
from snakelet.runtime.types.type import Type, builtin


@builtin("StringIO")
class StringIO(MemoryStream):
    """A text file in memory."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        return StringIO(initial(count, keywords, arguments), 0, True)


@builtin("BytesIO")
class BytesIO(MemoryStream):
    """A file of bytes in memory."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        return BytesIO(initial(count, keywords, arguments), 0, False)


@builtin("IOBase")
class IOBase(Struct):
    """What a user's class of streams derives from; it defines readinto, write and ioctl."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        return IOBase()


OPEN = find_in_module(builtins.MODULE, qstr("open"))
MODULE = define_module(
    "io", globals(), StringIO=StringIO, BytesIO=BytesIO, IOBase=IOBase, open=OPEN
)
