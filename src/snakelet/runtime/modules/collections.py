"""collections: namedtuple, OrderedDict and deque.

Invariant: the types are in types/; here is what makes a named tuple of the user's arguments.
"""

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import String, intern, intern_string
from snakelet.runtime.static import NONE, Obj, is_qstr
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.convert import text_of
from snakelet.runtime.types.deque import Deque
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.list import List, append, list_from, new_list
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.namedtuple import named_tuple_type
from snakelet.runtime.types.ordered_dict import OrderedDict
from snakelet.runtime.types.str_value import string_or_none

SPACE = 32
COMMA = 44


def namedtuple(name: Obj, fields: Obj, *, defaults: Obj = NONE) -> Obj:
    """Make a type of tuples whose items are attributes; fields are names, or a str of names with
    blanks or commas between; defaults are those of the last fields. differs: MicroPython has no
    defaults."""
    text = string_or_none(fields)
    names = _interned_names(list_from(fields) if text is None else _words(text))
    return named_tuple_type(_interned(name), names, _defaults(names, defaults))


def _defaults(names: Cells, defaults: Obj) -> Dict:
    """The defaults of the last names. TypeError if there are too many."""
    result = new_dict()
    if defaults is NONE:
        return result
    values = list_from(defaults)
    first = names.length - values.used
    if first < 0:
        raise TypeError("got more default values than field names")
    for i in range(values.used):
        set_value(result, names[first + i], values.cells[i])
    return result


def _interned(value: Obj) -> Obj:
    return value if is_qstr(value) else intern_string(text_of(value))


def _interned_names(names: List) -> Cells:
    result = new_cells(names.used)
    for i in range(names.used):
        result[i] = _interned(names.cells[i])
    return result


def _words(text: String) -> List:
    """The words of a text."""
    result = new_list()
    start = 0
    for at in range(text.length + 1):
        if at == text.length or text[at] <= SPACE or text[at] == COMMA:
            if at > start:
                append(result, intern(text.at(start), at - start))
            start = at + 1
    return result


define_module("collections", globals(), OrderedDict=OrderedDict, deque=Deque)
