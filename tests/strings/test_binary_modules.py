"""struct and array against CPython's on random formats and values; random against the reference."""

import array
import random
import struct
from pathlib import Path
from typing import Any

import pytest
from module_support import attribute, call_function, items, made
from random_draws import DRAWS
from string_support import attempt, call_method, operate, plain, same_as_cpython, shown, wrapped

from snakelet.runtime.modules.array import MODULE as ARRAY
from snakelet.runtime.modules.random import MODULE as RANDOM
from snakelet.runtime.modules.struct import MODULE as STRUCT
from snakelet.runtime.types import operation

LIMITS = {"b": 7, "h": 15, "i": 31, "l": 31, "q": 63, "B": 8, "H": 16, "I": 32, "L": 32, "Q": 64}


def value_of(rng: random.Random, code: str) -> Any:
    if code in "fde":
        return rng.choice([0.0, 1.5, -2.25, 1024.0, float("inf"), 0.125])
    if code == "?":
        return rng.random() < 0.5
    if code == "c":
        return bytes([rng.randrange(256)])
    top = 1 << LIMITS[code]
    low = -top if code.islower() else 0
    return rng.choice([low, top - 1, 0, 1, rng.randint(low, top - 1)])


def test_random_formats() -> None:
    rng = random.Random(1)
    for _ in range(600):
        prefix = rng.choice(["", "@", "<", ">", "!", "="])
        form, values = prefix, []
        for _ in range(rng.randint(0, 5)):
            code = rng.choice("bBhHiIlLqQfdexs?c")
            count = rng.randint(0, 3)
            form += (str(count) if rng.random() < 0.4 else "") + code
            times = count if form[-2:-1].isdigit() else 1
            if code == "s":
                values.append(bytes(rng.randrange(256) for _ in range(rng.randint(0, 4))))
            elif code != "x":
                values += [value_of(rng, code) for _ in range(times)]
        packed = struct.pack(form, *values)
        assert call_function(STRUCT, "calcsize", form) == len(packed)
        assert call_function(STRUCT, "pack", form, *values) == packed, (form, values)
        assert call_function(STRUCT, "unpack", form, packed) == struct.unpack(form, packed), form


def test_struct_in_buffers() -> None:
    room = wrapped(bytearray(8))
    assert call_function(STRUCT, "pack_into", "<HB", room, 2, 0x1234, 5) is None
    assert plain(room) == bytearray(b"\0\0\x34\x12\5\0\0\0")
    assert call_function(STRUCT, "pack_into", ">H", room, -2, 0x1234) is None
    assert plain(room) == bytearray(b"\0\0\x34\x12\5\0\x12\x34")
    assert call_function(STRUCT, "unpack_from", ">H", room, -2) == (0x1234,)
    assert call_function(STRUCT, "unpack", "B", b"\7\x08") == (7,)
    assert call_function(STRUCT, "pack", "4s", "ab") == b"ab\0\0"


def test_struct_errors() -> None:
    small = ("ValueError", "buffer too small")
    assert call_function(STRUCT, "unpack", "I", b"abc") == small
    assert call_function(STRUCT, "unpack_from", "H", b"abc", 2) == small
    assert call_function(STRUCT, "unpack_from", "H", b"abc", -4) == small
    assert call_function(STRUCT, "pack_into", "H", bytearray(1), 0, 1) == small
    for form in ("z", "4", "<P", "n"):
        assert call_function(STRUCT, "calcsize", form) == ("ValueError", "bad typecode")
    assert call_function(STRUCT, "pack", "i", "x")[0] == "TypeError"


def test_struct_is_as_lenient_as_the_reference() -> None:
    assert call_function(STRUCT, "pack", "BBB", 1) == b"\1\0\0"
    assert call_function(STRUCT, "pack", "B", 1, 2) == b"\1"
    assert call_function(STRUCT, "pack", "<BHI", 256 + 3, -1, 1 << 40) == b"\3\xff\xff\0\0\0\0"


@pytest.mark.parametrize("code", "bBhHiIqQfd")
def test_array(code: str) -> None:
    rng = random.Random(ord(code))
    for _ in range(40):
        values = [value_of(rng, code) for _ in range(rng.randint(0, 6))]
        theirs = array.array(code, values)
        ours = made(ARRAY, "array", code, values)
        assert shown(ours) == repr(theirs)
        assert items(ours) == list(theirs) and call_method(ours, "tobytes") == theirs.tobytes()
        assert call_method(ours, "tolist") == theirs.tolist()
        other = [value_of(rng, code) for _ in range(2)]
        assert call_method(ours, "extend", other) is None
        theirs.extend(other)
        assert call_method(ours, "append", other[0]) is None
        theirs.append(other[0])
        assert items(ours) == list(theirs)
        index = rng.randint(-9, 9)
        found = attempt(lambda: operation.get_item(ours, wrapped(index)))  # noqa: B023
        assert same_as_cpython(found, lambda: theirs[index])  # noqa: B023
        part = slice(rng.randint(-9, 9), rng.randint(-9, 9), rng.choice([1, 2, -1]))
        assert items(operation.get_item(ours, wrapped(part))) == list(theirs[part])
        assert same_as_cpython(call_method(ours, "pop", index), lambda: theirs.pop(index))  # noqa: B023
        assert operate("__contains__", ours, values[0] if values else 5) == (
            (values[0] if values else 5) in theirs
        )


def test_arrays_together() -> None:
    a, b = made(ARRAY, "array", "i", [1, 2]), made(ARRAY, "array", "i", [1, 3])
    for name, wanted in (("__lt__", True), ("__eq__", False), ("__ne__", True), ("__ge__", False)):
        assert operate(name, a, b) is wanted
    assert items(wrapped_sum(a, b)) == [1, 2, 1, 3]
    assert attribute(a, "typecode") == "i" and attribute(a, "itemsize") == 4
    raw = made(ARRAY, "array", "H", b"\1\2\3\4")
    assert items(raw) == [0x201, 0x403]
    assert attempt(lambda: made(ARRAY, "array", "z")) == ("ValueError", "bad typecode")
    operation.set_item(a, wrapped(slice(0, 1)), b)
    assert items(a) == [1, 3, 2]
    operation.set_item(a, wrapped(-1), wrapped((1 << 32) + 7))
    assert items(a) == [1, 3, 7]


def wrapped_sum(a: Any, b: Any) -> Any:
    from snakelet.runtime.types.operator import ADD

    return operation.binary(ADD, a, b)


def test_random_is_the_reference_generator() -> None:
    """All that random_draws.py prints is what it printed on the official WebAssembly build."""
    lines = Path(__file__).with_name("random_draws.expected").read_text().splitlines()
    assert len(lines) == len(DRAWS)
    call_function(RANDOM, "seed", 42)
    for (name, arguments), line in zip(DRAWS, lines, strict=True):
        assert repr(call_function(RANDOM, name, *arguments)) == line, name


def test_random_ranges() -> None:
    call_function(RANDOM, "seed", 7)
    drawn = {call_function(RANDOM, "randrange", 3, 12, 3) for _ in range(100)}
    assert drawn == {3, 6, 9}
    assert {call_function(RANDOM, "randrange", 5, 0, -2) for _ in range(100)} == {5, 3, 1}
    assert {call_function(RANDOM, "randint", -1, 1) for _ in range(100)} == {-1, 0, 1}
    assert all(0 <= call_function(RANDOM, "random") < 1 for _ in range(100))
    assert all(2 <= call_function(RANDOM, "uniform", 2.0, 3.0) <= 3 for _ in range(100))
    assert {call_function(RANDOM, "choice", "abc") for _ in range(100)} == {"a", "b", "c"}
    big = [call_function(RANDOM, "randint", 0, 1 << 60) for _ in range(20)]
    assert max(big) > 1 << 55
    values = wrapped(list(range(20)))
    assert call_function(RANDOM, "shuffle", values) is None
    assert plain(values) != list(range(20)) and sorted(plain(values)) == list(range(20))


def test_random_errors() -> None:
    assert call_function(RANDOM, "getrandbits", 33) == ("ValueError", "bits must be 32 or less")
    for name, arguments in (("randint", (2, 1)), ("randrange", (0,)), ("randrange", (1, 5, -1))):
        assert call_function(RANDOM, name, *arguments) == ("ValueError",)
    assert call_function(RANDOM, "choice", []) == ("IndexError",)
