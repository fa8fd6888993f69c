"""utf8.py against CPython's codec, on random bytes made of the pieces where UTF-8 has its edges."""

import random

from snakelet.runtime.heap.vector import new_buffer
from snakelet.runtime.static import Pointer, rom
from snakelet.runtime.types import utf8
from snakelet.runtime.types.convert import text_of

EDGES = bytes.fromhex("41 7f 80 8f 90 9f a0 bf c0 c1 c2 df e0 e1 ec ed ee ef f0 f1 f3 f4 f5 ff")
LETTERS = "aZ\x00\x7f\x80\xe9\u07ff\u0800\u20ac\uffff\U00010000\U0001f600\U0010ffff"


def random_bytes(rng: random.Random) -> bytes:
    pieces = [rng.choice(EDGES).to_bytes() for _ in range(rng.randrange(6))]
    pieces += [rng.choice(LETTERS).encode() for _ in range(rng.randrange(20))]
    rng.shuffle(pieces)
    return b"".join(pieces)


def test_valid_bytes_are_those_that_cpython_decodes() -> None:
    rng = random.Random(1)
    for _ in range(3000):
        data = random_bytes(rng)
        try:
            data.decode()
            valid = True
        except UnicodeDecodeError:
            valid = False
        assert utf8.is_valid(rom(data), len(data)) == valid, data


def test_malformed_bytes_are_dropped_or_replaced_as_cpython_does() -> None:
    rng = random.Random(2)
    for _ in range(2000):
        data = random_bytes(rng)
        for replace, errors in ((False, "ignore"), (True, "replace")):
            out = new_buffer()
            utf8.repair(out, rom(data), len(data), replace)
            found = bytes(out.bytes[i] for i in range(out.used)).decode()
            assert found == data.decode(errors=errors), data


def test_characters_are_counted_and_found() -> None:
    rng = random.Random(3)
    for _ in range(300):
        text = "".join(rng.choice(LETTERS) for _ in range(rng.randrange(40)))
        data = text.encode()
        at = rom(data)
        assert utf8.count_characters(at, len(data)) == len(text)
        assert utf8.all_ascii(at, len(data)) == text.isascii()
        for index in range(len(text) + 3):
            place = utf8.offset_of(at, len(data), index)
            assert place == len(text[:index].encode()), (text, index)
            if index < len(text):
                assert utf8.code_at(at, place) == ord(text[index])


def test_code_points_are_written_in_their_shortest_form() -> None:
    for code in [*range(0, 0x900), *range(0xD700, 0xE100), *range(0xFF00, 0x110000, 97)]:
        data = bytearray(4)
        size = utf8.put_code(Pointer(data), code)
        assert bytes(data[:size]) == chr(code).encode("utf-8", "surrogatepass"), hex(code)


def test_a_text_is_made_of_any_bytes_even_of_one_that_is_none() -> None:
    for data in [b"", *(bytes([byte]) for byte in range(256)), "é".encode(), b"\xff\xfe", b"long"]:
        found = text_of(utf8.make_text(rom(data), len(data)))
        assert bytes(found[i] for i in range(found.length)) == data
