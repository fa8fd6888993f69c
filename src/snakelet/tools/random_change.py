"""Random programs for generate.py in which what a name, a class or a dict holds changes between two
runs of the same instruction.

Invariant: as in random_value.py. What an instruction has found before must not be what it finds
after a change; a function is run often enough for its caches to be filled.
"""

import random

START = """class A:
    x = 'A.x'
    def m(self):
        return 'A.m'
    def __len__(self):
        return 3
class B(A):
    y = 'B.y'
    def __init__(self, v=0):
        self.v = v
class Plain:
    pass
NAME = 'global'
def helper():
    return 'helper'
a, b, p = A(), B(), Plain()
"""
READS = (
    *(
        "o.x",
        "o.m()",
        "o.v",
        "o.y",
        "o.z",
        "len(o)",
        "o + 1",
        "o - o",
        "o == 1",
        "o < o",
        "o[0]",
        "1 in o",
    ),
    *(
        "o(1)",
        "type(o).x",
        "A.x",
        "B.m(o)",
        "NAME",
        "helper()",
        "abs(-1)",
        "bool(o)",
        "[i for i in o]",
    ),
    *("B(5).v", "A().x", "Plain().v", "-o", "isinstance(o, A)", "getattr(o, 'x', 'no')"),
    *(
        "str(o)[:1]",
        "repr(o)[:1]",
        "o.__class__.__name__",
        "super(B, o).x",
        "set_item(o)",
        "set_v(o)",
    ),
    *("1 + o", "o != 1", "o in [1, o]", "o << 1", "o >= o", "not o"),
)
CLASSES = ("A", "B", "Plain")
METHODS = {
    "m": "lambda self: 'new m {n}'",
    "x": "'x{n}'",
    "z": "property(lambda self: 'property {n}')",
    "v": "'class v{n}'",
    "__len__": "lambda self: {n}",
    "__add__": "lambda self, other: ({n}, 'add')",
    "__radd__": "lambda self, other: ({n}, 'radd')",
    "__sub__": "lambda self, other: NotImplemented",
    "__eq__": "lambda self, other: {n} % 2 == 0",
    "__lt__": "lambda self, other: {n} % 2 == 0",
    "__getitem__": "lambda self, i: (i < 2 and {n}) or [][0]",
    "__setitem__": "lambda self, i, value: print('stored', {n})",
    "__contains__": "lambda self, i: {n} % 2 == 0",
    "__call__": "lambda self, *given: ({n}, given)",
    "__bool__": "lambda self: {n} % 2 == 0",
    "__iter__": "lambda self: iter([{n}, 1])",
    "__neg__": "lambda self: 'neg {n}'",
    "__str__": "lambda self: 'S{n}'",
    "__getattr__": "lambda self, name: ('missing', name, {n})",
    "__init__": "lambda self, v={n}: setattr(self, 'w', v)",
}
CHANGES = (
    "NAME = {n}",
    "NAME = 'text {n}'",
    "del NAME",
    "helper = lambda: 'own helper {n}'",
    "abs = lambda value: 'own abs {n}'",
    "del abs",
    "len = lambda value: 'own len {n}'",
    "del len",
    "{o}.x = 'own x {n}'",
    "{o}.m = lambda: 'own m {n}'",
    "{o}.v = {n}",
    "{o}.y = {n}",
    "del {o}.x",
    "del {o}.m",
    "del {o}.v",
    "{o} = {c}()",
    "{o}.__class__",
    "gc.collect()",
    "exec('NAME = {n}', globals())",
    "globals()['NAME'] = 'by globals {n}'",
    "FILL = {{str(i): i for i in range({n} * 9)}}",
    "for i in range({n}): globals()['made%d' % i] = i",
    "class A:\n    x = 'again {n}'\n    def m(self):\n        return 'A.m again {n}'",
    "class B(A):\n    y = 'B.y again {n}'",
    "class Plain(B):\n    v = {n}",
)


def attempt(line: str) -> str:
    """A statement of whose error no more is printed than that there is one."""
    inner = line.replace("\n", "\n    ")
    return f"try:\n    {inner}\nexcept Exception:\n    print('!')"


def change(rng: random.Random) -> str:
    """A statement that changes what another may have cached."""
    n = rng.randint(0, 9)
    if rng.random() < 0.4:
        return rng.choice(CHANGES).format(n=n, o=rng.choice("abp"), c=rng.choice(CLASSES))
    kind, name = rng.choice(CLASSES), rng.choice(list(METHODS))
    if rng.random() < 0.3:
        return f"del {kind}.{name}"
    return f"{kind}.{name} = {METHODS[name].format(n=n)}"


def cache_unit(rng: random.Random) -> str:
    """Some functions that read, called again and again between changes."""
    reads = rng.sample(READS, rng.randint(1, 4))
    lines = ["import gc", START]
    lines += [f"def read{i}(o):\n    return {read}" for i, read in enumerate(reads)]
    lines += ["def set_item(o):\n    o[1] = 2\n    return 'set'"]
    lines += ["def set_v(o):\n    o.v = 7\n    return o.v"]
    readers = ", ".join(f"read{i}" for i in range(len(reads)))
    lines += [f"def again():\n    for o in (a, a, b, p):\n        for f in ({readers},):"]
    lines += ["            show(lambda: f(o))"]
    for _ in range(rng.randint(2, 8)):
        lines += [attempt(change(rng)), "again()"]
    lines += [attempt("del abs"), attempt("del len")]
    return "\n".join(lines)
