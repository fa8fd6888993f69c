"""Reading .mpy files: what was written comes back, official files are read, bad ones refused.

Invariant: reading never ends in anything but a module or an exception of the user.
"""

import random
from pathlib import Path

import pytest
from compile_support import sources

from snakelet.runtime.static.error import UserError, ValueError
from snakelet.tools.hosted import Settings, compile_to_file, file_of, module_of_file
from snakelet.tools.oracle import cross_compile

COLLECTIONS = ("expressions", "statements", "lines")
CASES = [text.encode() for name in COLLECTIONS for text in sources(name).values()]
BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_written_files_come_back() -> None:
    for source in CASES:
        data = compile_to_file(source, "case.py")
        assert file_of(module_of_file(data), 31) == data


def test_official_files_come_back() -> None:
    paths = sorted(BENCH.glob("*.py"))
    assert paths
    for path in paths[:10]:
        official = cross_compile(path.read_bytes(), path.name).stdout
        assert file_of(module_of_file(official), 31) == official


def test_small_bits_are_kept() -> None:
    data = compile_to_file(b"x = 1 << 40", "case.py", Settings(small_bits=63))
    assert data[3] == 63
    assert file_of(module_of_file(data), 63) == data


@pytest.mark.parametrize(
    ("place", "byte"),
    [(0, ord("N")), (1, 5), (1, 7), (2, 0x0B), (2, 0x05), (2, 0x40), (2, 0x80), (3, 64), (3, 255)],
)
def test_bad_headers(place: int, byte: int) -> None:
    data = bytearray(compile_to_file(b"x = 1", "case.py"))
    data[place] = byte
    with pytest.raises(ValueError):
        module_of_file(bytes(data))


def test_every_truncation_is_refused() -> None:
    data = compile_to_file(b"x = 1.5, (b'a', 2j, 10**30, 'a string of some length')", "case.py")
    for length in range(len(data)):
        with pytest.raises(ValueError):
            module_of_file(data[:length])


def test_mutations_never_crash() -> None:
    generator = random.Random(1)
    files = [compile_to_file(source, "case.py") for source in CASES[::4]]
    for _ in range(1500):
        data = bytearray(generator.choice(files))
        for _ in range(generator.randint(1, 4)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            module_of_file(bytes(data))
        except UserError:
            continue


def test_strings_are_text() -> None:
    source = b"name = 'caf\xc3\xa9 \\ud800', 'a string that is long enough'"
    data = compile_to_file(source, "case.py")
    assert file_of(module_of_file(data), 31) == data
    for old, new in ((b"\xc3\xa9", b"\xc3("), (b"long", b"lo\xffg"), (b"name", b"na\x80e")):
        assert old in data
        with pytest.raises(ValueError):
            module_of_file(data.replace(old, new))
