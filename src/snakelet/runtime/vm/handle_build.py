"""Handlers that make containers and functions, and take containers apart.

Invariant: the items stay on the stack until the container holds them, so a collection sees them.
"""

from typing import cast

from snakelet.runtime.heap.cells import IS_ASCII, Cells, new_cells
from snakelet.runtime.static import (
    NEXT,
    NONE,
    NULL,
    STOP_ITERATION,
    Next,
    Obj,
    Pointer,
    cold,
    handler,
    is_small,
    small_value,
)
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types.code import Code, refuse_code
from snakelet.runtime.types.dict import Dict, new_dict, sized_dict
from snakelet.runtime.types.function import Cell, Function
from snakelet.runtime.types.list import List, append, list_from, list_of_items, new_list
from snakelet.runtime.types.operation import advance, iterate
from snakelet.runtime.types.set import Set, new_set
from snakelet.runtime.types.slice import Slice
from snakelet.runtime.types.stack import Machine
from snakelet.runtime.types.str_value import own_string
from snakelet.runtime.types.table import find, find_or_add
from snakelet.runtime.types.tuple import Tuple, tuple_of_items
from snakelet.runtime.types.utf8 import CHARACTERS
from snakelet.runtime.vm.handle_special import load_subscr_object, store_subscr_object
from snakelet.runtime.vm.machine import number, push


@handler
def build_tuple(m: Machine) -> Next:
    count = number(m)
    first = m.sp - (count - 1)
    result = tuple_of_items(first, count)
    m.sp = first - 1
    push(m, result)
    return NEXT


@handler
def build_list(m: Machine) -> Next:
    count = number(m)
    first = m.sp - (count - 1)
    result = list_of_items(first, count)
    m.sp = first - 1
    push(m, result)
    return NEXT


@handler
def build_map(m: Machine) -> Next:
    count = number(m)
    push(m, new_dict() if count == 0 else sized_dict(count))
    return NEXT


@handler
def build_set(m: Machine) -> Next:
    count = number(m)
    result = new_set()
    first = m.sp - (count - 1)
    for i in range(count):
        find_or_add(result, first[i], 1)
    m.sp = first - 1
    push(m, result)
    return NEXT


@handler
def build_slice(m: Machine) -> Next:
    step = NONE
    if number(m) == 3:
        step = m.sp[0]
        m.sp = m.sp - 1
    result = Slice(m.sp[-1], m.sp[0], step)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


@handler
def store_map(m: Machine) -> Next:
    names = m.sp[-2]
    if not isinstance(names, Dict):
        return refuse_container(m)
    place = find_or_add(names, m.sp[0], 2)
    names.entries[2 * place + 1] = m.sp[-1]
    m.sp = m.sp - 2
    return NEXT


@handler
@cold
def refuse_container(m: Machine) -> Next:
    """Not an opcode: no compiler's code has another container there."""
    raise TypeError("unexpected container")


@handler
def store_comp(m: Machine) -> Next:
    operand = number(m)
    container = m.sp[-(operand >> 2)]
    if isinstance(container, List):
        append(container, m.sp[0])
    elif isinstance(container, Set):
        find_or_add(container, m.sp[0], 1)
    elif isinstance(container, Dict) and operand & 3 == 1:
        place = find_or_add(container, m.sp[0], 2)
        container.entries[2 * place + 1] = m.sp[-1]
        m.sp = m.sp - 1
    else:
        return refuse_container(m)
    m.sp = m.sp - 1
    return NEXT


@handler
def unpack_sequence(m: Machine) -> Next:
    count = number(m)
    value = m.sp[0]
    if isinstance(value, Tuple):
        if value.length == count:
            spread(m, value.items.pointer(0), count)
            return NEXT
    elif isinstance(value, List) and value.used == count:
        spread(m, value.cells.at(0), count)
        return NEXT
    unpack(m, value, count)
    return NEXT


def spread(m: Machine, items: Pointer[Obj], count: int) -> None:
    """Replaces the top by items, the first of them on top."""
    for i in range(count):
        m.sp[i] = items[count - 1 - i]
    m.sp = m.sp + (count - 1)


def unpack(m: Machine, value: Obj, count: int) -> None:
    """Replaces the top by its `count` items. ValueError if it has more or fewer."""
    items = list_of_iterable(value, count)
    if items.used < count:
        raise ValueError(f"need more than {items.used} values to unpack")
    if items.used > count:
        raise ValueError(f"too many values to unpack (expected {count})")
    spread(m, items.cells.at(0), count)


def list_of_iterable(value: Obj, count: int) -> List:
    """The first `count` + 1 items of an iterable."""
    if isinstance(value, List):
        return value
    if isinstance(value, Tuple):
        return list_from(value)
    result = new_list()
    iterator = iterate(value)
    while result.used <= count:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return result
        append(result, item)
    return result


@handler
def unpack_ex(m: Machine) -> Next:
    operand = number(m)
    unpack_star(m, operand & 255, operand >> 8)
    return NEXT


def unpack_star(m: Machine, left: int, right: int) -> None:
    """Replaces the top by its first items, a list of the middle, and its last items."""
    items = list_from(m.sp[0])
    count = items.used
    if count < left + right:
        raise ValueError(f"need more than {count} values to unpack")
    middle = list_of_items(items.cells.at(left), count - left - right)
    at = m.sp
    for i in range(right):
        at[i] = items.cells[count - 1 - i]
    at[right] = middle
    for i in range(left):
        at[right + 1 + i] = items.cells[left - 1 - i]
    m.sp = m.sp + (left + right)


@handler
def load_subscr(m: Machine) -> Next:
    value = m.sp[-1]
    index = m.sp[0]
    if isinstance(value, List) and is_small(index):
        at = small_value(index)
        if at < 0:
            at += value.used
        if 0 <= at < value.used:
            m.sp = m.sp - 1
            m.sp[0] = value.cells[at]
            return NEXT
    return load_subscr_other(m)


@handler
def load_subscr_other(m: Machine) -> Next:
    """LOAD_SUBSCR of anything but a list."""
    value = m.sp[-1]
    index = m.sp[0]
    if isinstance(value, Dict):
        place = find(value, index, 2)
        if place >= 0:
            m.sp = m.sp - 1
            m.sp[0] = value.entries[2 * place + 1]
            return NEXT
    elif isinstance(value, Tuple) and is_small(index):
        at = small_value(index)
        if 0 <= at < value.length:
            m.sp = m.sp - 1
            m.sp[0] = value.items[at]
            return NEXT
    return load_subscr_text(m)


@handler
def load_subscr_text(m: Machine) -> Next:
    """LOAD_SUBSCR of an ASCII text, or of anything but a list, dict or tuple."""
    text = own_string(m.sp[-1])
    index = m.sp[0]
    if text is not None and text.state & IS_ASCII != 0 and is_small(index):
        at = small_value(index)
        if at < 0:
            at += text.length
        if 0 <= at < text.length:
            m.sp = m.sp - 1
            m.sp[0] = CHARACTERS[text[at]]
            return NEXT
    return load_subscr_object(m)


@handler
def store_subscr(m: Machine) -> Next:
    value = m.sp[-1]
    index = m.sp[0]
    if isinstance(value, List) and is_small(index):
        at = small_value(index)
        if 0 <= at < value.used:
            item = m.sp[-2]
            if item is not NULL:
                value.cells[at] = item
                m.sp = m.sp - 3
                return NEXT
    return store_subscr_other(m)


@handler
def store_subscr_other(m: Machine) -> Next:
    """STORE_SUBSCR of anything but a list. A dict of a derived type may store in its own way."""
    value = m.sp[-1]
    item = m.sp[-2]
    if isinstance(value, Dict) and value.type is Dict.type_object and item is not NULL:
        place = find_or_add(value, m.sp[0], 2)
        value.entries[2 * place + 1] = item
        m.sp = m.sp - 3
        return NEXT
    return store_subscr_object(m)


def child_of(m: Machine, index: int) -> Code:
    """The code of a child function."""
    children = m.code.children
    assert children is not None
    return cast(Code, children[index])


@handler
def make_function(m: Machine) -> Next:
    push(m, Function(child_of(m, number(m)), NULL, NULL, None))
    return NEXT


@handler
def make_function_defargs(m: Machine) -> Next:
    code = child_of(m, number(m))
    result = Function(code, m.sp[-1], m.sp[0], None)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT


def popped_cells(m: Machine, count: int) -> Cells:
    """The cells on top of the stack. They must be cells: no other code makes them."""
    result = new_cells(count)
    first = m.sp - (count - 1)
    for i in range(count):
        if not isinstance(first[i], Cell):
            refuse_code()
        result[i] = first[i]
    m.sp = first - 1
    return result


@handler
def make_closure(m: Machine) -> Next:
    code = child_of(m, number(m))
    count = m.ip[0]
    m.ip = m.ip + 1
    push(m, Function(code, NULL, NULL, popped_cells(m, count)))
    return NEXT


@handler
def make_closure_defargs(m: Machine) -> Next:
    code = child_of(m, number(m))
    count = m.ip[0]
    m.ip = m.ip + 1
    cells = popped_cells(m, count)
    result = Function(code, m.sp[-1], m.sp[0], cells)
    m.sp = m.sp - 1
    m.sp[0] = result
    return NEXT
