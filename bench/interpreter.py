# Dispatch: a virtual machine whose instructions are bound methods in a table runs a program that
# lists perfect numbers. Measures calls through data, lists used as stacks, and dicts of names.
# Source: the machine is a stack machine after N. Wirth's PL/0 (1976); the suite's own.

import sys

SIZE = 300

# For each number from 2 to the limit: add its divisors, and print it if they sum to itself.
PROGRAM = """
    push 2        store number
outer:
    load number   load limit    more          jump_if done
    push 0        store sum
    push 1        store divisor
inner:
    load divisor  push 2        times         load number   more   jump_if judge
    load number   load divisor  modulo        jump_if skip
    load sum      load divisor  plus          store sum
skip:
    load divisor  push 1        plus          store divisor
    jump inner
judge:
    load sum      load number   minus         jump_if next
    load number   print
next:
    load number   push 1        plus          store number
    jump outer
done:
    halt
"""
WITH_OPERAND = {"push", "load", "store", "jump", "jump_if"}


def assemble(text):
    labels = {}
    code = []
    words = iter(text.split())
    for word in words:
        if word.endswith(":"):
            labels[word[:-1]] = len(code)
        else:
            code.append((word, next(words) if word in WITH_OPERAND else None))
    return [resolved(name, operand, labels) for name, operand in code]


def resolved(name, operand, labels):
    if name in ("jump", "jump_if"):
        return name, labels[operand]
    if name == "push":
        return name, int(operand)
    return name, operand


class Machine:
    def __init__(self, code, names):
        self.code = code
        self.names = names
        self.stack = []
        self.place = 0
        self.steps = 0
        self.output = []
        self.actions = {
            "push": self.stack.append,
            "load": lambda name: self.stack.append(self.names[name]),
            "store": self.store,
            "jump": self.jump,
            "jump_if": self.jump_if,
            "plus": lambda _: self.binary(lambda a, b: a + b),
            "minus": lambda _: self.binary(lambda a, b: a - b),
            "times": lambda _: self.binary(lambda a, b: a * b),
            "modulo": lambda _: self.binary(lambda a, b: a % b),
            "more": lambda _: self.binary(lambda a, b: int(a > b)),
            "print": lambda _: self.output.append(self.stack.pop()),
            "halt": self.halt,
        }

    def store(self, name):
        self.names[name] = self.stack.pop()

    def jump(self, target):
        self.place = target

    def jump_if(self, target):
        if self.stack.pop():
            self.place = target

    def binary(self, operation):
        right = self.stack.pop()
        self.stack[-1] = operation(self.stack[-1], right)

    def halt(self, _):
        self.place = len(self.code)

    def run(self):
        code, actions = self.code, self.actions
        while self.place < len(code):
            name, operand = code[self.place]
            self.place += 1
            self.steps += 1
            actions[name](operand)


def main(n):
    machine = Machine(assemble(PROGRAM), {"limit": n})
    machine.run()
    print(machine.output, machine.steps)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
