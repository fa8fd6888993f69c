# Random uses of %, str.format and f-strings: each line is a template, a value and what came of it.
SEED = [777]


def draw(limit):
    SEED[0] = (SEED[0] * 1103515245 + 12345) % 2147483648
    return (SEED[0] >> 8) % limit


def pick(choices):
    return choices[draw(len(choices))]


NUMBERS = [0, 1, -1, 42, -12345, 1 << 40, -(1 << 70), 10**30, True]
FLOATS = [0.0, -0.0, 1.5, -2.25, 1e-7, 123456.789, 1e22, -1e100, float("inf"), float("nan"), 3]
TEXTS = ["", "a", "hello", "é€\U0001f600", "it's"]


def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return type(error).__name__


def run_percent():
    flags = pick(["", "-", "+", " ", "0", "#", "-0", "+0", "#0"])
    width = pick(["", "", str(1 + draw(12))])
    precision = pick(["", "", "." + str(draw(9))])
    kind = pick("diueEfFgGsroxXc")
    if kind in "eEfFgG":
        value = pick(FLOATS)
    elif kind == "c":
        value = pick([65, 8364, "x", "é"])
    else:
        value = pick(TEXTS + NUMBERS) if kind in "sr" else pick(NUMBERS)
    template = "%" + flags + width + precision + kind + "|"
    print(template, repr(value), attempt(lambda: template % value))
    print(attempt(lambda: "%s%%%s" % (value, [value])))  # noqa: UP031


def run_format():
    align = pick(["", "", "<", ">", "^", "=", "*<", "€^", "0="])
    spec = align + pick(["", "", "+", " "]) + pick(["", "#"]) + pick(["", "0", "5", "012", "9"])
    spec += pick(["", "", ",", "_"]) + pick(["", "", ".0", ".3", ".12"])
    spec += pick(["", "", "b", "d", "e", "E", "f", "g", "G", "n", "o", "s", "x", "X", "%"])
    value = pick(NUMBERS + FLOATS + TEXTS)
    print(spec, repr(value), attempt(lambda: ("{:" + spec + "}").format(value)))
    width = draw(12)
    print(f"{value!r:>{width}}|{value}|{draw(100):{width}d}|{width=}")


for _ in range(900):
    pick([run_percent, run_format])()
