"""String literals: prefixes, escapes, joining, and f-strings; and the choice of what token is next.

Invariant: a literal's value is in the lexer's text when its token is told. An f-string leaves its
template there, and a call of `.format` with its fields is put before what the lexer reads next.
"""

from snakelet.runtime.front.diagnostic import unsupported
from snakelet.runtime.front.lexer import (
    BACKSLASH,
    DOUBLE_QUOTE,
    LINE_FEED,
    POINT,
    QUOTE,
    Lexer,
    is_digit,
    is_letter,
    next_layout_token,
    read_end,
    read_number,
    read_operator,
    read_word,
    skip_space,
)
from snakelet.runtime.front.reader import END_OF_SOURCE
from snakelet.runtime.front.token import BYTES, EMPTY_FIELD, INVALID, STRING
from snakelet.runtime.heap.vector import Buffer, new_buffer

RAW = 1
FORMATTED = 2
IS_BYTES = 4
PLAIN = 8
MAX_CODE_POINT = 0x10FFFF
ESCAPES = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v"
"""The letter behind a backslash and what the two mean, in pairs."""


def next_token(lexer: Lexer) -> None:
    """Reads one token: sets the lexer's token, line and text."""
    lexer.text.used = 0
    if next_layout_token(lexer):
        return
    byte = lexer.first
    if literal_prefix(lexer) != 0:
        read_literals(lexer)
    elif is_letter(byte):
        read_word(lexer)
    elif is_digit(byte) or (byte == POINT and is_digit(lexer.second)):
        read_number(lexer)
    elif byte == END_OF_SOURCE:
        read_end(lexer)
    else:
        read_operator(lexer)


def is_quote(byte: int) -> bool:
    return byte == QUOTE or byte == DOUBLE_QUOTE


def literal_prefix(lexer: Lexer) -> int:
    """The flags of the string literal that comes next, 0 if none does."""
    if is_quote(lexer.first):
        return PLAIN
    if is_quote(lexer.second):
        return prefix_flag(lexer.first)
    if not is_quote(lexer.third):
        return 0
    flags = prefix_flag(lexer.first) | prefix_flag(lexer.second)
    two = flags == RAW | PLAIN | IS_BYTES or flags == RAW | PLAIN | FORMATTED
    return flags if two else 0


def prefix_flag(byte: int) -> int:
    """The meaning of a letter before a string literal, 0 if it has none."""
    if byte == ord("r"):
        return RAW | PLAIN
    if byte == ord("b"):
        return IS_BYTES | PLAIN
    if byte == ord("f"):
        return FORMATTED | PLAIN
    return PLAIN if byte == ord("u") else 0


def read_literals(lexer: Lexer) -> None:
    """Reads string literals of one kind that stand side by side as one token."""
    flags = literal_prefix(lexer)
    kind = flags & IS_BYTES
    lexer.token = BYTES if kind != 0 else STRING
    while flags != 0 and flags & IS_BYTES == kind:
        while not is_quote(lexer.first):
            lexer.advance()
        if flags & FORMATTED != 0 and lexer.fields is None:
            lexer.fields = new_buffer()
        read_literal(lexer, flags)
        skip_space(lexer, False)
        flags = literal_prefix(lexer)
    fields = lexer.fields
    if fields is not None:
        inject_format(lexer, fields)


def inject_format(lexer: Lexer, fields: Buffer) -> None:
    """Lets the lexer read the call that fills the template."""
    call = new_buffer()
    call.extend_text(".format(")
    call.extend(fields.at(0), fields.used)
    call.append(ord(")"))
    lexer.fields = None
    lexer.inject(call)


def read_literal(lexer: Lexer, flags: int) -> None:
    """Reads one literal from its opening quote on. A backslash behind an empty field changes its
    error, as in the official compiler."""
    quote = lexer.first
    lexer.advance()
    triple = lexer.first == quote and lexer.second == quote
    sound = lexer.token != EMPTY_FIELD
    if triple:
        lexer.advance()
        lexer.advance()
    while not at_closing_quote(lexer, quote, triple):
        byte = lexer.first
        if byte == END_OF_SOURCE or (byte == LINE_FEED and not triple):
            lexer.token = INVALID
            return
        lexer.advance()
        if byte == BACKSLASH:
            read_escape(lexer, flags)
            if sound and lexer.token == EMPTY_FIELD:
                lexer.token = INVALID
        elif byte == ord("{") and flags & FORMATTED != 0:
            read_brace(lexer)
        else:
            lexer.text.append(byte)


def at_closing_quote(lexer: Lexer, quote: int, triple: bool) -> bool:
    """Whether the literal ends here; skips its closing quotes."""
    if lexer.first != quote:
        return False
    if triple:
        if lexer.second != quote or lexer.third != quote:
            return False
        lexer.advance()
        lexer.advance()
    lexer.advance()
    return True


def read_escape(lexer: Lexer, flags: int) -> None:
    """Reads what follows a backslash."""
    byte = lexer.first
    text = lexer.text
    if byte == END_OF_SOURCE:
        lexer.token = INVALID
    elif flags & RAW != 0:
        text.append(BACKSLASH)
        text.append(byte)
        lexer.advance()
    elif ord("0") <= byte <= ord("7"):
        add_code(lexer, flags, read_octal(lexer))
    elif byte == ord("x"):
        read_hexadecimal(lexer, flags, 2)
    elif flags & IS_BYTES == 0 and (byte == ord("u") or byte == ord("U")):
        read_hexadecimal(lexer, flags, 4 if byte == ord("u") else 8)
    elif byte == ord("N"):
        unsupported("unicode name escapes")
    else:
        read_simple_escape(lexer, byte)


def read_simple_escape(lexer: Lexer, byte: int) -> None:
    """Reads an escape of one letter; one without a meaning keeps its backslash."""
    lexer.advance()
    if byte == LINE_FEED:
        return
    for i in range(0, len(ESCAPES), 2):
        if ord(ESCAPES[i]) == byte:
            lexer.text.append(ord(ESCAPES[i + 1]))
            return
    lexer.text.append(BACKSLASH)
    lexer.text.append(byte)


def read_octal(lexer: Lexer) -> int:
    """The value of up to three octal digits."""
    value = 0
    digits = 0
    while digits < 3 and ord("0") <= lexer.first <= ord("7"):
        value = value * 8 + lexer.first - ord("0")
        digits += 1
        lexer.advance()
    return value


def read_hexadecimal(lexer: Lexer, flags: int, count: int) -> None:
    """Reads the letter and just `count` hexadecimal digits of an escape."""
    lexer.advance()
    value = 0
    for _ in range(count):
        digit = hexadecimal_digit(lexer.first)
        if digit < 0 or value > MAX_CODE_POINT:
            lexer.token = INVALID
            return
        value = value * 16 + digit
        lexer.advance()
    add_code(lexer, flags, value)


def hexadecimal_digit(byte: int) -> int:
    """The value of a digit, -1 if it is none."""
    if is_digit(byte):
        return byte - ord("0")
    lower = byte | 0x20
    return lower - ord("a") + 10 if ord("a") <= lower <= ord("f") else -1


def add_code(lexer: Lexer, flags: int, code: int) -> None:
    """Adds an escaped character in UTF-8, or an escaped byte."""
    if flags & IS_BYTES != 0:
        if code > 255:
            lexer.token = INVALID
        else:
            lexer.text.append(code)
    elif code > MAX_CODE_POINT:
        lexer.token = INVALID
    else:
        add_utf8(lexer.text, code)


def add_utf8(text: Buffer, code: int) -> None:
    """Adds a code point in UTF-8; a surrogate is encoded like its neighbours."""
    if code < 0x80:
        text.append(code)
    elif code < 0x800:
        text.append(0xC0 | code >> 6)
        text.append(0x80 | code & 0x3F)
    elif code < 0x10000:
        text.append(0xE0 | code >> 12)
        text.append(0x80 | code >> 6 & 0x3F)
        text.append(0x80 | code & 0x3F)
    else:
        text.append(0xF0 | code >> 18)
        text.append(0x80 | code >> 12 & 0x3F)
        text.append(0x80 | code >> 6 & 0x3F)
        text.append(0x80 | code & 0x3F)


def read_brace(lexer: Lexer) -> None:
    """Reads what follows an opening brace of an f-string: a second brace, or a field."""
    text = lexer.text
    if lexer.first == ord("{"):
        lexer.advance()
        text.append(ord("{"))
        text.append(ord("{"))
        return
    fields = lexer.fields
    assert fields is not None
    fields.append(ord("("))
    start = fields.used
    copy_field(lexer, fields)
    if fields.used == start:
        lexer.token = EMPTY_FIELD
    elif fields[fields.used - 1] == ord("="):
        text.extend(fields.at(start), fields.used - start)
        fields.used -= 1
    fields.append(ord(")"))
    fields.append(ord(","))
    text.append(ord("{"))


def copy_field(lexer: Lexer, fields: Buffer) -> None:
    """Copies the expression of a field up to its conversion, its format or its end."""
    level = 0
    while lexer.first != END_OF_SOURCE:
        byte = lexer.first
        if level == 0 and ends_field(lexer, byte):
            return
        if byte == ord("[") or byte == ord("{"):
            level += 1
        elif byte == ord("]") or byte == ord("}"):
            level -= 1
        fields.append(byte)
        lexer.advance()


def ends_field(lexer: Lexer, byte: int) -> bool:
    """Whether the expression of a field ends before this byte."""
    if byte == ord(":") or byte == ord("}"):
        return True
    if byte != ord("!") or (lexer.second != ord("r") and lexer.second != ord("s")):
        return False
    return lexer.third == ord(":") or lexer.third == ord("}")
