"""Random programs at the edges of values for generate.py: every operator on pairs of them.

Invariant: as in random_value.py. Values come out of tuples, so that operators run in the machine
and are not folded by the compiler, and each meets values of several types at one place.
"""

import random

BORDERS = tuple(
    sign * ((1 << bits) + near)
    for bits in (0, 8, 29, 30, 31, 32, 52, 53, 61, 62, 63, 64, 127, 128)
    for near in (-1, 0, 1)
    for sign in (1, -1)
)
EDGE_FLOATS = (
    *("0.0", "-0.0", "1.0", "-1.0", "0.5", "5e-324", "-5e-324", "1e300", "-1e300", "1e-300"),
    *("2.0 ** 53", "2.0 ** 62", "-2.0 ** 62", "2.0 ** 63", "2.0 ** 64", "2.0 ** 30", "1e19"),
    *("float('inf')", "-float('inf')", "float('nan')", "3.0", "1e22", "2.0 ** 128"),
)
PIECES = ("a", "b", "Z", "m", "[", "@", "`", "{", "0", " ", "\\0", "é", "€", "🐍", "\\x7f")
LENGTHS = (0, 0, 1, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 65, 530)

CONTAINED = (
    *("a in (b, 1)", "a in {b: 1, 0: 2}", "{a: 1, b: 2}", "{a, b} == {b, a}", "[a, b].index(b)"),
    *("[a] < [b]", "(a, 1) == (b, 1)", "sorted([b, a, 1, b, a, 0.5, 2, a])", "{a: 1}.get(b)"),
)
"""Containers take an object for equal to itself, and which nan is which object is not the same."""
NUMBER_FORMS = tuple(f"a {op} b" for op in ("+", "-", "*", "/", "//", "%", "&", "|", "^")) + (
    *(f"a {op} b" for op in ("<", "<=", "==", "!=", ">", ">=")),
    *(f"1 if a {op} b else 2" for op in ("<", "<=", "==", "!=", ">", ">=")),
    *(f"1 if not a {op} b else 2" for op in ("<", "==", ">=")),
    *("a << (b & 127 if isinstance(b, int) else 1)", "a >> (b & 127 if isinstance(b, int) else 1)"),
    *("a ** (b % 5 if isinstance(b, int) else 2)", "(-a, ~a, +a, abs(a))", "(str(a), repr(b))"),
    *(f"a == a and b == b and {form}" for form in CONTAINED),
    *("hash(a) == hash(b) or a != b", "(hex(a), bin(b), oct(a))", "'%d %s' % (a, b)"),
    *("'{} {:>20}'.format(a, b)", "a < b < a", "a == b == a", "(a and b, a or b, not a)"),
    *("divmod(a, b)", "(min(a, b), max(a, b), sum((a, b)))"),
)
CHANGES = ("+", "-", "*", "//", "%", "&", "|", "^")


def edge_number(rng: random.Random) -> str:
    """An expression for an integer at a border of words, a float that is special, or a bool."""
    kind = rng.random()
    if kind < 0.55:
        return f"({rng.choice(BORDERS)})"
    return rng.choice(EDGE_FLOATS) if kind < 0.9 else rng.choice(("True", "False"))


def on_pairs(rng: random.Random, form: str, values: list[str], setting: str = "") -> str:
    """A function of a and b that is called with every pair out of some values."""
    body = "\n".join(f"    {line}" for line in (*setting.splitlines(), f"return {form}"))
    pairs = "for a in VALUES:\n    for b in VALUES:\n        show(lambda: f(a, b))"
    return f"VALUES = ({', '.join(values)},)\ndef f(a, b):\n{body}\n{pairs}"


def edge_unit(rng: random.Random) -> str:
    """An operator on all pairs of some numbers at the edges, or sorted numbers."""
    values = [edge_number(rng) for _ in range(rng.randint(2, 5))]
    kind = rng.random()
    if kind < 0.1:
        return f"show(lambda: sorted([x for x in ({', '.join(values)}, 0.0, 1e300) if x == x]))"
    if kind < 0.25:
        return on_pairs(rng, "c", values, f"c = a\nc {rng.choice(CHANGES)}= b")
    return on_pairs(rng, rng.choice(NUMBER_FORMS), values)


def edge_text(rng: random.Random) -> str:
    """An expression for a text: of one character repeated, with another somewhere in it."""
    filler, other = rng.choice(PIECES[:11]), rng.choice(PIECES)
    length = rng.choice(LENGTHS)
    place = rng.randint(0, length)
    forms = [f"'{filler}' * {length}", f"'{filler}' * {place} + '{other}'"]
    forms += [f"'{filler}' * {place} + '{other}' + '{filler}' * {length - place}"]
    forms += [f"''.join(['{other}', '{filler}' * {place}])", f"'{other}{filler}'", f"'{other}'"]
    return rng.choice(forms)


TEXT_FORMS = tuple(f"a {op} b" for op in ("<", "<=", "==", "!=", ">", ">=", "in", "not in")) + (
    *(f"1 if a {op} b else 2" for op in ("<", "<=", "==", "!=", ">", ">=", "in", "not in")),
    *("{a: 1, b: 2}", "a in {b: 1, 'k': 2}", "{'k': 1, a: 2}.get(b)", "{a, b} == {b, a}"),
    *("hash(a) == hash(b) or a != b", "[a, b].index(b)", "a in [b, 'k']", "sorted([a, b, 'k'])"),
    *(
        "a == 1 or a < 1",
        "a[0] == b[0]",
        "(a and b, a or b, not a)",
        "a < b < a",
        "(a, 1) < (b, 0)",
    ),
)
MADE_FORMS = (
    *(
        "a + b",
        "a * 3",
        "b.join([a, b, a])",
        "a.join(b[:3])",
        "a.replace(b[:1], 'xy')",
        "a.strip(b)",
    ),
    *("a.split(b)", "a.rsplit(b, 1)", "a.partition(b)", "a.split()", "a[1:]", "a[:-1]", "a[::-1]"),
    *(
        "a[7:33]",
        "a.encode().decode()",
        "'%s|%s' % (a, b)",
        "'{}|{}'.format(a, b)",
        "a.splitlines()",
    ),
    *("a.lstrip('a')", "a.rstrip(b)", "str(a)", "a.center(40)", "a.rpartition(b[:1])", "list(a)"),
    *(
        "a.replace('', b[:9])",
        "a.startswith(b), a.endswith(b)",
        "a.find(b), a.rfind(b), a.count(b)",
    ),
)
CASE_FORMS = ("a.upper()", "a.lower()", "a.upper().lower() + b.lower()", "(a + b).lower().upper()")
PROBE = """def probe(made):
    if isinstance(made, (list, tuple)):
        return [probe(x) for x in made]
    if not isinstance(made, str):
        return made
    ends = made and (made[0], made[-1], made[len(made) // 2])
    again = ''.join([x for x in made])
    same = again == made and hash(again) == hash(made) and {again: 1}[made]
    return len(made), ends, made[1:3], made[-3:], same, made.find('Z'), made[:70]
"""


def edge_text_unit(rng: random.Random) -> str:
    """An operator on all pairs of some texts, or a method whose result is looked at closely."""
    values = [edge_text(rng) for _ in range(rng.randint(2, 4))]
    kind = rng.random()
    if kind < 0.5:
        return on_pairs(rng, rng.choice(TEXT_FORMS), values)
    if kind < 0.7:
        values = [value.replace("é", "€") for value in values]
        return PROBE + on_pairs(rng, f"probe(({rng.choice(CASE_FORMS)}))", values)
    look = rng.choice(("", "", "len(a)", "a.isdigit(), b.isspace()"))
    return PROBE + on_pairs(rng, f"probe(({rng.choice(MADE_FORMS)}))", values, look)
