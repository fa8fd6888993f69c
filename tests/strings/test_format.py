"""The % operator and str.format against CPython's, on random templates and values."""

import random
from typing import Any

import pytest
from string_support import call_method, operate, same_as_cpython

NUMBERS = (0, 1, -1, 42, -12345, 1 << 40, -(1 << 70), 10**30, True)
FLOATS = (0.0, -0.0, 1.5, -2.25, 1e-7, 123456.789, 1e22, -1e100, float("inf"), float("nan"), 3)
TEXTS = ("", "a", "hello", "é€\U0001f600", "it's")


def conversion(rng: random.Random) -> tuple[str, tuple[Any, ...]]:
    """A random conversion of %, and the values it takes."""
    flags = "".join(rng.choice("-+ 0#") for _ in range(rng.randint(0, 2)))
    width = rng.choice(["", str(rng.randint(0, 12)).lstrip("0"), "*"])
    precision = rng.choice(["", ".", f".{rng.randint(0, 8)}", ".*"])
    kind = rng.choice("diuoxXeEfFgGsrc")
    values: list[Any] = [rng.randint(-9, 9) for star in (width, precision) if "*" in star]
    if kind in "eEfFgG":
        values.append(rng.choice(FLOATS))
    elif kind == "c":
        values.append(rng.choice([65, 8364, "x", "é"]))
    elif kind in "sr":
        values.append(rng.choice(TEXTS + NUMBERS))
    else:
        values.append(rng.choice(NUMBERS))
    return f"%{flags}{width}{precision}{kind}", tuple(values)


def test_percent_operator() -> None:
    rng = random.Random(1)
    for _ in range(4000):
        template, values = conversion(rng)
        template = rng.choice(["", "é%%"]) + template + rng.choice(["", " %%x"])
        found = operate("__mod__", template, values)
        case = template, values, found
        assert same_as_cpython(found, lambda: template % values), case  # noqa: B023


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("%d and %s", (1, "two")),
        ("%(a)s-%(b)03d-%(a)r", {"a": "x", "b": 7}),
        ("%((a))s", {"(a)": 5}),
        ("plain", {}),
        ("plain", []),
        ("plain", ()),
        ("%s", [1, 2]),
        ("%s", ((1, 2),)),
        ("%s %s", (1,)),
        ("%s", (1, 2)),
        ("plain", 5),
        ("%d", "x"),
        ("%c", "xy"),
        ("%(a)s", (1,)),
        ("%(a)s", {}),
        ("%q", 1),
        ("%", 1),
        ("%5", 1),
        ("%(a", {"a": 1}),
        ("%ld %hd", (1, 2)),
        ("%d", 3.99),
        ("%i", -3.99),
        ("%d", float("nan")),
        ("%d", float("inf")),
        ("%c", 0x110000),
        ("%s%%%s", (None, True)),
        ("%.3s|%5.1s|%-5.2s|", ("é€abc", "xyz", "é€\U0001f600")),
        (b"%s-%d-%c-%5.1f", (b"ab", 5, 65, 2.5)),
        (b"%b%%", b"x"),
        (bytearray(b"%s!"), b"x"),
        (b"%c", b"y"),
        (b"%x %r", (255, "a")),
    ],
)
def test_percent_operator_case(template: Any, values: Any) -> None:
    assert same_as_cpython(operate("__mod__", template, values), lambda: template % values)


def test_percent_operator_errors() -> None:
    for template, values, error in (
        ("%s %s", (1,), ("TypeError", "format string needs more arguments")),
        ("%s", (1, 2), ("TypeError", "format string didn't convert all arguments")),
        ("a%q", 1, ("ValueError", "unsupported format character 'q' (0x71) at index 2")),
        ("%c", "xy", ("TypeError", "%c needs int or char")),
        ("%", 1, ("ValueError", "incomplete format")),
        ("%(a", {}, ("ValueError", "incomplete format key")),
        ("%(a)s", 1, ("TypeError", "format needs a dict")),
    ):
        assert operate("__mod__", template, values) == error


def specification(rng: random.Random) -> str:
    align = rng.choice(["", "<", ">", "^", "=", "*<", "€^", "0="])
    sign = rng.choice(["", "", "+", "-", " "])
    width = rng.choice(["", "0", "5", "012", "9"])
    grouping = rng.choice(["", "", "", ",", "_"])
    precision = rng.choice(["", "", ".0", ".3", ".12"])
    kind = rng.choice(["", "", *"bcdeEfFgGnosxX%"])
    return f"{align}{sign}{rng.choice(['', '', '#'])}{width}{grouping}{precision}{kind}"


def test_format_specification() -> None:
    rng = random.Random(2)
    for _ in range(6000):
        value = rng.choice(NUMBERS + FLOATS + TEXTS)
        template = "{:" + specification(rng) + "}|"
        if "#" in template and template.endswith("c}|"):
            continue  # of several things that are wrong, another may be told first
        found = call_method(template, "format", value)
        assert same_as_cpython(found, lambda: template.format(value)), (template, value, found)  # noqa: B023


@pytest.mark.parametrize(
    ("template", "arguments", "keywords"),
    [
        ("{} {}", (1, "b"), {}),
        ("{1} {0} {1}", ("a", "b"), {}),
        ("{a}{b:>4}{a!r}", (), {"a": "x", "b": 2}),
        ("{{}} {{{}}} }}{{", (5,), {}),
        ("{:{}} {:{w}.{p}f}", ("x", 5, 3.14159), {"w": 9, "p": 2}),
        ("{0:{1}{2}}", (7, "*^", 9), {}),
        ("{!r:>8} {!s}", ("a", "b"), {}),
        ("{0[1]} {0[0]}", ([1, 2],), {}),
        ("{0[k]} {d[a b]}", ({"k": 3},), {"d": {"a b": 4}}),
        ("{} {0}", (1,), {}),
        ("{0} {}", (1, 2), {}),
        ("{", (), {}),
        ("}", (), {}),
        ("{0", (1,), {}),
        ("{0:{", (1,), {}),
        ("{0!x}", (1,), {}),
        ("{0!}", (1,), {}),
        ("{0!r", (1,), {}),
        ("{0!rx}", (1,), {}),
        ("{2}", (1, 2), {}),
        ("{name}", (), {}),
        ("{:{:{}}}", (1, 2, 3), {}),
        ("{:5}{:<5}{:^5}", (None, None, None), {}),
        ("{}{}{}", (None, True, [1, "a"]), {}),
        ("é{}€", ("ü",), {}),
        ("{:.2}|{:4.1}|", ("€é\U0001f600", "é€"), {}),
    ],
)
def test_format_template(template: str, arguments: tuple[Any, ...], keywords: Any) -> None:
    found = call_method(template, "format", *arguments, **keywords)
    assert same_as_cpython(found, lambda: template.format(*arguments, **keywords)), found


def test_format_errors() -> None:
    manual = "can't switch from manual field specification to automatic field numbering"
    automatic = "can't switch from automatic field numbering to manual field specification"
    for template, error in (
        ("{0}{}", ("ValueError", manual)),
        ("{}{0}", ("ValueError", automatic)),
        ("}", ("ValueError", "single '}' encountered in format string")),
        ("{", ("ValueError", "unmatched '{' in format")),
        ("{!a}", ("ValueError", "unknown conversion specifier a")),
        ("{!}", ("ValueError", "end of format while looking for conversion specifier")),
        ("{!rx}", ("ValueError", "expected ':' after format specifier")),
        ("{:s}", ("ValueError", "unknown format code 's' for object of type 'int'")),
        ("{:2z}", ("ValueError", "invalid format specifier")),
        ("{:+c}", ("ValueError", "sign not allowed with integer format specifier 'c'")),
        ("{:5xx}", ("ValueError", "invalid format specifier")),
        ("{5}", ("IndexError", "tuple index out of range")),
        ("{a}", ("KeyError", "a")),
    ):
        assert call_method(template, "format", 1) == error
