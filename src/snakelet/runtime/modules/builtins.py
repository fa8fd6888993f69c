"""builtins: the functions and types that every program sees.

Invariant: what is here works by the operations of types/ alone; functions that need the compiler,
the machine's frames or the user's terminal are in interaction.py.
"""

from typing import Any, cast

from snakelet.runtime.heap.block import pinned_address
from snakelet.runtime.heap.qstr import String, intern_string, qstr, string_of
from snakelet.runtime.heap.recursion import check_recursion
from snakelet.runtime.modules import interaction
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    Const,
    Obj,
    Pointer,
    is_float,
    is_pointer,
    is_qstr,
    is_small,
    small,
    small_value,
    untag_float,
    word_of,
)
from snakelet.runtime.static.error import (
    AttributeError,
    TypeError,
    ValueError,
)
from snakelet.runtime.types import operator as op
from snakelet.runtime.types import singleton
from snakelet.runtime.types.bigint import is_negative
from snakelet.runtime.types.bigint_text import write_magnitude
from snakelet.runtime.types.bool import Bool
from snakelet.runtime.types.byte_value import ByteString
from snakelet.runtime.types.bytearray import Bytearray
from snakelet.runtime.types.bytes import BytesType
from snakelet.runtime.types.call import refuse_call
from snakelet.runtime.types.complex_type import ComplexType
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.exception import exception_types
from snakelet.runtime.types.float import (
    float_object,
    float_value,
    is_float_object,
    round_to_integer,
    round_to_places,
)
from snakelet.runtime.types.float_type import FloatType
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.int import int_absolute, int_add, int_power, is_int
from snakelet.runtime.types.int_type import Int
from snakelet.runtime.types.iterator import (
    CallIterator,
    Enumerate,
    Filter,
    Map,
    Reversed,
    Zip,
)
from snakelet.runtime.types.list import List, list_from, next_item, sort_list
from snakelet.runtime.types.memoryview import Memoryview
from snakelet.runtime.types.method import ClassMethod, StaticMethod
from snakelet.runtime.types.module import Module, define_module, module_dict
from snakelet.runtime.types.number import power_modulo
from snakelet.runtime.types.object import Object, names_dict
from snakelet.runtime.types.operation import (
    advance,
    binary,
    call_0,
    call_1,
    find_attribute,
    hash_of,
    index_or_self,
    is_callable,
    is_subtype,
    is_true,
    iterate,
    length_of,
    load_attribute,
    lookup,
    native_or_self,
    special_result,
    store_attribute,
    type_of,
    unary,
)
from snakelet.runtime.types.property import Property
from snakelet.runtime.types.range import Range
from snakelet.runtime.types.scratch import finished_text, take_buffer
from snakelet.runtime.types.set import FrozenSet, Set
from snakelet.runtime.types.slice import Slice
from snakelet.runtime.types.special import complete_specials
from snakelet.runtime.types.str import Str
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import INT, USER_CLASS, Type
from snakelet.runtime.types.utf8 import character, character_length, code_at
from snakelet.runtime.vm.builtin_names import overriding, store_builtin
from snakelet.runtime.vm.generator import asked, item_or_stop
from snakelet.runtime.vm.super import Super


def abs_(value: Obj) -> Obj:
    """The absolute value of a number."""
    if is_small(value):
        return int_absolute(value)
    return unary(op.ABSOLUTE, value)


def all_(iterable: Obj) -> bool:
    """Whether all items are true."""
    return not _has_item(iterable, False)


def any_(iterable: Obj) -> bool:
    """Whether an item is true."""
    return _has_item(iterable, True)


def _has_item(iterable: Obj, wanted: Const[bool]) -> bool:
    """Whether an item counts as a bool."""
    iterator = iterate(iterable)
    while True:
        item = next_item(iterator)
        if item is STOP_ITERATION:
            return False
        if is_true(item) == wanted:
            return True


def bin_(value: Obj) -> Obj:
    """The binary digits of an integer, after 0b."""
    return _with_prefix(value, 2, ord("b"))


def hex_(value: Obj) -> Obj:
    """The hexadecimal digits of an integer, after 0x."""
    return _with_prefix(value, 16, ord("x"))


def oct_(value: Obj) -> Obj:
    """The octal digits of an integer, after 0o."""
    return _with_prefix(value, 8, ord("o"))


def _with_prefix(value: Obj, base: int, letter: int) -> Obj:
    number = _whole(value)
    text = take_buffer()
    if is_negative(number):
        text.append(ord("-"))
    text.append(ord("0"))
    text.append(letter)
    write_magnitude(text, number, base, ord("a"))
    return finished_text(text)


def _whole(value: Obj) -> Obj:
    """An integer of any size, also of a bool or a class derived from int. TypeError."""
    if is_int(value):
        return value
    integer = index_or_self(value)
    if integer is not value:
        return _whole(integer)
    return small(to_int(value))


def callable_(value: Obj) -> bool:
    """Whether a value can be called."""
    return is_callable(value)


def chr_(code: int) -> Obj:
    """The character of a code point."""
    if not 0 <= code < 0x110000:
        raise ValueError("char not in range(0x110000)")
    return character(code)


def ord_(value: Obj) -> int:
    """The code point of a character, or the byte of one byte."""
    if is_qstr(value) and string_of(value).length == 1:
        return string_of(value)[0]
    native = native_or_self(value)
    if is_qstr(native) or isinstance(native, String):
        text = interaction.text_argument(native)
        count = character_length(text)
        if count == 1:
            return code_at(text.at(0), 0)
        raise _wrong_length(count)
    if isinstance(native, ByteString):
        if native.length == 1:
            return native[0]
        raise _wrong_length(int(native.length))
    raise TypeError(f"can't convert '{type_of(value).name}' object to str implicitly")


def _wrong_length(count: int) -> TypeError:
    """What to raise for a text that is not one character."""
    return TypeError(f"ord() expected a character, but string of length {count} found")


def _name_of(value: Obj) -> Obj:
    """The qstr of an attribute's name. TypeError if it is no str."""
    if is_qstr(value):
        return value
    return intern_string(interaction.text_argument(native_or_self(value)))


def delattr_(value: Obj, name: Obj) -> None:
    """Delete an attribute."""
    store_attribute(value, _name_of(name), NULL)


def getattr_(value: Obj, name: Obj, default: Obj = NULL, /) -> Obj:
    """An attribute, or the default if there is none of that name."""
    attribute = _name_of(name)
    if default is NULL:
        return load_attribute(value, attribute)
    try:
        found = find_attribute(value, attribute)
    except AttributeError:
        return default
    return default if found is NULL else found


def hasattr_(value: Obj, name: Obj) -> bool:
    """Whether there is an attribute of a name."""
    return getattr_(value, name, STOP_ITERATION) is not STOP_ITERATION


def setattr_(value: Obj, name: Obj, item: Obj) -> None:
    """Set an attribute."""
    store_attribute(value, _name_of(name), item)


def dir_(value: Obj = NULL, /) -> Obj:
    """The names of an object's attributes, or the global names."""
    if value is NULL:
        return interaction.global_names()
    own = special_result(value, qstr("__dir__"))
    if own is not NULL:
        return sorted_(own)
    names = new_dict()
    if isinstance(value, Module):
        _add_keys(names, module_dict(value))
    elif isinstance(value, Type):
        _add_names(names, value)
    else:
        member_names = hooks.instance_names
        if type_of(value).flags & USER_CLASS and member_names is not None:
            _add_keys(names, member_names(value))
        _add_names(names, type_of(value))
    result = list_from(names)
    sort_list(result, NONE, False)
    return result


def _add_names(names: Dict, kind: Type) -> None:
    """Adds the names of a type and its bases."""
    _add_keys(names, names_dict(kind))
    bases = kind.bases
    if bases is not None:
        for i in range(bases.length):
            _add_names(names, cast(Type, bases[i]))


def _add_keys(names: Dict, iterable: Obj) -> None:
    iterator = iterate(iterable)
    while True:
        name = advance(iterator)
        if name is STOP_ITERATION:
            return
        set_value(names, name, NONE)


def divmod_(left: Obj, right: Obj) -> Obj:
    """The quotient and the rest of a division."""
    return binary(op.DIVMOD, left, right)


def hash_(value: Obj) -> int:
    """The hash of a value: equal values have equal ones."""
    return hash_of(value)


def id_(value: Obj) -> int:
    """A number that no other object has meanwhile; pins the object."""
    return int(pinned_address(value)) if is_pointer(value) else int(word_of(value) >> 1)


def isinstance_(value: Obj, classes: Obj) -> bool:
    """Whether a value is an instance of a class, or of one in a tuple of classes."""
    return _is_any(type_of(value), classes)


def issubclass_(kind: Obj, classes: Obj) -> bool:
    """Whether a class is or derives from another, or one in a tuple of classes."""
    if not isinstance(kind, Type):
        raise TypeError("issubclass() arg 1 must be a class")
    return _is_any(kind, classes)


def _is_any(kind: Type, classes: Obj) -> bool:
    if isinstance(classes, Type):
        return classes is OBJECT or is_subtype(kind, classes)
    if not isinstance(classes, Tuple):
        raise TypeError("issubclass() arg 2 must be a class or a tuple of classes")
    check_recursion()
    for i in range(classes.length):
        if _is_any(kind, classes.items[i]):
            return True
    return False


OBJECT = Object.type_object


def iter_(value: Obj, sentinel: Obj = NULL, /) -> Obj:
    """An iterator over a value, or over what a function yields until that equals a sentinel.
    differs: MicroPython has the first form only."""
    if sentinel is not NULL:
        if not is_callable(value):
            refuse_call(value)
        return CallIterator(value, sentinel)
    iterator = iterate(value)
    if not _is_iterator(iterator):
        raise TypeError(f"'{type_of(iterator).name}' object isn't an iterator")
    return iterator


def _is_iterator(value: Obj) -> bool:
    """Whether a value has `__next__`."""
    kind = type_of(value)
    if kind.flags & USER_CLASS and lookup(kind, qstr("__next__")) is NULL:
        native = native_or_self(value)
        return native is not value and _is_iterator(native)
    return kind.next is not None


def len_(value: Obj) -> int:
    """The number of items."""
    if isinstance(value, List):
        return value.used
    return length_of(value)


def next_(iterator: Obj, default: Obj = NULL, /) -> Obj:
    """The next item of an iterator; at its end the default, or StopIteration."""
    item = asked(iterator)
    if item is STOP_ITERATION and default is not NULL:
        return default
    return item_or_stop(item)


def max_(count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """The largest of the arguments, or of the items of a single one."""
    return _extreme(count, keywords, arguments, op.MORE)


def min_(count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
    """The smallest of the arguments, or of the items of a single one."""
    return _extreme(count, keywords, arguments, op.LESS)


def _extreme(count: int, keywords: int, arguments: Pointer[Obj], operator: Const[int]) -> Obj:
    if count == 0:
        raise TypeError("function missing 1 required positional arguments")
    key = NONE
    default = NULL
    for i in range(keywords):
        name = arguments[count + 2 * i]
        if name is qstr("key"):
            key = arguments[count + 2 * i + 1]
        elif name is qstr("default"):
            default = arguments[count + 2 * i + 1]
        else:
            raise TypeError("extra keyword arguments given")
    if count > 1:
        return _extreme_of_arguments(count, arguments, key, operator)
    return _extreme_of_items(arguments[0], key, default, operator)


def _extreme_of_arguments(
    count: int, arguments: Pointer[Obj], key: Obj, operator: Const[int]
) -> Obj:
    best = arguments[0]
    mark = best if key is NONE else call_1(key, best)
    for i in range(1, count):
        item = arguments[i]
        value = item if key is NONE else call_1(key, item)
        if _comes_before(value, mark, operator):
            best = item
            mark = value
    return best


def _extreme_of_items(iterable: Obj, key: Obj, default: Obj, operator: Const[int]) -> Obj:
    iterator = iterate(iterable)
    best = next_item(iterator)
    if best is STOP_ITERATION:
        if default is NULL:
            raise ValueError("arg is an empty sequence")
        return default
    mark = best if key is NONE else call_1(key, best)
    while True:
        item = next_item(iterator)
        if item is STOP_ITERATION:
            return best
        value = item if key is NONE else call_1(key, item)
        if _comes_before(value, mark, operator):
            best = item
            mark = value


def _comes_before(value: Obj, mark: Obj, operator: Const[int]) -> bool:
    if is_small(value) and is_small(mark):
        if operator == op.LESS:
            return small_value(value) < small_value(mark)
        return small_value(value) > small_value(mark)
    if is_float(value) and is_float(mark):
        if operator == op.LESS:
            return untag_float(value) < untag_float(mark)
        return untag_float(value) > untag_float(mark)
    return is_true(binary(operator, value, mark))


def pow_(base: Obj, exponent: Obj, modulus: Obj = NONE, /) -> Obj:
    """base ** exponent, modulo a third number if it is given."""
    if modulus is NONE:
        return binary(op.POWER, base, exponent)
    if not (_is_whole(base) and _is_whole(exponent) and _is_whole(modulus)):
        raise TypeError("pow() with 3 arguments requires integers")
    return power_modulo(_whole(base), _whole(exponent), _whole(modulus))


def _is_whole(value: Obj) -> bool:
    """Whether a value is an integer, also a bool or one of a class derived from int."""
    return is_subtype(type_of(value), INT)


def round_(value: Obj, places: Obj = NONE, /) -> Obj:
    """A number rounded to a number of decimal places, half to even; without it to an integer."""
    native = native_or_self(value)
    if is_float_object(native):
        number = float_value(native)
        if places is NONE:
            return round_to_integer(number)
        return float_object(round_to_places(number, to_int(places)))
    own = lookup(type_of(value), qstr("__round__"))
    if own is not NULL:
        rounded = load_attribute(value, qstr("__round__"))
        return call_0(rounded) if places is NONE else call_1(rounded, places)
    integer = _whole(value)
    if places is NONE or to_int(places) >= 0:
        return integer
    return _round_integer(integer, -to_int(places))


def _round_integer(number: Obj, zeros: int) -> Obj:
    """An integer rounded to a multiple of a power of ten, half to even."""
    unit = int_power(small(10), small(zeros))
    rest = binary(op.MODULO, number, unit)
    down = binary(op.SUBTRACT, number, rest)
    twice = int_add(rest, rest)
    if is_true(binary(op.LESS, twice, unit)):
        return down
    up = int_add(down, unit)
    if is_true(binary(op.MORE, twice, unit)):
        return up
    quotient = binary(op.FLOOR_DIVIDE, down, unit)
    return down if binary(op.MODULO, quotient, small(2)) is small(0) else up


def sorted_(iterable: Obj, /, *, key: Obj = NONE, reverse: bool = False) -> List:
    """A new list of the items in order; equal ones keep theirs."""
    result = list_from(iterable)
    sort_list(result, key, reverse)
    return result


ZERO = small(0)


def sum_(iterable: Obj, start: Obj = ZERO) -> Obj:
    """The start and all items added up."""
    total = start
    iterator = iterate(iterable)
    while True:
        item = next_item(iterator)
        if item is STOP_ITERATION:
            return total
        if is_small(total) and is_small(item):
            total = int_add(total, item)
        elif is_float(total) and is_float(item):
            total = float_object(float_value(total) + float_value(item))
        else:
            total = binary(op.ADD, total, item)


MEMBERS: dict[str, Any] = {
    "bool": Bool,
    "bytearray": Bytearray,
    "bytes": BytesType,
    "classmethod": ClassMethod,
    "complex": ComplexType,
    "dict": Dict,
    "enumerate": Enumerate,
    "filter": Filter,
    "float": FloatType,
    "frozenset": FrozenSet,
    "int": Int,
    "list": List,
    "map": Map,
    "memoryview": Memoryview,
    "object": Object,
    "property": Property,
    "range": Range,
    "reversed": Reversed,
    "set": Set,
    "slice": Slice,
    "staticmethod": StaticMethod,
    "str": Str,
    "super": Super,
    "tuple": Tuple,
    "type": Type,
    "zip": Zip,
    **singleton.CONSTANTS,
    **exception_types,
    **interaction.FUNCTIONS,
}
"""The user's types and constants, and the functions of interaction.py, by name."""

complete_specials()
MODULE = define_module("builtins", globals(), overriding, store_builtin, **MEMBERS)
