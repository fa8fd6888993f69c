"""set and frozenset: keys without values, in the order in which they came.

Invariant: operators take sets only and keep the type of their left operand; methods take any
iterable. A set that the user's code changes during an operation yields some result, never a crash.
"""

from snakelet.runtime.static import NULL, STOP_ITERATION, U32, Obj, Pointer, Struct
from snakelet.runtime.static.error import KeyError, RuntimeError
from snakelet.runtime.types.compare import truth
from snakelet.runtime.types.convert import check_arguments
from snakelet.runtime.types.operation import advance, iterate
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
    append_new,
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
from snakelet.runtime.types.type import PASSES_LOCK, Type, builtin
from snakelet.runtime.types.wrapper import shared


@shared
class AnySet(Table):
    """What set and frozenset share."""

    def __len__(self) -> int:
        return self.used

    def __contains__(self, item: Obj) -> bool:
        return find(self, hashable(item), 1) >= 0

    def __iter__(self) -> "SetIterator":
        return SetIterator(self, 0, self.used)

    def __eq__(self, other: object) -> Obj:  # type: ignore[override]
        if not isinstance(other, AnySet):
            return NULL
        return truth(self.used == other.used and is_within(self, other))

    def __le__(self, other: "AnySet") -> bool:
        return is_within(self, other)

    def __ge__(self, other: "AnySet") -> bool:
        return is_within(other, self)

    def __lt__(self, other: "AnySet") -> bool:
        return self.used < other.used and is_within(self, other)

    def __gt__(self, other: "AnySet") -> bool:
        return other.used < self.used and is_within(other, self)

    def __or__(self, other: "AnySet") -> "AnySet":
        result = copy_set(self)
        add_all(result, other)
        return result

    def __and__(self, other: "AnySet") -> "AnySet":
        result = empty_like(self)
        add_common(result, other, self)
        return result

    def __sub__(self, other: "AnySet") -> "AnySet":
        result = empty_like(self)
        add_missing(result, self, other)
        return result

    def __xor__(self, other: "AnySet") -> "AnySet":
        result = empty_like(self)
        add_missing(result, self, other)
        add_missing(result, other, self)
        return result

    def copy(self) -> "AnySet":
        """A new set of the same items."""
        return copy_set(self)

    def difference(self, count: int, arguments: Pointer[Obj]) -> "AnySet":
        """A new set of the items that are in no other iterable."""
        result = copy_set(self)
        for i in range(count):
            remove_all(result, arguments[i])
        return result

    def intersection(self, count: int, arguments: Pointer[Obj]) -> "AnySet":
        """A new set of the items that are in all other iterables as well."""
        result = copy_set(self)
        for i in range(count):
            common = empty_like(self)
            add_common(common, set_of(arguments[i]), result)
            result = common
        return result

    def isdisjoint(self, other: Obj) -> bool:
        """Whether no item of an iterable is in the set."""
        iterator = iterate(other)
        while True:
            item = advance(iterator)
            if item is STOP_ITERATION:
                return True
            if find(self, item, 1) >= 0:
                return False

    def issubset(self, other: Obj) -> bool:
        """Whether all items are in an iterable."""
        return is_within(self, set_of(other))

    def issuperset(self, other: Obj) -> bool:
        """Whether all items of an iterable are in the set."""
        return is_within(set_of(other), self)

    def symmetric_difference(self, other: Obj) -> "AnySet":
        """A new set of the items that are either in the set or in an iterable."""
        return self.__xor__(set_of(other))

    def union(self, count: int, arguments: Pointer[Obj]) -> "AnySet":
        """A new set of the items of the set and of all other iterables."""
        result = copy_set(self)
        for i in range(count):
            add_from(result, arguments[i])
        return result


@builtin("set")
class Set(AnySet):
    """A mutable set of hashable values."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 1)
        result = new_set()
        if count == 1:
            add_from(result, arguments[0])
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        if self.used == 0:
            put_text(out, "set()")
        else:
            put_items(out, self)

    def __ior__(self, other: AnySet) -> "Set":
        add_all(self, other)
        return self

    def __iand__(self, other: AnySet) -> "Set":
        replace(self, self.__and__(other))
        return self

    def __isub__(self, other: AnySet) -> "Set":
        replace(self, self.__sub__(other))
        return self

    def __ixor__(self, other: AnySet) -> "Set":
        replace(self, self.__xor__(other))
        return self

    def add(self, item: Obj) -> None:
        """Put an item in the set."""
        find_or_add(self, item, 1)

    def clear(self) -> None:
        """Remove all items."""
        clear_table(self)

    def discard(self, item: Obj) -> None:
        """Remove an item if it is there."""
        place = find(self, hashable(item), 1)
        if place >= 0:
            remove_at(self, place, 1)

    def difference_update(self, count: int, arguments: Pointer[Obj]) -> None:
        """Remove all items of other iterables."""
        for i in range(count):
            remove_all(self, arguments[i])

    def intersection_update(self, count: int, arguments: Pointer[Obj]) -> None:
        """Keep only the items that are in all other iterables as well."""
        replace(self, self.intersection(count, arguments))

    def pop(self) -> Obj:
        """Remove and return the item that came last."""
        place = last_place(self)
        if place < 0:
            raise KeyError("pop from an empty set")
        item = self.entries[place]
        remove_at(self, place, 1)
        return item

    def remove(self, item: Obj) -> None:
        """Remove an item. KeyError if it isn't there."""
        place = find(self, hashable(item), 1)
        if place < 0:
            raise KeyError(item)
        remove_at(self, place, 1)

    def symmetric_difference_update(self, other: Obj) -> None:
        """Keep only the items that are either in the set or in an iterable."""
        replace(self, self.__xor__(set_of(other)))

    def update(self, count: int, arguments: Pointer[Obj]) -> None:
        """Put all items of other iterables in the set."""
        for i in range(count):
            add_from(self, arguments[i])


@builtin("frozenset")
class FrozenSet(AnySet):
    """A set that never changes, so that it has a hash."""

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        check_arguments(count, keywords, 0, 1)
        if count == 1 and isinstance(arguments[0], FrozenSet):
            return arguments[0]
        result = FrozenSet(0, 0, 0, 0, 0, EMPTY, None)
        if count == 1:
            add_from(result, arguments[0])
        return result

    def __print__(self, out: Obj, kind: int) -> None:
        put_text(out, "frozenset(")
        if self.used > 0:
            put_items(out, self)
        put_text(out, ")")

    def __hash__(self) -> int:
        value = 0x2F5A1 + self.used
        for place in range(self.filled):
            if self.entries[place] is not NULL:
                hashed = hash_at(self, place, 1)
                value = value ^ (hashed ^ (hashed >> 7))
        return value


@builtin("iterator", flags=PASSES_LOCK)
class SetIterator(Struct):
    """Over the items of a set from a place on."""

    table: Table
    place: U32
    used: U32

    def __next__(self) -> Obj:
        table = self.table
        if table.used != self.used:
            raise RuntimeError("Set changed size during iteration")
        place = int(self.place)
        while place < table.filled:
            item = table.entries[place]
            place += 1
            if item is not NULL:
                self.place = place
                return item
        self.place = place
        return STOP_ITERATION


def hashable(item: Obj) -> Obj:
    """What to look for in a set: a frozenset in the place of a set."""
    if not isinstance(item, Set):
        return item
    result = FrozenSet(0, 0, 0, 0, 0, EMPTY, None)
    copy_into(result, item)
    return result


def new_set() -> Set:
    """An empty set."""
    return Set(0, 0, 0, 0, 0, EMPTY, None)


def sized_set(count: int) -> Set:
    """An empty set with room for so many items."""
    result = new_set()
    if count > 0:
        reshape(result, count, count > SMALL_ROOM, 1)
    return result


def add_item(set: AnySet, item: Obj) -> None:
    """Puts an item in a set."""
    find_or_add(set, item, 1)


def empty_like(set: AnySet) -> AnySet:
    """An empty set of the same type."""
    if isinstance(set, FrozenSet):
        return FrozenSet(0, 0, 0, 0, 0, EMPTY, None)
    return new_set()


def copy_set(set: AnySet) -> AnySet:
    """A new set of the same items and the same type."""
    result = empty_like(set)
    copy_into(result, set)
    return result


def set_of(iterable: Obj) -> AnySet:
    """A set as it is, or a new set of the items of any other iterable."""
    if isinstance(iterable, AnySet):
        return iterable
    result = new_set()
    add_from(result, iterable)
    return result


def add_from(set: AnySet, iterable: Obj) -> None:
    """Puts all items of an iterable in a set."""
    if isinstance(iterable, AnySet):
        add_all(set, iterable)
        return
    iterator = iterate(iterable)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return
        find_or_add(set, item, 1)


def add_all(set: AnySet, source: AnySet) -> None:
    """Puts all items of one set in another."""
    if set.filled == 0 and set is not source:
        copy_into(set, source)
        return
    place = 0
    while place < source.filled:
        item = source.entries[place]
        if item is not NULL:
            find_or_add_mixed(set, item, hash_at(source, place, 1), 1)
        place += 1


def add_common(result: AnySet, source: AnySet, other: AnySet) -> None:
    """Puts the items of a set that are in another as well in an empty result; looks through the
    smaller one."""
    if source.used > other.used:
        add_common(result, other, source)
        return
    place = 0
    while place < source.filled:
        item = source.entries[place]
        if item is not NULL:
            hashed = hash_at(source, place, 1)
            if find_mixed(other, item, hashed, 1) >= 0:
                append_new(result, item, hashed, 1)
        place += 1


def add_missing(result: AnySet, source: AnySet, other: AnySet) -> None:
    """Puts the items of a set that are not in another in the result, which has none of them."""
    place = 0
    while place < source.filled:
        item = source.entries[place]
        if item is not NULL:
            hashed = hash_at(source, place, 1)
            if find_mixed(other, item, hashed, 1) < 0:
                append_new(result, item, hashed, 1)
        place += 1


def remove_all(set: AnySet, iterable: Obj) -> None:
    """Removes all items of an iterable from a set."""
    if iterable is set:
        clear_table(set)
        return
    iterator = iterate(iterable)
    while True:
        item = advance(iterator)
        if item is STOP_ITERATION:
            return
        place = find(set, item, 1)
        if place >= 0:
            remove_at(set, place, 1)


def replace(set: AnySet, source: AnySet) -> None:
    """Gives a set the items of another, which is not used any more."""
    clear_table(set)
    copy_into(set, source)


def is_within(a: AnySet, b: AnySet) -> bool:
    """Whether all items of a set are in another."""
    if a.used > b.used:
        return False
    place = 0
    while place < a.filled:
        item = a.entries[place]
        if item is not NULL and find_mixed(b, item, hash_at(a, place, 1), 1) < 0:
            return False
        place += 1
    return True


def put_items(out: Obj, set: AnySet) -> None:
    """Prints the items in braces."""
    if not enter_container(set):
        put_text(out, "{...}")
        return
    try:
        put_text(out, "{")
        place = 0
        first = True
        while place < set.filled:
            item = set.entries[place]
            place += 1
            if item is NULL:
                continue
            if not first:
                put_text(out, ", ")
            first = False
            put_object(out, item, REPR_KIND)
        put_text(out, "}")
    finally:
        leave_container()
