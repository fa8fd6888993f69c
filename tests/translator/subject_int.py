"""Integers of the machine word, truth, comparison and the order of evaluation."""

from support import case, panics

from snakelet.runtime.static import MAX_INT, MIN_INT, WORD_BITS, State
from snakelet.runtime.static.error import ValueError

PAIRS = ((7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3), (-6, 3), (MAX_INT, 2), (MIN_INT, 3))


@case(*PAIRS)
def floor(a: int, b: int) -> int:
    return a // b


@case(*PAIRS)
def modulo(a: int, b: int) -> int:
    return a % b


@case((3, 4), (-3, 4), (MAX_INT, 0), (MIN_INT, 0), (1 << (WORD_BITS - 2), 1))
def arithmetic(a: int, b: int) -> int:
    return (a + b) * 1 - b * 2 + (-b) + (+b)


@case((12, 10), (-1, 6), (MIN_INT, MAX_INT), (0, 0))
def bits(a: int, b: int) -> int:
    return (a & b) ^ (a | b) ^ ~a


@case((1, 4), (-5, 1), (3, 0), (1, WORD_BITS - 2), (-1, WORD_BITS - 1))
def shift_left(a: int, n: int) -> int:
    return a << n


@case((100, 3), (-100, 3), (-1, WORD_BITS - 1), (5, 0), (MIN_INT, WORD_BITS - 1))
def shift_right(a: int, n: int) -> int:
    return a >> n


@case((1, 2, 3), (1, 1, 3), (3, 2, 1), (1, 3, 3), (1, 3, 2))
def chain(a: int, b: int, c: int) -> int:
    result = 0
    if a < b < c:
        result += 1
    if a <= b <= c:
        result += 2
    if a < c > b:
        result += 4
    if a == b != c:
        result += 8
    return result


@case((5, 3), (3, 5), (-2, -2))
def smallest(a: int, b: int) -> int:
    return min(a, b) * 100 + max(a, b, 1) * 10 + abs(a - b)


@case((0,), (1,), (-1,), (MAX_INT,))
def truth(a: int) -> int:
    return (1 if a else 2) + (10 if not a else 20) + (100 if bool(a) else 200)


@case((True, False), (True, True), (False, False))
def truths(a: bool, b: bool) -> int:
    count = int(a) + int(b)
    both = a & b
    either = a | b
    return count + (10 if both else 0) + (100 if either ^ both else 0) + a * 1000


@case((0,), (1,), (2,), (5,))
def member(a: int) -> int:
    return (1 if a in (1, 2, 3) else 0) + (10 if a not in (2, 5) else 0)


class Trace(State):
    steps: int = 0


trace = Trace()


def step(digit: int, result: int) -> int:
    trace.steps = trace.steps * 10 + digit
    if result == 99:
        raise ValueError("ninety-nine")
    return result


def begin() -> None:
    trace.steps = 0


@case((1, 2), (0, 2), (5, 0), (99, 1), (1, 99))
def order_of_operands(a: int, b: int) -> int:
    begin()
    value = step(1, a) - step(2, b) * step(3, a)
    return trace.steps * 1000 + value


@case((1, 1), (0, 1), (1, 0), (0, 0), (99, 0), (0, 99), (1, 99))
def order_of_and(a: int, b: int) -> int:
    begin()
    if step(1, a) and step(2, b) and a < 50:
        return trace.steps + 1000
    return trace.steps


@case((1, 1), (0, 1), (1, 0), (0, 0), (99, 0), (0, 99), (1, 99))
def order_of_or(a: int, b: int) -> int:
    begin()
    if step(1, a) or step(2, b) or a > 50:
        return trace.steps + 1000
    return trace.steps


@case((1, 1, 0), (0, 1, 0), (1, 0, 1), (0, 0, 1), (0, 0, 0), (1, 0, 99))
def order_of_mixed(a: int, b: int, c: int) -> int:
    begin()
    test = (step(1, a) != 0 and step(2, b) != 0) or not step(3, c) == 0
    return trace.steps * 2 + test


@case((1, 5, 6), (0, 5, 6), (1, 99, 6), (0, 99, 6), (99, 1, 1))
def order_of_choice(a: int, b: int, c: int) -> int:
    begin()
    value = step(2, b) if step(1, a) else step(3, c)
    return trace.steps * 100 + value


@case((1, 2, 3), (3, 2, 1), (99, 0, 0), (1, 99, 0), (1, 2, 99), (3, 99, 1))
def order_of_chain(a: int, b: int, c: int) -> int:
    begin()
    test = step(1, a) < step(2, b) < step(3, c)
    return trace.steps * 2 + test


def three(a: int, b: int, c: int = 7) -> int:
    return a * 100 + b * 10 + c


@case((1, 2), (99, 2), (2, 99))
def order_of_arguments(a: int, b: int) -> int:
    begin()
    value = three(trace.steps, step(1, a), step(2, b)) + three(step(3, a), b=step(4, b))
    return trace.steps * 10000 + value


@case((1, 2), (4, 3))
def order_of_keywords(a: int, b: int) -> int:
    begin()
    value = three(c=step(1, a), a=step(2, b), b=trace.steps)
    return trace.steps * 10000 + value


def bump() -> int:
    trace.steps += 10
    return 1


@case((1,), (5,))
def order_of_augmented(a: int) -> int:
    trace.steps = a
    trace.steps += bump()
    first = trace.steps
    total = a
    total += bump() + total
    return first * 100 + total


@case((3,))
def read_before_call(a: int) -> int:
    trace.steps = a
    return trace.steps * 100 + bump() + trace.steps


@case((0,), (3,), (10,), (200,))
def loops(n: int) -> int:
    total = 0
    for i in range(n):
        if i % 3 == 0:
            continue
        if i > 50:
            break
        total += i
    for i in range(2, n):
        total += i
        i = 0
    for i in range(n, 0, -2):
        total = total * 3 + i
        total %= 1000
    while total > n:
        total -= n + 1
        if total % 7 == 3:
            continue
        if total % 11 == 5:
            break
    return total


@case((0,), (4,))
def range_is_fixed(n: int) -> int:
    total = 0
    for i in range(n):
        n = 1
        total += i
    return total + n


@case((MAX_INT,), (0,), (-1,))
def shadowed_names(default: int) -> int:
    register, word, table, failed = default & 7, 2, 3, 4
    small = u8 = ip = 5
    static = three(register, word, table)
    return static + failed + small + u8 + ip


@panics("overflow", MAX_INT, 1)
def add_overflow(a: int, b: int) -> int:
    return a + b  # here


@panics("overflow", MIN_INT, 1)
def subtract_overflow(a: int, b: int) -> int:
    return a - b  # here


@panics("overflow", MAX_INT // 2, 3)
def multiply_overflow(a: int, b: int) -> int:
    return a * b  # here


@panics("overflow", MIN_INT)
def negate_overflow(a: int) -> int:
    return -a  # here


@panics("overflow", 1, WORD_BITS - 1)
def shift_overflow(a: int, n: int) -> int:
    return a << n  # here


@panics("shift", 1, WORD_BITS)
def shift_too_far(a: int, n: int) -> int:
    return a >> n  # here


@panics("zero", 5, 0)
def divide_by_zero(a: int, b: int) -> int:
    return a // b  # here


@panics("zero", 5, 0)
def modulo_by_zero(a: int, b: int) -> int:
    return a % b  # here


@panics("a < b", 5, 3)
def assertion(a: int, b: int) -> int:
    assert a < b  # here
    return a
