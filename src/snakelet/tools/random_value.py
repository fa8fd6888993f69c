"""Random expressions for generate.py: numbers, formatting, slices, containers, texts and classes.

Invariant: a unit is a whole statement that prints the same on every correct Python: nothing depends
on hashes, addresses or the order of sets, and nothing takes long.
"""

import random

SIZES = (3, 8, 29, 30, 31, 32, 61, 62, 63, 64, 65, 90, 200)
FLOATS = (
    "0.0",
    "-0.0",
    "1.5",
    "-2.25",
    "1e10",
    "0.1",
    "1e-5",
    "3.0",
    "1e22",
    "123456.789",
    "1e300",
)
LETTERS = ("a", "b", "ab", "A", "é", "€", " ", "1", "x", "\\n", ",", "🐍")


def integer(rng: random.Random) -> str:
    """A literal: near a power of two or anywhere below one."""
    bits = rng.choice(SIZES)
    if rng.random() < 0.5:
        value = (1 << bits) + rng.randint(-2, 2)
    else:
        value = rng.getrandbits(bits)
    return f"({-value})" if rng.random() < 0.4 else str(value)


def small(rng: random.Random) -> str:
    """A literal between -9 and 20."""
    value = rng.randint(-9, 20)
    return f"({value})" if value < 0 else str(value)


def integer_expression(rng: random.Random, depth: int = 3) -> str:
    """An expression of integers, bounded in size."""
    if depth == 0 or rng.random() < 0.2:
        return integer(rng) if rng.random() < 0.7 else small(rng)
    left, right = integer_expression(rng, depth - 1), integer_expression(rng, depth - 1)
    shift = f"({left} {rng.choice(['<<', '>>'])} {rng.choice([0, 1, 7, 31, 33, 64, 100])})"
    forms = [f"({left} {op} {right})" for op in ("+", "-", "*", "//", "%", "&", "|", "^")]
    forms += [shift, f"(-{left})", f"(~{left})", f"abs({left})", f"divmod({left}, {right})[0]"]
    forms += [f"({left} ** {rng.randint(0, 4)})", f"int({left} < {right})"]
    forms += [f"pow({left}, {rng.randint(0, 50)}, {integer(rng)})", f"int(str({left}))"]
    return rng.choice(forms)


def float_expression(rng: random.Random, depth: int = 3) -> str:
    """An expression of floats and small integers."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(FLOATS) if rng.random() < 0.7 else small(rng)
    left, right = float_expression(rng, depth - 1), float_expression(rng, depth - 1)
    forms = [f"({left} {op} {right})" for op in ("+", "-", "*", "/", "//", "%", "+", "-", "*")]
    forms += [f"(-{left})", f"abs({left})", f"float({left})", f"round({left})"]
    forms += [f"round({left}, {rng.randint(-2, 6)})", f"float(repr({left}))", f"int({left})"]
    return rng.choice(forms)


def arithmetic_unit(rng: random.Random) -> str:
    """An expression of numbers, or a comparison of two."""
    kind = rng.random()
    if kind < 0.5:
        wrap = rng.choice(["{}", "{}", "hex({})", "bin({})", "float({})", "bool({})", "[{}]"])
        return f"show(lambda: {wrap.format(integer_expression(rng))})"
    if kind < 0.8:
        return f"show(lambda: {float_expression(rng)})"
    left, right = integer_expression(rng, 2), float_expression(rng, 2)
    operator = rng.choice(["<", "<=", "==", "!=", ">", ">="])
    return f"show(lambda: {left} {operator} {right})"


def formatting_unit(rng: random.Random) -> str:
    """A value in str.format or with %."""
    kind = rng.choice(["int", "float", "str"])
    value = {
        "int": integer(rng),
        "float": rng.choice(FLOATS) if rng.random() < 0.6 else repr(rng.uniform(-1e6, 1e6)),
        "str": text(rng),
    }[kind]
    return f"show(lambda: {formatted(rng, kind, value)})"


def formatted(rng: random.Random, kind: str, value: str) -> str:
    """An expression that formats a value of a kind."""
    types = {"int": "dxXob", "float": "feEgG%", "str": "s"}[kind]
    sign = rng.choice(["", "", "+", " "]) if kind != "str" else ""
    width = rng.choice(["", "", "1", "8", "12", "25"])
    precision = "" if kind == "int" else rng.choice(["", "", ".0", ".1", ".3", ".10"])
    letter = rng.choice(types)
    if rng.random() < 0.4 and letter not in "b%":
        flags = rng.choice(["", "-", "0", "#" if letter in "xXo" else ""]) if kind != "str" else ""
        return f"'%{flags}{sign}{width}{precision}{letter}' % ({value},)"
    align = rng.choice(["", "", "<", ">", "^", "*<", "0>", "_^"] + ["="] * (kind != "str"))
    zero = "0" if width and not align and kind != "str" and rng.random() < 0.3 else ""
    grouping = rng.choice(["", ","]) if letter == "d" and not zero else ""
    prefix = "#" if letter in "xXob" and rng.random() < 0.3 else ""
    body = f"{align}{sign}{prefix}{zero}{width}{grouping}{precision}{letter}"
    return f"'|{{:{body}}}|'.format({value})"


def text(rng: random.Random, longest: int = 8) -> str:
    """A literal of a short text."""
    return "'" + "".join(rng.choice(LETTERS) for _ in range(rng.randint(0, longest))) + "'"


def bound(rng: random.Random) -> str:
    """A bound of a slice, or none."""
    return rng.choice(["", "", str(rng.randint(-9, 9)), str(rng.randint(-3, 3)), "100", "-100"])


def part(rng: random.Random) -> str:
    """The inside of a subscript: an index or a slice."""
    if rng.random() < 0.2:
        return str(rng.randint(-9, 9))
    step = rng.choice(["", "", "", ":1", ":2", ":-1", ":-3", ":5"])
    return f"{bound(rng)}:{bound(rng)}{step}"


def sequence(rng: random.Random) -> str:
    """An expression for a sequence of any kind."""
    length = rng.randint(0, 9)
    items = ", ".join(str(i * 3) for i in range(length))
    forms = [f"[{items}]", f"[{items}]", f"tuple([{items}])", text(rng), f"range({length})"]
    forms += [f"bytes([{items}])", f"bytearray([{items}])"]
    return rng.choice(forms)


def slicing_unit(rng: random.Random) -> str:
    """Reading, storing or deleting a part of a sequence."""
    if rng.random() < 0.5:
        return f"show(lambda: {sequence(rng)}[{part(rng)}])"
    base = rng.choice(["list", "list", "bytearray"])
    new = f"{'bytes' if base == 'bytearray' else ''}([{', '.join('7' * rng.randint(0, 4))}])"
    change = rng.choice([f"a[{part(rng)}] = {new}", f"del a[{part(rng)}]"])
    if rng.random() < 0.2:
        change = f"a[{rng.randint(-9, 9)}] = 5"
    body = f"    a = {base}(range({rng.randint(0, 9)}))\n    {change}\n    return a"
    return f"def f():\n{body}\nshow(f)"


LIST_STEPS = """
a.append({n})
a.insert({n}, {m})
a.pop()
a.pop({n})
a.remove({m})
a.reverse()
a.sort()
a.extend([{n}, {m}])
a *= 2
a += [{m}]
a.sort(reverse=True)
print(a.index({m}))
print(a.count({m}))
print({n} in a, len(a))
a = a[1:]
a = [x for x in a if x != {n}]
a.sort(key=lambda x: -x % 3)
print(max(a), sum(a))
""".strip().split("\n")
DICT_STEPS = """
a[{n}] = {m}
a[{n}] = {m}
del a[{n}]
print(a.get({n}), {m} in a)
print(a.pop({n}, 'no'))
a.setdefault({n}, {m})
a.update({{{n}: {m}, 1: 1}})
print(list(a.items()))
a = {{k: v for k, v in a.items() if k != {n}}}
print(a.popitem())
print(list(a), list(a.values()))
a = dict(a)
print(a == {{{n}: {m}}})
a |= {{{m}: {n}}}
""".strip().split("\n")
SET_STEPS = """
a.add({n})
a.add({m})
a.discard({n})
a.remove({m})
a |= {{{n}, {m}}}
a -= {{{n}}}
a ^= {{{m}, 1}}
a &= set(range({m}))
print({n} in a, len(a))
print(a <= {{1, 2, 3}}, a == {{{n}}})
a.update([{n}, 5])
print(sorted(a - {{{m}}}))
a = a.union([{m}])
print(a.isdisjoint([{n}]))
""".strip().split("\n")
CONTAINERS = {"[3, 1, 2]": LIST_STEPS, "{1: 'a', 5: 'b'}": DICT_STEPS, "{1, 2, 4}": SET_STEPS}


def container_unit(rng: random.Random) -> str:
    """A list, dict or set through a dozen steps."""
    start, steps = rng.choice(list(CONTAINERS.items()))
    lines = [f"    a = {start}"]
    for _ in range(rng.randint(3, 14)):
        step = rng.choice(steps).format(n=rng.randint(-2, 6), m=rng.randint(0, 5))
        lines += ["    try:", f"        {step}", "    except Exception as e:"]
        lines += ["        print(type(e).__name__)"]
    shown = "sorted(a)" if steps is SET_STEPS else "a"
    return "def f():\n" + "\n".join(lines) + f"\n    return {shown}\nshow(f)"


def string_unit(rng: random.Random) -> str:
    """A method or operator of str or bytes."""
    a, b, c = text(rng), text(rng, 2), text(rng, 1)
    if rng.random() < 0.3:
        a, b, c = (f"{literal}.encode()" for literal in (a, b, c))
    n = rng.randint(-3, 9)
    forms = [
        f"{a}.{name}({b})" for name in ("find", "rfind", "index", "count", "partition", "strip")
    ]
    forms += [
        f"{a}.{name}({b})" for name in ("split", "rsplit", "startswith", "endswith", "lstrip")
    ]
    forms += [f"{a}.split({c}, {n})", f"{a}.rsplit({c}, {n})", f"{a}.replace({b}, {c})"]
    forms += [f"{a}.replace({c}, {b}, {n})", f"{a}.find({c}, {n})", f"{a}.count({c}, {n})"]
    forms += [f"{a} + {b} * {n}", f"{b} in {a}", f"{a} < {b}", f"{c}.join([{a}, {b}, {a}])"]
    forms += [f"{a}.split()", f"{a}.strip()", f"len({a})", f"list({a})", f"{a}.isspace()"]
    forms += [f"{a}.{name}()" for name in ("isdigit", "isspace")]
    forms += [f"{a}.rpartition({b})", f"{a}.rindex({b})", f"{a} == {b}", f"{a}.splitlines()"]
    return f"show(lambda: {rng.choice(forms)})"


def class_unit(rng: random.Random) -> str:
    """A chain of classes with attributes, methods, super and operators."""
    lines = []
    names = ["object"]
    for level in range(rng.randint(1, 4)):
        name = f"C{level}"
        base = rng.choice(names)
        lines += [f"class {name}({base}):" if base != "object" else f"class {name}:"]
        lines += class_body(rng, level, base != "object")
        names.append(name)
    calls = [f"show(lambda: {name}().{call}())" for name in names[1:] for call in ("f", "g")]
    calls += [f"show(lambda: {name}(3) + {rng.randint(0, 5)})" for name in names[1:]]
    calls += [f"show(lambda: ({name}.shared, {name}(1) == {name}(1)))" for name in names[1:]]
    calls += [f"show(lambda: isinstance({names[-1]}(), {rng.choice(names[1:])}))"]
    return "\n".join(lines + calls)


def class_body(rng: random.Random, level: int, has_base: bool) -> list[str]:
    """Members of a class, each there or not."""
    start = f"super().__init__(x + {level})" if has_base else "self.x = x"
    upper = f"('{level}', super().f())" if has_base else f"('{level}', self.x)"
    members = {
        "__init__": [f"    def __init__(self, x={level}):", f"        {start}"],
        "f": ["    def f(self):", f"        return {upper}"],
        "g": ["    def g(self):", f"        return [self.f(), self.x, {level}]"],
        "__add__": ["    def __add__(self, other):", f"        return (self.x, other, {level})"],
        "__eq__": ["    def __eq__(self, other):", f"        return self.x == other.x + {level}"],
        "shared": [f"    shared = {level}"],
        "p": ["    @property", "    def p(self):", "        return self.x * 2"],
    }
    chosen = [m for m in members.values() if not has_base or rng.random() < 0.5]
    return [line for member in chosen for line in member] or ["    pass"]
