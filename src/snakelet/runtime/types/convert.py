"""Conversions between the user's values and those of the product, as generated wrappers use them.

Invariant: importing this module completes `world`, so that generated code can run; every function
here takes any Obj and answers with a value or the user's exception.
"""

from snakelet.runtime.heap.cells import Cells
from snakelet.runtime.heap.qstr import String, string_of
from snakelet.runtime.static import (
    FALSE,
    NULL,
    TRUE,
    WORD_BITS,
    Obj,
    Pointer,
    build,
    cold,
    i64,
    is_float,
    is_qstr,
    is_small,
    small_value,
    untag_float,
    uword,
)
from snakelet.runtime.static.error import OverflowError, TypeError
from snakelet.runtime.types import operation
from snakelet.runtime.types.bigint import (
    BigInt,
    bit_length_of,
    int_object,
    is_negative,
    low_64,
    low_word,
)
from snakelet.runtime.types.float import Float, float_object
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.int import int_to_float
from snakelet.runtime.types.operation import (
    index_or_self,
    is_subtype,
    is_true,
    number_or_self,
    truth,
    unsupported_item,
)
from snakelet.runtime.types.type import STR, USER_CLASS, BufferView, Type, is_instance, type_of
from snakelet.runtime.types.wrapper import ANY_COUNT, converters, world


def native_of(value: Obj, kind: Type) -> Obj:
    """The value of a native type that an instance of a user class wraps. TypeError if it has
    none."""
    find = hooks.native_value
    if type_of(value).flags & USER_CLASS and find is not None:
        native = find(value)
        if native is not NULL and is_subtype(type_of(native), kind):
            return native
    if kind is STR:
        raise TypeError(f"can't convert '{type_of(value).name}' object to str implicitly")
    raise TypeError(f"argument should be a '{kind.name}' not a '{type_of(value).name}'")


def text_of(value: Obj) -> String:
    """The string object of a user's str. TypeError for anything else."""
    if is_qstr(value):
        return string_of(value)
    if isinstance(value, String):
        return value
    native = native_of(value, STR)
    return string_of(native) if is_qstr(native) else as_string(native)


def as_string(value: Obj) -> String:
    """The String that a native value is; TypeError otherwise."""
    if isinstance(value, String):
        return value
    raise TypeError(f"argument should be a 'str' not a '{type_of(value).name}'")


def itself(value: Obj) -> Obj:
    """The iterator of an iterator."""
    return value


def named_argument(
    position: int, name: Obj, count: int, keywords: int, arguments: Pointer[Obj]
) -> Obj:
    """The argument at a position or of a name (a qstr); NULL if it isn't given."""
    if position < count:
        return arguments[position]
    for i in range(keywords):
        if arguments[count + 2 * i] is name:
            return arguments[count + 2 * i + 1]
    return NULL


def check_keywords(
    names: Cells, first: int, count: int, keywords: int, arguments: Pointer[Obj]
) -> None:
    """TypeError if a keyword is not among the names, or if its argument is given by position:
    `names` are those of the parameters from position `first` on."""
    for i in range(keywords):
        name = arguments[count + 2 * i]
        at = position_of(names, name)
        if at < 0:
            raise TypeError("extra keyword arguments given")
        if first + at < count:
            raise TypeError(f"function got multiple values for argument '{name}'")


def position_of(names: Cells, name: Obj) -> int:
    """The index of a qstr among others, or -1."""
    for i in range(names.length):
        if names[i] is name:
            return i
    return -1


@cold
def missing_keyword(name: Obj) -> None:
    """Raises the TypeError of a missing keyword-only argument."""
    raise TypeError(f"function missing required keyword argument '{name}'")


def check_arguments(count: int, keywords: int, minimum: int, maximum: int) -> None:
    """TypeError unless a call has `minimum` to `maximum` positional arguments and no keywords."""
    if keywords != 0:
        raise TypeError("function doesn't take keyword arguments")
    if count != minimum and minimum == maximum:
        raise TypeError(f"function takes {minimum} positional arguments but {count} were given")
    if count < minimum:
        raise TypeError(f"function missing {minimum - count} required positional arguments")
    if count > maximum and maximum != ANY_COUNT:
        raise TypeError(f"function expected at most {maximum} arguments, got {count}")


def to_int(value: Obj) -> int:
    """An integer as a machine word. TypeError, or OverflowError if it doesn't fit."""
    if is_small(value):
        return small_value(value)
    if value is TRUE or value is FALSE:
        return 1 if value is TRUE else 0
    if isinstance(value, BigInt):
        return _word_of_bigint(value)
    if type_of(value).flags & USER_CLASS:
        integer = index_or_self(value)
        if integer is not value:
            return to_int(integer)
    raise TypeError(f"can't convert {type_of(value).name} to int")


def to_i64(value: Obj) -> i64:
    """An integer as 64 bits, whatever the word. TypeError, or OverflowError if it doesn't fit."""
    number = index_or_self(value)
    if isinstance(number, BigInt) and bit_length_of(number) < 64:
        return i64(low_64(number))
    return i64(to_int(number))


def _word_of_bigint(value: BigInt) -> int:
    if bit_length_of(value) >= WORD_BITS:
        raise OverflowError("overflow converting long int to machine word")
    word = low_word(value)
    return -int(uword(0) - word) if is_negative(value) else int(word)


def to_float(value: Obj) -> float:
    """A number as a float. TypeError, OverflowError."""
    if is_float(value):
        return untag_float(value)
    if is_small(value):
        return float(small_value(value))
    if isinstance(value, Float):
        return value.value
    if value is TRUE or value is FALSE:
        return 1.0 if value is TRUE else 0.0
    if isinstance(value, BigInt):
        return int_to_float(value)
    number = number_or_self(value)
    if number is value:
        raise TypeError(f"can't convert {type_of(value).name} to float")
    return to_float(number)


@build
def fill_world() -> None:
    """Makes the functions known to generated code (build time)."""
    for item in (
        native_of,
        text_of,
        itself,
        named_argument,
        check_keywords,
        check_arguments,
        missing_keyword,
        to_int,
        is_instance,
        is_true,
        truth,
        unsupported_item,
        int_object,
        to_float,
        float_object,
    ):
        world[item.__name__] = item
    world["BufferView"] = BufferView
    converters[String] = "text_of"
    world["operation"] = operation


fill_world()
