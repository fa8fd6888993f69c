"""Changes of bytearrays and views of memory against CPython's, on random values."""

import random
from typing import Any

from string_support import (
    attempt,
    byte_array,
    call_method,
    operate,
    plain,
    same_as_cpython,
    shown,
    wrapped,
)

from snakelet.runtime.static import NULL, Obj, Pointer
from snakelet.runtime.types import memoryview as view_module
from snakelet.runtime.types import operation
from snakelet.runtime.types.bytearray import Bytearray
from snakelet.runtime.types.export import View


def set_item(owner: Obj, index: Any, item: Any) -> Any:
    def action() -> Obj:
        operation.set_item(owner, wrapped(index), item if item is NULL else wrapped(item))
        return wrapped(None)

    return attempt(action)


def view_of(owner: Obj) -> Obj:
    return view_module.Memoryview.__make__(View.type_object, 1, 0, Pointer([owner]))  # type: ignore[arg-type]


def random_bytes(rng: random.Random, longest: int) -> bytes:
    return bytes(rng.randrange(256) for _ in range(rng.randint(0, longest)))


def test_random_changes() -> None:
    rng = random.Random(1)
    for _ in range(150):
        theirs = bytearray(random_bytes(rng, 8))
        ours = byte_array(theirs)
        for _ in range(12):
            change(rng, ours, theirs)
            assert plain(ours) == theirs


def change(rng: random.Random, ours: Obj, theirs: bytearray) -> None:
    """Makes one random change to both."""
    index = rng.randint(-10, 10)
    byte = rng.choice([0, 65, 255, 256, -1])
    bounds = [rng.choice([None, rng.randint(-10, 10)]) for _ in range(2)]
    part = slice(bounds[0], bounds[1], rng.choice([None, 1, 2, -1, -3]))
    source = rng.choice([random_bytes(rng, 4), [1, 2, 3], bytearray(b"xy")])

    def insert_part() -> None:
        theirs[part] = source

    def remove_part() -> None:
        del theirs[part]

    def remove_item() -> None:
        del theirs[index]

    def store() -> None:
        theirs[index] = byte

    kind = rng.randrange(9)
    if kind == 0:
        assert same_as_cpython(set_item(ours, part, source), insert_part), (part, source)
    elif kind == 1:
        assert same_as_cpython(set_item(ours, part, NULL), remove_part)
    elif kind == 2:
        assert same_as_cpython(set_item(ours, index, NULL), remove_item)
    elif kind == 3:
        assert same_as_cpython(set_item(ours, index, byte), store)
    elif kind == 4:
        assert same_as_cpython(call_method(ours, "append", byte), lambda: theirs.append(byte))
    elif kind == 5:
        found = call_method(ours, "insert", index, byte)
        assert same_as_cpython(found, lambda: theirs.insert(index, byte))
    elif kind == 6:
        assert same_as_cpython(call_method(ours, "pop", index), lambda: theirs.pop(index))
    elif kind == 7:
        assert same_as_cpython(call_method(ours, "extend", source), lambda: theirs.extend(source))
    else:
        assert same_as_cpython(call_method(ours, "reverse"), theirs.reverse)


def test_other_changes() -> None:
    theirs = bytearray(b"abcabc")
    ours = byte_array(theirs)
    assert call_method(ours, "remove", 98) is None and call_method(ours, "remove", 7)[0]
    theirs.remove(98)
    assert plain(ours) == theirs and call_method(ours, "copy") == theirs
    assert operate("__iadd__", ours, b"xyz") == theirs + b"xyz"
    assert operate("__imul__", ours, 2) == (theirs + b"xyz") * 2
    assert call_method(ours, "clear") is None and plain(ours) == b""


def test_view_of_bytearray() -> None:
    owner = byte_array(bytearray(b"abcdef"))
    view = view_of(owner)
    part = operation.get_item(view, wrapped(slice(1, 4)))
    assert call_method(part, "tobytes") == b"bcd" and call_method(part, "tolist") == [98, 99, 100]
    assert set_item(part, 0, 88) is None and set_item(view, slice(4, 6), b"YZ") is None
    assert plain(owner) == b"aXcdYZ"
    assert operate("__eq__", part, b"Xcd") is True and operate("__eq__", part, 5) is False
    assert set_item(view, slice(0, 2), b"abc")[0] == "ValueError"
    assert call_method(view, "hex", ":") == b"aXcdYZ".hex(":")
    words = call_method(view, "cast", "H")
    assert [plain(operation.get_item(words, wrapped(i))) for i in range(3)] == [
        int.from_bytes(b"aXcdYZ"[i : i + 2], "little") for i in (0, 2, 4)
    ]
    assert shown(operation.get_item(view, wrapped(True))) == "88"


def test_view_of_bytes_is_read_only() -> None:
    view = view_of(wrapped(b"abc"))
    assert set_item(view, 0, 1)[0] == "TypeError"
    assert plain(operation.load_attribute(view, wrapped_name("readonly"))) is True
    assert plain(operation.load_attribute(view, wrapped_name("itemsize"))) == 1


def wrapped_name(text: str) -> Obj:
    from snakelet.runtime.heap.qstr import qstr

    return qstr(text)


def test_viewed_bytearray_keeps_its_length() -> None:
    owner = byte_array(bytearray(b"abc"))
    view = view_of(owner)
    error = ("BufferError", "existing exports of data: object cannot be re-sized")
    assert call_method(owner, "append", 1) == error
    assert set_item(owner, slice(0, 1), b"xy") == error
    assert set_item(owner, slice(0, 1), b"x") is None
    assert call_method(view, "release") is None
    assert call_method(owner, "append", 1) is None
    assert call_method(view, "tobytes")[0] in ("TypeError", "ValueError")
    assert isinstance(Bytearray, type)
