"""The generic operations on values of any type.

Invariant: each works by the slots of the operands' types alone, and raises TypeError where the
types lack it. The names of compare.py, call.py and attribute.py are found here as well.
"""

from typing import cast

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.heap.recursion import check_recursion
from snakelet.runtime.static import (
    NULL,
    STOP_ITERATION,
    WORD_BITS,
    Obj,
    both_float,
    both_small,
    cold,
    is_small,
    small_value,
    untag_float,
    word_of,
)
from snakelet.runtime.static.error import (
    IndexError,
    OverflowError,
    StopIteration,
    TypeError,
    ValueError,
)
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.attribute import (
    bind,
    find_attribute,
    load_attribute,
    load_method,
    lookup,
    own_name,
    store_attribute,
)
from snakelet.runtime.types.bigint import BigInt, bit_length_of, is_negative, low_word
from snakelet.runtime.types.call import call, call_0, call_1, call_2, call_3, is_callable
from snakelet.runtime.types.compare import (
    compared_equal,
    equal,
    hash_of,
    identity_hash,
    is_true,
    reflected_equal,
    same,
    truth,
)
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.operator import BINARY_NAMES, UNARY_NAMES
from snakelet.runtime.types.stack import check_interrupt
from snakelet.runtime.types.type import BOOL, FLOAT, INT, USER_CLASS, Type, type_of

__all__ = [
    "advance",
    "binary",
    "binary_refused",
    "bind",
    "call",
    "call_0",
    "call_1",
    "call_2",
    "call_3",
    "compared_equal",
    "contains",
    "equal",
    "find_attribute",
    "get_item",
    "hash_of",
    "identity_hash",
    "index_or_self",
    "is_callable",
    "is_subtype",
    "is_true",
    "iterate",
    "length_of",
    "less",
    "load_attribute",
    "load_method",
    "lookup",
    "native_or_self",
    "number_or_self",
    "own_name",
    "same",
    "set_item",
    "special_method",
    "special_result",
    "stands_for_integer",
    "store_attribute",
    "truth",
    "try_binary",
    "type_of",
    "unary",
    "unsupported_binary",
]


def is_subtype(kind: Type, base: Type) -> bool:
    """Whether a type is another or derives from it."""
    if kind is base:
        return True
    order = kind.table if kind.flags & USER_CLASS else kind.bases
    if order is None:
        return False
    for i in range(order.length):
        if kind.flags & USER_CLASS:
            if order[i] is base:
                return True
        elif is_subtype(cast(Type, order[i]), base):
            return True
    return False


def native_or_self(value: Obj) -> Obj:
    """The native value that an instance of a user class wraps, or the value itself."""
    find = hooks.native_value
    if not type_of(value).flags & USER_CLASS or find is None:
        return value
    native = find(value)
    return value if native is NULL else native


def special_method(value: Obj, name: Obj) -> Obj:
    """A special method, bound, that the class of an instance of a user class has, whatever the
    instance itself or its `__getattr__` would answer; NULL if there is none."""
    kind = type_of(value)
    found = lookup(kind, name) if kind.flags & USER_CLASS else NULL
    return NULL if found is NULL else bind(found, value, kind)


def special_result(value: Obj, name: Obj) -> Obj:
    """What a special method without arguments returns for an instance of a user class; NULL if
    its class has none."""
    method = special_method(value, name)
    return NULL if method is NULL else call_0(method)


def index_or_self(value: Obj) -> Obj:
    """The integer that an instance of a user class stands for by its native value, `__index__` or
    `__int__`; or the value itself. TypeError. differs: MicroPython asks `__int__` only, CPython
    `__index__` only."""
    native = native_or_self(value)
    if native is not value:
        return native
    result = special_result(value, qstr("__index__"))
    if result is NULL:
        result = special_result(value, qstr("__int__"))
    return value if result is NULL else _checked_integer(result)


def _checked_integer(result: Obj) -> Obj:
    if type_of(result) is not INT and type_of(result) is not BOOL:
        raise TypeError(f"can't convert {type_of(result).name} to int")
    return result


def number_or_self(value: Obj) -> Obj:
    """The number that an instance of a user class stands for by its native value, `__float__` or
    `__index__`; or the value itself. TypeError."""
    native = native_or_self(value)
    if native is not value:
        return native
    result = special_result(value, qstr("__float__"))
    if result is NULL:
        found = special_result(value, qstr("__index__"))
        return value if found is NULL else _checked_integer(found)
    if type_of(result) is not FLOAT:
        raise TypeError(f"can't convert {type_of(result).name} to float")
    return result


def stands_for_integer(value: Obj) -> bool:
    """Whether `index_or_self` finds a method of an instance that repeats no sequence itself."""
    kind = type_of(value)
    if not kind.flags & USER_CLASS or lookup(kind, qstr("__rmul__")) is not NULL:
        return False
    return lookup(kind, qstr("__index__")) is not NULL or lookup(kind, qstr("__int__")) is not NULL


def length_of(value: Obj) -> int:
    """The length. TypeError if it has none; ValueError or OverflowError for what is no length."""
    slot = type_of(value).unary
    result = NULL if slot is None else slot(op.LENGTH, value)
    if isinstance(result, BigInt):
        return _long_length(result)
    if not is_small(result):
        raise TypeError(f"object of type '{type_of(value).name}' has no len()")
    return small_value(result)


def _long_length(length: BigInt) -> int:
    if is_negative(length):
        raise ValueError("__len__() should return >= 0")
    if bit_length_of(length) >= WORD_BITS:
        raise OverflowError("overflow converting long int to machine word")
    return int(low_word(length))


def get_item(value: Obj, index: Obj) -> Obj:
    """value[index]."""
    slot = type_of(value).get_item
    result = NULL if slot is None else slot(value, index)
    if result is NULL:
        raise TypeError(f"'{type_of(value).name}' object isn't subscriptable")
    return result


def set_item(value: Obj, index: Obj, item: Obj) -> None:
    """value[index] = item, or `del value[index]` if the item is NULL."""
    slot = type_of(value).set_item
    if slot is None:
        unsupported_item(value, item is NULL)
    else:
        slot(value, index, item)


@cold
def unsupported_item(value: Obj, deletion: bool) -> None:
    """Raises the TypeError of a type whose items can't be set or deleted."""
    if deletion:
        raise TypeError(f"'{type_of(value).name}' object doesn't support item deletion")
    raise TypeError(f"'{type_of(value).name}' object doesn't support item assignment")


def iterate(value: Obj) -> Obj:
    """An iterator over a value. TypeError if there is none."""
    slot = type_of(value).iterate
    result = NULL if slot is None else slot(value)
    if result is NULL:
        raise TypeError(f"'{type_of(value).name}' object isn't iterable")
    return result


def advance(iterator: Obj) -> Obj:
    """The next item of an iterator, or STOP_ITERATION at its end. KeyboardInterrupt."""
    check_recursion()
    check_interrupt()
    slot = type_of(iterator).next
    if slot is None:
        raise TypeError(f"'{type_of(iterator).name}' object isn't an iterator")
    try:
        return slot(iterator)
    except StopIteration:
        return STOP_ITERATION


def contains(container: Obj, item: Obj) -> bool:
    """item in container."""
    slot = type_of(container).binary
    result = NULL if slot is None else slot(op.CONTAINS, container, item)
    if result is not NULL:
        return is_true(result)
    if type_of(container).iterate is None:
        raise unsupported_binary(op.IN, item, container)
    iterator = iterate(container)
    while True:
        other = advance(iterator)
        if other is STOP_ITERATION:
            return False
        if same(other, item):
            return True


def unary(operator: int, value: Obj) -> Obj:
    """The result of a unary operator. TypeError."""
    if operator == op.NOT:
        return truth(not is_true(value))
    slot = type_of(value).unary
    result = NULL if slot is None else slot(operator, value)
    if result is NULL:
        raise TypeError(f"unsupported type for {UNARY_NAMES[operator]}: '{type_of(value).name}'")
    return result


def binary(operator: int, left: Obj, right: Obj) -> Obj:
    """The result of a binary operator (operator.py), reflected if need be. TypeError."""
    if operator < op.IN:
        return _comparison(operator, left, right)
    if operator == op.IN or operator == op.NOT_IN:
        return truth(contains(right, left) == (operator == op.IN))
    if operator == op.IS or operator == op.IS_NOT:
        return truth((word_of(left) == word_of(right)) == (operator == op.IS))
    result = try_binary(operator, left, right)
    if result is NULL:
        raise unsupported_binary(operator, left, right)
    return result


def try_binary(operator: int, left: Obj, right: Obj) -> Obj:
    """The result of an arithmetic operator; NULL if the types don't support it."""
    result = _ask(operator, left, right)
    return _try_further(operator, left, right) if result is NULL else result


def _try_further(operator: int, left: Obj, right: Obj) -> Obj:
    """The same once the left operand has refused this very operator."""
    plain = operator
    if op.INPLACE_OR <= operator <= op.INPLACE_POWER:
        plain = operator + op.PLAIN_OF_INPLACE
        result = _ask(plain, left, right)
        if result is not NULL:
            return result
    if op.OR <= plain <= op.POWER:
        result = _ask(plain + op.REVERSE_OF_PLAIN, right, left)
        if result is not NULL:
            return result
    native = native_or_self(right)
    if native is not right:
        return try_binary(operator, left, native)
    native = native_or_self(left)
    return NULL if native is left else try_binary(operator, native, right)


def _ask(operator: int, left: Obj, right: Obj) -> Obj:
    """What the left operand's type says."""
    check_recursion()
    slot = type_of(left).binary
    return NULL if slot is None else slot(operator, left, right)


MIRRORED = (op.MORE, op.LESS, op.EQUAL, op.MORE_EQUAL, op.LESS_EQUAL, op.NOT_EQUAL)


def compare_words(operator: int, left: int, right: int) -> bool:
    """The result of a comparison of two machine words."""
    if left == right:
        return operator in (op.EQUAL, op.LESS_EQUAL, op.MORE_EQUAL)
    if left < right:
        return operator in (op.NOT_EQUAL, op.LESS, op.LESS_EQUAL)
    return operator in (op.NOT_EQUAL, op.MORE, op.MORE_EQUAL)


def _comparison(operator: int, left: Obj, right: Obj) -> Obj:
    if both_small(left, right):
        return truth(compare_words(operator, small_value(left), small_value(right)))
    if operator == op.EQUAL:
        return compared_equal(left, right)
    result = _ask(operator, left, right)
    return _compare_further(operator, left, right) if result is NULL else result


def _compare_further(operator: int, left: Obj, right: Obj) -> Obj:
    """The same once the left operand has refused this very comparison, which is not `==`."""
    result = _ask(MIRRORED[operator], right, left)
    if result is not NULL:
        return result
    if operator == op.NOT_EQUAL:
        return truth(not is_true(compared_equal(left, right)))
    native = native_or_self(right)
    if native is right:
        raise unsupported_binary(operator, left, right)
    return _comparison(operator, left, native)


def binary_refused(operator: int, left: Obj, right: Obj) -> Obj:
    """The result of an operator or comparison for which the special method of its left operand, an
    instance, has returned NotImplemented. TypeError."""
    native = native_or_self(left)
    result = NULL if native is left else _ask(operator, native, right)
    if result is not NULL:
        return left if result is native else result
    if operator == op.EQUAL:
        return reflected_equal(left, right)
    if operator < op.IN:
        return _compare_further(operator, left, right)
    result = _try_further(operator, left, right)
    if result is NULL:
        raise unsupported_binary(operator, left, right)
    return result


def less(left: Obj, right: Obj) -> bool:
    """left < right."""
    if both_small(left, right):
        return small_value(left) < small_value(right)
    if both_float(left, right):
        return untag_float(left) < untag_float(right)
    return is_true(_comparison(op.LESS, left, right))


@cold
def unsupported_binary(operator: int, left: Obj, right: Obj) -> TypeError:
    """What to raise for operands that don't support an operator."""
    if op.INPLACE_OR <= operator <= op.INPLACE_POWER:
        operator += op.PLAIN_OF_INPLACE
    name = BINARY_NAMES[operator]
    return TypeError(
        f"unsupported types for {name}: '{type_of(left).name}', '{type_of(right).name}'"
    )


@cold
def index_error(value: Obj) -> IndexError:
    """What to raise for an index beyond the ends of a sequence."""
    return IndexError(f"{type_of(value).name} index out of range")
