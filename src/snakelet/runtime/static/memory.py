"""Structs in the heap, state beside it, pointers into both, and raw memory.

Invariant: a Struct starts with its type, a `TypeBase` that knows the layout, so a collector needs
no guess; its references are Obj or Struct fields and the `Tail`. A `Pointer` lives on the machine
stack or in `State`, never in a Struct, and pins what it points into. A `State` object lives in RAM
for ever and is made at build time.
"""

import dataclasses
import typing
from collections.abc import Callable, Iterator, MutableSequence
from typing import (
    Any,
    ClassVar,
    Generic,
    Self,
    TypeVar,
    cast,
    dataclass_transform,
    get_type_hints,
)

from snakelet.runtime.static.number import WORD_BYTES, Sized, uword
from snakelet.runtime.static.value import NULL, Obj

T = TypeVar("T")
S = TypeVar("S", bound="Struct")
Address = uword

U8 = typing.Annotated[int, "u8"]
"""A field that is read as an int and stored in 8 bits; a value that does not fit is our bug."""
U16 = typing.Annotated[int, "u16"]
U32 = typing.Annotated[int, "u32"]


def zero_of(kind: Any) -> Any:
    """The value that fresh memory holds for a field of this annotation."""
    if typing.get_origin(kind) is typing.Annotated:
        return zero_of(typing.get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, Obj) and kind is Obj:
        return NULL
    if kind is bool:
        return False
    if isinstance(kind, type) and issubclass(kind, Sized | int | float):
        return kind(0)
    return None


class Tail(Generic[T]):
    """The rest of a struct: `length` elements of one type behind the fixed fields. A struct with a
    tail has a field `length`, and is made with `Tail(n)` in the tail's place."""

    def __init__(self, length: int) -> None:
        self.count = length
        self.items: MutableSequence[T] = []

    def shaped(self, kind: Any) -> Self:
        self.items = cast(
            Any,
            bytearray(self.count) if kind == U8 else [zero_of(kind)] * self.count,
        )
        return self

    def __getitem__(self, index: int) -> T:
        if not 0 <= index < self.count:
            raise AssertionError(f"index {index} outside a tail of {self.count}")
        return self.items[index]

    def __setitem__(self, index: int, value: T) -> None:
        if not 0 <= index < self.count:
            raise AssertionError(f"index {index} outside a tail of {self.count}")
        self.items[index] = value

    def pointer(self, index: int = 0) -> "Pointer[T]":
        """Where the element of this index lies; good until the next allocation unless held."""
        return Pointer(self.items, index)


class Pointer(Generic[T]):
    """Where an element lies in a tail, an array or constant data; `p[i]`, `p + n`, `p - q`."""

    __slots__ = ("storage", "index")

    def __init__(self, storage: MutableSequence[T], index: int = 0) -> None:
        self.storage = storage
        self.index = index

    def __getitem__(self, index: int) -> T:
        assert self.index + index >= 0
        return self.storage[self.index + index]

    def __setitem__(self, index: int, value: T) -> None:
        assert self.index + index >= 0
        self.storage[self.index + index] = value

    def __add__(self, count: int) -> "Pointer[T]":
        return Pointer(self.storage, self.index + count)

    def __sub__(self, count: int) -> "Pointer[T]":
        return Pointer(self.storage, self.index - count)

    def since(self, other: "Pointer[T]") -> int:
        """How many elements this pointer lies behind another into the same memory."""
        assert self.storage is other.storage
        return self.index - other.index

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Pointer) and self.storage is other.storage
        return same and self.index == cast(Pointer[T], other).index

    def __hash__(self) -> int:
        return hash((id(self.storage), self.index))

    def __lt__(self, other: "Pointer[T]") -> bool:
        return self.since(other) < 0

    def __le__(self, other: "Pointer[T]") -> bool:
        return self.since(other) <= 0

    def __gt__(self, other: "Pointer[T]") -> bool:
        return self.since(other) > 0

    def __ge__(self, other: "Pointer[T]") -> bool:
        return self.since(other) >= 0

    def move(self, source: "Pointer[T]", count: int) -> None:
        """Copies `count` elements from source to here; the two may overlap."""
        items = [source[i] for i in range(count)]
        for i, item in enumerate(items):
            self[i] = item

    def move_few(self, source: "Pointer[T]", count: int) -> None:
        """`move` for counts that are small as a rule, of Obj that don't overlap, and for opcode
        handlers: it never becomes a call."""
        self.move(source, count)

    def fill(self, value: T, count: int) -> None:
        """Sets `count` elements to one value."""
        for i in range(count):
            self[i] = value

    def fill_few(self, value: T, count: int) -> None:
        """`fill` for counts that are small as a rule, and for opcode handlers: it never becomes a
        call."""
        self.fill(value, count)

    def compare(self, other: "Pointer[T]", count: int) -> int:
        """Compares `count` bytes: negative, 0 or positive (bytes only)."""
        mine, theirs = [self[i] for i in range(count)], [other[i] for i in range(count)]
        return (mine > theirs) - (mine < theirs)

    def load_u16(self) -> int:
        """Two bytes here, little-endian, unaligned; likewise the others below (bytes only)."""
        return self._load(2)

    def load_u32(self) -> int:
        return self._load(4)

    def load_u64(self) -> Any:
        from snakelet.runtime.static.number import u64

        return u64(self._load(8))

    def store_u16(self, value: int) -> None:
        self._store(2, value)

    def store_u32(self, value: int) -> None:
        self._store(4, value)

    def store_u64(self, value: Any) -> None:
        self._store(8, int(value))

    def _load(self, size: int) -> int:
        return int.from_bytes(bytes(cast(int, self[i]) for i in range(size)), "little")

    def _store(self, size: int, value: int) -> None:
        for i in range(size):
            self[i] = cast(T, value >> 8 * i & 255)


def rom(data: bytes | str) -> Pointer[Any]:
    """Where constant bytes lie (text as UTF-8); the argument is a constant."""
    return Pointer(cast(Any, data.encode() if isinstance(data, str) else data))


class Layout:
    """What a collector must know of a struct class: sizes in bytes and the offsets of references.
    Hosted there is nothing to lay out; only the class is kept."""

    def __init__(self, struct: "type[Struct]") -> None:
        self.struct = struct
        self.size = 0
        self.tail_size = 0
        self.tail_traced = False
        self.length_offset = 0
        self.reference_count = 0
        self.references: Pointer[Any] = Pointer([])
        self.movable = True


@dataclass_transform()
class Struct(Obj):
    """An object of the heap or of ROM: fields in the order of their annotations, bases first."""

    type_object: ClassVar["TypeBase"]
    """The type that a fresh object of the class gets."""
    movable: ClassVar[bool] = True
    """Whether a compaction may move objects of the class."""
    sole_type: ClassVar[bool] = False
    """Whether all objects of the class have `type_object` as their type."""

    def __init_subclass__(cls) -> None:
        cls.type_object = object.__new__(globals().get("TypeBase", cls))
        cls.type_object.layout = Layout(cls)

    def __init__(self, *values: Any, **named: Any) -> None:
        for field, kind, default in fields_of(type(self)):
            if values:
                value, values = values[0], values[1:]
            elif field in named:
                value = named.pop(field)
            else:
                value = zero_of(kind) if default is dataclasses.MISSING else default
            if isinstance(value, Tail):
                value = value.shaped(typing.get_args(kind)[0])
            setattr(self, field, value)
        if values or named:
            raise TypeError(f"too many values for {type(self).__name__}")
        self.type = type(self).type_object

    if typing.TYPE_CHECKING:
        type: "TypeBase" = dataclasses.field(init=False)


_fields: dict[type, list[tuple[str, Any, Any]]] = {}


def fields_of(struct: type) -> list[tuple[str, Any, Any]]:
    """The fields of a struct or state class: name, annotation, default or dataclasses.MISSING."""
    if struct not in _fields:
        _fields[struct] = list(_find_fields(struct))
    return _fields[struct]


def _find_fields(struct: type) -> Iterator[tuple[str, Any, Any]]:
    hints = get_type_hints(struct, include_extras=True)
    seen = {"type"}
    for base in reversed(struct.__mro__):
        for name in base.__dict__.get("__annotations__", {}):
            if name not in seen and typing.get_origin(hints[name]) is not ClassVar:
                seen.add(name)
                default = getattr(struct, name, dataclasses.MISSING)
                yield name, hints[name], default


class TypeBase(Struct):
    """The type of a struct: what `type` of every struct points to."""

    layout: Layout


def layout_of(struct: type[Struct]) -> Layout:
    """The layout of a struct class."""
    return struct.type_object.layout


def retype(value: S, kind: TypeBase) -> S:
    """Gives a fresh struct another type of the same layout, and returns it."""
    value.type = kind
    return value


@dataclass_transform()
class State:
    """Variables that live beside the heap: one object, made at build time, in RAM for ever. Its
    Obj and Struct fields are roots of the collector."""

    def __init__(self, *values: Any, **named: Any) -> None:
        for field, kind, default in fields_of(type(self)):
            if values:
                value, values = values[0], values[1:]
            elif field in named:
                value = named.pop(field)
            else:
                value = zero_of(kind) if default is dataclasses.MISSING else default
            setattr(self, field, value)


GAP = 24
"""The words between parallel arrays. Without them elements of one index would lie at the same
offset in their pages, and processors take a load from such a place for one of what is being stored
to the other (4 KB aliasing)."""


class Array(Generic[T]):
    """A fixed number of elements in RAM, made at build time; not traced by the collector. One that
    is parallel to another lies behind it; the elements of both are words."""

    def __init__(self, kind: Any, length: int, parallel: "Array[Any] | None" = None) -> None:
        self.kind = kind
        self.length = length
        self.parallel = parallel
        self.followers = 0
        self.distance = 0
        """How many elements lie between this array and the one that it is parallel to."""
        if parallel is not None:
            assert length == parallel.length
            parallel.followers += 1
            self.distance = parallel.followers * (length + GAP)
        self.items: MutableSequence[T] = cast(
            Any, bytearray(length) if kind == U8 else [zero_of(kind)] * length
        )

    def __getitem__(self, index: int) -> T:
        assert 0 <= index < self.length
        return self.items[index]

    def __setitem__(self, index: int, value: T) -> None:
        assert 0 <= index < self.length
        self.items[index] = value

    def pointer(self, index: int = 0) -> Pointer[T]:
        """Where the element of this index lies."""
        return Pointer(self.items, index)

    def beside(self, place: Pointer[Any]) -> Pointer[T]:
        """Where the element lies whose index is that of an element of the array that this one is
        parallel to: a constant distance away."""
        assert self.parallel is not None and place.storage is self.parallel.items
        return Pointer(self.items, place.index)


class Frozen(Generic[T]):
    """A constant computed when the world is frozen, from what its module body and the folding of
    `@build` calls have gathered; hosted it is computed at each use."""

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self.make = make

    def __getitem__(self, index: int) -> T:
        return self.make()[index]

    def __len__(self) -> int:
        return len(self.make())


class Memory:
    """The simulated memory of the hosted life, for the code that handles raw addresses. Only what
    was mapped may be used."""

    def __init__(self) -> None:
        self.words: dict[int, int] = {}

    def map(self, address: int, size: int) -> None:
        """Provides `size` bytes of zero at an address, rounded to whole words."""
        first, end = address // WORD_BYTES, -(-(address + size) // WORD_BYTES)
        self.words.update((word, 0) for word in range(first, end))

    def check(self, address: int) -> None:
        """Refuses an address at which nothing was mapped."""
        if address // WORD_BYTES not in self.words:
            raise AssertionError(f"nothing is mapped at {address:#x}")


memory = Memory()
_at_word = 3 if WORD_BYTES == 8 else 2


def peek(address: Address) -> uword:
    """The word at an aligned address."""
    assert int.__and__(address, WORD_BYTES - 1) == 0
    try:
        return int.__new__(uword, memory.words[int.__rshift__(address, _at_word)])
    except KeyError:
        raise AssertionError(f"nothing is mapped at {int(address):#x}") from None


def poke(address: Address, value: uword) -> None:
    """Stores a word at an aligned address."""
    assert int.__and__(address, WORD_BYTES - 1) == 0
    place = int.__rshift__(address, _at_word)
    if place not in memory.words:
        memory.check(int(address))
    memory.words[place] = int(value)


def peek8(address: Address) -> int:
    """The byte at an address."""
    memory.check(int(address))
    return memory.words[int(address) >> _at_word] >> 8 * (int(address) % WORD_BYTES) & 255


def poke8(address: Address, value: int) -> None:
    """Stores the low byte of a value at an address."""
    memory.check(int(address))
    place, shift = int(address) >> _at_word, 8 * (int(address) % WORD_BYTES)
    memory.words[place] = memory.words[place] & ~(255 << shift) | (value & 255) << shift


_objects: dict[int, Obj] = {}


def address_of(value: Obj) -> Address:
    """The address of a struct; hosted a number that stands for it."""
    address = uword(id(value) & ~7)
    _objects[int(address)] = value
    return address


def stand_at(address: int, value: Obj) -> None:
    """Lets a struct stand at an address of the simulated memory (hosted only)."""
    _objects[address] = value


def object_at(address: Address) -> Obj:
    """The struct at an address."""
    return _objects[int(address)]


def pointer_at(address: Address) -> Pointer[Any]:
    """A pointer to the bytes at an address (compiled only)."""
    raise NotImplementedError("hosted memory has no bytes of structs")


def place_of(pointer: Pointer[Any]) -> Address:
    """The address that a pointer holds; hosted 0."""
    return uword(0)


def stack_address() -> Address:
    """The address of the caller's machine frame; hosted 0."""
    return uword(0)


def call_spilled(function: Callable[[], None]) -> None:
    """Calls a function while all machine registers are saved on the machine stack above it, where
    a collector finds the pointers that they hold."""
    function()
