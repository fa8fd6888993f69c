# Sizes, counts, widths and places around the ends of words and of their halves: any answer or
# exception is right. Each line names the operation and what came of it.
import array
import collections
import gc
import io
import struct

SIZES = [-1, -2, 0, 1 << 70]
for bits in (27, 28, 29, 30, 31, 32, 33, 40, 58, 59, 60, 61, 62, 63, 64):
    for more in (-41, -2, -1, 0, 1, 5):
        SIZES.append((1 << bits) + more)
        SIZES.append(-(1 << bits) + more)


def change(container, function):
    function(container)
    return container


def write_at(place, whence):
    stream = io.BytesIO(b"abc")
    stream.seek(place, whence)
    stream.write(b"defghi")
    return stream.getvalue()


def times(container, count):
    container *= count
    return container


OPERATIONS = {
    "bytearray": lambda n: bytearray(n),
    "bytes": lambda n: bytes(n),
    "list times": lambda n: [None] * n,
    "list of 3 times": lambda n: [1, 2, 3] * n,
    "tuple times": lambda n: (1, 2) * n,
    "str times": lambda n: "ab" * n,
    "character times": lambda n: "a" * n,
    "bytes times": lambda n: b"abcd" * n,
    "bytearray times": lambda n: bytearray(b"abc") * n,
    "list *=": lambda n: times([1], n),
    "bytearray *=": lambda n: times(bytearray(b"x"), n),
    "center": lambda n: "a".center(n),
    "format": lambda n: "{:>{w}}".format(1, w=n),
    "format of many bytes": lambda n: "{:\U0001f600>{w}}".format("a", w=n),
    "format of a float": lambda n: "{:.{w}f}".format(1.5, w=n),
    "format of digits": lambda n: "{:.{w}e}".format(1.5, w=n),
    "format of a str": lambda n: "{:.{w}}".format("abc", w=n),
    "grouped": lambda n: "{:0{w},}".format(1, w=n),
    "f-string": lambda n: f"{1:{n}}",
    "% width": lambda n: "%*d" % (n, 1),
    "% precision": lambda n: "%.*d" % (n, 1),
    "% float": lambda n: "%.*f" % (n, 1.5),
    "% exponent": lambda n: "%.*e" % (n, 1.5),
    "% general": lambda n: "%.*g" % (n, 1.5),
    "% str": lambda n: "%.*s" % (n, "abc"),
    "to bytes": lambda n: (5).to_bytes(n, "big"),
    "shift right": lambda n: 5 >> n,
    "shift of 0": lambda n: 0 << n,
    "power of 1": lambda n: 1**n,
    "power of -1": lambda n: (-1) ** n,
    "modular power": lambda n: pow(3, n, 7),
    "bin": lambda n: bin(n),
    "round": lambda n: round(5.5, n),
    "round 0": lambda n: round(1e300, n),
    "range": lambda n: range(n),
    "range down": lambda n: range(n, -n, -3),
    "range by": lambda n: list(range(0, 5, n)),
    "range item": lambda n: range(n)[n - 1],
    "range slice": lambda n: range(-n, n)[n:1:-2],
    "range slice by": lambda n: range(10)[::n],
    "range in": lambda n: n in range(-5, n + 1),
    "iterate": lambda n: next(iter(range(n - 1, n + 1))),
    "sum": lambda n: sum(range(n, n + 3)),
    "slice": lambda n: [1, 2, 3][n:],
    "slice end": lambda n: "abc"[:n],
    "slice by": lambda n: [1, 2, 3][::n],
    "slice all": lambda n: b"abc"[n:-n:n],
    "slice of bytearray": lambda n: bytearray(b"abc")[n::n],
    "set slice": lambda n: change([1, 2, 3], lambda l: l.__setitem__(slice(n, n + 1), [4])),
    "delete slice": lambda n: change([1, 2, 3], lambda l: l.__delitem__(slice(n, -n, n))),
    "item": lambda n: [1, 2][n],
    "character": lambda n: "ab"[n],
    "insert": lambda n: change([1], lambda l: l.insert(n, 2)),
    "pop": lambda n: [1, 2].pop(n),
    "insert byte": lambda n: change(bytearray(b"a"), lambda l: l.insert(n, 2)),
    "rotate": lambda n: change(collections.deque((1, 2, 3), 5), lambda d: d.rotate(n)),
    "deque": lambda n: collections.deque((1, 2), n),
    "maxlen": lambda n: collections.deque((1, 2), n).maxlen,
    "threshold": lambda n: (gc.threshold(n), gc.threshold(), gc.threshold(-1)),
    "split": lambda n: "a b c".split(None, n),
    "rsplit": lambda n: "a b c".rsplit(" ", n),
    "replace": lambda n: "aaa".replace("a", "b", n),
    "replace nothing": lambda n: "aaa".replace("", "b", n),
    "find": lambda n: "abc".find("c", n),
    "find backwards": lambda n: "abc".rfind("c", 0, n),
    "find bytes": lambda n: b"abc".find(b"c", n, -n),
    "startswith": lambda n: "abc".startswith("c", n),
    "index": lambda n: [1, 2, 3].index(3, n),
    "count": lambda n: "abc".count("c", n, -n),
    "chr": lambda n: chr(n),
    "hash": lambda n: hash(n),
    "float": lambda n: float(n),
    "struct": lambda n: struct.pack("%ds" % n, b""),
    "struct of integers": lambda n: struct.pack("%dI" % n),
    "size of struct": lambda n: struct.calcsize("%dq%dI" % (n, n)),
    "pack into": lambda n: struct.pack_into("I", bytearray(8), n, 1),
    "unpack from": lambda n: struct.unpack_from("I", bytearray(8), n),
    "pack": lambda n: struct.pack("bHIq", n, n, n, n),
    "array": lambda n: array.array("H", [n]),
    "array item": lambda n: array.array("H", [1])[n],
    "array slice": lambda n: array.array("H", [1, 2])[n:],
    "view": lambda n: memoryview(b"abcdef")[n:],
    "view end": lambda n: len(memoryview(b"abcdef")[:n]),
    "write from start": lambda n: write_at(n, 0),
    "write from here": lambda n: write_at(n, 1),
    "write from end": lambda n: write_at(n, 2),
    "read": lambda n: io.BytesIO(b"xyz").read(n),
    "read text": lambda n: io.StringIO("xyz").read(n),
    "readline": lambda n: io.BytesIO(b"xyz").readline(n),
    "truncate": lambda n: io.BytesIO(b"xyz").truncate(n),
    "enumerate": lambda n: list(enumerate("a", n)),
    "isqrt": lambda n: int(abs(n) ** 0.5),
    "hex": lambda n: b"abc".hex("-", n),
    "indices": lambda n: slice(n, -n, 3).indices(10),
    "indices of much": lambda n: slice(1, None, 3).indices(n),
    "product": lambda n: (n * n, -n // 3, n % -7, n & -n, ~n),
}

for size in SIZES:
    for name in OPERATIONS:
        try:
            answer = OPERATIONS[name](size)
            print(size, name, repr(answer)[:40] if not hasattr(answer, "pop") else len(answer))
        except Exception as error:
            print(size, name, type(error).__name__)

wide = "a" * 66000
wider = b"b" * 66000
for name, operation in {
    "replace": lambda: wide.replace("a", wide),
    "replace nothing": lambda: wide.replace("", wide),
    "join": lambda: wide.join([wide] * 66000),
    "join much": lambda: "".join([wide] * 66000),
    "bytes": lambda: wider.replace(b"b", wider),
    "join bytes": lambda: wider.join([wider] * 66000),
    "times": lambda: [wide] * 66000 * 66000,
    "tabs": lambda: ("\t" * 66000).expandtabs(66000) if hasattr("", "expandtabs") else "",
}.items():
    try:
        print(name, len(operation()))
    except MemoryError:
        print(name, "MemoryError")
print("end")
