"""The operators on numbers of any kind: what the VM, the compiler's folding and pow() ask.

Invariant: operands are brought to the widest kind among them, bool counting as int; an answer of
NULL means that the operands are no numbers or have no such operator. Comparisons of int and float
are exact.
"""

from typing import cast

from snakelet.runtime.static import (
    FALSE,
    NULL,
    TRUE,
    U8,
    Obj,
    Pointer,
    Tail,
    inline,
    is_float,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.bigint import BigInt, is_negative
from snakelet.runtime.types.bigint_text import integer_from_digits, prefix_base
from snakelet.runtime.types.complex import (
    Complex,
    complex_absolute,
    complex_add,
    complex_divide,
    complex_equal,
    complex_hash,
    complex_multiply,
    complex_power,
    complex_subtract,
)
from snakelet.runtime.types.float import (
    Float,
    float_divide,
    float_floor_divide,
    float_hash,
    float_modulo,
    float_object,
    float_power,
    float_value,
    is_integral,
)
from snakelet.runtime.types.float_bits import is_finite
from snakelet.runtime.types.float_parse import signed_float
from snakelet.runtime.types.int import (
    compare_int_float,
    int_absolute,
    int_add,
    int_and,
    int_compare,
    int_divmod,
    int_floor_divide,
    int_from_float,
    int_hash,
    int_invert,
    int_modulo,
    int_multiply,
    int_negative,
    int_or,
    int_power,
    int_power_modulo,
    int_shift_left,
    int_shift_right,
    int_subtract,
    int_to_float,
    int_true_divide,
    int_xor,
)
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import type_of

NO_NUMBER = 0
INT_RANK = 1
FLOAT_RANK = 2
COMPLEX_RANK = 3


def rank_of(value: Obj) -> int:
    """How wide a number is: INT_RANK, FLOAT_RANK or COMPLEX_RANK; NO_NUMBER for anything else."""
    if is_small(value):
        return INT_RANK
    if is_float(value) or isinstance(value, Float):
        return FLOAT_RANK
    if isinstance(value, BigInt) or value is TRUE or value is FALSE:
        return INT_RANK
    return COMPLEX_RANK if isinstance(value, Complex) else NO_NUMBER


@inline
def as_integer(value: Obj) -> Obj:
    """An int, or what a bool counts as."""
    if value is TRUE:
        return small(1)
    return small(0) if value is FALSE else value


@inline
def is_bool(value: Obj) -> bool:
    """Whether a value is True or False."""
    return value is TRUE or value is FALSE


@inline
def truth(value: bool) -> Obj:
    """The user's bool."""
    return TRUE if value else FALSE


def to_double(value: Obj) -> float:
    """A number of rank INT or FLOAT as a float. OverflowError."""
    if is_small(value):
        return float(small_value(value))
    if is_float(value) or isinstance(value, Float):
        return float_value(value)
    return int_to_float(as_integer(value))


def to_complex(value: Obj) -> Complex:
    """A number of any rank as a complex number. OverflowError."""
    return value if isinstance(value, Complex) else Complex(to_double(value), 0.0)


def number_binary(operator: int, a: Obj, b: Obj) -> Obj:
    """a operator b, or NULL; in-place operators mean the plain ones. Arithmetic errors."""
    a_rank = rank_of(a)
    b_rank = rank_of(b)
    if a_rank == NO_NUMBER or b_rank == NO_NUMBER:
        return NULL
    if op.INPLACE_OR <= operator <= op.INPLACE_POWER:
        operator += op.PLAIN_OF_INPLACE
    rank = max(a_rank, b_rank)
    if rank == INT_RANK:
        if op.OR <= operator <= op.AND and is_bool(a) and is_bool(b):
            return truth(int_binary(operator, as_integer(a), as_integer(b)) is not small(0))
        return int_binary(operator, as_integer(a), as_integer(b))
    if rank == FLOAT_RANK and operator <= op.NOT_EQUAL:
        return _ordered(operator, _compare_mixed(a, b, a_rank, b_rank))
    if operator == op.EQUAL or operator == op.NOT_EQUAL:
        return truth(_equals_complex(a, b) == (operator == op.EQUAL))
    if not op.ADD <= operator <= op.DIVMOD:
        return NULL
    if rank == COMPLEX_RANK:
        return complex_binary(operator, a, b)
    return float_binary(operator, to_double(a), to_double(b))


def _equals_complex(a: Obj, b: Obj) -> bool:
    """a == b, one of them complex."""
    if isinstance(a, Complex):
        if isinstance(b, Complex):
            return complex_equal(a, b)
        return a.imag == 0.0 and _real_equals(a.real, b)
    return _equals_complex(b, a)


def _real_equals(value: float, other: Obj) -> bool:
    if rank_of(other) == INT_RANK:
        return compare_int_float(as_integer(other), value) == 0
    return float_value(other) == value


def _compare_mixed(a: Obj, b: Obj, a_rank: int, b_rank: int) -> int:
    """-1, 0, 1, or 2 if a nan is among them; one is a float."""
    if a_rank == INT_RANK:
        return compare_int_float(as_integer(a), float_value(b))
    if b_rank == INT_RANK:
        order = compare_int_float(as_integer(b), float_value(a))
        return order if order == 2 else -order
    x = float_value(a)
    y = float_value(b)
    if x != x or y != y:
        return 2
    return (1 if x > y else 0) - (1 if x < y else 0)


def _ordered(operator: int, order: int) -> Obj:
    """What a comparison yields for an order of -1, 0, 1, or 2 for none."""
    if operator == op.LESS:
        return truth(order == -1)
    if operator == op.MORE:
        return truth(order == 1)
    if operator == op.EQUAL:
        return truth(order == 0)
    if operator == op.LESS_EQUAL:
        return truth(order <= 0)
    if operator == op.MORE_EQUAL:
        return truth(order == 0 or order == 1)
    return truth(order != 0)


def int_binary(operator: int, a: Obj, b: Obj) -> Obj:
    """a operator b for integers."""
    if operator <= op.NOT_EQUAL:
        return _ordered(operator, int_compare(a, b))
    if operator == op.ADD:
        return int_add(a, b)
    if operator == op.SUBTRACT:
        return int_subtract(a, b)
    if operator == op.MULTIPLY:
        return int_multiply(a, b)
    if operator == op.FLOOR_DIVIDE:
        return int_floor_divide(a, b)
    if operator == op.MODULO:
        return int_modulo(a, b)
    if operator == op.TRUE_DIVIDE:
        return float_object(int_true_divide(a, b))
    if operator == op.POWER:
        return int_general_power(a, b)
    if operator == op.DIVMOD:
        quotient, rest = int_divmod(a, b)
        return pair(quotient, rest)
    return _int_bits(operator, a, b)


def _int_bits(operator: int, a: Obj, b: Obj) -> Obj:
    if operator == op.AND:
        return int_and(a, b)
    if operator == op.OR:
        return int_or(a, b)
    if operator == op.XOR:
        return int_xor(a, b)
    if operator == op.SHIFT_LEFT:
        return int_shift_left(a, b)
    if operator == op.SHIFT_RIGHT:
        return int_shift_right(a, b)
    return NULL


def int_general_power(a: Obj, b: Obj) -> Obj:
    """a ** b: an int, or a float if b is negative. ZeroDivisionError, OverflowError."""
    if is_negative(b):
        return float_object(float_power(int_to_float(a), int_to_float(b)))
    return int_power(a, b)


def pair(first: Obj, second: Obj) -> Tuple:
    """A tuple of two."""
    result = Tuple(2, Tail(2))
    result.items[0] = first
    result.items[1] = second
    return result


def float_binary(operator: int, a: float, b: float) -> Obj:
    """a operator b for floats; comparisons are not among the operators."""
    if operator == op.ADD:
        return float_object(a + b)
    if operator == op.SUBTRACT:
        return float_object(a - b)
    if operator == op.MULTIPLY:
        return float_object(a * b)
    if operator == op.TRUE_DIVIDE:
        return float_object(float_divide(a, b))
    if operator == op.FLOOR_DIVIDE:
        return float_object(float_floor_divide(a, b))
    if operator == op.MODULO:
        return float_object(float_modulo(a, b))
    if operator == op.POWER:
        if a < 0.0 and is_finite(a) and is_finite(b) and not is_integral(b):
            return complex_power(Complex(a, 0.0), Complex(b, 0.0))
        return float_object(float_power(a, b))
    if operator == op.DIVMOD:
        quotient = float_object(float_floor_divide(a, b))
        return pair(quotient, float_object(float_modulo(a, b)))
    return NULL


def complex_binary(operator: int, left: Obj, right: Obj) -> Obj:
    """left operator right, one of them complex; comparisons are not among the operators."""
    if operator == op.MODULO:
        raise TypeError(
            f"unsupported types for __mod__: '{type_of(left).name}', '{type_of(right).name}'"
        )
    if operator == op.FLOOR_DIVIDE or operator == op.DIVMOD:
        raise TypeError("can't truncate-divide a complex number")
    a = to_complex(left)
    b = to_complex(right)
    if operator == op.ADD:
        return complex_add(a, b)
    if operator == op.SUBTRACT:
        return complex_subtract(a, b)
    if operator == op.MULTIPLY:
        return complex_multiply(a, b)
    if operator == op.TRUE_DIVIDE:
        return complex_divide(a, b)
    return complex_power(a, b) if operator == op.POWER else NULL


def number_unary(operator: int, a: Obj) -> Obj:
    """operator a, or NULL. Arithmetic errors."""
    rank = rank_of(a)
    if rank == INT_RANK:
        return int_unary(operator, as_integer(a))
    if rank == FLOAT_RANK:
        return float_unary(operator, a, float_value(a))
    if rank == COMPLEX_RANK:
        return complex_unary(operator, cast(Complex, a))
    return NULL


def int_unary(operator: int, a: Obj) -> Obj:
    """operator a for an integer."""
    if operator == op.POSITIVE or operator == op.INT:
        return a
    if operator == op.NEGATIVE:
        return int_negative(a)
    if operator == op.INVERT:
        return int_invert(a)
    if operator == op.BOOL:
        return truth(a is not small(0))
    if operator == op.HASH:
        return small(int_hash(a))
    if operator == op.ABSOLUTE:
        return int_absolute(a)
    if operator == op.FLOAT:
        return float_object(int_to_float(a))
    return Complex(int_to_float(a), 0.0) if operator == op.COMPLEX else NULL


def float_unary(operator: int, a: Obj, value: float) -> Obj:
    """operator a for a float and its value."""
    if operator == op.POSITIVE or operator == op.FLOAT:
        return a
    if operator == op.NEGATIVE:
        return float_object(-value)
    if operator == op.BOOL:
        return truth(value != 0.0)
    if operator == op.HASH:
        return small(float_hash(value))
    if operator == op.ABSOLUTE:
        return float_object(abs(value))
    if operator == op.INT:
        return int_from_float(value)
    return Complex(value, 0.0) if operator == op.COMPLEX else NULL


def complex_unary(operator: int, a: Complex) -> Obj:
    """operator a for a complex number."""
    if operator == op.POSITIVE or operator == op.COMPLEX:
        return a
    if operator == op.NEGATIVE:
        return Complex(-a.real, -a.imag)
    if operator == op.BOOL:
        return truth(a.real != 0.0 or a.imag != 0.0)
    if operator == op.HASH:
        return small(complex_hash(a))
    return float_object(complex_absolute(a)) if operator == op.ABSOLUTE else NULL


def power_modulo(a: Obj, b: Obj, modulus: Obj) -> Obj:
    """pow(a, b, modulus). TypeError unless all are integers; ValueError."""
    if rank_of(a) != INT_RANK or rank_of(b) != INT_RANK or rank_of(modulus) != INT_RANK:
        raise TypeError("pow() with 3 arguments requires integers")
    return int_power_modulo(as_integer(a), as_integer(b), as_integer(modulus))


def number_from_text(data: Pointer[U8], length: int) -> Obj:
    """The int, float or imaginary number of a literal, without sign; `_` anywhere in it counts for
    nothing. NULL if it is malformed."""
    base = prefix_base(data, length)
    if base != 0:
        return integer_from_digits(data + 2, length - 2, base)
    if length == 0 or data[0] == 0x5F:
        return NULL
    if _has_digits_only(data, length):
        if data[0] == 0x30 and integer_from_digits(data, length, 10) is not small(0):
            return NULL
        return integer_from_digits(data, length, 10)
    is_imaginary = data[length - 1] | 0x20 == 0x6A
    count = length - 1 if is_imaginary else length
    if not _starts_a_decimal(data, count):
        return NULL
    value, end = signed_float(data, count, False)
    if end != count:
        return NULL
    return Complex(0.0, value) if is_imaginary else float_object(value)


def _has_digits_only(data: Pointer[U8], length: int) -> bool:
    at = 0
    while at < length and (0x30 <= data[at] <= 0x39 or data[at] == 0x5F):
        at += 1
    return at == length


def _starts_a_decimal(data: Pointer[U8], length: int) -> bool:
    return length > 0 and (0x30 <= data[0] <= 0x39 or data[0] == 0x2E)
