"""The smallest product that generated code can call: memory from calloc, errors as plain structs."""

from typing import cast

from snakelet.runtime.static import (
    NULL,
    Address,
    Obj,
    Pointer,
    Struct,
    TypeBase,
    build,
    extern,
    poke,
    small,
)
from snakelet.runtime.static.error import UserError
from snakelet.runtime.heap.qstr import qstr
from snakelet.translator.world import Hooks


class Failure(Struct):
    kind: TypeBase
    argument: Obj


@extern("calloc", "stdlib.h")
def calloc(count: int, size: int) -> Address:
    raise NotImplementedError


def allocate(size: int, header: Address) -> Address:
    place = calloc(1, size)
    poke(place, header)
    return place


def make_error(kind: TypeBase, template: str, parts: Pointer[Obj], count: int) -> Obj:
    return Failure(kind, parts[0] if count > 0 else NULL)


def make_error_with(kind: TypeBase, argument: Obj) -> Obj:
    return Failure(kind, argument)


def error_is(error: Obj, kind: TypeBase) -> bool:
    return cast(Failure, error).kind is kind


_kinds: dict[str, TypeBase] = {}


@build
def error_type(name: str) -> TypeBase:
    return _kinds.setdefault(name, TypeBase(TypeBase.type_object.layout))


def int_object(value: int) -> Obj:
    return small(value)


@build
def text_object(text: str) -> Obj:
    return qstr(text)


HOOKS = Hooks(
    allocate, make_error, make_error_with, error_is, error_type, int_object, text_object
)
UserError.made_by = staticmethod(lambda name, template, parts: Failure(error_type(name), NULL))
