"""str: text in UTF-8 that never changes.

Invariant: a str is an interned string or a String object, so methods take `self: Obj` or are given
the String by the wrapper; texts of no or one ASCII character are always interned. Indices and
widths count characters, all else counts bytes (see str_index.py).
"""

from snakelet.runtime.heap.cells import IS_ASCII, Cells
from snakelet.runtime.heap.qstr import String, equal_strings, qstr, string_hash
from snakelet.runtime.static import (
    NONE,
    NULL,
    Const,
    Obj,
    Pointer,
    inline,
    is_qstr,
    is_small,
    small,
    small_value,
)
from snakelet.runtime.static.error import TypeError, ValueError
from snakelet.runtime.types import operator as op
from snakelet.runtime.types import str_case, str_split
from snakelet.runtime.types.codec import cells_of, decoded, encoded
from snakelet.runtime.types.convert import check_arguments, check_keywords, named_argument
from snakelet.runtime.types.format import put_format, put_mapped
from snakelet.runtime.types.list import List
from snakelet.runtime.types.operation import native_or_self, truth
from snakelet.runtime.types.output import (
    DIGITS,
    REPR_KIND,
    STR_KIND,
    digit_bytes,
    put,
    to_string,
    write_digits,
)
from snakelet.runtime.types.percent import percent_text
from snakelet.runtime.types.scratch import finished_text, take_buffer
from snakelet.runtime.types.sequence import is_count, repeat_count
from snakelet.runtime.types.str_index import (
    StringIterator,
    index_of,
    item_of,
    places_of,
)
from snakelet.runtime.types.str_join import concatenated, join, repeated
from snakelet.runtime.types.str_pad import expanded, padded, zero_filled
from snakelet.runtime.types.str_repr import put_text_repr
from snakelet.runtime.types.str_search import compare, count_of, ends_with, find, starts_with
from snakelet.runtime.types.str_split import LEFT, RIGHT
from snakelet.runtime.types.str_translate import make_table, translated
from snakelet.runtime.types.str_value import (
    not_a_str,
    string_argument,
    string_or_none,
    string_value,
)
from snakelet.runtime.types.tuple import Tuple
from snakelet.runtime.types.type import Type, builtin, is_instance
from snakelet.runtime.types.utf8 import (
    CHARACTERS,
    EMPTY,
    as_text,
    character_length,
    count_characters,
    is_ascii,
    make_ascii,
    make_text,
    new_text,
)

BLANK_TEXT = CHARACTERS[32]
MAKE_NAMES: Cells = cells_of(qstr("object"), qstr("encoding"), qstr("errors"))


@builtin("str", struct=String)
class Str(String):
    """Text: a sequence of Unicode characters."""

    __operators__ = (
        *"__lt__ __gt__ __eq__ __le__ __ge__ __ne__ __add__ __mul__ __mod__ __len__".split(),
        *"__contains__ __hash__".split(),
    )

    @staticmethod
    def __make__(type: Type, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        if count == 1 and keywords == 0:
            return str_of(arguments[0])
        check_arguments(count, 0, 0, 3)
        check_keywords(MAKE_NAMES, 0, count, keywords, arguments)
        value = named_argument(0, qstr("object"), count, keywords, arguments)
        encoding = named_argument(1, qstr("encoding"), count, keywords, arguments)
        errors = named_argument(2, qstr("errors"), count, keywords, arguments)
        if value is NULL:
            return EMPTY
        if encoding is NULL and errors is NULL:
            return str_of(value)
        return decoded(value, encoding, errors)

    @staticmethod
    def __unary__(operator: int, value: Obj) -> Obj:
        string = string_value(value)
        if operator == op.LENGTH:
            return small(character_length(string))
        if operator == op.BOOL:
            return truth(string.length != 0)
        return small(string_hash(string)) if operator == op.HASH else NULL

    @staticmethod
    def __binary__(operator: int, left: Obj, right: Obj) -> Obj:
        string = string_value(left)
        if operator == op.MODULO:
            return percent_text(string, right)
        if operator <= op.NOT_EQUAL and is_instance(right):
            return NULL
        other = string_or_none(right)
        if other is not None:
            return binary_of_strings(operator, string, other, left, right)
        if operator == op.MULTIPLY or operator == op.REVERSE_MULTIPLY:
            return multiplied(string, right)
        if operator == op.CONTAINS:
            raise not_a_str(right)
        return NULL

    def __print__(self: Obj, out: Obj, kind: int) -> None:
        string = string_value(self)
        if kind == REPR_KIND:
            put_text_repr(out, string.at(0), string.length)
        else:
            put(out, string.at(0), string.length)

    def __getitem__(self: Obj, index: Obj) -> Obj:  # type: ignore[override]
        return item_of(string_value(self), index)

    def __iter__(self: Obj) -> Obj:
        return StringIterator(string_value(self), 0)

    def find(self: String, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
        """The first index where sub is found within start to end, or -1."""
        return index_of(self, sub, start, end, False)

    def rfind(self: String, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
        """The last index where sub is found within start to end, or -1."""
        return index_of(self, sub, start, end, True)

    def index(self: String, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
        """The first index where sub is found within start to end, or ValueError."""
        return found(index_of(self, sub, start, end, False))

    def rindex(self: String, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
        """The last index where sub is found within start to end, or ValueError."""
        return found(index_of(self, sub, start, end, True))

    def count(self: String, sub: Obj, start: Obj = NONE, end: Obj = NONE, /) -> int:
        """How often sub occurs within start to end without overlapping."""
        wanted = string_argument(sub)
        low, high = places_of(self, start, end)
        if low > high:
            return 0
        if wanted.length == 0:
            return count_characters(self.at(low), high - low) + 1
        return count_of(self.at(low), high - low, wanted.at(0), wanted.length)

    def startswith(self: String, prefix: Obj, start: Obj = NONE, end: Obj = NONE, /) -> bool:
        """Whether the text starts with a prefix, or one of a tuple of them."""
        return begins_or_ends(self, prefix, start, end, False)

    def endswith(self: String, suffix: Obj, start: Obj = NONE, end: Obj = NONE, /) -> bool:
        """Whether the text ends with a suffix, or one of a tuple of them."""
        return begins_or_ends(self, suffix, start, end, True)

    def removeprefix(self: String, prefix: String, /) -> Obj:
        """The text without a prefix, if it starts with it."""
        if not starts_with(self.at(0), self.length, prefix.at(0), prefix.length):
            return self
        return make_text(self.at(prefix.length), self.length - prefix.length)

    def removesuffix(self: String, suffix: String, /) -> Obj:
        """The text without a suffix, if it ends with it."""
        if not ends_with(self.at(0), self.length, suffix.at(0), suffix.length):
            return self
        return make_text(self.at(0), self.length - suffix.length)

    def split(self: String, sep: Obj = NONE, maxsplit: int = -1) -> List:
        """The parts between separators, or the words; at most maxsplit splits."""
        make = make_ascii if is_ascii(self) else make_text
        if sep is NONE:
            return str_split.split_blanks(make, self.at(0), self.length, maxsplit)
        wanted = string_argument(sep)
        return str_split.split_on(
            make, self.at(0), self.length, wanted.at(0), wanted.length, maxsplit
        )

    def rsplit(self: String, sep: Obj = NONE, maxsplit: int = -1) -> List:
        """As split, but the last maxsplit separators count."""
        if sep is NONE:
            return str_split.split_last_blanks(make_text, self.at(0), self.length, maxsplit)
        wanted = string_argument(sep)
        return str_split.split_last_on(
            make_text, self.at(0), self.length, wanted.at(0), wanted.length, maxsplit
        )

    def splitlines(self: String, keepends: bool = False) -> List:
        """The lines, with their ends if keepends. differs: only line feed, carriage return and the
        two together end a line, as in the reference and in CPython's bytes."""
        return str_split.split_lines(make_text, self.at(0), self.length, keepends)

    def partition(self: String, sep: String, /) -> Tuple:
        """The text before, of and behind the first sep."""
        return str_split.partition(make_text, self.at(0), self.length, sep.at(0), sep.length, False)

    def rpartition(self: String, sep: String, /) -> Tuple:
        """The text before, of and behind the last sep."""
        return str_split.partition(make_text, self.at(0), self.length, sep.at(0), sep.length, True)

    def strip(self: String, chars: Obj = NONE, /) -> Obj:
        """The text without blanks, or any of chars, on both ends."""
        return stripped(self, chars, LEFT | RIGHT)

    def lstrip(self: String, chars: Obj = NONE, /) -> Obj:
        """The text without blanks, or any of chars, at the start."""
        return stripped(self, chars, LEFT)

    def rstrip(self: String, chars: Obj = NONE, /) -> Obj:
        """The text without blanks, or any of chars, at the end."""
        return stripped(self, chars, RIGHT)

    def replace(self: String, old: String, new: String, times: int = -1, /) -> Obj:
        """The text with old replaced by new, at most `times` times if that isn't negative."""
        if old.length == 0:
            places = character_length(self) + 1
            wanted = places if times < 0 or times > places else times
            return as_text(
                str_split.spread(
                    new_text, self.at(0), self.length, new.at(0), new.length, wanted, True
                )
            )
        occurrences = count_of(self.at(0), self.length, old.at(0), old.length)
        if times >= 0 and times < occurrences:
            occurrences = times
        if occurrences == 0:
            return self
        return as_text(
            str_split.replace(
                new_text, self.at(0), self.length, old.at(0), old.length,
                new.at(0), new.length, occurrences,
            )
        )  # fmt: skip

    def join(self: String, iterable: Obj, /) -> Obj:
        """The strings of an iterable with this text between them."""
        return join(self, iterable)

    def upper(self: String) -> Obj:
        """The text in upper case."""
        result = new_text(self.length)
        result.state = self.state & IS_ASCII
        str_case.to_upper(result, self.at(0))
        return as_text(result)

    def lower(self: String) -> Obj:
        """The text in lower case."""
        result = new_text(self.length)
        result.state = self.state & IS_ASCII
        str_case.to_lower(result, self.at(0))
        return as_text(result)

    casefold = lower

    def swapcase(self: String) -> Obj:
        """The text with upper case made lower and lower case made upper."""
        result = new_text(self.length)
        result.state = self.state & IS_ASCII
        str_case.to_swapped(result, self.at(0))
        return as_text(result)

    def capitalize(self: String) -> Obj:
        """The text with its first character in upper case and the others in lower case."""
        result = new_text(self.length)
        result.state = self.state & IS_ASCII
        str_case.to_capital(result, self.at(0))
        return as_text(result)

    def title(self: String) -> Obj:
        """The text with each word starting in upper case and going on in lower case."""
        result = new_text(self.length)
        result.state = self.state & IS_ASCII
        str_case.to_title(result, self.at(0))
        return as_text(result)

    def isspace(self: String) -> bool:
        """Whether there are characters, and all of them are blanks."""
        return str_case.all_are(self.at(0), self.length, str_case.BLANK)

    def isalpha(self: String) -> bool:
        """Whether there are characters, and all of them are letters."""
        return str_case.all_are(self.at(0), self.length, str_case.LETTER)

    def isdigit(self: String) -> bool:
        """Whether there are characters, and all of them are digits."""
        return str_case.all_are(self.at(0), self.length, str_case.DIGIT)

    isdecimal = isdigit
    isnumeric = isdigit

    def isalnum(self: String) -> bool:
        """Whether there are characters, and all of them are letters or digits."""
        return str_case.all_are(self.at(0), self.length, str_case.ALPHANUMERIC)

    def isupper(self: String) -> bool:
        """Whether there are letters, and none of them is lower case."""
        return str_case.has_case(self.at(0), self.length, str_case.UPPER, str_case.LOWER)

    def islower(self: String) -> bool:
        """Whether there are letters, and none of them is upper case."""
        return str_case.has_case(self.at(0), self.length, str_case.LOWER, str_case.UPPER)

    def istitle(self: String) -> bool:
        """Whether there are words, each in lower case but for its first letter."""
        return str_case.is_title(self.at(0), self.length)

    def isascii(self: String) -> bool:
        """Whether all characters are ASCII."""
        return is_ascii(self)

    def isidentifier(self: String) -> bool:
        """Whether the text can be a name."""
        return str_case.is_identifier(self.at(0), self.length)

    def isprintable(self: String) -> bool:
        """Whether repr() shows all characters as they are."""
        return str_case.is_printable(self.at(0), self.length)

    def center(self: String, width: int, fillchar: Obj = BLANK_TEXT, /) -> Obj:
        """The text in the middle of a wider one."""
        margin = width - character_length(self)
        left = margin // 2 + (margin & width & 1)
        return filled(self, left, margin - left, fillchar)

    def ljust(self: String, width: int, fillchar: Obj = BLANK_TEXT, /) -> Obj:
        """The text at the left of a wider one."""
        return filled(self, 0, width - character_length(self), fillchar)

    def rjust(self: String, width: int, fillchar: Obj = BLANK_TEXT, /) -> Obj:
        """The text at the right of a wider one."""
        return filled(self, width - character_length(self), 0, fillchar)

    def zfill(self: String, width: int, /) -> Obj:
        """A number's text with zeros before its digits up to a width."""
        zeros = width - character_length(self)
        if zeros <= 0:
            return self
        return zero_filled(new_text, self.at(0), self.length, zeros)

    def expandtabs(self: String, tabsize: int = 8) -> Obj:
        """The text with blanks for tabs, up to the next multiple of tabsize."""
        return as_text(expanded(new_text, self.at(0), self.length, tabsize, True))

    def translate(self: String, table: Obj, /) -> Obj:
        """The text with each character replaced by what a mapping has for its code: a str, a code,
        or None to drop it."""
        return translated(self, table)

    @staticmethod
    def maketrans(x: Obj, y: Obj = NULL, z: Obj = NULL, /) -> Obj:
        """A table for translate: of a dict, or of two texts of equal length and a third of
        characters to drop."""
        return make_table(x, y, z)

    def encode(self: String, encoding: Obj = NONE, errors: Obj = NONE) -> Obj:
        """The text as bytes: utf-8 or ascii. UnicodeError if it can't be, LookupError for another
        encoding. differs: `errors` is ignored, as in the reference."""
        return encoded(self, encoding)

    def format(self: String, count: int, keywords: int, arguments: Pointer[Obj]) -> Obj:
        """The text with its replacement fields `{...}` replaced by the arguments."""
        out = take_buffer()
        put_format(out, self.at(0), self.length, count, keywords, arguments)
        return finished_text(out)

    def format_map(self: String, mapping: Obj) -> Obj:
        """The text with its replacement fields replaced by values of a mapping. differs:
        MicroPython lacks it."""
        out = take_buffer()
        put_mapped(out, self.at(0), self.length, mapping)
        return finished_text(out)


def str_of(value: Obj) -> Obj:
    """str(value)."""
    if is_qstr(value):
        return value
    return int_text(value) if is_small(value) else as_text(to_string(value, STR_KIND))


def int_text(value: Obj) -> Obj:
    """The text of a small integer."""
    at = write_digits(small_value(value))
    return make_ascii(digit_bytes.pointer(at), DIGITS - at)


def found(index: int) -> int:
    """An index that is not -1. ValueError."""
    if index < 0:
        raise ValueError("substring not found")
    return index


def binary_of_strings(operator: int, a: String, b: String, left: Obj, right: Obj) -> Obj:
    """The result of an operator on two strings; NULL if there is none."""
    if operator == op.ADD:
        return concatenated(a, b) if a.length != 0 and b.length != 0 else either(a, left, right)
    if operator == op.CONTAINS:
        return truth(find(a.at(0), a.length, b.at(0), b.length) >= 0)
    if operator == op.EQUAL or operator == op.NOT_EQUAL:
        return truth(equal_strings(a, b) == (operator == op.EQUAL))
    if operator > op.NOT_EQUAL:
        return NULL
    order = compare(a.at(0), a.length, b.at(0), b.length)
    if operator == op.LESS:
        return truth(order < 0)
    if operator == op.MORE:
        return truth(order > 0)
    return truth(order <= 0 if operator == op.LESS_EQUAL else order >= 0)


@inline
def either(a: String, left: Obj, right: Obj) -> Obj:
    """The sum of two strings one of which, perhaps the first, is empty."""
    return native_or_self(right) if a.length == 0 else left


def multiplied(string: String, count: Obj) -> Obj:
    """A str times an integer; NULL if it is none."""
    if not is_count(count):
        return NULL
    result = repeated(new_text, string.at(0), string.length, repeat_count(count))
    result.state = string.state & IS_ASCII
    return as_text(result)


def begins_or_ends(string: String, wanted: Obj, start: Obj, end: Obj, at_end: bool) -> bool:
    """startswith() or endswith() with a str or a tuple of them."""
    low, high = places_of(string, start, end)
    if not isinstance(wanted, Tuple):
        return begins_or_ends_with(string, string_argument(wanted), low, high, at_end)
    for i in range(wanted.length):
        if begins_or_ends_with(string, string_argument(wanted.items[i]), low, high, at_end):
            return True
    return False


def begins_or_ends_with(string: String, part: String, low: int, high: int, at_end: bool) -> bool:
    """Whether a part stands at the start or the end of a range of places."""
    if low > high:
        return False
    if at_end:
        return ends_with(string.at(low), high - low, part.at(0), part.length)
    return starts_with(string.at(low), high - low, part.at(0), part.length)


def stripped(string: String, chars: Obj, sides: Const[int]) -> Obj:
    """A text without blanks (None) or certain characters on some sides."""
    data = string.at(0)
    if chars is NONE:
        start, end = str_split.strip_blanks(data, string.length, sides)
        return part_of(string, start, end)
    wanted = string_argument(chars)
    start, end = str_split.strip_characters(data, string.length, wanted.at(0), wanted.length, sides)
    return part_of(string, start, end)


def part_of(string: String, start: int, end: int) -> Obj:
    """The text between two places."""
    if end - start == string.length:
        return string
    make = make_ascii if is_ascii(string) else make_text
    return make(string.at(start), end - start)


def filled(string: String, left: int, right: int, fill: Obj) -> Obj:
    """A text with pads on its sides; itself if they are not more than none."""
    pad = string_argument(fill)
    if character_length(pad) != 1:
        raise TypeError("The fill character must be exactly one character long")
    if left + right <= 0:
        return string
    result = padded(new_text, string.at(0), string.length, left, right, pad.at(0), pad.length)
    result.state = string.state & pad.state & IS_ASCII
    return result
