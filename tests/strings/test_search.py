"""str_search.py and str_case.py against the methods of CPython's bytes, on random texts."""

import random

from snakelet.runtime.heap.cells import Bytes, new_bytes
from snakelet.runtime.static import rom
from snakelet.runtime.types import str_case, str_pad, str_search


def random_text(rng: random.Random, longest: int, letters: bytes) -> bytes:
    return bytes(rng.choice(letters) for _ in range(rng.randrange(longest + 1)))


def content(data: Bytes) -> bytes:
    return bytes(data[i] for i in range(data.length))


def test_places_and_counts() -> None:
    rng = random.Random(1)
    for _ in range(3000):
        letters = b"ab" if rng.random() < 0.7 else bytes(range(256))
        text = random_text(rng, 40, letters)
        wanted = random_text(rng, 4, letters)
        pair = rom(text), len(text), rom(wanted), len(wanted)
        assert str_search.find(*pair) == text.find(wanted), (text, wanted)
        assert str_search.find_last(*pair) == text.rfind(wanted), (text, wanted)
        assert str_search.starts_with(*pair) == text.startswith(wanted)
        assert str_search.ends_with(*pair) == text.endswith(wanted)
        if wanted:
            assert str_search.count_of(*pair) == text.count(wanted), (text, wanted)
        order = str_search.compare(*pair)
        assert (order > 0) == (text > wanted) and (order == 0) == (text == wanted)


def test_case_is_changed() -> None:
    rng = random.Random(2)
    changes = (
        (str_case.to_upper, bytes.upper),
        (str_case.to_lower, bytes.lower),
        (str_case.to_swapped, bytes.swapcase),
        (str_case.to_capital, bytes.capitalize),
        (str_case.to_title, bytes.title),
    )
    for _ in range(500):
        text = random_text(rng, 20, b"aZz19 _-Q\t{`@[")
        for ours, theirs in changes:
            result = new_bytes(len(text))
            ours(result, rom(text))
            assert content(result) == theirs(text), (theirs, text)


def test_classes_of_characters() -> None:
    rng = random.Random(3)
    for letters in (b"aZ", b"a9", b"Z 1", b" \t", b"A1_", bytes(range(128))):
        for _ in range(300):
            text = random_text(rng, 6, letters)
            pair = rom(text), len(text)
            upper, lower = str_case.UPPER, str_case.LOWER
            assert str_case.has_case(*pair, upper, lower) == text.isupper()
            assert str_case.has_case(*pair, lower, upper) == text.islower()
            assert str_case.all_are(*pair, str_case.BLANK) == text.isspace()
            assert str_case.all_are(*pair, str_case.LETTER) == text.isalpha()
            assert str_case.all_are(*pair, str_case.DIGIT) == text.isdigit()
            assert str_case.all_are(*pair, str_case.ALPHANUMERIC) == text.isalnum()
            assert str_case.is_title(*pair) == text.istitle(), text
            assert str_case.is_identifier(*pair) == text.decode().isidentifier()
            assert str_case.is_printable(*pair) == text.decode().isprintable()


def test_padding() -> None:
    rng = random.Random(4)
    for _ in range(500):
        text = random_text(rng, 12, b"ab\t\n\r+-1")
        width = rng.randrange(20)
        pair = rom(text), len(text)
        found = str_pad.padded(new_bytes, *pair, 0, max(0, width - len(text)), rom(b"*"), 1)
        assert content(found) == text.ljust(width, b"*")
        zeros = max(0, width - len(text))
        assert content(str_pad.zero_filled(new_bytes, *pair, zeros)) == text.zfill(width)
        found = str_pad.expanded(new_bytes, *pair, width % 9, False)
        assert content(found) == text.expandtabs(width % 9), (text, width % 9)


def test_repeated_bytes() -> None:
    for size in range(1, 6):
        for count in range(20):
            room = new_bytes(size * count)
            str_pad.repeat(room.at(0), rom(b"abcde"), size, count)
            assert content(room) == b"abcde"[:size] * count
