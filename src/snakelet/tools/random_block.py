"""Random blocks of statements for generate.py: control flow through try, finally, loops and yield.

Invariant: every block ends, however its statements are chosen: loops are over short ranges, and a
unit drives its generator a bounded number of times.
"""

import random
from dataclasses import dataclass

ERRORS = ("ValueError", "KeyError", "IndexError", "ZeroDivisionError", "StopIteration")
HANDLED = (*ERRORS[:4], "LookupError", "Exception", "(ValueError, KeyError)")


@dataclass
class Writer:
    """Writes nested statements. `yields` allows yield; numbers in prints are consecutive."""

    rng: random.Random
    yields: bool
    count: int = 0

    def number(self) -> int:
        """The next number to print or yield."""
        self.count += 1
        return self.count

    def block(self, depth: int, in_loop: bool, indent: str) -> list[str]:
        """One to three statements."""
        lines: list[str] = []
        for _ in range(self.rng.randint(1, 3)):
            lines += self.statement(depth, in_loop, indent)
        return lines

    def statement(self, depth: int, in_loop: bool, indent: str) -> list[str]:
        """A simple statement, or a compound one while there is depth left."""
        if depth > 0 and self.rng.random() < 0.6:
            compound = self.rng.choice(
                [self.attempt, self.attempt, self.loop, self.branch, self.use]
            )
            return compound(depth - 1, in_loop, indent)
        return [indent + self.simple(in_loop)]

    def simple(self, in_loop: bool) -> str:
        """A statement of one line."""
        choices = [f"print({self.number()})"] * 4
        choices += [f"raise {self.rng.choice(ERRORS[:4])}({self.number()})"]
        choices += [f"return {self.number()}", "x += 1", "print('x', x)", "1 // 0", "[][1]"]
        if in_loop:
            choices += ["break", "continue"]
        if self.yields:
            choices += [f"yield {self.number()}"] * 5
            choices += [f"print('got', (yield {self.number()}))"] * 2
            choices += [f"x += len((yield from [{self.number()}]) or '')", "yield from (x, 'y')"]
        return self.rng.choice(choices)

    def attempt(self, depth: int, in_loop: bool, indent: str) -> list[str]:
        """try with handlers, else, finally."""
        inner = indent + "    "
        lines = [indent + "try:", *self.block(depth, in_loop, inner)]
        handlers = self.rng.randint(0, 2)
        for _ in range(handlers):
            kind = self.rng.choice(HANDLED)
            lines += [
                f"{indent}except {kind} as e:",
                f"{inner}print(type(e).__name__, [a for a in e.args if type(a) is int])",
            ]
            lines += self.block(depth, in_loop, inner)
            if self.rng.random() < 0.2:
                lines += [inner + "raise"]
        if handlers and self.rng.random() < 0.3:
            lines += [indent + "else:", *self.block(depth, in_loop, inner)]
        if not handlers or self.rng.random() < 0.5:
            lines += [indent + "finally:", *self.block(depth, False, inner)]
        return lines

    def loop(self, depth: int, in_loop: bool, indent: str) -> list[str]:
        """for over a short range, at times with else."""
        name = f"i{depth}"
        inner = indent + "    "
        lines = [f"{indent}for {name} in range({self.rng.randint(0, 3)}):"]
        lines += [f"{inner}x += {name}", *self.block(depth, True, inner)]
        if self.rng.random() < 0.3:
            lines += [indent + "else:", *self.block(depth, in_loop, inner)]
        return lines

    def branch(self, depth: int, in_loop: bool, indent: str) -> list[str]:
        """if on the value of x."""
        inner = indent + "    "
        lines = [f"{indent}if x % {self.rng.randint(1, 3)}:", *self.block(depth, in_loop, inner)]
        return [*lines, indent + "else:", *self.block(depth, in_loop, inner)]

    def use(self, depth: int, in_loop: bool, indent: str) -> list[str]:
        """with, whose manager swallows exceptions or doesn't."""
        swallows = self.rng.random() < 0.3
        lines = [f"{indent}with Manager({self.number()}, {swallows}) as m:"]
        return [*lines, *self.block(depth, in_loop, indent + "    ")]


MANAGER = """class Manager:
    def __init__(self, name, swallows):
        self.name, self.swallows = name, swallows
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        return self.swallows
"""
# CPython closes what is dropped; a generator may ignore that, so it is closed until it has ended.
FINISH = """def finish(g):
    for _ in range(40):
        try:
            return g.close()
        except Exception as e:
            print("close", type(e).__name__)
"""


def exception_unit(rng: random.Random) -> str:
    """A function of nested tries, called once."""
    writer = Writer(rng, yields=False)
    body = "\n".join(writer.block(4, False, "    "))
    return f"{MANAGER}def f():\n    x = 0\n{body}\nshow(f)"


def generator_unit(rng: random.Random) -> str:
    """A generator driven by next, send, throw and close."""
    writer = Writer(rng, yields=True)
    body = "\n".join(writer.block(3, False, "    "))
    steps = ("next(g)", "next(g)", "g.send('s')", "g.throw(KeyError(9))", "next(g, 'end')")
    driving = [f"show(lambda: {rng.choice(steps)})" for _ in range(rng.randint(3, 8))]
    driving.append(rng.choice(["show(lambda: list(g))", "show(lambda: sum(1 for _ in g))", "pass"]))
    driving.append("finish(g)")
    start = "g = f()\n" + "\n".join(driving)
    return f"{MANAGER}{FINISH}def f():\n    x = 0\n{body}\n    yield 'last'\n{start}"
