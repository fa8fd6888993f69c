"""The grammar as a program: the rules of grammar.py translated at build time.

Invariant: PROGRAM holds operations with their operands behind them; every rule ends with MAKE or
COLLAPSE. DECISIONS has a row of TOKEN_COUNT numbers a decision: which alternative the next token
begins, from 1, or 0 for none.
"""

import re

from snakelet.runtime.front.grammar import LEVELS, RULES, TOKEN_CLASSES
from snakelet.runtime.front.node import kind
from snakelet.runtime.front.token import (
    BYTES,
    CLASSES,
    DECIMAL,
    INTEGER,
    NAME,
    NEWLINE,
    STRING,
    TOKEN_COUNT,
    token_of,
)
from snakelet.runtime.static import build

NO_KIND = 255

TOKEN = 0
"""token: skips it."""
SKIP = 1
"""token: skips it as often as it comes."""
PART = 2
"""row: a token of the row becomes a part."""
LEAF = 3
"""A literal or an identifier becomes a part."""
CALL = 4
"""address: a part made by a rule."""
LEVEL = 5
"""level: a part made of operators from this level on."""
OPTION = 6
"""row, count, address: if the token isn't in the row, adds count empty parts and goes there."""
BRANCH = 7
"""row, address: if the token isn't in the row, goes there."""
JUMP = 8
"""address."""
SWITCH = 9
"""row, then an address an alternative."""
EMPTY = 10
"""Adds an empty part."""
KIND = 11
"""kind: a node of this kind will be made in any case."""
SEPARATOR = 12
"""token, row, address, kind (NO_KIND: none may trail), whether to use the second part's line."""
MAKE = 13
"""kind: the parts become a node; the rule ends."""
COLLAPSE = 14
"""kind: the parts become a node if they are two at least; the rule ends."""
OPERAND = 15
"""Starts a row of operators and operands."""
CLIMB = 16
"""An operand was read: ends, or goes on with a list of operands of a tighter level."""
NEXT_OPERAND = 17
"""Within the list of operands of one level."""

Tree = tuple[str, object]
Sequence = list[Tree]

LITERALS = [NAME, INTEGER, DECIMAL, STRING, BYTES] + [
    token_of(text) for text in "None True False __debug__ ...".split()
]
NOTATION = re.compile(r"'[^']+'(?:\.\.\.\??)?|<\w+>|@\w+|\w+\*?|[\[\](){}|-]")


@build
def class_tokens(name: str) -> list[int]:
    """The tokens of a class that the grammar names in capitals."""
    if name == "LITERAL":
        return LITERALS
    if name == "BLANK":
        return [NEWLINE]
    if name in TOKEN_CLASSES:
        return [token_of(text) for text in TOKEN_CLASSES[name].split()]
    return [CLASSES[name]]


class Body:
    """Reads the body of a rule into sequences of trees: what is repeated holds its item."""

    def __init__(self, text: str) -> None:
        self.words = NOTATION.findall(text)

    def alternatives(self) -> list[Sequence]:
        found = [self.sequence()]
        while self.words and self.words[0] == "|":
            self.words.pop(0)
            found.append(self.sequence())
        return found

    def sequence(self) -> Sequence:
        found: Sequence = []
        while self.words and self.words[0] not in "|])}":
            word = self.words.pop(0)
            if word in ("[", "(", "{"):
                found.append((word, self.alternatives()))
                self.words.pop(0)
            elif "'..." in word:
                found.append((word, self.item_before(found)))
            elif word.endswith("*") and word != "*":
                found.append(("*", word[:-1]))
            else:
                found.append(("word", word))
        return found

    @staticmethod
    def item_before(found: Sequence) -> object:
        """The item that a separator behind it repeats."""
        return next(value for name, value in reversed(found) if name == "word")


class Builder:
    """Translates all rules."""

    def __init__(self) -> None:
        self.code: list[int | str] = []
        self.rows: list[tuple[int, ...]] = []
        self.address: dict[str, int] = {}
        self.bodies = {name: Body(body).alternatives() for name, _, body, _ in RULES}

    def first_of_word(self, word: str) -> set[int]:
        if word.startswith("'"):
            return {token_of(word[1:-1])}
        if word.startswith("<"):
            signs = {token_of("not")} if word in ("<or>", "<and>", "<not>") else set()
            return signs | self.first_of_word("factor")
        if word.isupper():
            return set(class_tokens(word))
        return self.first_of_alternatives(self.bodies[word])

    def first_of_alternatives(self, alternatives: list[Sequence]) -> set[int]:
        found: set[int] = set()
        for sequence in alternatives:
            found |= self.first(sequence)
        return found

    def first(self, sequence: Sequence) -> set[int]:
        found: set[int] = set()
        for name, value in sequence:
            if name == "word" and (value == "-" or str(value).startswith("@")):
                continue
            if name == "word":
                return found | self.first_of_word(str(value))
            if name == "*":
                found |= self.first_of_word(str(value))
            elif isinstance(value, list):
                found |= self.first_of_alternatives(value)
                if name == "(":
                    return found
        return found

    def row(self, *firsts: set[int]) -> int:
        """The number of the decision between alternatives that begin so."""
        for i, first in enumerate(firsts):
            for other in firsts[:i]:
                assert not first & other, "one token of look-ahead doesn't decide"
        row = tuple(
            next((i + 1 for i, first in enumerate(firsts) if token in first), 0)
            for token in range(TOKEN_COUNT)
        )
        if row not in self.rows:
            self.rows.append(row)
        return self.rows.index(row)

    def emit(self, *words: int | str) -> None:
        self.code.extend(words)

    def hole(self) -> int:
        """A place for an address that is not known yet."""
        self.code.append(0)
        return len(self.code) - 1

    def fill(self, *holes: int) -> None:
        for hole in holes:
            self.code[hole] = len(self.code)

    def rule(self, name: str, form: str) -> None:
        self.address[name] = len(self.code)
        form, _, made = form.partition(" ")
        node = made or name
        number = kind(node) if form != "|=" and self.makes_node(name, form) else NO_KIND
        alternatives = self.bodies[name]
        if form == "|=":
            self.choose(alternatives)
            return
        assert len(alternatives) == 1
        self.emit_sequence(alternatives[0], number)
        self.emit(MAKE if form == ":=" else COLLAPSE, number)

    def makes_node(self, name: str, form: str) -> bool:
        """Whether a rule may make a node of its own kind: some have just one part."""
        single = ("file", "eval", "single", "blank", "simple", "assigned", "block", "else")
        return form == ":=" or name not in (*single, "finally", "argument", "index_or_slice")

    def choose(self, alternatives: list[Sequence]) -> None:
        """A rule that is one of others, to which it goes without coming back."""
        self.emit(SWITCH, self.row(*(self.first(sequence) for sequence in alternatives)))
        holes = [self.hole() for _ in alternatives]
        for hole, sequence in zip(holes, alternatives, strict=True):
            ((_, value),) = sequence
            word = str(value)
            if word.isupper() or word.startswith("<"):
                self.fill(hole)
                self.emit_word(word)
                self.emit(COLLAPSE, NO_KIND)
            else:
                self.code[hole] = word

    def emit_sequence(self, sequence: Sequence, number: int) -> int:
        """Translates a sequence; the result is how many parts it makes at least."""
        count = 0
        item = len(self.code)
        for name, value in sequence:
            if name == "word":
                item = len(self.code)
                count += self.emit_word(str(value))
            elif name == "*":
                self.emit_repeated(str(value))
            elif "'..." in name:
                self.emit_separator(name, str(value), item, number)
            elif isinstance(value, list):
                count += self.emit_group(name, value, number)
        return count

    def emit_word(self, word: str) -> int:
        if word.startswith("'"):
            self.emit(TOKEN, token_of(word[1:-1]))
        elif word.startswith("@"):
            self.emit(KIND, kind(word[1:]))
        elif word.startswith("<"):
            self.emit(LEVEL, level(word[1:-1]))
        elif word == "-":
            self.emit(EMPTY)
        elif word == "LITERAL":
            self.emit(LEAF)
        elif word in CLASSES and word != "NAME":
            self.emit(TOKEN, CLASSES[word])
        elif word.isupper():
            self.emit(PART, self.row(set(class_tokens(word))))
        else:
            self.emit(CALL, word)
        made = not word.startswith(("'", "@")) and (word not in CLASSES or word == "NAME")
        return int(made)

    def emit_repeated(self, word: str) -> None:
        if word in CLASSES:
            self.emit(SKIP, CLASSES[word])
            return
        start = len(self.code)
        self.emit(BRANCH, self.row(self.first_of_word(word)))
        hole = self.hole()
        self.emit_word(word)
        self.emit(JUMP, start)
        self.fill(hole)

    def emit_separator(self, name: str, item: str, start: int, number: int) -> None:
        text, _, ending = name[1:].partition("'")
        row = self.row(self.first_of_word(item))
        second = number == kind("items")
        trailing = number if ending.endswith("?") else NO_KIND
        self.emit(SEPARATOR, token_of(text), row, start, trailing, int(second))

    def emit_group(self, bracket: str, alternatives: list[Sequence], number: int) -> int:
        firsts = [self.first(sequence) for sequence in alternatives]
        if bracket == "{":
            self.emit(BRANCH, self.row(*firsts))
            hole = self.hole()
            (sequence,) = alternatives
            self.emit_sequence(sequence, number)
            self.emit(COLLAPSE, NO_KIND)
            self.fill(hole)
            return 0
        skip = -1
        if bracket == "[":
            self.emit(OPTION, self.row(set().union(*firsts)))
            absent, skip = self.hole(), self.hole()
        counts = self.emit_alternatives(alternatives, firsts, number)
        if bracket == "[":
            self.code[absent] = max(counts)
            self.fill(skip)
        return max(counts)

    def emit_alternatives(
        self, alternatives: list[Sequence], firsts: list[set[int]], number: int
    ) -> list[int]:
        if len(alternatives) == 1:
            return [self.emit_sequence(alternatives[0], number)]
        self.emit(SWITCH, self.row(*firsts))
        holes = [self.hole() for _ in alternatives]
        ends: list[int] = []
        counts: list[int] = []
        for hole, sequence in zip(holes, alternatives, strict=True):
            self.fill(hole)
            counts.append(self.emit_sequence(sequence, number))
            self.emit(JUMP)
            ends.append(self.hole())
        self.fill(*ends)
        return counts

    def program(self) -> tuple[int, ...]:
        for name, form, _, _ in RULES:
            self.rule(name, form)
        self.address["<>"] = len(self.code)
        self.emit(OPERAND, "operand", CLIMB, NEXT_OPERAND)
        return tuple(self.address[word] if isinstance(word, str) else word for word in self.code)


@build
def level(name: str) -> int:
    """The number of a level of operators, from 1."""
    return 1 + [row[0] for row in LEVELS].index(name)


@build
def rule(name: str) -> int:
    """Where the program of a rule starts."""
    return _builder.address[name]


_builder = Builder()
PROGRAM = _builder.program()
DECISIONS: tuple[int, ...] = tuple(number for row in _builder.rows for number in row)
START_OF_OPERATORS = rule("<>")
START_OF_LIST = START_OF_OPERATORS + 3
NOT_LEVEL = level("not")

LEVEL_KINDS: tuple[int, ...] = (NO_KIND, *(kind(name) for name, _, _, _ in LEVELS))
LEVEL_KEEPS: tuple[bool, ...] = (False, *(keeps for _, _, keeps, _ in LEVELS))
_levels = {
    token_of(text): i + 1
    for i, (_, operators, _, _) in enumerate(LEVELS)
    for text in operators.split()
}
LEVEL_OF: tuple[int, ...] = tuple(_levels.get(token, 0) for token in range(TOKEN_COUNT))
"""The level of each token as an infix operator, 0 if it is none."""
