"""The math and cmath modules against CPython's."""

import cmath
import math
from typing import Any

import pytest
from number_support import Number, Source, number_obj, shown, shown_obj

from snakelet.runtime.heap.qstr import qstr
from snakelet.runtime.modules import cmath as our_cmath
from snakelet.runtime.modules import math as our_math
from snakelet.runtime.static import Array, Obj, error
from snakelet.runtime.types.module import find_in_module
from snakelet.runtime.types.operation import call
from snakelet.runtime.types.tuple import Tuple, new_tuple

VALUES: list[Number] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -2.5,
    3.0,
    10.0,
    170.0,
    -170.5,
    1e-10,
    1e10,
    800.0,
]
VALUES += [1e300, -1e300, 5e-324, math.inf, -math.inf, math.nan, 7, -3, 10**25, 10**400, True]

ELEMENTARY = "acos acosh asin asinh atan atanh cos cosh erf erfc exp expm1 gamma lgamma log log10"
ELEMENTARY += " log1p log2 sin sinh sqrt tan tanh cbrt exp2"
EXACT = "ceil fabs floor trunc frexp modf isfinite isinf isnan degrees radians ulp"
OF_TWO = "atan2 copysign fmod pow remainder nextafter hypot"


def called(module: Any, name: str, *values: Any, **named: Any) -> Obj:
    """What a function of a module gives."""
    place: Array[Obj] = Array(Obj, len(values) + 2 * len(named) + 1)
    for i, value in enumerate(values):
        place[i] = value if isinstance(value, Obj) else number_obj(value)
    for i, (key, value) in enumerate(named.items()):
        place[len(values) + 2 * i] = qstr(key)
        place[len(values) + 2 * i + 1] = number_obj(value)
    function = find_in_module(module.MODULE, qstr(name))
    return call(function, len(values), len(named), place.pointer())


def ours(name: str, *values: Any, **named: Any) -> str:
    """The result as text; an error as that of CPython's domain."""
    try:
        return shown_obj(called(our_math, name, *values, **named))
    except error.UserError as caught:
        return type(caught).__name__


def theirs(name: str, *values: Any, **named: Any) -> str:
    try:
        return shown(getattr(math, name)(*values, **named))
    except OverflowError as caught:
        return "ValueError" if "math range" in str(caught) else "OverflowError"
    except (ValueError, TypeError, ZeroDivisionError) as caught:
        return type(caught).__name__


def near(a: str, b: str) -> bool:
    if a == b or not (a.startswith("float") and b.startswith("float")):
        return a == b
    return math.isclose(float(a[6:]), float(b[6:]), rel_tol=1e-13)


@pytest.mark.parametrize("name", ELEMENTARY.split())
def test_elementary_functions(name: str) -> None:
    source = Source(1)
    for value in VALUES + [source.double() for _ in range(50)]:
        assert near(ours(name, value), theirs(name, value)), value


@pytest.mark.parametrize("name", EXACT.split())
def test_exact_functions(name: str) -> None:
    source = Source(2)
    for value in VALUES + [source.double() for _ in range(100)]:
        if name == "ulp" and value in (math.inf, -math.inf):
            continue
        assert ours(name, value) == theirs(name, value), value


@pytest.mark.parametrize("name", OF_TWO.split())
def test_functions_of_two(name: str) -> None:
    for a in VALUES:
        for b in VALUES:
            assert near(ours(name, a, b), theirs(name, a, b)), (a, b)


def test_ldexp() -> None:
    for value in VALUES:
        for exponent in (0, 5, -5, 1100, -2000, 10**30, -(10**30)):
            assert ours("ldexp", value, exponent) == theirs("ldexp", value, exponent)


def test_isclose() -> None:
    for a in VALUES:
        for b in VALUES:
            assert ours("isclose", a, b) == theirs("isclose", a, b), (a, b)
    assert ours("isclose", 1.0, 1.1, rel_tol=0.2) == "bool True"
    assert ours("isclose", 1.0, 1.1, abs_tol=0.01) == "bool False"
    assert ours("isclose", 1, 1, rel_tol=-1) == "ValueError"


def test_logarithms_to_a_base() -> None:
    for value, base in [(8, 2), (100.0, 10), (2, 1), (0, 2), (10**500, 10), (5, -1), (3, 10**400)]:
        assert near(ours("log", value, base), theirs("log", value, base)), (value, base)


@pytest.mark.parametrize("n", [0, 1, 2, 5, 20, 21, 100, 173, -1, 2.5])
def test_factorial(n: Any) -> None:
    assert ours("factorial", n) == theirs("factorial", n)


def test_integers() -> None:
    source = Source(3)
    for _ in range(60):
        a, b, c = (source.integer(70) for _ in range(3))
        for name in ("gcd", "lcm"):
            assert ours(name, a, b, c) == theirs(name, a, b, c)
        assert ours("isqrt", a) == theirs("isqrt", a)
    for name in ("gcd", "lcm"):
        assert ours(name) == theirs(name) and ours(name, -7) == theirs(name, -7)
    for n in (0, 1, 5, 30, 10**20, -1):
        for k in (0, 1, 3, 29, 31, -2):
            for name in ("comb", "perm"):
                assert ours(name, n, k) == theirs(name, n, k)


def sequence(values: list[Any]) -> Tuple:
    result = new_tuple(len(values))
    for i, value in enumerate(values):
        result.items[i] = number_obj(value)
    return result


def test_sums_and_products() -> None:
    source = Source(4)
    for _ in range(20):
        values = [source.double() for _ in range(12)]
        small = [value for value in values if abs(value) < 1e300]
        assert ours("fsum", sequence(small)) == theirs("fsum", small)
    for special in ([math.inf, 1.0], [math.nan, 2], [math.inf, -math.inf], [], [1e308, 1e308]):
        assert ours("fsum", sequence(special)) == theirs("fsum", special)
    assert ours("prod", sequence([2, 3.5, 4])) == theirs("prod", [2, 3.5, 4])
    assert ours("prod", sequence([2, 3]), start=5) == "int 30"
    assert near(ours("dist", sequence([1, 2, 3]), sequence([4, 6, 3])), "float 5.0")
    assert ours("dist", sequence([1]), sequence([1, 2])) == "ValueError"


@pytest.mark.parametrize("name", ["pi", "e", "tau", "inf", "nan"])
def test_constants(name: str) -> None:
    found = find_in_module(our_math.MODULE, qstr(name))
    assert shown_obj(found) == shown(getattr(math, name))


COMPLEX: list[Any] = [0j, 1j, -1j, 1 + 2j, -3.5 - 0.25j, -4, 2.5, 1e10 + 1j, complex(-1, -0.0)]


@pytest.mark.parametrize("name", ["cos", "exp", "log", "log10", "sin", "sqrt", "phase", "polar"])
def test_complex_functions(name: str) -> None:
    for value in COMPLEX:
        try:
            result = shown_obj(called(our_cmath, name, value))
        except error.ValueError:
            with pytest.raises((ValueError, OverflowError)):
                getattr(cmath, name)(value)
            continue
        expected = shown(getattr(cmath, name)(value))
        if result != expected:
            a, b = eval(result.split(" ", 1)[1]), eval(expected.split(" ", 1)[1])
            assert cmath.isclose(a, b, rel_tol=1e-13), (value, result, expected)


def test_rect() -> None:
    result = called(our_cmath, "rect", 2.0, 0.5)
    assert shown_obj(result) == shown(cmath.rect(2.0, 0.5))
