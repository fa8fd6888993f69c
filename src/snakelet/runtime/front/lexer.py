"""From a stream of bytes to tokens, with two bytes of look-ahead and no more.

Invariant: `first` is the next byte, `second` and `third` follow it (-1 behind the end); `token`,
`line` and `text` describe the last token read. A carriage return, alone or with a line feed, was
read as a line feed, and a line feed stands before the end. `row` is the line of `first`.
"""

from snakelet.runtime.front.reader import END_OF_SOURCE, Reader
from snakelet.runtime.front.token import (
    BAD_DEDENT,
    DECIMAL,
    DEDENT,
    END,
    FIRST_KEYWORD,
    FIRST_OPERATOR,
    INDENT,
    INTEGER,
    INVALID,
    KEYWORDS,
    KEYWORDS_FROM,
    NAME,
    NEWLINE,
    OPERATORS,
    OPERATORS_FROM,
)
from snakelet.runtime.heap.vector import Buffer, Vector, new_buffer, new_vector
from snakelet.runtime.static import Struct, small, small_value

TAB_STOP = 8
LINE_FEED = ord("\n")
RETURN = ord("\r")
SPACE = ord(" ")
TAB = ord("\t")
FORM_FEED = ord("\f")
HASH = ord("#")
BACKSLASH = ord("\\")
UNDERSCORE = ord("_")
NUL_STAND_IN = 1
"""What a NUL byte in a source is read as, even in a string: no token starts with it."""
POINT = ord(".")
QUOTE = ord("'")
DOUBLE_QUOTE = ord('"')


class Injection(Struct):
    """Text that the lexer reads before it goes on with what it was reading."""

    text: Buffer
    position: int
    outer: "Injection | None"


class Lexer(Struct):
    """The state of reading one source; `nesting` counts open brackets, `dents` the indents (if
    negative, the dedents) that are still to be told."""

    reader: Reader
    text: Buffer
    indents: Vector
    injection: Injection | None
    fields: Buffer | None
    first: int
    second: int
    third: int
    last_read: int
    row: int
    column: int
    nesting: int
    dents: int
    token: int
    line: int
    started: bool
    ended: bool

    def advance(self) -> None:
        """Goes to the next byte."""
        if self.first == LINE_FEED:
            self.row += 1
        self.first = self.second
        self.second = self.third
        self.third = self.fetch()

    def fetch(self) -> int:
        injection = self.injection
        while injection is not None:
            position = injection.position
            if position < injection.text.used:
                injection.position = position + 1
                return injection.text[position]
            injection = injection.outer
            self.injection = injection
        return self.fetch_from_reader()

    def fetch_from_reader(self) -> int:
        """The next byte of the source, with line ends made uniform."""
        if self.ended:
            return END_OF_SOURCE
        byte = self.reader.read()
        if byte == LINE_FEED and self.last_read == RETURN:
            byte = self.reader.read()
        if byte == END_OF_SOURCE:
            self.ended = True
            whole = self.last_read == LINE_FEED or self.last_read == RETURN
            return END_OF_SOURCE if whole else LINE_FEED
        self.last_read = byte
        if byte == 0:
            return NUL_STAND_IN
        return LINE_FEED if byte == RETURN else byte

    def inject(self, text: Buffer) -> None:
        """Puts text before what comes next."""
        if self.first != END_OF_SOURCE:
            text.append(self.first)
        if self.second != END_OF_SOURCE:
            text.append(self.second)
        if self.third != END_OF_SOURCE:
            text.append(self.third)
        self.injection = Injection(text, 0, self.injection)
        self.first = self.fetch()
        self.second = self.fetch()
        self.third = self.fetch()


def new_lexer(reader: Reader) -> Lexer:
    """A lexer at the start of a source; its first token is not read yet."""
    lexer = Lexer(
        reader,
        new_buffer(),
        new_vector(),
        None,
        None,
        END_OF_SOURCE,
        END_OF_SOURCE,
        END_OF_SOURCE,
        LINE_FEED,
        1,
        0,
        0,
        0,
        END,
        1,
        False,
        False,
    )
    lexer.first = lexer.fetch()
    lexer.second = lexer.fetch()
    lexer.third = lexer.fetch()
    return lexer


def is_letter(byte: int) -> bool:
    """Whether a byte may start an identifier."""
    lower = byte | 0x20
    return ord("a") <= lower <= ord("z") or byte == UNDERSCORE or byte >= 128


def is_digit(byte: int) -> bool:
    return ord("0") <= byte <= ord("9")


def skip_space(lexer: Lexer, over_lines: bool) -> int:
    """Skips white space, comments and joined lines; over line ends inside brackets, or if told.
    The result is the line of the first line end passed outside brackets, or 0."""
    line = 0
    while True:
        byte = lexer.first
        if byte == SPACE:
            lexer.column += 1
        elif byte == TAB:
            lexer.column = (lexer.column // TAB_STOP + 1) * TAB_STOP
        elif byte == LINE_FEED:
            if lexer.nesting == 0:
                if not over_lines:
                    return line
                if line == 0:
                    line = lexer.row
            lexer.column = 0
        elif byte == HASH:
            skip_comment(lexer)
            continue
        elif byte == BACKSLASH and lexer.second == LINE_FEED:
            lexer.advance()
            lexer.column = 0
        elif byte == FORM_FEED or byte == 11:
            lexer.column += 1
        else:
            return line
        lexer.advance()


def skip_comment(lexer: Lexer) -> None:
    while lexer.first != LINE_FEED and lexer.first != END_OF_SOURCE:
        lexer.advance()


def next_layout_token(lexer: Lexer) -> bool:
    """Reads a token that white space makes; false if a token with a text comes next."""
    if lexer.dents != 0:
        lexer.token = INDENT if lexer.dents > 0 else DEDENT
        lexer.dents += -1 if lexer.dents > 0 else 1
        lexer.line = lexer.row
        return True
    line = skip_space(lexer, True)
    if line != 0:
        lexer.started = True
        lexer.line = line
        lexer.token = NEWLINE if indent(lexer) else BAD_DEDENT
        return True
    lexer.line = lexer.row
    if not lexer.started:
        lexer.started = True
        lexer.token = INDENT
        return lexer.column != 0
    return False


def indent(lexer: Lexer) -> bool:
    """Compares a new line's indentation with those around; false if it belongs to none of them."""
    indents = lexer.indents
    column = lexer.column
    if column > top_indent(lexer):
        indents.append(small(column))
        lexer.dents = 1
        return True
    while column < top_indent(lexer):
        indents.pop()
        lexer.dents -= 1
    return column == top_indent(lexer)


def top_indent(lexer: Lexer) -> int:
    used = lexer.indents.used
    return 0 if used == 0 else small_value(lexer.indents[used - 1])


def read_word(lexer: Lexer) -> None:
    """Reads an identifier or a keyword."""
    text = lexer.text
    byte = lexer.first
    while is_letter(byte) or is_digit(byte):
        text.append(byte)
        lexer.advance()
        byte = lexer.first
    lexer.token = keyword_or_name(text)


def keyword_or_name(text: Buffer) -> int:
    """The token of a word."""
    start = text[0]
    if start >= 128:
        return NAME
    for i in range(KEYWORDS_FROM[start], KEYWORDS_FROM[start + 1]):
        if is_word(text, KEYWORDS[i]):
            return FIRST_KEYWORD + i
    return NAME


def is_word(text: Buffer, word: str) -> bool:
    """Whether the text is this word, whose first letter is known to agree."""
    if text.used != len(word):
        return False
    for i in range(1, len(word)):
        if text[i] != ord(word[i]):
            return False
    return True


def read_number(lexer: Lexer) -> None:
    """Reads what looks like a number, without underscores; whether it is one is checked later."""
    lexer.token = INTEGER
    second = lexer.second | 0x20
    based = lexer.first == ord("0") and (
        second == ord("x") or second == ord("o") or second == ord("b")
    )
    while True:
        byte = lexer.first
        lower = byte | 0x20
        if not based and lower == ord("e"):
            lexer.token = DECIMAL
            lexer.text.append(byte)
            lexer.advance()
            if lexer.first != ord("+") and lexer.first != ord("-"):
                continue
        elif byte == POINT or (lower == ord("j") and not based):
            lexer.token = DECIMAL
        elif not is_letter(byte) and not is_digit(byte):
            return
        if lexer.first != UNDERSCORE:
            lexer.text.append(lexer.first)
        lexer.advance()


def read_operator(lexer: Lexer) -> None:
    """Reads the longest operator that comes next."""
    byte = lexer.first
    lexer.token = INVALID
    if byte == END_OF_SOURCE or byte >= 128:
        lexer.advance()
        return
    for i in range(OPERATORS_FROM[byte], OPERATORS_FROM[byte + 1]):
        if comes_next(lexer, OPERATORS[i]):
            lexer.token = FIRST_OPERATOR + i
            for _ in range(len(OPERATORS[i])):
                lexer.advance()
            count_bracket(lexer, byte)
            return
    lexer.advance()


def comes_next(lexer: Lexer, operator: str) -> bool:
    """Whether an operator comes next, whose first character is known to agree."""
    length = len(operator)
    if length > 1 and ord(operator[1]) != lexer.second:
        return False
    return length < 3 or ord(operator[2]) == lexer.third


def count_bracket(lexer: Lexer, byte: int) -> None:
    if byte == ord("(") or byte == ord("[") or byte == ord("{"):
        lexer.nesting += 1
    elif byte == ord(")") or byte == ord("]") or byte == ord("}"):
        lexer.nesting -= 1


def read_end(lexer: Lexer) -> None:
    """Reads the end of the source, before which all indentation ends."""
    if lexer.indents.used == 0:
        lexer.token = END
        return
    lexer.token = NEWLINE
    lexer.dents = -lexer.indents.used
    lexer.indents.truncate(0)
