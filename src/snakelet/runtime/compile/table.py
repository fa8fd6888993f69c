"""The tables that the functions of a module share: qstrs and constants, in order of first use.

Invariant: no entry equals another. Constants are equal if their types and contents are (1, 1.0 and
True differ, and so do 0.0 and -0.0; a nan equals only the same object).
"""

from snakelet.runtime.heap.cells import Bytes, Cells, new_cells
from snakelet.runtime.heap.namemap import NameMap, new_name_map
from snakelet.runtime.heap.qstr import String, string_hash, string_of
from snakelet.runtime.heap.recursion import enter, leave
from snakelet.runtime.heap.vector import Vector, new_vector
from snakelet.runtime.static import (
    NULL,
    Obj,
    Struct,
    double_bits,
    is_float,
    is_qstr,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.types.bigint import BigInt, bit_length_of, compare_integers, low_word
from snakelet.runtime.types.complex import Complex
from snakelet.runtime.types.float import Float, float_value
from snakelet.runtime.types.tuple import Tuple

FIRST_PLACES = 16


class Tables(Struct):
    """`numbers` maps a qstr to its index; `places` is a hash table of indices of constants."""

    names: Vector
    numbers: NameMap
    constants: Vector
    places: Cells

    def name(self, name: Obj) -> int:
        """The index of a qstr, which is entered if it is new."""
        found = self.numbers.get(name)
        if found is not NULL:
            return small_value(found)
        index = self.names.used
        self.names.append(name)
        self.numbers.put(name, small(index))
        return index

    def constant(self, value: Obj) -> int:
        """The index of a constant, which is entered if it is new."""
        at = self.place(value)
        if self.places[at] is not NULL:
            return small_value(self.places[at])
        index = self.constants.used
        self.constants.append(value)
        if index * 2 >= self.places.length:
            self.grow()
            at = self.place(value)
        self.places[at] = small(index)
        return index

    def place(self, value: Obj) -> int:
        """Where the index of a constant stands, or where there is room for it."""
        mask = self.places.length - 1
        at = hash_of(value) & mask
        while self.places[at] is not NULL:
            if is_same(self.constants[small_value(self.places[at])], value):
                return at
            at = (at + 1) & mask
        return at

    def grow(self) -> None:
        """Doubles the hash table; the last constant is not in it yet."""
        self.places = new_cells(self.places.length * 2)
        mask = self.places.length - 1
        for i in range(self.constants.used - 1):
            at = hash_of(self.constants[i]) & mask
            while self.places[at] is not NULL:
                at = (at + 1) & mask
            self.places[at] = small(i)


def new_tables() -> Tables:
    """Empty tables."""
    return Tables(new_vector(), new_name_map(), new_vector(), new_cells(FIRST_PLACES))


def text_of(value: Obj) -> String | None:
    """The string object of a string, interned or not; None for anything else."""
    if is_qstr(value):
        return string_of(value)
    if isinstance(value, String):
        return value
    return None


def is_real_float(value: Obj) -> bool:
    """Whether a value is a float, in the word or boxed."""
    return is_float(value) or isinstance(value, Float)


def float_hash(value: float) -> int:
    bits = double_bits(value)
    return int((bits ^ (bits >> 29) ^ (bits >> 47)) & 0xFFFFFF)


def hash_of(value: Obj) -> int:
    """A number that equal constants share."""
    if is_small(value):
        return small_value(value) & 0xFFFFFF
    if is_real_float(value):
        return float_hash(float_value(value))
    text = text_of(value)
    if text is not None:
        return string_hash(text)
    if isinstance(value, Bytes):
        return string_hash(value) ^ 1
    if isinstance(value, BigInt):
        return int(low_word(value) & 0xFFFFFF) ^ bit_length_of(value)
    if isinstance(value, Complex):
        return float_hash(value.imag) ^ 2
    if isinstance(value, Tuple):
        return tuple_hash(value)
    return 3


def tuple_hash(value: Tuple) -> int:
    enter()
    result = value.length
    for i in range(value.length):
        result = (result * 31 + hash_of(value.items[i])) & 0xFFFFFF
    leave()
    return result


def is_same(a: Obj, b: Obj) -> bool:
    """Whether two constants are strictly equal."""
    if a is b:
        return True
    text = text_of(a)
    if text is not None:
        other = text_of(b)
        return other is not None and is_same_bytes(text, other)
    if is_real_float(a):
        return is_real_float(b) and is_same_float(float_value(a), float_value(b))
    if isinstance(a, BigInt):
        return isinstance(b, BigInt) and compare_integers(a, b) == 0
    if isinstance(a, Tuple):
        return isinstance(b, Tuple) and is_same_tuple(a, b)
    if isinstance(a, Complex):
        return isinstance(b, Complex) and is_same_complex(a, b)
    if isinstance(a, Bytes) and isinstance(b, Bytes):
        return text_of(b) is None and is_same_bytes(a, b)
    return False


def is_same_bytes(a: Bytes, b: Bytes) -> bool:
    return a.length == b.length and a.at(0).compare(b.at(0), a.length) == 0


def is_same_float(a: float, b: float) -> bool:
    """Equal bits; a nan isn't equal to itself."""
    return a == b and double_bits(a) == double_bits(b)


def is_same_complex(a: Complex, b: Complex) -> bool:
    return is_same_float(a.real, b.real) and is_same_float(a.imag, b.imag)


def is_same_tuple(a: Tuple, b: Tuple) -> bool:
    if a.length != b.length:
        return False
    enter()
    same = True
    for i in range(a.length):
        if not is_same(a.items[i], b.items[i]):
            same = False
            break
    leave()
    return same
