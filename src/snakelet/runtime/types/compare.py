"""Truth, equality and hashes of any value.

Invariant: values that are equal have equal hashes: 1, 1.0 and True; a qstr and a String of the same
text. `same` is what containers ask: the same object, or equal.
"""

from typing import cast

from snakelet.runtime.heap.block import pinned_address
from snakelet.runtime.heap.cells import HASH_MASK
from snakelet.runtime.heap.qstr import String, equal_strings, qstr, string_hash, string_of, text_of
from snakelet.runtime.heap.recursion import check_recursion
from snakelet.runtime.static import (
    FALSE,
    NONE,
    NULL,
    TRUE,
    WORD_BITS,
    Obj,
    both_small,
    cold,
    inline,
    is_float,
    is_pointer,
    is_qstr,
    is_small,
    small,
    small_value,
    untag_float,
    word_of,
)
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types.hook import warn_of_bytes
from snakelet.runtime.types.type import INT, STR, UNHASHABLE, type_of


@inline
def truth(value: bool) -> Obj:
    """The user's bool."""
    return TRUE if value else FALSE


def is_true(value: Obj) -> bool:
    """Whether a value counts as true: its `__bool__`, or else its length is not 0."""
    if value is TRUE:
        return True
    if value is FALSE or value is NONE:
        return False
    if is_small(value):
        return value is not small(0)
    if is_qstr(value):
        return string_of(value).length != 0
    if is_float(value):
        return untag_float(value) != 0.0
    return _is_true_object(value)


def _is_true_object(value: Obj) -> bool:
    slot = type_of(value).unary
    if slot is None:
        return True
    result = slot(op.BOOL, value)
    if result is NULL:
        result = slot(op.LENGTH, value)
        return result is NULL or result is not small(0)
    return result is TRUE


@inline
def equal(a: Obj, b: Obj) -> bool:
    """Whether a == b."""
    return a is b if both_small(a, b) else equal_objects(a, b)


def equal_objects(a: Obj, b: Obj) -> bool:
    """Whether a == b, for any but two small integers."""
    if is_qstr(a) and is_qstr(b):
        return a is b
    if isinstance(a, String):
        if isinstance(b, String):
            return equal_strings(a, b)
        if is_qstr(b):
            return equal_strings(a, text_of(b))
    elif is_qstr(a) and isinstance(b, String):
        return equal_strings(text_of(a), b)
    result = compared_equal(a, b)
    return result is TRUE or (result is not FALSE and is_true(result))


@inline
def same(a: Obj, b: Obj) -> bool:
    """Whether a is b or a == b."""
    return a is b or equal(a, b)


def compared_equal(a: Obj, b: Obj) -> Obj:
    """What a == b yields: each operand is asked, then identity decides."""
    check_recursion()
    slot = type_of(a).binary
    if slot is not None:
        result = slot(op.EQUAL, a, b)
        if result is not NULL:
            return result
    return reflected_equal(a, b)


def reflected_equal(a: Obj, b: Obj) -> Obj:
    """What a == b yields once the left operand has refused."""
    slot = type_of(b).binary
    if slot is not None:
        result = slot(op.EQUAL, b, a)
        if result is not NULL:
            return result
    if type_of(a) is STR or type_of(b) is STR:
        note_bytes(a, b)
    return truth(a is b)


@cold
def note_bytes(a: Obj, b: Obj) -> None:
    """Warns if a str is compared with bytes."""
    other = type_of(b) if type_of(a) is STR else type_of(a)
    if other.name is qstr("bytes"):
        warn_of_bytes()


def hash_of(value: Obj) -> int:
    """The hash of a value. TypeError if it has none."""
    if is_small(value):
        return small_value(value)
    if is_qstr(value):
        return text_of(value).state & HASH_MASK
    if isinstance(value, String):
        return string_hash(value)
    return _hash_of_object(value)


def _hash_of_object(value: Obj) -> int:
    check_recursion()
    kind = type_of(value)
    slot = kind.unary
    if slot is not None:
        result = slot(op.HASH, value)
        if result is not NULL:
            return small_value(result) if is_small(result) else _folded(result)
    if kind.flags & UNHASHABLE:
        refuse_hash(value)
    return identity_hash(value)


@cold
def refuse_hash(value: Obj) -> None:
    raise TypeError(f"unsupported type for __hash__: '{type_of(value).name}'")


def _folded(value: Obj) -> int:
    """The hash of a `__hash__` result that is no small integer."""
    if value is TRUE or value is FALSE:
        return 1 if value is TRUE else 0
    if type_of(value) is not INT:
        raise TypeError(f"can't convert {type_of(value).name} to int")
    return hash_of(value)


def identity_hash(value: Obj) -> int:
    """A hash by identity; pins the object."""
    if value is NONE:
        return 0x2C0FFEE
    where = pinned_address(value) if is_pointer(value) else word_of(value)
    return int(where >> 4) & ((1 << (WORD_BITS - 3)) - 1)


assert cast(object, NULL) is not None
