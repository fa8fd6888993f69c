"""Each construct of the language, alone: our .mpy file is the official one, to the byte.

Invariant: the official mpy-cross is asked each time; nothing it said is kept.
"""

import pytest
from compile_support import sources

from snakelet.tools.compare_mpy import compare
from snakelet.tools.hosted import Settings

COLLECTIONS = ("expressions", "statements", "lines")
CASES = [(name, title) for name in COLLECTIONS for title in sources(name)]
SETTINGS = {
    "default": Settings(),
    "O1-63": Settings(level=1, small_bits=63),
    "O3": Settings(level=3),
    "no-lines": Settings(lines=False),
}


def identifier(value: object) -> str:
    return str(value).replace(" ", "_")


@pytest.mark.parametrize(("name", "title"), CASES, ids=identifier)
@pytest.mark.parametrize("settings", SETTINGS)
def test_same_file(name: str, title: str, settings: str) -> None:
    found = compare(sources(name)[title].encode(), "case.py", SETTINGS[settings])
    assert found.accepted, f"the official compiler rejects this: {found.official}"
    assert found.same, found.describe()


@pytest.mark.parametrize("title", sources("errors"), ids=identifier)
def test_same_error(title: str) -> None:
    found = compare(sources("errors")[title].encode(), "case.py")
    assert not found.accepted, "the official compiler takes this"
    assert found.same, found.describe()


@pytest.mark.parametrize(
    "source",
    [
        b"x = 1\r\ny = '''a\r\nb'''\r\nif x:\r\n  y\r\n",
        b"x = 1\ry = 2\rz",
        b"if x:\n\ty\n        z\n",
        b"if x:\n \ty\n\tz\n",
        b"x\n\x0cy\n",
        b"x = \x0c y",
        b"x = 1\\\n",
        b"x = 1 # comment without end",
        b"if x:\n  y\n    ",
        b"if x:\n  y\n  # comment\n# comment\n  z\n",
        "été = 'é' + b'\\xe9'; 変数 = été\n".encode(),
        b"x = '\xff\xfe'\n",
        b"x = 1_000_000; y = 0x_ff; z = 1_; w = 1__0; v = 0b1_0; u = 1_0.5_0e1_0\n",
        b"x = 0XFF, 0B11, 0O17, 0xDEADBEEFDEADBEEF, 00, 0_0, 1E5, 1.e5, .5, 5., 0e0, 1J, 1.5e3j\n",
        b"def f():\n  if x:\n    y\n  elif z: w\n\n\n\n  else:\n    v\nu\n",
        b"f(a,\n# comment\n\n  b)\nx = [\n]\n",
        b"\\\nx\n",
        b"x \\\n  .y\n",
        b"x = 'a\\\r\nb'\n",
    ],
)
def test_bytes_of_the_source(source: bytes) -> None:
    found = compare(source, "case.py")
    assert found.same, found.describe()


@pytest.mark.parametrize("length", [255, 256])
@pytest.mark.parametrize("before", ["", "import a.", "x.", "def f("])
def test_long_names(length: int, before: str) -> None:
    name = "a" * (length - (2 if before.startswith("import") else 0))
    after = "): pass" if before.endswith("(") else ""
    found = compare(f"x = 1\n{before}{name}{after}\n".encode(), "case.py")
    assert found.accepted == (length == 255)
    assert found.same, found.describe()


@pytest.mark.parametrize(
    "source",
    [b"x\x00y\n", b"\x00", b"x = '\x00'\n", b"\xef\xbb\xbfx\n", b"if x:\n\ty\n  z\n", b"x = 1\\"],
)
def test_odd_bytes(source: bytes) -> None:
    found = compare(source, "case.py")
    assert found.same, found.describe()
