"""Bitmaps against Python's big integers."""

import random

import pytest

from snakelet.runtime.heap import bitmap
from snakelet.runtime.static import WORD_BITS, WORD_BYTES, peek, poke, uword
from snakelet.runtime.static.memory import memory

MAP = uword(0x2000)
BITS = 5 * WORD_BITS


@pytest.fixture(autouse=True)
def mapped() -> None:
    memory.map(int(MAP), BITS // 8)


def write(value: int) -> None:
    for i in range(BITS // WORD_BITS):
        poke(MAP + i * WORD_BYTES, uword(value >> i * WORD_BITS))


def read() -> int:
    words = [int(peek(MAP + i * WORD_BYTES)) for i in range(BITS // WORD_BITS)]
    return sum(word << i * WORD_BITS for i, word in enumerate(words))


def places(choose: random.Random) -> tuple[int, int]:
    edges = [0, 1, WORD_BITS - 1, WORD_BITS, WORD_BITS + 1, 2 * WORD_BITS, BITS - 1, BITS]
    a, b = (choose.choice([*edges, choose.randrange(BITS)]) for _ in range(2))
    return min(a, b), max(a, b)


def patterns(choose: random.Random) -> int:
    sparse = choose.getrandbits(BITS) & choose.getrandbits(BITS) & choose.getrandbits(BITS)
    full = (1 << BITS) - 1
    return choose.choice([0, full, sparse, full ^ sparse, choose.getrandbits(BITS)])


def test_ranges() -> None:
    choose = random.Random(1)
    for _ in range(400):
        start, end = places(choose)
        value, mask = patterns(choose), (1 << end) - (1 << start)
        write(value)
        bitmap.set_range(MAP, start, end)
        assert read() == value | mask
        bitmap.clear_range(MAP, start, end)
        assert read() == value & ~mask


def test_single_bits() -> None:
    choose = random.Random(2)
    for index in range(BITS):
        value = patterns(choose)
        write(value)
        assert bitmap.test_bit(MAP, index) == bool(value >> index & 1)
        bitmap.set_bit(MAP, index)
        assert read() == value | 1 << index
        bitmap.clear_bit(MAP, index)
        assert read() == value & ~(1 << index)


def test_searches() -> None:
    choose = random.Random(3)
    for _ in range(800):
        start, limit = places(choose)
        value = patterns(choose)
        write(value)
        ones = [i for i in range(start, limit) if value >> i & 1]
        zeros = [i for i in range(start, limit) if not value >> i & 1]
        assert bitmap.next_set(MAP, start, limit) == (ones[0] if ones else limit)
        assert bitmap.next_clear(MAP, start, limit) == (zeros[0] if zeros else limit)
        before = [i for i in range(min(start, BITS - 1) + 1) if value >> i & 1]
        found = bitmap.previous_set(MAP, min(start, BITS - 1))
        assert found == (before[-1] if before else -1)


def test_counting() -> None:
    choose = random.Random(4)
    for _ in range(200):
        value = patterns(choose)
        write(value)
        assert bitmap.count_range(MAP, BITS // WORD_BITS) == value.bit_count()
        word = uword(value)
        assert bitmap.count_ones(word) == int(word).bit_count()
