"""Writing and reading .mpy files, version 6.3 (spec/mpy-format.md).

Invariant: a module that is read is well formed as a file; whether its bytecode makes sense is for
the verifier to say.
"""

from typing import cast

from snakelet.runtime.compile.bytecode import append_number
from snakelet.runtime.compile.number_text import write_complex, write_float
from snakelet.runtime.compile.rawcode import BYTECODE, CompiledModule, RawCode, new_raw_code
from snakelet.runtime.compile.table import is_real_float, text_of
from snakelet.runtime.front.reader import END_OF_SOURCE, Reader
from snakelet.runtime.heap.cells import Bytes
from snakelet.runtime.heap.qstr import String, intern
from snakelet.runtime.heap.recursion import enter, leave, recursion, restore
from snakelet.runtime.heap.static_strings import STATIC_STRINGS
from snakelet.runtime.heap.vector import Buffer, new_buffer, new_vector
from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    NULL,
    SMALL_BITS,
    TRUE,
    Obj,
    Struct,
    Tail,
    is_small,
    qstr_at,
    qstr_index,
)
from snakelet.runtime.static.error import ValueError
from snakelet.runtime.types.bigint import BigInt
from snakelet.runtime.types.bigint_text import LOWER, integer_from_text, write_integer
from snakelet.runtime.types.bytes import ByteString
from snakelet.runtime.types.code import refuse_code
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.float import float_object, float_value
from snakelet.runtime.types.float_parse import float_from_text, signed_float
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.utf8 import is_text

MAGIC = ord("M")
VERSION = 6
STATIC_COUNT = len(STATIC_STRINGS)
FLAGS_FOLLOW = 0x40
ARCHITECTURE = 0xBC
"""The bits of the feature byte that name an architecture."""

TYPE_NONE = 1
TYPE_FALSE = 2
TYPE_TRUE = 3
TYPE_ELLIPSIS = 4
TYPE_STR = 5
TYPE_BYTES = 6
TYPE_INT = 7
TYPE_FLOAT = 8
TYPE_COMPLEX = 9
TYPE_TUPLE = 10


def write_module(module: CompiledModule, small_bits: int) -> Buffer:
    """The bytes of a .mpy file for targets whose small integers have so many bits at least.
    RuntimeError if functions or tuples are nested too deeply."""
    out = new_buffer()
    depth = recursion.depth
    try:
        write_content(out, module, small_bits)
    finally:
        restore(depth)
    return out


def write_content(out: Buffer, module: CompiledModule, small_bits: int) -> None:
    out.append(MAGIC)
    out.append(VERSION)
    out.append(0)
    out.append(small_bits)
    append_number(out, module.qstrs.length)
    append_number(out, module.constants.length)
    for i in range(module.qstrs.length):
        write_qstr(out, module.qstrs[i])
    for i in range(module.constants.length):
        write_constant(out, module.constants[i])
    write_raw_code(out, module.root)


def write_qstr(out: Buffer, name: Obj) -> None:
    if qstr_index(name) < STATIC_COUNT:
        append_number(out, qstr_index(name) << 1 | 1)
        return
    string = text_of(name)
    assert string is not None
    append_number(out, string.length << 1)
    out.extend(string.at(0), string.length)
    out.append(0)


def write_constant(out: Buffer, value: Obj) -> None:
    """Writes an entry of the object table: its type, then its content."""
    text = text_of(value)
    if text is not None:
        write_bytes(out, TYPE_STR, text)
    elif isinstance(value, Tuple):
        write_tuple(out, value)
    elif isinstance(value, Bytes):
        write_bytes(out, TYPE_BYTES, value)
    elif is_small(value) or isinstance(value, BigInt):
        number = new_buffer()
        write_integer(number, value, 10, LOWER)
        write_text(out, TYPE_INT, number)
    elif is_real_float(value):
        number = new_buffer()
        write_float(number, float_value(value))
        write_text(out, TYPE_FLOAT, number)
    elif isinstance(value, Complex):
        number = new_buffer()
        write_complex(number, value.real, value.imag)
        write_text(out, TYPE_COMPLEX, number)
    else:
        write_singleton(out, value)


def write_tuple(out: Buffer, value: Tuple) -> None:
    enter()
    out.append(TYPE_TUPLE)
    append_number(out, value.length)
    for i in range(value.length):
        write_constant(out, value.items[i])
    leave()


def write_bytes(out: Buffer, kind: int, value: Bytes) -> None:
    out.append(kind)
    append_number(out, value.length)
    out.extend(value.at(0), value.length)
    out.append(0)


def write_text(out: Buffer, kind: int, text: Buffer) -> None:
    out.append(kind)
    append_number(out, text.used)
    out.extend(text.at(0), text.used)


def write_singleton(out: Buffer, value: Obj) -> None:
    if value is NONE:
        out.append(TYPE_NONE)
    elif value is FALSE:
        out.append(TYPE_FALSE)
    elif value is TRUE:
        out.append(TYPE_TRUE)
    else:
        assert value is ELLIPSIS
        out.append(TYPE_ELLIPSIS)


def write_raw_code(out: Buffer, raw: RawCode) -> None:
    enter()
    children = raw.children
    has_children = 0 if children is None else 4
    append_number(out, raw.data.length << 3 | has_children | raw.kind)
    out.extend(raw.data.at(0), raw.data.length)
    if children is not None:
        append_number(out, children.length)
        for i in range(children.length):
            write_raw_code(out, cast(RawCode, children[i]))
    leave()


class Source(Struct):
    """A file being read: its bytes, and the text of what is being read."""

    reader: Reader
    text: Buffer

    def byte(self) -> int:
        """The next byte. ValueError at the end."""
        byte = self.reader.read()
        if byte == END_OF_SOURCE:
            refuse_code()
        return byte

    def number(self) -> int:
        """A varint. ValueError if it is larger than any size may be."""
        value = 0
        byte = 0x80
        while byte & 0x80 != 0:
            byte = self.byte()
            value = value << 7 | byte & 0x7F
            if value > MOST:
                refuse_code()
        return value

    def read_text(self, length: int) -> None:
        """Reads so many bytes into `text`."""
        self.text.used = 0
        for _ in range(length):
            self.text.append(self.byte())


MOST = 0xFFFFFF


def read_module(reader: Reader) -> CompiledModule:
    """Reads a .mpy file of bytecode. ValueError if it is malformed or made for another machine,
    RuntimeError if it is nested too deeply."""
    depth = recursion.depth
    try:
        return read_content(Source(reader, new_buffer()))
    finally:
        restore(depth)


def read_content(source: Source) -> CompiledModule:
    read_header(source)
    qstr_count = source.number()
    constant_count = source.number()
    if qstr_count == 0:
        refuse_code()
    qstrs = new_vector()
    for _ in range(qstr_count):
        qstrs.append(read_qstr(source))
    constants = new_vector()
    for _ in range(constant_count):
        constants.append(read_constant(source))
    root = read_raw_code(source)
    return CompiledModule(qstrs.taken(0), constants.taken(0), root)


def read_header(source: Source) -> None:
    if source.byte() != MAGIC or source.byte() != VERSION:
        refuse_code()
    feature = source.byte()
    if source.byte() > SMALL_BITS:
        refuse_code()
    if feature & FLAGS_FOLLOW != 0:
        refuse_code()
    if feature & ARCHITECTURE != 0:
        if feature & 3 != 3:
            refuse_code()
        raise ValueError("native code in .mpy unsupported")


def read_qstr(source: Source) -> Obj:
    number = source.number()
    if number & 1 != 0:
        if number >> 1 >= STATIC_COUNT or number == 1:
            refuse_code()
        return qstr_at(number >> 1)
    source.read_text(number >> 1)
    check_text(source.text)
    expect_zero(source)
    return intern(source.text.at(0), source.text.used)


def check_text(text: Buffer) -> None:
    """ValueError unless bytes may be a str."""
    if not is_text(text.at(0), text.used):
        refuse_code()


def expect_zero(source: Source) -> None:
    if source.byte() != 0:
        refuse_code()


def read_constant(source: Source) -> Obj:
    """Reads an entry of the object table."""
    kind = source.byte()
    if kind == TYPE_NONE:
        return NONE
    if kind == TYPE_FALSE:
        return FALSE
    if kind == TYPE_TRUE:
        return TRUE
    if kind == TYPE_ELLIPSIS:
        return ELLIPSIS
    if kind == TYPE_TUPLE:
        return read_tuple(source)
    if kind < TYPE_STR or kind > TYPE_COMPLEX:
        refuse_code()
    source.read_text(source.number())
    if kind == TYPE_STR:
        check_text(source.text)
    if kind == TYPE_STR or kind == TYPE_BYTES:
        expect_zero(source)
        return bytes_of(kind, source.text)
    return number_of(kind, source.text)


def read_tuple(source: Source) -> Obj:
    enter()
    count = source.number()
    items = new_vector()
    for _ in range(count):
        items.append(read_constant(source))
    leave()
    result = Tuple(count, Tail(count))
    result.items.pointer(0).move(items.cells.at(0), count)
    return result


def bytes_of(kind: int, text: Buffer) -> Obj:
    """A string or bytes object."""
    length = text.used
    if kind == TYPE_STR:
        string = String(length, 0, Tail(length))
        string.at(0).move(text.at(0), length)
        return string
    result = ByteString(length, 0, Tail(length))
    result.at(0).move(text.at(0), length)
    return result


def number_of(kind: int, text: Buffer) -> Obj:
    """The number of a constant's text. ValueError if it is malformed."""
    if kind == TYPE_COMPLEX:
        return complex_of(text)
    if kind == TYPE_FLOAT:
        number, well_formed = float_from_text(text.at(0), text.used)
        if not well_formed:
            refuse_code()
        return float_object(number)
    value = integer_from_text(text.at(0), text.used, 10)
    if value is NULL:
        refuse_code()
    return value


def complex_of(text: Buffer) -> Obj:
    """The number of `2j` or `(1+2j)`."""
    real = 0.0
    start = 0
    end = text.used - 1
    if end > 0 and text[0] == ord("("):
        real, length = signed_float(text.at(1), end - 1, True)
        start = 1 + length
        end -= 1
    if end <= start or text[end] != ord("j"):
        refuse_code()
    imag, length = signed_float(text.at(start), end - start, True)
    if length == 0 or length != end - start:
        refuse_code()
    return Complex(real, imag)


def read_raw_code(source: Source) -> RawCode:
    enter()
    size = source.number()
    if size & 3 != BYTECODE:
        refuse_code()
    raw = new_raw_code()
    length = size >> 3
    source.read_text(length)
    raw.data = source.text.to_bytes()
    if size & 4 != 0:
        children = new_vector()
        for _ in range(source.number()):
            children.append(read_raw_code(source))
        raw.children = children.taken(0)
    leave()
    return raw
