"""Translation tables: str.maketrans and str.translate.

Invariant: a table maps code points to strings, to code points, or to None, which drops a character;
what it doesn't have stays as it is.
"""

from snakelet.runtime.heap.qstr import String
from snakelet.runtime.static import (
    NONE,
    NULL,
    STOP_ITERATION,
    Obj,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import LookupError, TypeError, ValueError
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.operation import advance, get_item, iterate
from snakelet.runtime.types.scratch import finished_text, take_buffer
from snakelet.runtime.types.str_value import string_argument, string_or_none
from snakelet.runtime.types.utf8 import append_code, character_length, code_at, size_at


def translated(string: String, table: Obj) -> Obj:
    """A text with each character replaced by what a table, any mapping, has for its code."""
    out = take_buffer()
    place = 0
    while place < string.length:
        size = size_at(string[place])
        item = looked_up(table, code_at(string.at(0), place))
        if item is NULL:
            out.extend(string.at(place), size)
        elif is_small(item):
            append_code(out, small_value(item))
        elif item is not NONE:
            by = string_argument(item)
            out.extend(by.at(0), by.length)
        place += size
    return finished_text(out)


def looked_up(table: Obj, code: int) -> Obj:
    """What a table has for a character, or NULL."""
    try:
        return get_item(table, small(code))
    except LookupError:
        return NULL


def table_of_mapping(mapping: Obj) -> Dict:
    """A table from a dict whose keys are characters or their codes."""
    result = new_dict()
    iterator = iterate(mapping)
    while True:
        key = advance(iterator)
        if key is STOP_ITERATION:
            return result
        set_value(result, code_of(key), get_item(mapping, key))


def code_of(key: Obj) -> Obj:
    """The code point that a key of a table is. ValueError."""
    string = string_or_none(key)
    if string is None:
        return key
    if character_length(string) != 1:
        raise ValueError("string keys in translate table must be of length 1")
    return small(code_at(string.at(0), 0))


def table_of_texts(keys: Obj, values: Obj, dropped: Obj) -> Dict:
    """A table from each character of a text to that at the same place of another; a third (NULL:
    none) has characters to drop. ValueError if the lengths differ."""
    source = string_argument(keys)
    goal = string_argument(values)
    if character_length(source) != character_length(goal):
        raise ValueError("the first two maketrans arguments must have equal length")
    result = new_dict()
    at = 0
    to = 0
    while at < source.length:
        set_value(result, small(code_at(source.at(0), at)), small(code_at(goal.at(0), to)))
        at += size_at(source[at])
        to += size_at(goal[to])
    if dropped is not NULL:
        drop_all(result, string_argument(dropped))
    return result


def drop_all(table: Dict, text: String) -> None:
    """Makes a table drop the characters of a text."""
    place = 0
    while place < text.length:
        set_value(table, small(code_at(text.at(0), place)), NONE)
        place += size_at(text[place])


def make_table(x: Obj, y: Obj, z: Obj) -> Dict:
    """str.maketrans(x[, y[, z]])."""
    if y is not NULL:
        return table_of_texts(x, y, z)
    if not isinstance(x, Dict):
        raise TypeError("if you give only one argument to maketrans it must be a dict")
    return table_of_mapping(x)
