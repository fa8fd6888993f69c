"""dict: values by key, in the order in which the keys came.

Invariant: an entry of the table is a key and its value, both valid; its place is a valid cache of
where a key's value lies for as long as the dict's version stays the same.
"""

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.static import NONE, NULL, STOP_ITERATION, Obj, Pointer, cold, inline
from snakelet.runtime.static.error import KeyError, TypeError, ValueError
from snakelet.runtime.types import dict_view
from snakelet.runtime.types.compare import same
from snakelet.runtime.types.operation import (
    advance,
    call_0,
    find_attribute,
    get_item,
    iterate,
    set_item,
)
from snakelet.runtime.types.output import (
    REPR_KIND,
    enter_container,
    leave_container,
    put_object,
    put_text,
)
from snakelet.runtime.types.table import (
    EMPTY,
    SMALL_ROOM,
    Table,
    clear_table,
    copy_into,
    find,
    find_mixed,
    find_or_add,
    find_or_add_mixed,
    hash_at,
    last_place,
    remove_at,
    reshape,
)
from snakelet.runtime.types.tuple import Tuple, tuple_of_2
from snakelet.runtime.types.type import Type, builtin
from snakelet.runtime.types.wrapper import classwise


@builtin("dict")
class Dict(Table):
    """A mapping of keys to values."""

    __exposed__ = {name: name for name in ("__getitem__", "__setitem__", "__delitem__")}

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        result = new_dict()
        update_dict(result, count, keywords, arguments)
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        if not enter_container(self):
            put_text(out, "{...}")
            return
        try:
            put_text(out, "{")
            put_entries(out, self)
            put_text(out, "}")
        finally:
            leave_container()

    def __len__(self) -> int:
        return self.used

    def __getitem__(self, index: Obj) -> Obj:
        place = find(self, index, 2)
        if place < 0:
            raise KeyError(index)
        return self.entries[2 * place + 1]

    def __setitem__(self, index: Obj, item: Obj) -> None:
        set_value(self, index, item)

    def __delitem__(self, index: Obj) -> None:
        if not remove_key(self, index):
            raise KeyError(index)

    def __contains__(self, item: Obj) -> bool:
        return find(self, item, 2) >= 0

    def __iter__(self) -> "dict_view.DictIterator":
        return dict_view.iterator(self, dict_view.KEYS)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dict) and equal_dicts(self, other)

    def __or__(self, other: "Dict") -> "Dict":
        result = copy_dict(self)
        merge(result, other)
        return result

    def __ior__(self, other: Obj) -> "Dict":
        update_from(self, other)
        return self

    def clear(self) -> None:
        """Remove all keys."""
        clear_table(self)

    def copy(self) -> "Dict":
        """A new dict of the same keys and values."""
        return copy_dict(self)

    @classwise
    def fromkeys(type: Obj, iterable: Obj, value: Obj = NONE, /) -> Obj:  # noqa: N805
        """A new dict with the keys of an iterable, all with one value."""
        result = call_0(type)
        iterator = iterate(iterable)
        while True:
            key = advance(iterator)
            if key is STOP_ITERATION:
                return result
            set_item(result, key, value)

    def get(self, key: Obj, default: Obj = NONE, /) -> Obj:
        """The value of a key, or the default if the key isn't there."""
        place = find(self, key, 2)
        return default if place < 0 else self.entries[2 * place + 1]

    def items(self) -> "dict_view.ItemsView":
        """A view of all pairs of key and value."""
        return dict_view.ItemsView(self)

    def keys(self) -> "dict_view.KeysView":
        """A view of all keys."""
        return dict_view.KeysView(self)

    def values(self) -> "dict_view.ValuesView":
        """A view of all values."""
        return dict_view.ValuesView(self)

    def pop(self, key: Obj, default: Obj = NULL, /) -> Obj:
        """Remove a key and return its value, or the default if the key isn't there."""
        place = find(self, key, 2)
        if place < 0:
            if default is NULL:
                raise KeyError(key)
            return default
        value = self.entries[2 * place + 1]
        remove_at(self, place, 2)
        return value

    def popitem(self) -> Tuple:
        """Remove the key that came last and return it with its value."""
        return pop_entry(self, last_place(self))

    def setdefault(self, key: Obj, default: Obj = NONE, /) -> Obj:
        """The value of a key, which is set to the default if the key isn't there."""
        place = find_or_add(self, key, 2)
        if self.entries[2 * place + 1] is NULL:
            self.entries[2 * place + 1] = default
        return self.entries[2 * place + 1]

    def update(self, count: int, keywords: int, arguments: Pointer[Obj]) -> None:
        """Set the keys of a mapping, of an iterable of pairs, and of keyword arguments."""
        update_dict(self, count, keywords, arguments)


def new_dict() -> Dict:
    """An empty dict."""
    return Dict(0, 0, 0, 0, 0, EMPTY, None)


def sized_dict(count: int) -> Dict:
    """An empty dict with room for so many keys."""
    result = Dict(0, 0, 0, 0, 0, EMPTY, None)
    if count > 0:
        reshape(result, count, count > SMALL_ROOM, 2)
    return result


def copy_dict(dict: Dict) -> Dict:
    """A new dict of the same keys and values."""
    result = new_dict()
    copy_into(result, dict)
    return result


@inline
def find_place(dict: Dict, key: Obj) -> int:
    """The place of a key, or -1; good for as long as the dict's version stays."""
    return find(dict, key, 2)


@inline
def place_pointer(dict: Dict, place: int) -> Pointer[Obj]:
    """Where the value at a place lies."""
    return dict.entries.at(2 * place + 1)


def get_value(dict: Dict, key: Obj) -> Obj:
    """The value of a key, or NULL."""
    place = find(dict, key, 2)
    return NULL if place < 0 else dict.entries[2 * place + 1]


def set_value(dict: Dict, key: Obj, value: Obj) -> None:
    """Sets the value of a key."""
    place = find_or_add(dict, key, 2)
    dict.entries[2 * place + 1] = value


def remove_key(dict: Dict, key: Obj) -> bool:
    """Removes a key; False if it isn't there."""
    place = find(dict, key, 2)
    if place < 0:
        return False
    remove_at(dict, place, 2)
    return True


def pop_entry(dict: Dict, place: int) -> Tuple:
    """Removes the entry at a place and returns it. KeyError for place -1."""
    if place < 0:
        raise KeyError("popitem(): dictionary is empty")
    pair = tuple_of_2(dict.entries[2 * place], dict.entries[2 * place + 1])
    remove_at(dict, place, 2)
    return pair


def put_entries(out: Obj, dict: Dict) -> None:
    """Prints keys and values with colons and commas; a dict that changes meanwhile ends early."""
    place = 0
    first = True
    while place < dict.filled:
        key = dict.entries[2 * place]
        value = dict.entries[2 * place + 1]
        place += 1
        if key is NULL:
            continue
        if not first:
            put_text(out, ", ")
        first = False
        put_object(out, key, REPR_KIND)
        put_text(out, ": ")
        put_object(out, value, REPR_KIND)


def equal_dicts(a: Dict, b: Dict) -> bool:
    """Whether two dicts have equal values under the same keys."""
    if a.used != b.used:
        return False
    place = 0
    while place < a.filled:
        key = a.entries[2 * place]
        value = a.entries[2 * place + 1]
        if key is not NULL:
            other = find_mixed(b, key, hash_at(a, place, 2), 2)
            if other < 0 or not same(value, b.entries[2 * other + 1]):
                return False
        place += 1
    return True


def merge(dict: Dict, source: Dict) -> None:
    """Sets all keys of another dict."""
    if dict.filled == 0 and dict is not source:
        copy_into(dict, source)
        return
    place = 0
    while place < source.filled:
        key = source.entries[2 * place]
        value = source.entries[2 * place + 1]
        if key is not NULL:
            to = find_or_add_mixed(dict, key, hash_at(source, place, 2), 2)
            dict.entries[2 * to + 1] = value
        place += 1


def update_dict(dict: Dict, count: int, keywords: int, arguments: Pointer[Obj]) -> None:
    """Sets keys from the arguments of dict() or dict.update()."""
    if count > 1:
        raise TypeError(f"function expected at most 1 arguments, got {count}")
    if count == 1:
        update_from(dict, arguments[0])
    for i in range(keywords):
        set_value(dict, arguments[count + 2 * i], arguments[count + 2 * i + 1])


def update_from(dict: Dict, source: Obj) -> None:
    """Sets the keys of a mapping or of an iterable of pairs. ValueError."""
    if isinstance(source, Dict):
        merge(dict, source)
        return
    keys = find_attribute(source, qstr("keys"))
    iterator = iterate(source if keys is NULL else call_0(keys))
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return
        if keys is NULL:
            _add_pair(dict, item)
        else:
            set_value(dict, item, get_item(source, item))


def _add_pair(dict: Dict, pair: Obj) -> None:
    if isinstance(pair, Tuple) and pair.length == 2:
        set_value(dict, pair.items[0], pair.items[1])
        return
    iterator = iterate(pair)
    key = advance(iterator)
    value = STOP_ITERATION if key is STOP_ITERATION else advance(iterator)
    if value is STOP_ITERATION or advance(iterator) is not STOP_ITERATION:
        raise wrong_length()
    set_value(dict, key, value)


@cold
def wrong_length() -> ValueError:
    return ValueError("dict update sequence has wrong length")
