# A two-pass assembler for a small 16-bit machine, and the machine: lists the code it makes, runs
# it, and shows what the program printed and where it ended.
#
# usage: assembler.py PROGRAM.asm [STEPS]
#
# The machine has 256 words of memory, a program counter and four registers. An instruction is a
# word, opcode << 12 | a << 10 | b << 8 | operand: two registers and an address or number of eight
# bits.

import sys
from array import array

MEMORY = 256
# Name, then what its operands are: `a` and `b` registers, `n` a number or label.
INSTRUCTIONS = (
    ("halt", ""),
    ("load", "an"),
    ("store", "an"),
    ("fetch", "abn"),
    ("put", "abn"),
    ("set", "an"),
    ("add", "ab"),
    ("sub", "ab"),
    ("mul", "ab"),
    ("shift", "an"),
    ("jump", "n"),
    ("zero", "an"),
    ("minus", "an"),
    ("call", "an"),
    ("back", "a"),
    ("print", "an"),
)
OPCODES = {name: code for code, (name, _) in enumerate(INSTRUCTIONS)}


class AssemblyError(Exception):
    pass


class Line:
    """One line of source: its label, its operation, its operands."""

    def __init__(self, number, text):
        self.number = number
        self.source = text.rstrip()
        code = text.split(";")[0].strip()
        self.label = ""
        if ":" in code.split('"')[0]:
            self.label, _, code = code.partition(":")
            self.label = self.label.strip()
        self.name, _, rest = code.strip().partition(" ")
        self.operands = [part.strip() for part in rest.split(",")] if rest.strip() else []
        self.address = 0

    def size(self):
        """How many words the line takes."""
        if self.name == "text":
            return len(self.quoted()) + 1
        if self.name == "word":
            return len(self.operands)
        return 1 if self.name else 0

    def quoted(self):
        parts = self.source.split('"')
        if len(parts) < 3:
            raise AssemblyError("text needs quotes")
        return parts[1].replace("\\n", "\n")


class Assembler:
    def __init__(self, lines):
        self.lines = [Line(number, text) for number, text in enumerate(lines, 1)]
        self.labels = {}

    def assemble(self):
        memory = array("H", [0] * MEMORY)
        self.each_line(self.place)
        self.each_line(lambda line: self.emit(line, memory))
        return memory

    def each_line(self, action):
        for line in self.lines:
            try:
                action(line)
            except (AssemblyError, ValueError, KeyError) as error:
                raise AssemblyError("line %d: %s" % (line.number, error))

    def place(self, line):
        """First pass: where each line goes, and so what each label is."""
        before = self.lines[line.number - 2] if line.number > 1 else None
        line.address = before.address + before.size() if before else 0
        if line.address + line.size() > MEMORY:
            raise AssemblyError("the program is too long")
        if line.label:
            if line.label in self.labels:
                raise AssemblyError("label %s is already used" % line.label)
            self.labels[line.label] = line.address

    def emit(self, line, memory):
        """Second pass: the words of a line."""
        for offset, word in enumerate(self.words(line)):
            memory[line.address + offset] = word

    def words(self, line):
        if not line.name:
            return []
        if line.name == "text":
            return [ord(letter) for letter in line.quoted()] + [0]
        if line.name == "word":
            return [self.number(operand) & 0xFFFF for operand in line.operands]
        if line.name not in OPCODES:
            raise AssemblyError("no such instruction: " + line.name)
        return [self.instruction(line)]

    def instruction(self, line):
        code = OPCODES[line.name]
        kinds = INSTRUCTIONS[code][1]
        if len(line.operands) != len(kinds):
            raise AssemblyError("%s takes %d operands" % (line.name, len(kinds)))
        word = code << 12
        for kind, operand in zip(kinds, line.operands):
            if kind == "n":
                word |= self.number(operand) & 0xFF
            else:
                word |= register(operand) << (10 if kind == "a" else 8)
        return word

    def number(self, text):
        if text in self.labels:
            return self.labels[text]
        try:
            return int(text, 0)
        except ValueError:
            raise AssemblyError("neither a number nor a label: " + text)

    def listing(self, memory):
        for line in self.lines:
            size = line.size()
            words = ["%04x" % word for word in memory[line.address : line.address + min(size, 3)]]
            more = "+" if size > 3 else " "
            place = "%02x" % line.address if size else "  "
            yield ("%s  %-14s%s %s" % (place, " ".join(words), more, line.source)).rstrip()


def register(name):
    if len(name) != 2 or name[0] != "r" or name[1] not in "0123":
        raise AssemblyError("not a register: " + name)
    return int(name[1])


class Machine:
    def __init__(self, memory):
        self.memory = memory
        self.registers = [0] * 4
        self.counter = 0
        self.steps = 0
        self.output = []
        self.running = True

    def run(self, limit):
        while self.running and self.steps < limit:
            word = self.memory[self.counter]
            self.counter = (self.counter + 1) % MEMORY
            self.steps += 1
            action = getattr(self, "do_" + INSTRUCTIONS[word >> 12][0])
            action(word >> 10 & 3, word >> 8 & 3, word & 0xFF)

    def keep(self, a, value):
        self.registers[a] = value & 0xFFFF

    def do_halt(self, a, b, n):
        self.running = False

    def do_load(self, a, b, n):
        self.keep(a, self.memory[n])

    def do_store(self, a, b, n):
        self.memory[n] = self.registers[a]

    def do_fetch(self, a, b, n):
        self.keep(a, self.memory[(self.registers[b] + n) % MEMORY])

    def do_put(self, a, b, n):
        self.memory[(self.registers[b] + n) % MEMORY] = self.registers[a]

    def do_set(self, a, b, n):
        self.keep(a, n)

    def do_add(self, a, b, n):
        self.keep(a, self.registers[a] + self.registers[b])

    def do_sub(self, a, b, n):
        self.keep(a, self.registers[a] - self.registers[b])

    def do_mul(self, a, b, n):
        self.keep(a, self.registers[a] * self.registers[b])

    def do_shift(self, a, b, n):
        self.keep(a, self.registers[a] << n if n < 128 else self.registers[a] >> (256 - n))

    def do_jump(self, a, b, n):
        self.counter = n

    def do_zero(self, a, b, n):
        if self.registers[a] == 0:
            self.counter = n

    def do_minus(self, a, b, n):
        if self.registers[a] & 0x8000:
            self.counter = n

    def do_call(self, a, b, n):
        self.keep(a, self.counter)
        self.counter = n

    def do_back(self, a, b, n):
        self.counter = self.registers[a] % MEMORY

    def do_print(self, a, b, n):
        """Print a register: 0 as a number, 1 as a letter."""
        value = self.registers[a]
        self.output.append(chr(value) if n else str(value))


def main(arguments):
    if not 1 <= len(arguments) <= 2 or not (arguments + ["100000"])[1].isdigit():
        print("usage: assembler.py PROGRAM.asm [STEPS]", file=sys.stderr)
        return 2
    try:
        with open(arguments[0]) as file:
            assembler = Assembler([line.rstrip("\n") for line in file])
        memory = assembler.assemble()
    except (OSError, UnicodeError, AssemblyError) as error:
        print("assembler:", error, file=sys.stderr)
        return 1
    for line in assembler.listing(memory):
        print(line)
    machine = Machine(memory)
    machine.run(int((arguments + ["100000"])[1]))
    print("---")
    print("".join(machine.output), end="")
    print("---")
    state = "halted" if machine.running is False else "still running"
    print("%s after %d steps at %02x, registers" % (state, machine.steps, machine.counter), end=" ")
    print(" ".join(["%04x" % value for value in machine.registers]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
