# Exceptions: a machine for postfix arithmetic that reports every fault by raising. Half of the
# programs fail: inside nested calls, in handlers, through finally and with blocks.
# Source: the machine is the postfix calculator of K&R section 4.3; the faults are this suite's.

import sys

SIZE = 15000


class MachineError(Exception):
    def __init__(self, place, reason):
        super().__init__(reason)
        self.place = place


class StackEmpty(MachineError):
    pass


class UnknownWord(MachineError):
    pass


class Guard:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log[0] += 1
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.log[1] += 1
        return kind is ZeroDivisionError


def pop(stack, place):
    try:
        return stack.pop()
    except IndexError:
        raise StackEmpty(place, "empty")


def apply(word, left, right, place):
    if word == "+":
        return left + right
    if word == "*":
        return left * right
    if word == "/":
        return left // right
    raise UnknownWord(place, word)


def run(words, log):
    stack = []
    try:
        for place, word in enumerate(words):
            try:
                stack.append(int(word))
            except ValueError:
                right = pop(stack, place)
                left = pop(stack, place)
                stack.append(apply(word, left, right, place))
        return stack[-1]
    finally:
        log[2] += len(stack)


def attempt(words, log):
    with Guard(log):
        try:
            return run(words, log)
        except StackEmpty as error:
            return -error.place
        except MachineError as error:
            return 1000 * error.place
    return -1


PROGRAMS = (
    "1 2 + 3 *",
    "4 0 /",
    "5 +",
    "6 7 8 9 + * 1 ?",
    "10 2 / 3 * 4 +",
    "",
)


def main(n):
    log = [0, 0, 0]
    lines = [program.split() for program in PROGRAMS]
    total = 0
    missing = 0
    for turn in range(n):
        try:
            total += attempt(lines[turn % len(lines)], log)
        except LookupError:
            missing += 1
    print(total, missing, log)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
