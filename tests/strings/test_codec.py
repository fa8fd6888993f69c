"""Conversions between text and bytes, and streams in memory, against CPython's."""

import io
import random
from typing import Any

from module_support import made
from string_support import attempt, call_method, same_as_cpython, wrapped

from snakelet.runtime.modules.io import MODULE as IO
from snakelet.runtime.static import Obj, Pointer
from snakelet.runtime.types.byte_value import ByteArray, ByteString
from snakelet.runtime.types.type import STR


def construct(kind: Any, *arguments: Any) -> Any:
    values = [wrapped(item) for item in arguments]
    return attempt(lambda: kind.make(kind, len(values), 0, Pointer(values)))


def test_encode_and_decode() -> None:
    rng = random.Random(1)
    for _ in range(300):
        text = "".join(rng.choice("aé€\U0001f600\x00") for _ in range(rng.randrange(6)))
        assert call_method(text, "encode") == text.encode()
        assert call_method(text.encode(), "decode") == text
        data = bytes(rng.choice(b"a\xc3\xa9\xe2\x82\xff") for _ in range(rng.randrange(8)))
        for errors in ("strict", "ignore", "replace"):
            for encoding in ("utf-8", "ascii"):
                found = call_method(data, "decode", encoding, errors)
                try:
                    assert found == data.decode(encoding, errors)
                except UnicodeDecodeError:
                    assert found == ("UnicodeError",)
    assert call_method("é", "encode", "ascii") == ("UnicodeError",)
    assert call_method("\ud800", "encode") == ("UnicodeError",)
    assert call_method("a", "encode", "latin-9") == ("LookupError", "unknown encoding: latin-9")


def test_constructors() -> None:
    kinds: Any = ((ByteString.type_object, bytes), (ByteArray.type_object, bytearray))
    sources: Any = ((), (3,), ([1, 2, 255],), ("é", "utf-8"), (b"abc",), (bytearray(b"x"),))
    wrong: Any = (([256],), ([-1],), (-1,), ("é",), (["a"],), (b"a", "utf-8"), (None,))
    for kind, theirs in kinds:
        for arguments in sources + wrong:
            found = construct(kind, *arguments)
            assert same_as_cpython(found, lambda: theirs(*arguments)), arguments  # noqa: B023
    for arguments in ((), (5,), ("a",), (b"abc", "utf-8"), (b"a\xff", "utf-8", "ignore"), (b"a",)):
        assert construct(STR, *arguments) == str(*arguments)
    assert construct(STR, b"\xff", "utf-8") == ("UnicodeError",)


def test_hexadecimal() -> None:
    data = b"\x00\xffabcdefg"
    for arguments in ((), (":",), ("-", 2), ("-", -2), (b" ", 3), ("x", 0)):
        assert call_method(data, "hex", *arguments) == data.hex(*arguments)
    for text in ("", "00ff", " 00 Ff\tab ", "0", "0 0", "gg", "abc"):
        assert same_as_cpython(call_method(b"", "fromhex", text), lambda: bytes.fromhex(text))  # noqa: B023


def test_translate() -> None:
    table = {97: "xyz", 98: None, 99: 8364}
    assert call_method("abcdabcd", "translate", table) == "abcdabcd".translate(table)
    codes = bytes(range(255, -1, -1))
    assert call_method(b"abc", "translate", codes) == b"abc".translate(codes)
    assert call_method(b"abc", "translate", None, b"b") == b"ac"
    for arguments in (({"a": "x", 98: None},), ("abé", "x€z"), ("ab", "xy", "cd"), ("a", "xy")):
        found = call_method("", "maketrans", *arguments)
        assert same_as_cpython(found, lambda: str.maketrans(*arguments))  # noqa: B023
    assert call_method(b"", "maketrans", b"ab", b"xy") == bytes.maketrans(b"ab", b"xy")


def stream(name: str, *arguments: Any) -> Obj:
    return made(IO, name, *arguments)


def test_random_use_of_streams() -> None:
    rng = random.Random(2)
    for _ in range(150):
        text = "".join(rng.choice("ab\n") for _ in range(rng.randrange(12)))
        for name, theirs, kind in (
            ("StringIO", io.StringIO(text), str),
            ("BytesIO", io.BytesIO(text.encode()), str.encode),
        ):
            ours = stream(name, kind(text))
            for _ in range(8):
                use_both(rng, ours, theirs, kind)
            assert call_method(ours, "getvalue") == theirs.getvalue()


def use_both(rng: random.Random, ours: Obj, theirs: Any, kind: Any) -> None:
    """Makes one random call of both streams."""
    name = rng.choice("read readline readlines write seek tell truncate".split())
    arguments: tuple[Any, ...] = ()
    if name in ("read", "readline"):
        arguments = rng.choice([(), (rng.randint(-1, 6),), (None,)])
    elif name == "write":
        arguments = (kind(rng.choice(["", "x", "yy\nz"])),)
    elif name == "seek":
        arguments = rng.choice([(rng.randint(0, 14),), (0, 2), (0, 1)])
    elif name == "truncate":
        arguments = rng.choice([(), (rng.randint(0, 9),)])
    assert call_method(ours, name, *arguments) == getattr(theirs, name)(*arguments), name


def test_characters_in_text_streams() -> None:
    ours = stream("StringIO", "é€\nü")
    assert call_method(ours, "read", 2) == "é€"
    assert call_method(ours, "readline") == "\n" and call_method(ours, "readline") == "ü"
    assert call_method(ours, "write", "ßß") == 2


def test_closed_streams() -> None:
    ours = stream("BytesIO", 100)
    assert call_method(ours, "getvalue") == b"" and call_method(ours, "close") is None
    error = ("ValueError", "I/O operation on closed file")
    for name in ("read", "getvalue", "tell"):
        assert call_method(ours, name) == error


def test_reading_into_a_buffer() -> None:
    ours = stream("BytesIO", b"abcdef")
    room = wrapped(bytearray(4))
    assert call_method(ours, "readinto", room) == 4
    assert call_method(room, "decode") == "abcd"
    assert call_method(ours, "readinto", room, 1) == 1
    assert call_method(room, "decode") == "ebcd"
