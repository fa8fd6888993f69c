"""Upper and lower case, and the classes of characters, for str and bytes.

Invariant: all of it is about ASCII; a byte above 127 has no case and belongs to no class.
differs: letters, digits and blanks beyond ASCII are none here, as in the reference; CPython knows
all of Unicode, which needs tables of 100 kB.
"""

from snakelet.runtime.heap.cells import Bytes
from snakelet.runtime.static import U8, Const, Pointer, inline, u64
from snakelet.runtime.types.utf8 import HIGHS, ONES

BLANK = 1
UPPER = 2
LOWER = 4
DIGIT = 8
UNDERLINE = 16
PRINTABLE = 32
LETTER = UPPER | LOWER
ALPHANUMERIC = LETTER | DIGIT

_MEMBERS = (
    (BLANK, b" \t\n\r\v\f"),
    (UPPER, bytes(range(65, 91))),
    (LOWER, bytes(range(97, 123))),
    (DIGIT, bytes(range(48, 58))),
    (UNDERLINE, b"_"),
    (PRINTABLE, bytes(range(32, 127))),
)
CLASSES: bytes = bytes(
    sum(flag for flag, members in _MEMBERS if byte in members) for byte in range(256)
)
"""The classes that each byte belongs to."""


@inline
def is_a(byte: int, classes: int) -> bool:
    """Whether a byte belongs to one of the classes."""
    return CLASSES[byte] & classes != 0


@inline
def upper(byte: int) -> int:
    """A byte in upper case."""
    return byte - 32 if 97 <= byte <= 122 else byte


@inline
def lower(byte: int) -> int:
    """A byte in lower case."""
    return byte + 32 if 65 <= byte <= 90 else byte


def to_upper(result: Bytes, data: Pointer[U8]) -> None:
    """Fills fresh bytes with as many from `data` in upper case."""
    length = result.length
    done = turn_words(result.at(0), data, length, ord("a"))
    for i in range(done, length):
        result[i] = upper(data[i])


def to_lower(result: Bytes, data: Pointer[U8]) -> None:
    """Fills fresh bytes with as many from `data` in lower case."""
    length = result.length
    done = turn_words(result.at(0), data, length, ord("A"))
    for i in range(done, length):
        result[i] = lower(data[i])


@inline
def turn_words(to: Pointer[U8], data: Pointer[U8], length: int, first: Const[int]) -> int:
    """Copies as many bytes as fill words of eight; the 26 letters from `first` on get the other
    case. How many that are. Sums of seven-bit bytes tell by their eighth bit what is a letter."""
    place = 0
    while place + 8 <= length:
        word = (data + place).load_u64()
        low_bits = word & ~HIGHS
        from_first = low_bits + ONES * u64(0x80 - first)
        above_last = low_bits + ONES * u64(0x80 - first - 26)
        letters = (from_first ^ above_last) & ~word & HIGHS
        (to + place).store_u64(word ^ (letters >> 2))
        place += 8
    return place


def to_swapped(result: Bytes, data: Pointer[U8]) -> None:
    """Fills fresh bytes with as many from `data`, upper case becoming lower and lower upper."""
    for i in range(result.length):
        byte = data[i]
        result[i] = lower(byte) if is_a(byte, UPPER) else upper(byte)


def to_capital(result: Bytes, data: Pointer[U8]) -> None:
    """Fills fresh bytes with as many from `data`, the first in upper case, the others in lower."""
    to_lower(result, data)
    if result.length > 0:
        result[0] = upper(result[0])


def to_title(result: Bytes, data: Pointer[U8]) -> None:
    """Fills fresh bytes with as many from `data`: upper case at the start of a run of letters."""
    inside = False
    for i in range(result.length):
        byte = data[i]
        result[i] = lower(byte) if inside else upper(byte)
        inside = is_a(byte, LETTER) or byte >= 128


def all_are(data: Pointer[U8], length: int, classes: Const[int]) -> bool:
    """Whether there are bytes, and all of them belong to one of the classes."""
    for i in range(length):
        if not is_a(data[i], classes):
            return False
    return length > 0


def has_case(data: Pointer[U8], length: int, wanted: Const[int], other: Const[int]) -> bool:
    """Whether there are letters of the wanted case and none of the other."""
    found = 0
    for i in range(length):
        found = found | CLASSES[data[i]]
    return found & wanted != 0 and found & other == 0


def is_title(data: Pointer[U8], length: int) -> bool:
    """Whether there are words, each of which starts in upper case and goes on in lower."""
    found = False
    inside = False
    for i in range(length):
        byte = data[i]
        if is_a(byte, UPPER if inside else LOWER):
            return False
        inside = is_a(byte, LETTER)
        found = found or inside
    return found


def is_identifier(data: Pointer[U8], length: int) -> bool:
    """Whether a text can be a name."""
    if length == 0 or is_a(data[0], DIGIT):
        return False
    for i in range(length):
        if not is_a(data[i], ALPHANUMERIC | UNDERLINE) and data[i] < 128:
            return False
    return True


def is_printable(data: Pointer[U8], length: int) -> bool:
    """Whether repr() shows each character as itself; an empty text is printable."""
    for i in range(length):
        byte = data[i]
        if byte < 128 and not is_a(byte, PRINTABLE):
            return False
        if byte == 0xED and data[i + 1] >= 0xA0:
            return False
    return True
