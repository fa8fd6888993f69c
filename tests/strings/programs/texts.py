# Random calls of the methods of str, bytes and bytearray: each line is a call and what came of it.
SEED = [12345]


def draw(limit):
    SEED[0] = (SEED[0] * 1103515245 + 12345) % 2147483648
    return (SEED[0] >> 8) % limit


def pick(choices):
    return choices[draw(len(choices))]


def text(longest, letters="aab \t\n\r-zZ0é€\U0001f600'\""):
    return "".join([pick(letters) for _ in range(draw(longest + 1))])


def attempt(action, *arguments):
    try:
        return repr(action(*arguments))
    except Exception as error:
        return type(error).__name__


def value(kind, longest):
    return text(longest) if kind is str else kind(text(longest, "aab \t\n\r-zZ0").encode())


CALLS = {
    "find": "prr", "rfind": "prr", "index": "prr", "rindex": "prr", "count": "prr",
    "startswith": "Prr", "endswith": "Prr", "split": "sn", "rsplit": "sn", "partition": "p",
    "rpartition": "p", "strip": "s", "lstrip": "s", "rstrip": "s", "replace": "ppn", "join": "L",
    "center": "wf", "ljust": "wf", "rjust": "wf", "zfill": "w", "expandtabs": "w",
    "removeprefix": "p", "removesuffix": "p", "splitlines": "",
}  # fmt: skip


def argument(kind, letter):
    if letter == "P" and draw(3) == 0:
        return (value(kind, 2), value(kind, 2))
    if letter in "pP":
        return value(kind, 2)
    if letter == "s":
        return pick([None, value(kind, 2)])
    if letter == "L":
        return [value(kind, 4) for _ in range(draw(5))]
    if letter == "f":
        return "*" if kind is str else b"*"
    return draw(14) - (0 if letter == "w" else 6)


def run_method(kind):
    name = pick(sorted(CALLS))
    letters = CALLS[name]
    optional = len([letter for letter in letters if letter in "rsnf"])
    count = len(letters) - draw(optional + 1)
    subject = value(kind, 14)
    arguments = [argument(kind, letter) for letter in letters[:count]]
    print(repr(subject), name, arguments, attempt(getattr(subject, name), *arguments))


def run_slice(kind):
    subject = value(kind, 10)
    start, stop = pick([None, draw(24) - 12]), pick([None, draw(24) - 12])
    step = pick([None, 1, 2, -1, -3, 0])
    index = draw(24) - 12
    print(repr(subject), attempt(lambda: subject[start:stop:step]), attempt(lambda: subject[index]))


def run_operators(kind):
    a, b = value(kind, 3), value(kind, 3)
    print(repr(a), repr(b), a < b, a >= b, a == b, a != b, a in b, repr(a + b), repr(a * draw(4)))
    print(
        len(a),
        [item for item in a],
        bool(b),
        hash(a + b) == hash(a + b) if kind is not bytearray else "",
    )


def main(n):
    for _ in range(n):
        kind = pick([str, str, bytes, bytearray])
        pick([run_method, run_method, run_slice, run_operators])(kind)


main(1500)
