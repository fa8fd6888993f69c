"""Between CPython's values and the product's: what the tests of strings and bytes need.

Invariant: values cross by their bytes, so a wrong conversion in the product can't hide itself. What
the product raises is told as the exception's name and text.
"""

import importlib
from collections.abc import Callable
from typing import Any, cast

from snakelet.runtime.heap.cells import new_bytes
from snakelet.runtime.heap.qstr import String, qstr, string_of
from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    NOT_IMPLEMENTED,
    NULL,
    TRUE,
    WORD_BITS,
    Obj,
    Pointer,
    Tail,
    fits_small,
    is_float,
    is_qstr,
    is_small,
    small,
    small_value,
    untag_float,
    uword,
)
from snakelet.runtime.static.error import UserError
from snakelet.runtime.types import exception, operation, operator
from snakelet.runtime.types.bigint import BigInt, new_bigint
from snakelet.runtime.types.byte_value import ByteArray, ByteString
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.float import Float, float_object
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.output import REPR_KIND, STR_KIND, to_string
from snakelet.runtime.types.slice import Slice
from snakelet.runtime.types.stack import reset_machine
from snakelet.runtime.types.tuple import Tuple, new_tuple

for name in ("bool", "bytearray", "float_type", "int_type", "singleton", "str"):
    importlib.import_module(f"snakelet.runtime.types.{name}")
reset_machine()
IMMEDIATES = {None: NONE, True: TRUE, False: FALSE, ...: ELLIPSIS, NotImplemented: NOT_IMPLEMENTED}
CONVERSIONS: list[tuple[type, Callable[[Any], Obj]]] = []


def wrapped(value: Any) -> Obj:
    """The product's object for a value of CPython. Strings are not interned."""
    if isinstance(value, Obj):
        return value
    if value is None or isinstance(value, bool) or value is ...:
        return IMMEDIATES[value]
    for kind, convert in CONVERSIONS:
        if isinstance(value, kind):
            return convert(value)
    raise AssertionError(value)


def text(value: str) -> Obj:
    """A str with surrogates allowed."""
    data = value.encode("utf-8", "surrogatepass")
    if len(data) < 2:
        return qstr(value)
    string = String(len(data), 0, Tail(len(data)))
    for i, byte in enumerate(data):
        string[i] = byte
    return string


def integer(value: int) -> Obj:
    """An int of any size."""
    if fits_small(value):
        return small(value)
    count = (value.bit_length() + WORD_BITS - 1) // WORD_BITS
    big = new_bigint(count)
    big.used, big.negative = count, value < 0
    for i in range(count):
        big.digits[i] = uword(abs(value) >> WORD_BITS * i)
    return big


def byte_string(value: bytes) -> Obj:
    result = ByteString(len(value), 0, Tail(len(value)))
    for i, byte in enumerate(value):
        result[i] = byte
    return result


def byte_array(value: bytearray) -> Obj:
    content = new_bytes(len(value))
    for i, byte in enumerate(value):
        content[i] = byte
    return ByteArray(len(value), content, 0)


def sequence(value: list[Any]) -> Obj:
    result = new_list()
    for item in value:
        append(result, wrapped(item))
    return result


def row(value: tuple[Any, ...]) -> Obj:
    result = new_tuple(len(value))
    for i, item in enumerate(value):
        result.items[i] = wrapped(item)
    return result


def mapping(value: dict[Any, Any]) -> Obj:
    result = new_dict()
    for key, item in value.items():
        set_value(result, wrapped(key), wrapped(item))
    return result


def part(value: slice) -> Obj:
    return Slice(wrapped(value.start), wrapped(value.stop), wrapped(value.step))


CONVERSIONS += [(str, text), (int, integer), (float, float_object), (bytes, byte_string)]
CONVERSIONS += [(bytearray, byte_array), (list, sequence), (tuple, row), (dict, mapping)]
CONVERSIONS += [(slice, part)]


def plain(value: Obj) -> Any:
    """The value of CPython for an object of the product."""
    for mark, immediate in IMMEDIATES.items():
        if value is immediate:
            return mark
    if is_small(value):
        return small_value(value)
    if is_float(value):
        return untag_float(value)
    if isinstance(value, Float):
        return value.value
    if isinstance(value, BigInt):
        size = sum(int(value.digits[i]) << WORD_BITS * i for i in range(value.used))
        return -size if value.negative else size
    if is_qstr(value) or isinstance(value, String):
        string = string_of(value) if is_qstr(value) else cast(String, value)
        return content(string.at(0), string.length).decode("utf-8", "surrogatepass")
    return plain_container(value)


def plain_container(value: Obj) -> Any:
    if isinstance(value, ByteString):
        return content(value.at(0), value.length)
    if isinstance(value, ByteArray):
        return bytearray(content(value.at(0), value.used))
    if isinstance(value, List):
        return [plain(value.cells[i]) for i in range(value.used)]
    if isinstance(value, Tuple):
        return tuple(plain(value.items[i]) for i in range(value.length))
    if isinstance(value, Dict):
        pairs = [(value.entries[2 * i], value.entries[2 * i + 1]) for i in range(value.filled)]
        return {plain(key): plain(item) for key, item in pairs if key is not NULL}
    return value


def content(data: Pointer[int], length: int) -> bytes:
    return bytes(data[i] for i in range(length))


def attempt(action: Callable[[], Obj]) -> Any:
    """The plain result of an action, or the name and text of the exception it raised."""
    try:
        return plain(action())
    except UserError as error:
        kind = type(error).__name__
        arguments = cast(Tuple, cast(exception.ExceptionObject, error.value).arguments)
        return (kind, *(plain(arguments.items[i]) for i in range(arguments.length)))


def call_method(owner: Any, name: str, *arguments: Any, **keywords: Any) -> Any:
    """What a method of the product yields or raises."""
    values = [wrapped(item) for item in arguments]
    for key, item in keywords.items():
        values += [qstr(key), wrapped(item)]

    def action() -> Obj:
        bound = operation.load_attribute(wrapped(owner), qstr(name))
        return operation.call(bound, len(arguments), len(keywords), Pointer(values))

    return attempt(action)


def operate(name: str, left: Any, right: Any) -> Any:
    """What a binary operator, given by its special method, yields or raises."""
    number = operator.BINARY_TEXTS.index(name)
    return attempt(lambda: operation.binary(number, wrapped(left), wrapped(right)))


def shown(value: Any) -> str:
    """repr() by the product."""
    return str(plain(to_string(wrapped(value), REPR_KIND)))


def as_str(value: Any) -> str:
    """str() by the product."""
    return str(plain(to_string(wrapped(value), STR_KIND)))


def same_as_cpython(found: Any, action: Callable[[], Any]) -> bool:
    """Whether a result equals that of an action of CPython, in type too; an exception need only be
    of the same type."""
    try:
        wanted = action()
    except Exception as error:
        return isinstance(found, tuple) and len(found) > 0 and found[0] == type(error).__name__
    return type(found) is type(wanted) and bool(found == wanted)
