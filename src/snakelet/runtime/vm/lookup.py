"""Finding names in user classes.

Invariant: `table` of a user class is its method resolution order (C3) without itself and
`object`, a Cells of Types. differs: MicroPython searches depth first.
"""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.static import NULL, Obj, small, small_value
from snakelet.runtime.static.error import TypeError
from snakelet.runtime.types.attribute import own_name
from snakelet.runtime.types.type import USER_CLASS, Type


def find_in_class(kind: Type, name: Obj) -> Obj:
    """What a user class or its bases hold under a name, not bound; NULL if nothing."""
    found = own_name(kind, name)
    order = kind.table
    if found is not NULL or order is None:
        return found
    return find_after(order, 0, name)


def owner_of_name(kind: Type, name: Obj) -> Type | None:
    """The type in which `find_in_class` finds a name."""
    if own_name(kind, name) is not NULL:
        return kind
    order = kind.table
    if order is not None:
        for i in range(order.length):
            if own_name(cast(Type, order[i]), name) is not NULL:
                return cast(Type, order[i])
    return None


def find_after(order: Cells, start: int, name: Obj) -> Obj:
    """What the types from an index of a resolution order on hold under a name, or NULL."""
    for i in range(start, order.length):
        found = own_name(cast(Type, order[i]), name)
        if found is not NULL:
            return found
    return NULL


def find_special(kind: Type, name: Obj) -> Obj:
    """A special method that the user wrote: the bases that are native are left out."""
    found = own_name(kind, name)
    order = kind.table
    if found is not NULL or order is None:
        return found
    for i in range(order.length):
        base = cast(Type, order[i])
        if base.flags & USER_CLASS:
            found = own_name(base, name)
            if found is not NULL:
                return found
    return NULL


def order_length(kind: Type) -> int:
    """The number of types in the resolution order of a base, itself included."""
    if kind.flags & USER_CLASS:
        order = kind.table
        return 1 if order is None else 1 + order.length
    count = 0
    current: Type | None = kind
    while current is not None:
        count += 1
        current = first_base(current)
    return count


def first_base(kind: Type) -> Type | None:
    """The base of a native type."""
    bases = kind.bases
    return None if bases is None or bases.length == 0 else cast(Type, bases[0])


def order_of(kind: Type) -> Cells:
    """The resolution order of a base, itself included."""
    result = new_cells(order_length(kind))
    if kind.flags & USER_CLASS:
        order = kind.table
        result[0] = kind
        if order is not None:
            result.at(1).move(order.at(0), order.length)
        return result
    current: Type | None = kind
    for i in range(result.length):
        if current is not None:
            result[i] = current
            current = first_base(current)
    return result


def merged_order(bases: Cells) -> Cells:
    """The C3 merge of the orders of the bases and the list of bases. TypeError if there is none."""
    count = bases.length
    lists = new_cells(count + 1)
    heads = new_cells(count + 1)
    most = 0
    for i in range(count):
        lists[i] = order_of(cast(Type, bases[i]))
        most += cast(Cells, lists[i]).length
    lists[count] = bases
    heads.at(0).fill(small(0), count + 1)
    merged = new_cells(most)
    used = 0
    found = next_in_order(lists, heads)
    while found is not NULL:
        merged[used] = found
        used += 1
        drop_head(lists, heads, found)
        found = next_in_order(lists, heads)
    result = new_cells(used)
    result.at(0).move(merged.at(0), used)
    return result


def next_in_order(lists: Cells, heads: Cells) -> Obj:
    """The first head that stands in no list's rest; NULL if all lists are used up."""
    left = False
    for i in range(lists.length):
        order = cast(Cells, lists[i])
        at = small_value(heads[i])
        if at < order.length:
            left = True
            if not is_in_rest(lists, heads, order[at]):
                return order[at]
    if left:
        raise TypeError("no consistent method resolution order for bases")
    return NULL


def is_in_rest(lists: Cells, heads: Cells, kind: Obj) -> bool:
    """Whether a type stands behind the head of any list."""
    for i in range(lists.length):
        order = cast(Cells, lists[i])
        for j in range(small_value(heads[i]) + 1, order.length):
            if order[j] is kind:
                return True
    return False


def drop_head(lists: Cells, heads: Cells, kind: Obj) -> None:
    """Goes past a type in all lists that it heads."""
    for i in range(lists.length):
        order = cast(Cells, lists[i])
        at = small_value(heads[i])
        if at < order.length and order[at] is kind:
            heads[i] = small(at + 1)
