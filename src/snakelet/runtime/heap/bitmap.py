"""Bitmaps in raw memory: one bit a block, handled a word at a time.

Invariant: bit i lies in word i // WORD_BITS at position i % WORD_BITS. A range is start <= i < end;
a search returns its limit if it finds nothing. The bits of the last word beyond the bitmap's end
are 0 and stay 0, so whole words may be counted and combined.
"""

from snakelet.runtime.static import (
    WORD_BITS,
    WORD_BYTES,
    Address,
    bit_length,
    inline,
    peek,
    poke,
    trailing_zeros,
    uword,
)

LAST = WORD_BITS - 1
WORD_SHIFT = 6 if WORD_BITS == 64 else 5
BYTE_SHIFT = 3 if WORD_BITS == 64 else 2
ALL = uword(-1)
NOTHING = uword(0)
ONE = uword(1)

EVERY_2ND_BIT = uword(int(ALL) // 3)
EVERY_2ND_PAIR = uword(int(ALL) // 5)
EVERY_2ND_NIBBLE = uword(int(ALL) // 17)
ONE_A_BYTE = uword(int(ALL) // 255)


def words_for(bits: int) -> int:
    """How many words a bitmap of so many bits takes."""
    return (bits + LAST) >> WORD_SHIFT


@inline
def word_at(bitmap: Address, index: int) -> Address:
    """Where the word lies that holds a bit."""
    return bitmap + uword((index >> WORD_SHIFT) << BYTE_SHIFT)


@inline
def bit(index: int) -> uword:
    """The word that has just this bit."""
    return ONE << (index & LAST)


@inline
def test_bit(bitmap: Address, index: int) -> bool:
    """Whether a bit is set."""
    return (peek(word_at(bitmap, index)) & bit(index)) != 0


@inline
def set_bit(bitmap: Address, index: int) -> None:
    """Sets a bit."""
    at = word_at(bitmap, index)
    poke(at, peek(at) | bit(index))


@inline
def clear_bit(bitmap: Address, index: int) -> None:
    """Clears a bit."""
    at = word_at(bitmap, index)
    poke(at, peek(at) & ~bit(index))


@inline
def ones(start: int, end: int) -> uword:
    """The word with the bits of a range set; the range is not empty and lies in one word."""
    return (ALL << (start & LAST)) & (ALL >> (LAST - ((end - 1) & LAST)))


def set_range(bitmap: Address, start: int, end: int) -> None:
    """Sets the bits of a range."""
    while start < end:
        stop = min(end, (start | LAST) + 1)
        at = word_at(bitmap, start)
        poke(at, peek(at) | ones(start, stop))
        start = stop


def clear_range(bitmap: Address, start: int, end: int) -> None:
    """Clears the bits of a range."""
    while start < end:
        stop = min(end, (start | LAST) + 1)
        at = word_at(bitmap, start)
        poke(at, peek(at) & ~ones(start, stop))
        start = stop


@inline
def next_bit(bitmap: Address, start: int, limit: int, flip: uword) -> int:
    """The first set bit from `start` on of a bitmap whose words are xored with `flip`."""
    if start >= limit:
        return limit
    word = (peek(word_at(bitmap, start)) ^ flip) & (ALL << (start & LAST))
    while word == 0:
        start = (start | LAST) + 1
        if start >= limit:
            return limit
        word = peek(word_at(bitmap, start)) ^ flip
    return min((start & ~LAST) + trailing_zeros(word), limit)


def next_set(bitmap: Address, start: int, limit: int) -> int:
    """The first set bit from `start` on, or `limit`."""
    return next_bit(bitmap, start, limit, NOTHING)


def next_clear(bitmap: Address, start: int, limit: int) -> int:
    """The first clear bit from `start` on, or `limit`."""
    return next_bit(bitmap, start, limit, ALL)


def previous_set(bitmap: Address, start: int) -> int:
    """The last set bit from bit 0 to `start`, or -1."""
    word = peek(word_at(bitmap, start)) & (ALL >> (LAST - (start & LAST)))
    while word == 0:
        start = (start & ~LAST) - 1
        if start < 0:
            return -1
        word = peek(word_at(bitmap, start))
    return (start & ~LAST) + highest_bit(word)


@inline
def highest_bit(word: uword) -> int:
    """The number of the highest one bit of a word that is not 0."""
    return bit_length(word) - 1


def count_ones(word: uword) -> int:
    """How many bits of a word are set, by sums in parallel (Knuth 4A, section 7.1.3)."""
    pairs = word - ((word >> 1) & EVERY_2ND_BIT)
    fours = (pairs & EVERY_2ND_PAIR) + ((pairs >> 2) & EVERY_2ND_PAIR)
    eights = (fours + (fours >> 4)) & EVERY_2ND_NIBBLE
    return int((eights * ONE_A_BYTE) >> (WORD_BITS - 8))


def count_range(bitmap: Address, words: int) -> int:
    """How many bits are set in the first words of a bitmap."""
    total = 0
    for i in range(words):
        total += count_ones(peek(bitmap + uword(i * WORD_BYTES)))
    return total


def fill_words(bitmap: Address, words: int, value: uword) -> None:
    """Stores one word again and again."""
    for i in range(words):
        poke(bitmap + uword(i * WORD_BYTES), value)
