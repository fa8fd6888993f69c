"""Named tuples: tuples whose items are attributes as well.

Invariant: each namedtuple is a Type of its own in the heap, derived from NAMED_TUPLE; its
`member_names` are the names of the items, in order.
"""

from typing import cast

from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import qstr, string_of
from snakelet.runtime.static import NULL, Obj, Pointer, Tail, cold, layout_of, retype
from snakelet.runtime.static.error import AttributeError, TypeError
from snakelet.runtime.types.attribute import lookup
from snakelet.runtime.types.convert import position_of
from snakelet.runtime.types.dict import Dict, get_value, new_dict, set_value
from snakelet.runtime.types.output import (
    REPR_KIND,
    put_object,
    put_string,
    put_text,
)
from snakelet.runtime.types.tuple import Tuple, tuple_from, tuple_of_items
from snakelet.runtime.types.type import Type, builtin, copy_slots, type_of
from snakelet.runtime.types.wrapper import classwise


@builtin("namedtuple", base=Tuple)
class NamedTuple(Tuple):
    """A tuple of the items that its type names."""

    __exposed__ = {"_asdict": "_as_dict", "_replace": "_replaced", "_make": "_made_from"}

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        names = names_of(type)
        if count + keywords > names.length:
            refuse_count(type, count + keywords)
        result = new_named(type, names.length)
        result.items.pointer(0).move(arguments, count)
        for i in range(keywords):
            set_by_name(result, names, arguments[count + 2 * i], arguments[count + 2 * i + 1])
        fill_missing(type, result, count + keywords)
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        type = type_of(self)
        names = names_of(type)
        put_string(out, string_of(type.name))
        put_text(out, "(")
        for i in range(self.length):
            if i > 0:
                put_text(out, ", ")
            put_string(out, string_of(names[i]))
            put_text(out, "=")
            put_object(out, self.items[i], REPR_KIND)
        put_text(out, ")")

    def __load__(self, name: Obj) -> Obj:
        at = position_of(names_of(type_of(self)), name)
        return NULL if at < 0 else self.items[at]

    def __store__(self, name: Obj, item: Obj) -> bool:
        raise AttributeError("can't set attribute")

    def _as_dict(self) -> Dict:
        """A dict of the items by name."""
        names = names_of(type_of(self))
        result = new_dict()
        for i in range(self.length):
            set_value(result, names[i], self.items[i])
        return result

    def _replaced(self, count: int, keywords: int, arguments: Pointer[Obj]) -> Tuple:
        """A copy with other items under some names."""
        if count != 0:
            raise TypeError(f"function takes 1 positional arguments but {count + 1} were given")
        type = type_of(self)
        result = new_named(type, self.length)
        for i in range(keywords):
            set_by_name(result, names_of(type), arguments[2 * i], arguments[2 * i + 1])
        for i in range(self.length):
            if result.items[i] is NULL:
                result.items[i] = self.items[i]
        return result

    @classwise
    def _made_from(type: Obj, iterable: Obj) -> Tuple:  # noqa: N805
        """A named tuple of the items of an iterable."""
        items = tuple_from(iterable)
        kind = cast(Type, type)
        if items.length != names_of(kind).length:
            refuse_count(kind, items.length)
        result = new_named(kind, items.length)
        result.items.pointer(0).move(items.items.pointer(0), items.length)
        return result


NAMED_TUPLE = cast(Type, NamedTuple.type_object)


def new_named(kind: Type, length: int) -> Tuple:
    """A named tuple of a type, without its items."""
    return retype(NamedTuple(length, Tail(length)), kind)


def names_of(kind: Type) -> Cells:
    """The names of the items."""
    names = kind.member_names
    assert names is not None
    return names


def set_by_name(tuple: Tuple, names: Cells, name: Obj, item: Obj) -> None:
    """Sets the item of a keyword. TypeError if there is none or it is set."""
    at = position_of(names, name)
    if at < 0:
        raise TypeError(f"unexpected keyword argument '{name}'")
    if tuple.items[at] is not NULL:
        raise TypeError(f"function got multiple values for argument '{name}'")
    tuple.items[at] = item


def fill_missing(kind: Type, tuple: Tuple, given: int) -> None:
    """Sets the items that no argument gave to their defaults. TypeError if there is none."""
    names = names_of(kind)
    for i in range(names.length):
        if tuple.items[i] is NULL:
            default = get_value(defaults_of(kind), names[i])
            if default is NULL:
                refuse_count(kind, given)
            tuple.items[i] = default


def defaults_of(kind: Type) -> Dict:
    """The dict of defaults by name, of a named tuple's type or of a class derived from it."""
    return cast(Dict, lookup(kind, qstr("_field_defaults")))


@cold
def refuse_count(kind: Type, count: int) -> None:
    """Raises the TypeError of a wrong number of items."""
    expected = int(names_of(kind).length)
    raise TypeError(f"{kind.name}() takes {expected} positional arguments but {count} were given")


def named_tuple_type(name: Obj, names: Cells, defaults: Dict) -> Type:
    """The type of named tuples with these names (qstrs), some of which have defaults."""
    table = new_cells(4)
    table[0] = qstr("_fields")
    table[1] = tuple_of_items(names.at(0), names.length)
    table[2] = qstr("_field_defaults")
    table[3] = defaults
    bases = new_cells(1)
    bases[0] = NAMED_TUPLE
    kind = Type(layout_of(NamedTuple), name, 0, NULL, table, NULL, bases, NULL)
    kind.member_names = names
    copy_slots(kind, NAMED_TUPLE)
    return kind
