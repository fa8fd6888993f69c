"""Type: the user-visible type of every object, and `@builtin`, which makes one of a class body.

Invariant: a ROM type is complete when its decorator has run; its table holds pairs of name and
value. A slot that is None means that the type can't do it; a slot's first argument is always an
object of the type's own struct (values of user classes are unwrapped before).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from snakelet.runtime.heap.allocate import policy
from snakelet.runtime.heap.block import filling
from snakelet.runtime.heap.cells import Cells, new_cells
from snakelet.runtime.heap.qstr import String, qstr
from snakelet.runtime.static import (
    ELLIPSIS,
    FALSE,
    NONE,
    NOT_IMPLEMENTED,
    NULL,
    TRUE,
    U8,
    U16,
    U32,
    Address,
    Obj,
    Pointer,
    State,
    Struct,
    TypeBase,
    build,
    inline,
    is_float,
    is_pointer,
    is_qstr,
    is_small,
    object_at,
    qstr_index,
    word_of,
)
from snakelet.runtime.static.memory import fields_of, zero_of

if TYPE_CHECKING:
    from snakelet.runtime.types.native import Native

C = TypeVar("C", bound=type[Struct])

UNHASHABLE = 1
"""The values compare by content and may change: hash() raises TypeError."""
FINAL = 2
"""No class may derive from the type."""
USER_CLASS = 4
"""The type was made by a class statement; it lies in the heap and its values are Instances."""
EXCEPTION = 8
"""BaseException or derived from it, so that it can be raised."""
HAS_SETATTR = 32
"""A user class that has or inherits `__setattr__` or `__delattr__`; likewise the next."""
HAS_DESCRIPTOR = 64
SUBCLASSED = 128
"""Another user class derives from this one."""
BINDS = 256
"""Functions: found in a class they become methods of the instance."""
METHODS_FIRST = 512
"""The `load` slot knows no name of a method."""
PASSES_LOCK = 1024
"""The values are made for a moment by programs that allocate nothing, also in a locked heap.
differs: MicroPython makes iterators and slices on its stack, and one exception beforehand."""


class BufferView(State):
    """What a `buffer` slot tells of its memory: where it lies, its length in bytes, and the
    typecode of its elements ("B" for bytes). Copy what is needed before anything else runs."""

    data: Pointer[U8] = Pointer([])
    length: int = 0
    typecode: int = ord("B")


buffer_view = BufferView()
"""The view that callers of `buffer` slots share."""

BUFFER_READ = 1
BUFFER_WRITE = 2


class Type(TypeBase):
    """A type. `table` is that of a ROM type; of a user class it is the method resolution order
    without itself and `object`, and its names are the Dict `names`. `bases` are Types; `native`
    is the ROM type whose values the instances of a user class wrap, or NULL."""

    movable: ClassVar[bool] = False

    name: Obj
    flags: U32
    doc: Obj
    table: Cells | None
    names: Obj
    bases: Cells | None
    native: Obj
    member_names: Cells | None = None
    """Of a user class: the members of its instances, qstrs in the order of their first store."""
    member_count: U16 = 0
    inline_slots: U16 = 0
    make: Callable[["Type", int, int, Pointer[Obj]], Obj] | None = None
    call: Callable[[Obj, int, int, Pointer[Obj]], Obj] | None = None
    print: Callable[[Obj, Obj, int], None] | None = None
    unary: Callable[[int, Obj], Obj] | None = None
    binary: Callable[[int, Obj, Obj], Obj] | None = None
    load: Callable[[Obj, Obj], Obj] | None = None
    store: Callable[[Obj, Obj, Obj], bool] | None = None
    get_item: Callable[[Obj, Obj], Obj] | None = None
    set_item: Callable[[Obj, Obj, Obj], None] | None = None
    iterate: Callable[[Obj], Obj] | None = None
    next: Callable[[Obj], Obj] | None = None
    buffer: Callable[[Obj, BufferView, int], bool] | None = None


builtin_types: dict[str, Type] = {}
"""All types made by `@builtin`, by the name of their struct class (build time)."""
_forward: dict[str, Type] = {}


@build
def _blank(kind: TypeBase, name: str) -> Type:
    """Turns the plain type object of a struct into a Type, in place, with all fields empty."""
    kind.__class__ = Type
    result = cast(Type, kind)
    for field, annotation, _ in fields_of(Type):
        if field != "layout":
            setattr(result, field, zero_of(annotation))
    result.name = qstr(name)
    result.type = Type.type_object
    return result


@build
def _forward_type(name: str, struct: type[Struct] | None = None) -> Type:
    """A type that is known before its class body is: `@builtin(name)` completes it."""
    plain = object.__new__(TypeBase) if struct is None else struct.type_object
    _forward[name] = _blank(plain, name)
    return _forward[name]


INT = _forward_type("int")
BOOL = _forward_type("bool")
FLOAT = _forward_type("float")
STR = _forward_type("str", String)
NONE_TYPE = _forward_type("NoneType")
ELLIPSIS_TYPE = _forward_type("ellipsis")
NOT_IMPLEMENTED_TYPE = _forward_type("NotImplementedType")
INTERNAL = _forward_type("internal")
"""The type of what no user sees (STOP_ITERATION, NULL)."""


@build
def builtin(
    name: str,
    base: type[Struct] | None = None,
    struct: type[Struct] | None = None,
    flags: int = 0,
) -> Callable[[C], C]:
    """Makes the decorated class body the type `name`.

    Dunders become slots, names without underscore the user's methods, class attributes that are
    Obj the user's constants (see wrapper.py and slot.py). The type's objects are those of `struct`
    if it is given, which must be a base of the class; else those of the class itself. `base` is a
    class made by this decorator before.
    """

    def make(struct_class: C) -> C:
        fill(type_of_class(name, struct_class, struct), struct_class, base, struct, flags)
        return struct_class

    return make


@build
def type_of_class(name: str, cls: type[Struct], struct: type[Struct] | None = None) -> Type:
    """The blank Type object that the objects of a class have from now on."""
    owner = struct or cls
    if name in _forward:
        kind = _forward.pop(name)
        kind.layout = owner.type_object.layout
    else:
        kind = _blank(owner.type_object, name)
    owner.type_object = cls.type_object = kind
    builtin_types[cls.__name__] = kind
    return kind


@build
def fill(
    kind: Type,
    cls: type[Struct],
    base: type[Struct] | None,
    struct: type[Struct] | None,
    flags: int,
) -> None:
    """Gives a type its slots and its table from a class body."""
    from snakelet.runtime.types import slot, wrapper

    body = wrapper.Body(cls, struct or cls, kind)
    slot.add_slots(kind, body)
    kind.table = rom_table(wrapper.add_methods(body))
    body.compile()
    kind.flags = flags | (slot.hash_flag(body))
    cls.sole_type = bool(flags & FINAL)
    if struct is not None:
        struct.sole_type = cls.sole_type
    if base is not None:
        inherit(kind, cast(Type, base.type_object))


@build
def inherit(kind: Type, base: Type) -> None:
    """Makes one ROM type the base of another; slots that are None are taken from it."""
    kind.bases = new_cells(1)
    kind.bases[0] = base
    kind.flags |= base.flags & EXCEPTION
    for field, _, _ in fields_of(Type):
        if field in SLOTS and getattr(kind, field) is None:
            setattr(kind, field, getattr(base, field))


@build
def derived_type(name: str, base: Type) -> Type:
    """A type like its base, of the same struct; both differ in name only (build time)."""
    kind = _blank(object.__new__(TypeBase), name)
    kind.layout = base.layout
    kind.flags = base.flags
    inherit(kind, base)
    return kind


def copy_slots(kind: Type, base: Type) -> None:
    """Gives a type that is made at run time the slots of its base."""
    kind.make = base.make
    kind.call = base.call
    kind.print = base.print
    kind.unary = base.unary
    kind.binary = base.binary
    kind.load = base.load
    kind.store = base.store
    kind.get_item = base.get_item
    kind.set_item = base.set_item
    kind.iterate = base.iterate
    kind.next = base.next
    kind.buffer = base.buffer


SLOTS = tuple(
    "make call print unary binary load store get_item set_item iterate next buffer".split()
)


@build
def rom_table(members: "dict[str, Obj | Native]") -> Cells | None:
    """A constant table of names and values, in the order of the names' words."""
    if not members:
        return None
    table = new_cells(2 * len(members))
    pairs = sorted((qstr_index(qstr(name)), name) for name in members)
    for index, (_, name) in enumerate(pairs):
        table[2 * index] = qstr(name)
        table[2 * index + 1] = members[name]
    return table


FEW_CELLS = 8


def find_in_pairs(table: Cells, name: Obj) -> Obj:
    """The value of a name in a table that `rom_table` made, or in FEW_CELLS of any order; NULL if
    the name isn't there."""
    if table.length <= FEW_CELLS:
        for i in range(0, table.length, 2):
            if table[i] is name:
                return table[i + 1]
        return NULL
    wanted = word_of(name)
    low = 0
    high = table.length >> 1
    while low < high:
        middle = (low + high) >> 1
        if word_of(table[2 * middle]) < wanted:
            low = middle + 1
        else:
            high = middle
    found = 2 * low < table.length and table[2 * low] is name
    return table[2 * low + 1] if found else NULL


@inline
def type_of(value: Obj) -> Type:
    """The type of any value."""
    return cast(Type, cast(Struct, value).type) if is_pointer(value) else _type_of_word(value)


@inline
def is_instance(value: Obj) -> bool:
    """Whether a value is an instance of a user class."""
    return is_pointer(value) and cast(Type, cast(Struct, value).type).flags & USER_CLASS != 0


def _type_of_word(value: Obj) -> Type:
    if is_small(value):
        return INT
    if is_qstr(value):
        return STR
    if is_float(value):
        return FLOAT
    return _type_of_immediate(value)


def _type_of_immediate(value: Obj) -> Type:
    if value is NONE:
        return NONE_TYPE
    if value is TRUE or value is FALSE:
        return BOOL
    if value is ELLIPSIS:
        return ELLIPSIS_TYPE
    return NOT_IMPLEMENTED_TYPE if value is NOT_IMPLEMENTED else INTERNAL


def find_in_table(kind: Type, name: Obj) -> Obj:
    """The value of a name in the type's own table, or NULL."""
    table = kind.table
    return NULL if table is None else find_in_pairs(table, name)


def passes_lock(header: Address) -> bool:
    """Whether an object with a type's header is made while the heap is locked."""
    kind = object_at(header)
    return isinstance(kind, Type) and kind.flags & PASSES_LOCK != 0


policy.passes_lock = passes_lock


def is_filled(header: Address) -> bool:
    """Whether an object with a type's header is a str: each is made to hold a text at once."""
    return object_at(header) is STR


filling.is_filled = is_filled
