# Closures: a calculator made of parser combinators. Every parser is a function made by a function
# that captured its parts; nonlocal counters watch them work.
# Source: G. Hutton, "Higher-order functions for parsing" (1992).

import sys

SIZE = 2000
EXPRESSIONS = ("1+2*3", "(4+5)*(6-1)", "7*(8-(2+3))-10*2", "((9))", "2*3*4*5-100", "12+34*(56-78)")


def counted(parser):
    calls = 0

    def run(text, place):
        nonlocal calls
        calls += 1
        return parser(text, place)

    def count():
        return calls

    return run, count


def character(allowed):
    def parse(text, place):
        if place < len(text) and text[place] in allowed:
            return text[place], place + 1
        return None

    return parse


def many(parser, combine, start):
    def parse(text, place):
        value = start
        found = parser(text, place)
        while found is not None:
            value = combine(value, found[0])
            place = found[1]
            found = parser(text, place)
        return value, place

    return parse


def first_of(left, right):
    def parse(text, place):
        found = left(text, place)
        return right(text, place) if found is None else found

    return parse


def in_order(first, second, join):
    def parse(text, place):
        head = first(text, place)
        if head is None:
            return None
        tail = second(text, head[1])
        if tail is None:
            return None
        return join(head[0], tail[0]), tail[1]

    return parse


def chain(operand, operator, actions):
    step = in_order(operator, operand, lambda sign, value: (sign, value))

    def parse(text, place):
        found = operand(text, place)
        if found is None:
            return None
        value, place = found
        rest = many(step, lambda total, pair: actions[pair[0]](total, pair[1]), value)
        return rest(text, place)

    return parse


def calculator():
    digit, digits_tried = counted(character("0123456789"))
    number = in_order(
        digit,
        many(digit, lambda text, more: text + more, ""),
        lambda head, tail: int(head + tail),
    )

    def nested(text, place):
        return expression(text, place)

    opened = in_order(character("("), nested, lambda _, value: value)
    group = in_order(opened, character(")"), lambda value, _: value)
    factor, factors_tried = counted(first_of(number, group))
    term = chain(factor, character("*"), {"*": lambda a, b: a * b})
    signs = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
    expression = chain(term, character("+-"), signs)
    return expression, digits_tried, factors_tried


def main(n):
    parse, digits_tried, factors_tried = calculator()
    total = 0
    for _ in range(n):
        for text in EXPRESSIONS:
            total += parse(text, 0)[0]
    print(total, digits_tried(), factors_tried())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
