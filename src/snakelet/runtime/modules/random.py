"""random: the reference's generator, and what is drawn with it.

Invariant: after seed(n) the results are those of the reference, byte for byte. Wrong arguments are
exceptions without a text, as there.
"""

from snakelet.runtime.modules.yasmarang import below, draw, fraction, seed_by_clock, set_seed
from snakelet.runtime.static import MAX_INT, NONE, Obj, small, u32, u64
from snakelet.runtime.static.error import IndexError, OverflowError, ValueError
from snakelet.runtime.types.bigint import int_object_u64, low_64
from snakelet.runtime.types.convert import to_int
from snakelet.runtime.types.int import is_int
from snakelet.runtime.types.module import define_module
from snakelet.runtime.types.operation import get_item, length_of, set_item


def seed(number: Obj = NONE, /) -> None:
    """Start the sequence of a number (its low 32 bits), or one that differs each time."""
    if number is NONE:
        seed_by_clock()
    else:
        set_seed(u32(low_64(number if is_int(number) else small(to_int(number)))))


def getrandbits(bits: int) -> Obj:
    """An integer of up to 32 random bits. ValueError."""
    if bits < 0 or bits > 32:
        raise ValueError("bits must be 32 or less")
    return small(0) if bits == 0 else int_object_u64(u64(draw()) & ((u64(1) << bits) - u64(1)))


def randrange(start: int, stop: Obj = NONE, step: int = 1, /) -> int:
    """A random element of range(start, stop, step), or of range(start). ValueError if it is
    empty."""
    first = 0 if stop is NONE else start
    last = start if stop is NONE else to_int(stop)
    count = 0
    if step > 0 and last > first:
        count = (_distance(first, last) - 1) // step + 1
    elif step < 0 and last < first:
        count = (_distance(last, first) - 1) // -step + 1
    if count <= 0:
        raise ValueError()
    return first + step * below(count)


def _distance(low: int, high: int) -> int:
    """high - low, for low <= high. OverflowError if that is no word."""
    if low < 0 and high >= MAX_INT + low + 1:
        raise OverflowError("integer out of range")
    return high - low


def randint(a: int, b: int) -> int:
    """A random integer from a to b, both included. ValueError if there is none."""
    if a > b:
        raise ValueError()
    distance = _distance(a, b)
    if distance == MAX_INT:
        raise OverflowError("integer out of range")
    return a + below(distance + 1)


def random() -> float:
    """A random float from 0 up to but not including 1."""
    return fraction()


def uniform(a: float, b: float) -> float:
    """A random float between a and b."""
    return a + (b - a) * fraction()


def choice(seq: Obj) -> Obj:
    """A random element of a sequence. IndexError if it is empty."""
    length = length_of(seq)
    if length == 0:
        raise IndexError()
    return get_item(seq, small(below(length)))


def shuffle(seq: Obj) -> None:
    """Put the elements of a list in a random order."""
    for i in range(length_of(seq) - 1, 0, -1):
        other = below(i + 1)
        kept = get_item(seq, small(i))
        set_item(seq, small(i), get_item(seq, small(other)))
        set_item(seq, small(other), kept)


MODULE = define_module("random", globals())
