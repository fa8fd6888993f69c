"""json against CPython's, on random values and texts; and where the reference is more lenient."""

import json
import random
from typing import Any

import pytest
from module_support import call_function
from string_support import call_method

from snakelet.runtime.modules import io as io_module
from snakelet.runtime.modules.json import MODULE

TEXTS = ("", "a", "key", "two words", 'a "quote"', "back\\slash", "é€\U0001f600", "tab\tline\n\x1f")


def random_value(rng: random.Random, depth: int) -> Any:
    kind = rng.randrange(9 if depth > 0 else 7)
    if kind == 7:
        return [random_value(rng, depth - 1) for _ in range(rng.randrange(4))]
    if kind == 8:
        return {rng.choice(TEXTS): random_value(rng, depth - 1) for _ in range(rng.randrange(4))}
    choices: tuple[Any, ...] = (
        None,
        True,
        False,
        rng.choice(TEXTS),
        rng.randint(-(10**12), 10**12),
    )
    choices += (rng.uniform(-1e6, 1e6), 10 ** rng.randrange(30), rng.choice([0, -1, 1e300, -0.0]))
    return rng.choice(choices)


def test_random_values() -> None:
    rng = random.Random(1)
    for _ in range(400):
        value = random_value(rng, 4)
        text = call_function(MODULE, "dumps", value)
        assert text == json.dumps(value, ensure_ascii=False), value
        assert json.loads(text) == value
        again = call_function(MODULE, "loads", text)
        assert repr(again) == repr(json.loads(text)), text


def test_random_texts() -> None:
    rng = random.Random(2)
    pieces = [*'[]{},:"\\/ -+.eE0123u', "null", "true", '"a"', "1.5", "\\u00e9", "\\ud83d\\ude00"]
    checked = 0
    for _ in range(4000):
        text = "".join(rng.choice(pieces) for _ in range(rng.randint(1, 8)))
        try:
            wanted = json.loads(text)
        except ValueError:
            call_function(MODULE, "loads", text)
            continue
        checked += 1
        assert repr(call_function(MODULE, "loads", text)) == repr(wanted), text
    assert checked > 150


@pytest.mark.parametrize("indent", [None, 0, 2, "\t"])
@pytest.mark.parametrize("sort_keys", [False, True])
@pytest.mark.parametrize("separators", [None, (",", ":"), (" ; ", "=")])
def test_styles(indent: Any, sort_keys: bool, separators: Any) -> None:
    value = {"b": [1, [], {}, [2, {"x": None}]], "a": (True, "t"), "c": {}}
    options = {"indent": indent, "sort_keys": sort_keys, "separators": separators}
    found = call_function(MODULE, "dumps", value, **options)
    assert found == json.dumps(value, **options)


@pytest.mark.parametrize(
    "text",
    [
        '"\\ud800"',
        '"\\ud800\\u0041"',
        '"\\udc00\\ud800"',
        '"\\u00E9\\b\\f\\n\\r\\t\\/\\"\\\\"',
        "NaN",
        "-Infinity",
        "[Infinity, -0, -0.0, 1E5, 1e-7, 123456789012345678901234567890]",
        " \n\t[ 1 , 2 ] ",
        '{"a": 1, "a": 2}',
        "1" * 9,
        "1" * 10,
        "-" + "9" * 19,
        "0.1",
    ],
)
def test_text(text: str) -> None:
    assert repr(call_function(MODULE, "loads", text)) == repr(json.loads(text))


def test_escaped_characters() -> None:
    for text in TEXTS + ("\ud800", "\U0010ffff\uffff\x80"):
        found = call_function(MODULE, "dumps", text, ensure_ascii=True)
        assert found == json.dumps(text), text


def test_lenient_texts() -> None:
    for text, wanted in (
        ("[1 2,,3,]", [1, 2, 3]),
        ('{"a": 1 "b": 2,}', {"a": 1, "b": 2}),
        ("{1: 2, null: 3}", {1: 2, None: 3}),
        ('"\\q"', "q"),
    ):
        assert call_function(MODULE, "loads", text) == wanted


def test_malformed_texts() -> None:
    error = ("ValueError", "syntax error in JSON")
    for text in (
        "",
        "[",
        "{",
        '{"a"',
        '{"a" 1}',
        '{"a":',
        '"',
        '"\\',
        '"\\u12',
        '"\\u12g4"',
        "nul",
    ):
        assert call_function(MODULE, "loads", text) == error, text
    for text in ("1 2", "[]]", "-", "+1", "truex", "-Inf"):
        assert call_function(MODULE, "loads", text) == error, text


def test_values_that_json_lacks() -> None:
    value = {None: 1, 2: b"x", True: (), (1, 2): 3, 1.5: bytearray(b"y")}
    assert call_function(MODULE, "dumps", value) == (
        '{"null": 1, "2": "x", "true": [], "[1, 2]": 3, "1.5": bytearray(b\'y\')}'
    )
    assert call_function(MODULE, "dumps", [float("nan"), float("-inf")]) == "[nan, -inf]"


def test_streams() -> None:
    stream = io_module.StringIO.__make__(io_module.StringIO.type_object, 0, 0, None)  # type: ignore[arg-type]
    assert call_function(MODULE, "dump", [1, {"a": None}], stream) is None
    assert call_method(stream, "seek", 0) == 0
    assert call_function(MODULE, "load", stream) == [1, {"a": None}]
    assert call_function(MODULE, "loads", b'{"x": "\xc3\xa9"}') == {"x": "é"}
    assert call_function(MODULE, "loads", b'"\xff"') == ("UnicodeError",)
