"""The smallest product that generated code can call: memory from calloc, errors with a type.

Invariant: nothing of MicroPython is needed; an error is a `Failure` on both lives, and `install` is
called by the processes that run functions, never by the one that collects tests.
"""

from typing import cast

from snakelet.runtime.static import (
    NULL,
    U8,
    Address,
    Obj,
    Pointer,
    State,
    Struct,
    Tail,
    TypeBase,
    build,
    extern,
    is_small,
    poke,
    small,
    small_value,
    uword,
)
from snakelet.runtime.static import error as error_module
from snakelet.runtime.static.error import UserError
from snakelet.runtime.static.value import SmallInt
from snakelet.translator.world import Hooks


class Kind(TypeBase):
    """The type of an error: its number in NAMES, and the type it is derived from."""

    number: int
    base: "Kind | None"


class Message(Struct):
    """Text made at run time."""

    length: int
    data: Tail[U8]


class Failure(Struct):
    """An exception object."""

    kind: Kind
    argument: Obj
    message: Message | None


class Heap(State):
    """How many objects were made, and after how many more the memory is used up (0: never)."""

    made: int = 0
    limit: int = 0


heap = Heap()


@extern("calloc", "stdlib.h")
def calloc(count: int, size: int) -> Address:
    raise NotImplementedError


def allocate(size: int, header: Address) -> Address:
    heap.made += 1
    if heap.limit > 0:
        heap.limit -= 1
        if heap.limit == 0:
            raise error_module.raised(NO_MEMORY)
    place = calloc(1, size)
    poke(place, header)
    return place


def put_text(message: Message, at: int, text: Message) -> int:
    for i in range(text.length):
        message.data[at + i] = text.data[i]
    return at + text.length


def put_number(message: Message, at: int, number: int) -> int:
    if number < 0:
        message.data[at] = ord("-")
        return put_number(message, at + 1, -number)
    if number >= 10:
        at = put_number(message, at, number // 10)
    message.data[at] = ord("0") + number % 10
    return at + 1


def put_part(message: Message, at: int, part: Obj) -> int:
    if is_small(part):
        return put_number(message, at, small_value(part))
    if isinstance(part, Message):
        return put_text(message, at, part)
    return at


def make_error(kind: TypeBase, template: str, parts: Pointer[Obj], count: int) -> Obj:
    message = Message(200, Tail(200))
    used = part = 0
    for i in range(len(template)):
        if ord(template[i]) == ord("%") and part < count:
            used = put_part(message, used, parts[part])
            part += 1
        else:
            message.data[used] = ord(template[i])
            used += 1
    message.length = used
    return Failure(cast(Kind, kind), NULL, message)


def make_error_with(kind: TypeBase, argument: Obj) -> Obj:
    return Failure(cast(Kind, kind), argument, None)


def error_is(error: Obj, kind: TypeBase) -> bool:
    found: Kind | None = cast(Failure, error).kind
    while found is not None:
        if found is kind:
            return True
        found = found.base
    return False


def error_number(error: Obj) -> int:
    """The error's type as an index of NAMES."""
    return cast(Failure, error).kind.number


_kinds: dict[str, Kind] = {}
NAMES: list[str] = []


@build
def error_type(name: str) -> Kind:
    if name not in _kinds:
        bases = UserError.known.get(name, UserError).__bases__
        base = error_type(bases[0].__name__) if bases[0] is not Exception else None
        NAMES.append(name)
        _kinds[name] = Kind(Failure.type_object.layout, len(NAMES) - 1, base)
    return _kinds[name]


NO_MEMORY = Failure(error_type("MemoryError"), NULL, None)


def int_object(value: int) -> Obj:
    return small(value)


def text_object(text: str) -> Obj:
    message = Message(len(text), Tail(len(text)))
    for i in range(len(text)):
        message.data[i] = ord(text[i])
    return message


HOOKS = Hooks(allocate, make_error, make_error_with, error_is, error_type, int_object, text_object)


def message_size(error: Obj) -> int:
    """The length of an error's message; -1 without one."""
    message = cast(Failure, error).message
    return -1 if message is None else message.length


def message_sum(error: Obj) -> int:
    """A number that depends on each byte of an error's message; -1 without one."""
    message = cast(Failure, error).message
    if message is None:
        return -1
    total = 0
    for i in range(message.length):
        total = (total * 31 + message.data[i]) % 1000003
    return total


def argument_of(error: Obj) -> Obj:
    return cast(Failure, error).argument


def address(value: int) -> uword:
    return uword(value)


def _hosted_error(name: str, template: str, parts: list[Obj | str | int]) -> Obj:
    text = "".join(str(part) for part in parts if not isinstance(part, Obj))
    if parts and not isinstance(parts[0], Obj):
        data = text.encode()
        message = Message(len(data), Tail(len(data)))
        for i, byte in enumerate(data):
            message.data[i] = byte
        return Failure(error_type(name), NULL, message)
    argument = parts[0] if parts and isinstance(parts[0], Obj) else NULL
    return Failure(error_type(name), argument, None)


def _bases(value: Obj) -> list[str]:
    found: Kind | None = cast(Failure, value).kind
    names = []
    while found is not None:
        names.append(NAMES[found.number])
        found = found.base
    return names


def _shown(value: Obj, spec: str) -> str:
    if isinstance(value, SmallInt):
        return str(value.value)
    assert isinstance(value, Message)
    return bytes(value.data[i] for i in range(value.length)).decode()


def install() -> None:
    """Lets hosted functions raise errors of this product."""
    UserError.made_by = staticmethod(_hosted_error)
    error_module.bases_of = _bases
    setattr(Obj, "__format__", _shown)  # noqa: B010
