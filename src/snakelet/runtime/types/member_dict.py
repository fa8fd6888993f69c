"""The `__dict__` of an instance of a user class.

Invariant: it is made when it is asked for, and what is changed in it is changed in the instance.
differs: MicroPython's can't be changed; CPython's shows what the instance gets later.
"""

from snakelet.runtime.heap.qstr import intern_string
from snakelet.runtime.static import NONE, NULL, Obj, Pointer
from snakelet.runtime.static.error import KeyError
from snakelet.runtime.types.attribute import refuse_attribute
from snakelet.runtime.types.convert import text_of
from snakelet.runtime.types.dict import (
    Dict,
    get_value,
    new_dict,
    remove_key,
    set_value,
    update_dict,
)
from snakelet.runtime.types.hook import hooks
from snakelet.runtime.types.table import EMPTY, last_place
from snakelet.runtime.types.tuple import Tuple, tuple_of_2
from snakelet.runtime.types.type import builtin


@builtin("dict", base=Dict)
class MemberDict(Dict):
    """The members of an instance by name."""

    owner: Obj = NONE

    def __setitem__(self, index: Obj, item: Obj) -> None:
        store(self, index, item)
        set_value(self, index, item)

    def __delitem__(self, index: Obj) -> None:
        take_out(self, index)

    def clear(self) -> None:
        """Remove all members."""
        while self.used > 0:
            take_out(self, last_key(self))

    def pop(self, key: Obj, default: Obj = NULL, /) -> Obj:
        """Remove a member and return its value, or the default if there is none."""
        value = get_value(self, key)
        if value is NULL and default is not NULL:
            return default
        take_out(self, key)
        return value

    def popitem(self) -> Tuple:
        """Remove the member that came last and return its name and value."""
        if self.used == 0:
            raise KeyError("popitem(): dictionary is empty")
        key = last_key(self)
        value = get_value(self, key)
        take_out(self, key)
        return tuple_of_2(key, value)

    def setdefault(self, key: Obj, default: Obj = NONE, /) -> Obj:
        """The value of a member, which is set to the default if there is none."""
        value = get_value(self, key)
        if value is NULL:
            store(self, key, default)
            set_value(self, key, default)
            return default
        return value

    def update(self, count: int, keywords: int, arguments: Pointer[Obj]) -> None:
        """Set members of a mapping, of an iterable of pairs, and of keyword arguments."""
        changes = new_dict()
        update_dict(changes, count, keywords, arguments)
        for i in range(changes.filled):
            key = changes.entries[2 * i]
            if key is not NULL:
                store(self, key, changes.entries[2 * i + 1])
                set_value(self, key, changes.entries[2 * i + 1])


def new_member_dict(owner: Obj) -> MemberDict:
    """An empty dict whose changes are those of an instance."""
    return MemberDict(0, 0, 0, 0, 0, EMPTY, None, owner)


def last_key(members: MemberDict) -> Obj:
    """The name that came last."""
    return members.entries[2 * last_place(members)]


def take_out(members: MemberDict, key: Obj) -> None:
    """Deletes a member. KeyError."""
    if not remove_key(members, key):
        raise KeyError(key)
    store(members, key, NULL)


def store(members: MemberDict, key: Obj, item: Obj) -> None:
    """Sets a member of the instance, or deletes it (NULL). TypeError unless the key is a str."""
    name = intern_string(text_of(key))
    function = hooks.store_member
    if function is not None and not function(members.owner, name, item):
        refuse_attribute(members.owner, name)
