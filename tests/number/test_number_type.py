"""int, bool, float and complex as the user sees them: constructors, methods, text."""

import math
from typing import Any, cast

import pytest
from number_support import Number, Source, at, fresh_buffer, number_obj, shown, shown_obj, text_of

from snakelet.runtime.heap.qstr import qstr, rom_string
from snakelet.runtime.static import FALSE, NULL, TRUE, Array, Obj, error
from snakelet.runtime.types import bool as bool_module
from snakelet.runtime.types import (
    bytes as bytes_module,
)
from snakelet.runtime.types import complex_type, float_type, int_type
from snakelet.runtime.types import str as str_module
from snakelet.runtime.types.byte_value import ByteString, make_bytes
from snakelet.runtime.types.method import StaticMethod
from snakelet.runtime.types.operation import call, is_subtype, load_attribute, lookup, type_of
from snakelet.runtime.types.output import REPR_KIND, put_object
from snakelet.runtime.types.type import BOOL, FLOAT, INT, Type

COMPLEX = cast(Type, complex_type.ComplexType.type_object)
LOADED = (bool_module, bytes_module, float_type, int_type, str_module)
TYPES: dict[Any, Type] = {int: INT, bool: BOOL, float: FLOAT, complex: COMPLEX}


def argument(value: Any) -> Obj:
    if isinstance(value, str):
        return rom_string(value)
    if isinstance(value, bytes):
        return make_bytes(at(value), len(value))
    return number_obj(value)


def called(function: Obj, *values: Any, **named: Any) -> Obj:
    place: Array[Obj] = Array(Obj, len(values) + 2 * len(named) + 1)
    for i, value in enumerate(values):
        place[i] = value if isinstance(value, Obj) else argument(value)
    for i, (name, value) in enumerate(named.items()):
        place[len(values) + 2 * i] = qstr(name)
        place[len(values) + 2 * i + 1] = argument(value)
    return call(function, len(values), len(named), place.pointer())


def made(kind: Type, *values: Any) -> Obj:
    place: Array[Obj] = Array(Obj, len(values) + 1)
    for i, value in enumerate(values):
        place[i] = argument(value)
    assert kind.make is not None
    return kind.make(kind, len(values), 0, place.pointer())


def method(value: Number, name: str, *values: Any, **named: Any) -> Obj:
    obj = number_obj(value)
    return called(lookup(type_of(obj), qstr(name)), obj, *values, **named)


def printed(value: Obj) -> str:
    out = fresh_buffer()
    put_object(out, value, REPR_KIND)
    return text_of(out)


MAKING: list[tuple[Any, tuple[Any, ...]]] = [
    (int, ()),
    (int, (3.99,)),
    (int, (-3.99,)),
    (int, (True,)),
    (int, (" 12 ",)),
    (int, (b"0012",)),
    (int, ("ff", 16)),
    (int, ("0xff", 0)),
    (int, ("z" * 20, 36)),
    (int, (1e300,)),
    (float, ()),
    (float, (3,)),
    (float, (10**30,)),
    (float, (True,)),
    (float, ("-1e-3\n",)),
    (float, (b"2.5",)),
    (float, ("-inf",)),
    (bool, ()),
    (bool, (0.0,)),
    (bool, ("",)),
    (bool, (5,)),
    (complex, ()),
    (complex, (1,)),
    (complex, (1, -0.0)),
    (complex, (-0.0, 1)),
    (complex, (1 + 2j, 3 - 1j)),
    (complex, ("1+2j",)),
    (complex, (" (1-2.5e3j) ",)),
    (complex, ("j",)),
    (complex, ("-j",)),
    (complex, ("1-j",)),
    (complex, ("-1.5",)),
    (complex, ("3e5j",)),
    (complex, ("inf-nanj",)),
    (complex, ("-0-0j",)),
    (complex, ("1e5+J",)),
]


@pytest.mark.parametrize("kind, values", MAKING)
def test_making(kind: Any, values: tuple[Any, ...]) -> None:
    assert shown_obj(made(TYPES[kind], *values)) == shown(kind(*values))


REFUSED: list[tuple[Any, tuple[Any, ...]]] = [
    (int, ("1.5",)),
    (int, ("x", 16)),
    (int, ("1", 1)),
    (int, ("1", 37)),
    (int, (5, 10)),
    (int, (1j,)),
    (int, (math.inf,)),
    (int, (math.nan,)),
    (int, (1, 2, 3)),
    (float, ("1x",)),
    (float, (1j,)),
    (float, (10**400,)),
    (float, (1, 2)),
    (complex, ("1+2",)),
    (complex, ("1j+2",)),
    (complex, ("1+2j 3",)),
    (complex, ("",)),
    (complex, ("()",)),
    (complex, ("1 1j",)),
    (complex, ("jj",)),
    (complex, ("(1j",)),
    (complex, ("+",)),
]


@pytest.mark.parametrize("kind, values", REFUSED)
def test_refused(kind: Any, values: tuple[Any, ...]) -> None:
    with pytest.raises((ValueError, TypeError, OverflowError)) as theirs:
        kind(*values)
    with pytest.raises(error.UserError) as ours:
        made(TYPES[kind], *values)
    assert type(ours.value).__name__ == type(theirs.value).__name__


def test_methods_without_arguments() -> None:
    source = Source(1)
    integers: list[Any] = [0, 1, -1, True, 2**100] + [source.integer(100) for _ in range(10)]
    floats: list[Any] = [0.0, -0.0, 1.5, 1e300, 5e-324, -3.0] + [source.double() for _ in range(20)]
    for names, values in (
        (("bit_length", "bit_count", "as_integer_ratio", "conjugate"), integers),
        (("is_integer", "as_integer_ratio", "conjugate"), floats),
        (("conjugate",), [1 + 2j, -0.5j]),
    ):
        for name in names:
            for value in values:
                expected = getattr(value, name)()
                assert shown_obj(method(value, name)) == shown(expected), (value, name)


def test_bytes_of_integers() -> None:
    source = Source(2)
    for _ in range(300):
        value = source.integer(source.random.choice([8, 16, 64, 100]))
        length = source.random.randint(0, 14)
        order: Any = source.random.choice(["little", "big"])
        signed = source.random.choice([True, False])
        try:
            data = value.to_bytes(length, order, signed=signed)
        except OverflowError:
            with pytest.raises(error.OverflowError):
                method(value, "to_bytes", length, order, signed=signed)
            continue
        result = method(value, "to_bytes", length, order, signed=signed)
        assert isinstance(result, ByteString)
        assert bytes(result[i] for i in range(result.length)) == data
        function = lookup(INT, qstr("from_bytes"))
        assert isinstance(function, StaticMethod)
        back = called(function.function, data, order, signed=signed)
        assert shown_obj(back) == shown(value)


def test_bytes_in_an_unknown_order() -> None:
    with pytest.raises(error.ValueError):
        method(5, "to_bytes", 2, "middle")


def test_default_bytes() -> None:
    result = method(65, "to_bytes")
    assert isinstance(result, ByteString) and result.length == 1 and result[0] == 65


def test_parts_of_a_complex_number() -> None:
    value = number_obj(1.5 - 2j)
    assert shown_obj(load_attribute(value, qstr("real"))) == "float 1.5"
    assert shown_obj(load_attribute(value, qstr("imag"))) == "float -2.0"


@pytest.mark.parametrize(
    "value",
    [0, -5, 10**30, -(10**20), True, False, 1.5, -0.0, 1e300, math.inf, math.nan, 1j, -1 - 0.5j]
    + [complex(-0.0, 1.0), complex(0.0, -0.0), complex(1, math.nan), complex(math.inf, -math.inf)],
)
def test_repr(value: Number) -> None:
    assert printed(number_obj(value)) == repr(value)


def test_bool_derives_from_int() -> None:
    assert is_subtype(BOOL, INT) and type_of(TRUE) is BOOL and type_of(FALSE) is BOOL
    assert NULL is not TRUE and len(LOADED) == 5
