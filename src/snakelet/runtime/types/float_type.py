"""float as the user sees it: the constructor, the operators, methods and text.

Invariant: a value of the type lies in the word or is a Float, so methods take `self: Obj`.
"""

from snakelet.runtime.heap.qstr import String, qstr
from snakelet.runtime.static import NULL, U8, Obj, Pointer, is_float, small
from snakelet.runtime.static.error import OverflowError, TypeError, ValueError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.bigint import int_object_u64
from snakelet.runtime.types.bigint_bits import shifted_left
from snakelet.runtime.types.byte_value import has_buffer, read_buffer
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.float import (
    Float,
    float_object,
    float_value,
    is_float_object,
    is_integral,
)
from snakelet.runtime.types.float_bits import exponent_of, has_sign, is_finite, mantissa_of
from snakelet.runtime.types.float_hex import float_from_hex, write_hex
from snakelet.runtime.types.float_parse import float_from_text
from snakelet.runtime.types.float_text import write_float
from snakelet.runtime.types.int import int_negative
from snakelet.runtime.types.number import number_binary, number_unary, pair
from snakelet.runtime.types.operation import call_1, index_or_self, native_or_self
from snakelet.runtime.types.output import put
from snakelet.runtime.types.scratch import finished_text, give_back, take_buffer
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.type import BUFFER_READ, FLOAT, Type, builtin, type_of
from snakelet.runtime.types.wrapper import classwise


@builtin("float", struct=Float)
class FloatType(Float):
    """A floating-point number."""

    __operators__ = (
        *"__lt__ __gt__ __eq__ __le__ __ge__ __ne__ __add__ __sub__ __mul__ __truediv__".split(),
        *"__floordiv__ __mod__ __divmod__ __pow__ __neg__ __pos__ __abs__ __bool__".split(),
        "__hash__",
    )

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 1)
        return float_of(arguments[0]) if count == 1 else float_object(0.0)

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        return number_unary(operator, value)

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        return number_binary(operator, left, right)

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        text = take_buffer()
        write_float(text, float_value(self))
        put(out, text.at(0), text.used)
        give_back(text)

    def __load__(self: Obj, name: Obj) -> Obj:
        if name is qstr("real"):
            return self
        return float_object(0.0) if name is qstr("imag") else NULL

    def is_integer(self: Obj) -> bool:
        """Whether the float is a whole number."""
        return is_integral(float_argument(self))

    def as_integer_ratio(self: Obj) -> Obj:
        """Two integers without common divisor whose quotient is exactly the float."""
        return ratio_of(float_argument(self))

    def hex(self: Obj) -> Obj:
        """The float as exact hexadecimal text. differs: MicroPython lacks it and fromhex."""
        out = take_buffer()
        write_hex(out, float_argument(self))
        return finished_text(out)

    @classwise
    def fromhex(type: Obj, string: String, /) -> Obj:  # noqa: N805
        """The float of a hexadecimal text."""
        value = float_object(float_from_hex(string.at(0), string.length))
        return value if type is FLOAT else call_1(type, value)

    def conjugate(self: Obj) -> Obj:
        """The float itself."""
        return float_object(float_argument(self))


def float_argument(value: Obj) -> float:
    """The number of a method's own float. TypeError."""
    native = native_or_self(value)
    if not is_float_object(native):
        raise TypeError(f"argument should be a 'float' not a '{type_of(value).name}'")
    return float_value(native)


def ratio_of(value: float) -> Obj:
    """The tuple of as_integer_ratio. OverflowError, ValueError."""
    if value != value:
        raise ValueError("can't convert NaN to integer ratio")
    if not is_finite(value):
        raise OverflowError("can't convert inf to integer ratio")
    mantissa = mantissa_of(value)
    exponent = exponent_of(value)
    while mantissa != 0 and exponent < 0 and mantissa & 1 == 0:
        mantissa = mantissa >> 1
        exponent += 1
    above = shifted_left(int_object_u64(mantissa), max(exponent, 0))
    below = shifted_left(small(1), max(-exponent, 0) if mantissa != 0 else 0)
    return pair(int_negative(above) if has_sign(value) else above, below)


def float_of(value: Obj) -> Obj:
    """float(value). TypeError, ValueError, OverflowError."""
    if is_float(value):
        return value
    text = string_or_none(value)
    if text is not None:
        return parsed(text.at(0), text.length)
    slot = type_of(value).unary
    result = NULL if slot is None else slot(op.FLOAT, value)
    if result is not NULL:
        return float_object(float_argument(result))
    native = native_or_self(value)
    if native is value:
        native = index_or_self(value)
    if native is not value:
        return float_of(native)
    if not has_buffer(value, BUFFER_READ):
        raise TypeError(f"can't convert {type_of(value).name} to float")
    data, length = read_buffer(value)
    return parsed(data, length)


def parsed(data: Pointer[U8], length: int) -> Obj:
    """The float of a text. ValueError."""
    value, is_number = float_from_text(data, length)
    if not is_number:
        raise ValueError("invalid syntax for number")
    return float_object(value)
