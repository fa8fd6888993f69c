"""Methods and operators of str, bytes and bytearray against CPython's, on random values."""

import random
from typing import Any

import pytest
from string_support import attempt, call_method, operate, same_as_cpython, shown, wrapped

from snakelet.runtime.types import operation

LETTERS = "aab  \t\nB-z0é€\U0001f600"
ARGUMENTS: dict[str, str] = {
    "find": "prr",
    "rfind": "prr",
    "index": "prr",
    "rindex": "prr",
    "count": "prr",
    "startswith": "Prr",
    "endswith": "Prr",
    "removeprefix": "p",
    "removesuffix": "p",
    "split": "sn",
    "rsplit": "sn",
    "splitlines": "b",
    "partition": "p",
    "rpartition": "p",
    "strip": "s",
    "lstrip": "s",
    "rstrip": "s",
    "replace": "ppn",
    "join": "L",
    "center": "wf",
    "ljust": "wf",
    "rjust": "wf",
    "zfill": "w",
    "expandtabs": "w",
    "isascii": "",
}
ASCII_ONLY = (
    "upper lower swapcase capitalize title isspace isalpha isdigit isalnum isupper islower istitle"
)


class Source:
    """Random values; texts of one kind: str, bytes or bytearray."""

    def __init__(self, seed: int, kind: type, letters: str) -> None:
        self.rng = random.Random(seed)
        self.kind = kind
        self.letters = letters

    def text(self, longest: int) -> Any:
        chars = "".join(self.rng.choice(self.letters) for _ in range(self.rng.randint(0, longest)))
        return chars if self.kind is str else self.kind(chars.encode())

    def argument(self, letter: str) -> Any:
        rng = self.rng
        if letter == "p":
            return self.text(2)
        if letter == "P":
            return tuple(self.text(2) for _ in range(2)) if rng.random() < 0.3 else self.text(2)
        if letter == "s":
            return None if rng.random() < 0.4 else self.text(2)
        if letter == "L":
            return [self.text(4) for _ in range(rng.randint(0, 5))]
        if letter == "b":
            return rng.random() < 0.5
        if letter == "f":
            return "*" if self.kind is str else b"*"
        low = 0 if letter == "w" else -12
        return rng.choice([rng.randint(low, 15), -1 if letter == "n" else 4])

    def arguments(self, letters: str) -> list[Any]:
        optional = sum(letter in "rsnbf" for letter in letters)
        count = len(letters) - self.rng.randint(0, optional)
        return [self.argument(letter) for letter in letters[:count]]


@pytest.mark.parametrize("kind", [str, bytes, bytearray])
@pytest.mark.parametrize("name", ARGUMENTS)
def test_method(kind: type, name: str) -> None:
    source = Source(len(kind.__name__ + name), kind, LETTERS)
    for _ in range(150):
        value, arguments = source.text(14), source.arguments(ARGUMENTS[name])
        found = call_method(value, name, *arguments)
        case = (value, name, arguments, found)
        assert same_as_cpython(found, lambda: getattr(value, name)(*arguments)), case  # noqa: B023


@pytest.mark.parametrize("kind", [str, bytes, bytearray])
@pytest.mark.parametrize("name", ASCII_ONLY.split())
def test_method_on_ascii(kind: type, name: str) -> None:
    source = Source(len(name), kind, "aB 9\n-")
    for _ in range(60):
        value = source.text(5)
        assert same_as_cpython(call_method(value, name), getattr(value, name)), (value, name)


@pytest.mark.parametrize("kind", [str, bytes, bytearray])
def test_indices_and_slices(kind: type) -> None:
    for seed, letters in enumerate((LETTERS, "abcdefgh")):
        source = Source(seed, kind, letters)
        rng = source.rng
        for _ in range(400):
            value = source.text(10)
            index = rng.choice([rng.randint(-12, 12), True, False])
            found = operate_item(value, index)
            assert same_as_cpython(found, lambda: value[index]), (value, index, found)  # noqa: B023
            bounds = [rng.choice([None, rng.randint(-12, 12)]) for _ in range(2)]
            step = rng.choice([None, 1, 2, 3, -1, -2, 1 << 70])
            part = slice(bounds[0], bounds[1], step)
            found = operate_item(value, part)
            assert same_as_cpython(found, lambda: value[part]), (value, part, found)  # noqa: B023


def operate_item(value: Any, index: Any) -> Any:
    return attempt(lambda: operation.get_item(wrapped(value), wrapped(index)))


@pytest.mark.parametrize("kind", [str, bytes, bytearray])
def test_operators(kind: type) -> None:
    source = Source(5, kind, LETTERS)
    orders = "__lt__ __gt__ __eq__ __le__ __ge__ __ne__ __add__".split()
    for _ in range(300):
        a, b = source.text(3), source.text(3)
        for name in orders:
            assert same_as_cpython(operate(name, a, b), lambda: getattr(a, name)(b)), (a, name, b)  # noqa: B023
        assert operate("__contains__", a, b) == (b in a)
        count = source.rng.randint(-2, 6)
        assert same_as_cpython(operate("__mul__", a, count), lambda: a * count)  # noqa: B023
        assert same_as_cpython(operate("__mul__", count, a), lambda: a * count)  # noqa: B023


def test_repr() -> None:
    rng = random.Random(7)
    letters = "ab'\"\\\n\r\t\x00\x1f\x7fé€\ud800\udfff\U0001f600"
    for _ in range(500):
        value = "".join(rng.choice(letters) for _ in range(rng.randint(0, 6)))
        assert shown(value) == repr(value)
        data = bytes(rng.randrange(256) for _ in range(rng.randint(0, 6)))
        assert shown(data) == repr(data)
        assert shown(bytearray(data)) == f"bytearray({data!r})"
