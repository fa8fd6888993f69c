"""complex as the user sees it: the constructor, the operators, parts and text.

Invariant: see complex.py.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NULL, U8, Obj, Pointer
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.bigint_text import is_blank
from snakelet.runtime.types.complex import Complex, write_complex
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.float import float_object
from snakelet.runtime.types.float_parse import signed_float
from snakelet.runtime.types.number import (
    NO_NUMBER,
    number_binary,
    number_unary,
    rank_of,
    to_complex,
)
from snakelet.runtime.types.operation import native_or_self
from snakelet.runtime.types.output import put
from snakelet.runtime.types.scratch import give_back, take_buffer
from snakelet.runtime.types.str_value import string_or_none
from snakelet.runtime.types.type import Type, builtin, type_of


@builtin("complex", struct=Complex)
class ComplexType(Complex):
    """A complex number."""

    __operators__ = (
        *"__eq__ __ne__ __add__ __sub__ __mul__ __truediv__ __pow__ __neg__ __pos__".split(),
        *"__abs__ __bool__ __hash__".split(),
    )

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 2)
        if count == 0:
            return Complex(0.0, 0.0)
        text = string_or_none(arguments[0])
        if text is not None and count == 1:
            return parsed(text.at(0), text.length)
        real = complex_of(arguments[0])
        if count == 1:
            return real
        return combined(real, complex_of(arguments[1]))

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        return number_unary(operator, value)

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        return number_binary(operator, left, right)

    def __print__(self, out: Obj, kind: int) -> None:
        text = take_buffer()
        write_complex(text, self)
        put(out, text.at(0), text.used)
        give_back(text)

    def __load__(self, name: Obj) -> Obj:
        if name is qstr("real"):
            return float_object(self.real)
        return float_object(self.imag) if name is qstr("imag") else NULL

    def conjugate(self) -> Obj:
        """The number with its imaginary part negated."""
        return Complex(self.real, -self.imag)


def combined(a: Complex, b: Complex) -> Complex:
    """a + b * 1j, but a part that is zero leaves the sign of the other part's zero alone."""
    real = a.real if b.imag == 0.0 else a.real - b.imag
    return Complex(real, b.real if a.imag == 0.0 else a.imag + b.real)


def complex_of(value: Obj) -> Complex:
    """A number as a complex one, by `__complex__` or `__float__` if it has them. TypeError."""
    if rank_of(value) != NO_NUMBER:
        return to_complex(value)
    slot = type_of(value).unary
    result = NULL if slot is None else slot(op.COMPLEX, value)
    if result is NULL and slot is not None:
        result = slot(op.FLOAT, value)
    if result is NULL:
        result = native_or_self(value)
    if rank_of(result) == NO_NUMBER:
        raise TypeError(f"can't convert {type_of(value).name} to complex")
    return to_complex(result)


def parsed(data: Pointer[U8], length: int) -> Complex:
    """The complex number of a text, in brackets or not. ValueError."""
    start = 0
    while start < length and is_blank(data[start]):
        start += 1
    while start < length and is_blank(data[length - 1]):
        length -= 1
    if length - start >= 2 and data[start] == ord("(") and data[length - 1] == ord(")"):
        return parsed_plain(data + start + 1, length - start - 2)
    return parsed_plain(data + start, length - start)


def parsed_plain(data: Pointer[U8], length: int) -> Complex:
    """The number of a text without brackets: a, bj, a+bj or a-bj; b may be left out."""
    first, end = signed_float(data, length, True)
    if end == length and end > 0:
        return Complex(first, 0.0)
    if is_unit(data, end, length) and end == length - 1 and end > 0:
        return Complex(0.0, first)
    second, size = signed_float(data + end, length - end, True)
    has_sign_before = end < length and (data[end] == ord("+") or data[end] == ord("-"))
    if size == 0 and has_sign_before:
        second = 1.0 if data[end] == ord("+") else -1.0
        size = 1
    if size == 0 and end == 0:
        second = 1.0
    elif not has_sign_before:
        raise malformed()
    if end + size != length - 1 or not is_unit(data, end + size, length):
        raise malformed()
    return Complex(first, second)


def is_unit(data: Pointer[U8], at: int, length: int) -> bool:
    """Whether there is a j at a place."""
    return at < length and data[at] | 0x20 == ord("j")


def malformed() -> ValueError:
    """What to raise for a text that is no complex number."""
    return ValueError("invalid syntax for number")
