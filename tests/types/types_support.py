"""Objects of the product from Python values and back, and calls of methods by name."""

from typing import Any, cast

import snakelet.runtime.modules.builtins  # noqa: F401  (completes the types)
from snakelet.runtime.heap.qstr import String, intern, qstr, rom_string, string_of
from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    NULL,
    STOP_ITERATION,
    TRUE,
    Obj,
    fits_small,
    is_float,
    is_qstr,
    is_small,
    rom,
    small,
    small_value,
    untag_float,
)
from snakelet.runtime.static.error import UserError
from snakelet.runtime.types.bigint import BigInt
from snakelet.runtime.types.dict import Dict, new_dict, set_value
from snakelet.runtime.types.exception import ExceptionObject
from snakelet.runtime.types.float import Float, float_object
from snakelet.runtime.types.int import int_add, int_multiply
from snakelet.runtime.types.list import List, append, new_list
from snakelet.runtime.types.operation import advance, call, iterate, load_attribute
from snakelet.runtime.types.output import REPR_KIND, STR_KIND, to_string
from snakelet.runtime.types.range import Range, new_range
from snakelet.runtime.types.set import AnySet, FrozenSet, Set, add_item, new_set
from snakelet.runtime.types.slice import Slice
from snakelet.runtime.types.stack import machine, reset_machine, take
from snakelet.runtime.types.table import EMPTY
from snakelet.runtime.types.tuple import Tuple, new_tuple

reset_machine()
MARKS = {None: NONE, True: TRUE, False: FALSE, ...: ELLIPSIS}


def big(value: int) -> Obj:
    """An integer of any size."""
    if fits_small(value):
        return small(value)
    high, low = divmod(value, 1 << 32)
    return int_add(int_multiply(big(high), small(1 << 32)), small(low))


def obj(value: Any) -> Obj:
    """The product's object for a Python value; texts that start with "~" are not interned."""
    if isinstance(value, Obj):
        return value
    if value is None or isinstance(value, bool) or value is ...:
        return MARKS[value]
    if isinstance(value, int):
        return big(value)
    if isinstance(value, float):
        return float_object(value)
    if type(value).__name__ == "str":
        data = value.encode()
        return rom_string(value) if value[:1] == "~" else intern(rom(data), len(data))
    return container(value)


def container(value: Any) -> Obj:
    if isinstance(value, list):
        items = new_list()
        for item in value:
            append(items, obj(item))
        return items
    if isinstance(value, tuple):
        row = new_tuple(len(value))
        for i, item in enumerate(value):
            row.items[i] = obj(item)
        return row
    if isinstance(value, dict):
        mapping = new_dict()
        for key, item in value.items():
            set_value(mapping, obj(key), obj(item))
        return mapping
    if isinstance(value, set | frozenset):
        frozen = isinstance(value, frozenset)
        result = FrozenSet(0, 0, 0, 0, 0, EMPTY, None) if frozen else new_set()
        for item in value:
            add_item(result, obj(item))
        return result
    if isinstance(value, slice):
        return Slice(obj(value.start), obj(value.stop), obj(value.step))
    assert isinstance(value, range), value
    return new_range(value.start, value.stop, value.step)


def text(value: Obj) -> str:
    """The Python text of a str."""
    string = string_of(value) if is_qstr(value) else cast(String, value)
    return memoryview(string.data.items).tobytes().decode()  # type: ignore[arg-type]


def plain(value: Obj) -> Any:
    """The Python value of an object of the product."""
    for mark, immediate in MARKS.items():
        if value is immediate:
            return mark
    if is_small(value):
        return small_value(value)
    if is_float(value):
        return untag_float(value)
    if isinstance(value, Float):
        return value.value
    if isinstance(value, BigInt):
        return int(text(to_string(value, STR_KIND)))
    if is_qstr(value) or isinstance(value, String):
        return text(value)
    return plain_container(value)


def plain_container(value: Obj) -> Any:
    if isinstance(value, List):
        return [plain(value.cells[i]) for i in range(value.used)]
    if isinstance(value, Tuple):
        return tuple(plain(value.items[i]) for i in range(value.length))
    if isinstance(value, Dict):
        return {plain(k): plain(v) for k, v in entries(value)}
    if isinstance(value, Set):
        return set(plain_items(value))
    if isinstance(value, AnySet):
        return frozenset(plain_items(value))
    if isinstance(value, Range):
        return range(value.start, value.stop, value.step)
    assert value is not NULL and value is not STOP_ITERATION
    return plain_items(value)


def entries(value: Dict) -> list[tuple[Obj, Obj]]:
    """The keys and values of a dict in their order."""
    pairs = [(value.entries[2 * i], value.entries[2 * i + 1]) for i in range(value.filled)]
    return [(k, v) for k, v in pairs if k is not NULL]


def plain_items(iterable: Obj) -> list[Any]:
    """The Python values of all items of an iterable."""
    walk = iterate(iterable)
    result = []
    while (item := advance(walk)) is not STOP_ITERATION:
        result.append(plain(item))
    return result


def invoke(function: Obj, *arguments: Any, **named: Any) -> Obj:
    """Calls an object."""
    top = machine.sp
    place = take(len(arguments) + 2 * len(named))
    for i, item in enumerate(arguments):
        place[i] = obj(item)
    for i, (name, item) in enumerate(named.items()):
        place[len(arguments) + 2 * i] = qstr(name)
        place[len(arguments) + 2 * i + 1] = obj(item)
    try:
        return call(function, len(arguments), len(named), place)
    finally:
        machine.sp = top


def method(value: Obj, name: str, *arguments: Any, **named: Any) -> Obj:
    """Calls a method of an object."""
    return invoke(load_attribute(value, qstr(name)), *arguments, **named)


def shown(value: Obj) -> str:
    """repr()."""
    return text(to_string(value, REPR_KIND))


NO_FAILURE = ("", "")


def failure(action: Any) -> tuple[str, str]:
    """The type and message of the exception that an action raises, or NO_FAILURE."""
    try:
        action()
    except UserError as error:
        value = error.value
        assert isinstance(value, ExceptionObject)
        return shown(value).partition("(")[0], text(to_string(value, STR_KIND))
    return NO_FAILURE
