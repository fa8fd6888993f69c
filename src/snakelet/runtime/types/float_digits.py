"""The decimal digits of a float: the shortest that read back as it, or as many as asked for.

Invariant: after `find_shortest`, `find_significant` or `find_places`, the value is (rounded to
what was asked) 0.d1d2d3... * 10**point, with `count` digits of which the last is not 0; zero has no
digit. The results stay until the next search; nothing else runs in between.

The shortest digits are found by R. Giulietti's method (The Schubfach way to render doubles, 2021),
a given number of them by one product with a 128-bit power of ten, and by integers of any size where
that product lies too near to a tie.
"""

from snakelet.runtime.heap.vector import Buffer, new_buffer
from snakelet.runtime.static import (
    U8,
    Array,
    Obj,
    Pointer,
    State,
    f32_bits,
    small,
    target,
    u64,
)
from snakelet.runtime.types.bigint import floor_division, int_object_u64, is_odd
from snakelet.runtime.types.bigint_bits import shifted_left
from snakelet.runtime.types.bigint_text import LOWER, write_magnitude
from snakelet.runtime.types.float_bits import (
    HIDDEN_BIT,
    bit_length_64,
    exponent_of,
    mantissa_of,
)
from snakelet.runtime.types.float_power import (
    FIRST_POWER,
    LAST_POWER,
    LAST_SHORT_POWER,
    binary_exponent,
    decimal_exponent,
    decimal_exponent_of_three_quarters,
    power_row,
    upper_product,
)
from snakelet.runtime.types.int import int_add, int_compare, int_multiply, int_power

ROOM = 20
MOST_SHORT = 17
"""So many significant digits fit the fast way."""
MOST_PLACES = 1100
"""A double has no digit but 0 beyond so many places."""


class Digits(State):
    """The result of the last search; `long` holds the digits if they are more than ROOM."""

    count: int = 0
    point: int = 0
    first: int = 0
    long: Buffer | None = None


digits = Digits()
_room: Array[int] = Array(U8, ROOM)


def digits_pointer() -> Pointer[U8]:
    """Where the first digit found (a character) lies."""
    long = digits.long
    return _room.pointer(digits.first) if long is None else long.at(0)


def release_digits() -> None:
    """Lets the collector have what the search used."""
    digits.long = None


def _keep(value: u64, exponent: int) -> None:
    """Makes value * 10**exponent the result."""
    digits.long = None
    at = ROOM
    while value >= 10:
        at -= 1
        _room[at] = 0x30 + int(value % 10)
        value = value // 10
    if value != 0:
        at -= 1
        _room[at] = 0x30 + int(value)
    digits.first = at
    digits.point = ROOM - at + exponent
    _drop_zeros(_room.pointer(at), ROOM - at)


def _keep_long(value: Obj, exponent: int) -> None:
    """Makes an integer of any size * 10**exponent the result."""
    text = new_buffer()
    if value is not small(0):
        write_magnitude(text, value, 10, LOWER)
    digits.long = text
    digits.point = text.used + exponent
    _drop_zeros(text.at(0), text.used)


def _drop_zeros(text: Pointer[U8], count: int) -> None:
    while count > 0 and text[count - 1] == 0x30:
        count -= 1
    digits.count = count


def find_shortest(value: float) -> None:
    """Finds the shortest digits that read back as a finite float; of those the nearest to it.
    Where the port's floats are singles, that read back as the single."""
    if value == 0.0:
        _keep(u64(0), 1)
    elif target.float_bits == 32:
        _find_shortest_single(value)
    else:
        mantissa = mantissa_of(value)
        exponent = exponent_of(value)
        uneven = mantissa == HIDDEN_BIT and exponent > -1074
        _find_shortest(mantissa, exponent, uneven)


def _find_shortest_single(value: float) -> None:
    bits = f32_bits(value)
    biased = int(bits >> 23 & 0xFF)
    fraction = u64(bits & 0x7FFFFF)
    if biased == 0:
        _find_shortest(fraction, -149, False)
    else:
        _find_shortest(fraction | 0x800000, biased - 150, fraction == 0 and biased > 1)


def _find_shortest(mantissa: u64, exponent: int, uneven: bool) -> None:
    """The method's steps for mantissa * 2**exponent; `uneven` if the float below is nearer than
    the one above. The numbers are four times the scaled value and the ends of its interval."""
    k = decimal_exponent_of_three_quarters(exponent) if uneven else decimal_exponent(exponent)
    shift = exponent + binary_exponent(-k) + 1
    outside = mantissa & 1
    middle = _scaled_odd(mantissa << 2, shift, -k)
    lower = _scaled_odd((mantissa << 2) - (1 if uneven else 2), shift, -k) + outside
    upper = _scaled_odd((mantissa << 2) + 2, shift, -k) - outside
    below = middle >> 2
    tens = below // 10 * 10
    if below >= 10 and (lower <= tens << 2) != ((tens + 10) << 2 <= upper):
        _keep(tens if lower <= tens << 2 else tens + 10, k)
        return
    below_is_in = lower <= below << 2
    if below_is_in != ((below + 1) << 2 <= upper):
        _keep(below if below_is_in else below + 1, k)
        return
    half = (below << 2) + 2
    down = middle < half or (middle == half and below & 1 == 0)
    _keep(below if down else below + 1, k)


def _scaled_odd(value: u64, shift: int, k: int) -> u64:
    """value * 2**shift * 10**k / 2**(binary_exponent(k) + 1), its lowest bit also set if the exact
    product is no integer. The power is rounded up, as the method's proof wants."""
    row = power_row(k)
    top, below = upper_product(value << shift, row.load_u64(), (row + 8).load_u64() + 1)
    return top | 1 if below != 0 else top


def find_significant(value: float, count: int) -> None:
    """Finds `count` >= 1 significant digits of a finite float, exactly rounded, half to even."""
    if value == 0.0:
        _keep(u64(0), 1)
        return
    mantissa = mantissa_of(value)
    exponent = exponent_of(value)
    top = exponent + bit_length_64(mantissa) - 1
    place = decimal_exponent(top)
    if count <= MOST_SHORT:
        limit = _power_of_ten(count)
        for _ in range(2):
            scaled, is_sure = scaled_integer(mantissa, exponent, count - 1 - place)
            if is_sure and scaled < limit:
                _keep(scaled, place + 1 - count)
                return
            if not is_sure:
                break
            place += 1
        place = decimal_exponent(top)
    _find_long(mantissa, exponent, min(count, MOST_PLACES), place)


def _find_long(mantissa: u64, exponent: int, count: int, place: int) -> None:
    """`count` significant digits by integers of any size; the first digit stands for 10**place or
    for ten times that."""
    limit = int_power(small(10), small(count))
    scaled = exact_integer(mantissa, exponent, count - 1 - place)
    if int_compare(scaled, limit) >= 0:
        place += 1
        scaled = exact_integer(mantissa, exponent, count - 1 - place)
    _keep_long(scaled, place + 1 - count)


def find_places(value: float, places: int) -> None:
    """Finds the digits of a finite float up to `places` >= 0 behind the point, exactly rounded,
    half to even."""
    if value == 0.0:
        _keep(u64(0), 1)
        return
    mantissa = mantissa_of(value)
    exponent = exponent_of(value)
    places = min(places, MOST_PLACES)
    scaled, is_sure = scaled_integer(mantissa, exponent, places)
    if is_sure:
        _keep(scaled, -places)
    else:
        _keep_long(exact_integer(mantissa, exponent, places), -places)


def _power_of_ten(exponent: int) -> u64:
    result = u64(1)
    for _ in range(exponent):
        result = result * 10
    return result


def scaled_integer(mantissa: u64, exponent: int, k: int) -> tuple[u64, bool]:
    """The integer nearest to mantissa * 2**exponent * 10**k, half to even; false with it if that
    is not sure, or the integer too large. The mantissa is not 0."""
    if k < FIRST_POWER or k > LAST_POWER:
        return u64(0), False
    leading = 64 - bit_length_64(mantissa)
    row = power_row(k)
    high, low = upper_product(mantissa << leading, row.load_u64(), (row + 8).load_u64())
    shift = leading - exponent - binary_exponent(k) - 1
    if shift < 1:
        return u64(0), False
    if shift > 64:
        return u64(0), True
    whole = high >> (shift - 1) >> 1
    half = u64(1) << (shift - 1)
    rest = high & (half + (half - 1))
    if 0 <= k <= LAST_SHORT_POWER:
        up = rest > half or (rest == half and (low != 0 or whole & 1 != 0))
        return whole + 1 if up else whole, True
    tie_above = rest == half - 1 and low >= u64(0xFFFFFFFFFFFFFFFE)
    is_sure = not tie_above and (rest != half or low != 0)
    return whole + 1 if rest >= half else whole, is_sure


def exact_integer(mantissa: u64, exponent: int, k: int) -> Obj:
    """The integer nearest to mantissa * 2**exponent * 10**k, half to even, of any size."""
    above = int_object_u64(mantissa)
    below = small(1)
    if k >= 0:
        above = int_multiply(above, int_power(small(10), small(k)))
    else:
        below = int_power(small(10), small(-k))
    if exponent >= 0:
        above = shifted_left(above, exponent)
    else:
        below = shifted_left(below, -exponent)
    quotient, rest = floor_division(above, below)
    order = int_compare(shifted_left(rest, 1), below)
    if order > 0 or (order == 0 and is_odd(quotient)):
        return int_add(quotient, small(1))
    return quotient
