"""int as the user sees it: the constructor, the operators, methods and text.

Invariant: a value of the type is a small integer or a BigInt, so methods take `self: Obj`; bool
derives from int, so they may be given True or False.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import (
    NULL,
    U8,
    Obj,
    Pointer,
    cold,
    is_small,
    rom,
    small,
)
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.bigint import BigInt, bit_length_of
from snakelet.runtime.types.bigint_bits import bit_count_of
from snakelet.runtime.types.bigint_text import LOWER, integer_from_text, write_integer
from snakelet.runtime.types.byte_value import has_buffer, new_byte_string, read_buffer
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.int_bytes import check_fits, load_integer, store_integer
from snakelet.runtime.types.number import (
    INT_RANK,
    as_integer,
    number_binary,
    number_unary,
    pair,
    rank_of,
)
from snakelet.runtime.types.operation import native_or_self, special_result
from snakelet.runtime.types.output import put
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.types.str_value import string_argument, string_or_none
from snakelet.runtime.types.type import BUFFER_READ, Type, builtin, type_of
from snakelet.runtime.types.utf8 import make_text


@builtin("int", struct=BigInt)
class Int(BigInt):
    """An integer of any size."""

    __operators__ = (
        *"__lt__ __gt__ __eq__ __le__ __ge__ __ne__ __add__ __sub__ __mul__ __truediv__".split(),
        *"__floordiv__ __mod__ __divmod__ __pow__ __and__ __or__ __xor__ __lshift__".split(),
        *"__rshift__ __neg__ __pos__ __abs__ __invert__ __bool__ __hash__".split(),
    )

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if keywords != 0:
            raise TypeError("function doesn't take keyword arguments")
        if count > 2:
            raise TypeError(f"function expected at most 2 arguments, got {count}")
        if count == 0:
            return small(0)
        if count == 1:
            return int_of(arguments[0])
        return int_of_text(arguments[0], to_int(arguments[1]))

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        return number_unary(operator, value)

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        return number_binary(operator, left, right)

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        text = take_buffer()
        write_integer(text, self, 10, LOWER)
        put(out, text.at(0), text.used)
        give_back(text)

    def __load__(self: Obj, name: Obj) -> Obj:
        """differs: MicroPython's numbers have no such attributes, but those of complex."""
        if name is qstr("real") or name is qstr("numerator"):
            return as_integer(self)
        if name is qstr("imag"):
            return small(0)
        return small(1) if name is qstr("denominator") else NULL

    def bit_length(self: Obj) -> int:
        """The number of bits of the magnitude."""
        return bit_length_of(integer_argument(self))

    def bit_count(self: Obj) -> int:
        """The number of one bits in the magnitude."""
        return bit_count_of(integer_argument(self))

    def as_integer_ratio(self: Obj) -> Obj:
        """The integer and 1."""
        return pair(integer_argument(self), small(1))

    def conjugate(self: Obj) -> Obj:
        """The integer itself."""
        return integer_argument(self)

    def to_bytes(self: Obj, length: int = 1, byteorder: Obj = NULL, *, signed: bool = False) -> Obj:
        """The integer in `length` bytes, the highest first unless byteorder is "little"."""
        value = integer_argument(self)
        little = is_little(byteorder)
        if length < 0:
            raise ValueError("length argument must be non-negative")
        check_fits(value, length, signed)
        result = new_byte_string(length)
        store_integer(result.at(0), length, value, little)
        return result

    @staticmethod
    def from_bytes(bytes: Obj, byteorder: Obj = NULL, signed: bool = False) -> Obj:
        """The integer of bytes, the highest first unless byteorder is "little"."""
        little = is_little(byteorder)
        data, length = read_buffer(bytes)
        return load_integer(data, length, little, signed)


def is_little(byteorder: Obj) -> bool:
    """Whether an argument says "little" and not "big"; NULL means big. ValueError."""
    if byteorder is NULL:
        return False
    text = string_argument(byteorder)
    if text.length == 6 and text.at(0).compare(rom("little"), 6) == 0:
        return True
    if text.length != 3 or text.at(0).compare(rom("big"), 3) != 0:
        raise ValueError("byteorder must be either 'little' or 'big'")
    return False


def integer_argument(value: Obj) -> Obj:
    """The int that an argument is, or a bool or an instance of a class derived from int counts as.
    TypeError."""
    if is_small(value):
        return value
    native = native_or_self(value)
    if rank_of(native) != INT_RANK:
        raise no_int(value)
    return as_integer(native)


@cold
def no_int(value: Obj) -> TypeError:
    """What to raise for a value that can't become an int."""
    return TypeError(f"can't convert {type_of(value).name} to int")


def int_of(value: Obj) -> Obj:
    """int(value). TypeError, ValueError, OverflowError."""
    if is_small(value):
        return value
    text = string_or_none(value)
    if text is not None:
        return parsed(text.at(0), text.length, 10)
    slot = type_of(value).unary
    result = NULL if slot is None else slot(op.INT, value)
    if result is NULL:
        native = native_or_self(value)
        if native is not value:
            return int_of(native)
        result = special_result(value, qstr("__index__"))
        if result is not NULL:
            return integer_argument(result)
        if not has_buffer(value, BUFFER_READ):
            raise no_int(value)
        return int_of_text(value, 10)
    return integer_argument(result)


def int_of_text(value: Obj, base: int) -> Obj:
    """int(value, base) of a str or bytes-like object. TypeError, ValueError."""
    if base < 0 or base == 1 or base > 36:
        raise ValueError("int() arg 2 must be >= 2 and <= 36")
    text = string_or_none(value)
    if text is not None:
        return parsed(text.at(0), text.length, base)
    if not has_buffer(value, BUFFER_READ):
        raise TypeError("int() can't convert non-string with explicit base")
    data, length = read_buffer(value)
    return parsed(data, length, base)


def parsed(data: Pointer[U8], length: int, base: int) -> Obj:
    """The integer of a text. ValueError."""
    result = integer_from_text(data, length, base)
    if result is NULL:
        text = make_text(data, length)
        raise ValueError(f"invalid syntax for integer with base {base}: '{text}'")
    return result
