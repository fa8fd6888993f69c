# Methods of the user's change a container while a built-in operation works on it. Any answer or
# exception is right; what is looked for is a crash. Each operation is tried with each change.
import array
import collections
import gc
import io
import json
import random
import struct


class Meddler:
    """A number whose special methods call a function first."""

    def __init__(self, value, function):
        self.value = value
        self.function = function

    def number(self, *others):
        self.function()
        return self.value

    __index__ = __int__ = __len__ = __add__ = __radd__ = __getitem__ = number

    def __float__(self):
        return float(self.number())

    def __bool__(self):
        return bool(self.number())

    def __hash__(self):
        return hash(self.number())

    def __str__(self):
        return "S%d" % self.number()

    def __repr__(self):
        return "R%d" % self.number()

    def __lt__(self, other):
        return self.number() < (other.value if isinstance(other, Meddler) else other)

    def __eq__(self, other):
        return self.number() == (other.value if isinstance(other, Meddler) else other)

    def __iter__(self):
        return iter([self.number(), 2, 3])


def churn():
    """Takes what was freed, so that a use of it shows."""
    gc.collect()
    return [bytearray(40) for _ in range(10)]


def attempt(name, operation, *arguments):
    try:
        print(name, repr(operation(*arguments))[:150])
    except Exception as error:
        print(name, "raised", type(error).__name__)


def clear(x):
    while len(x):
        x.pop()


def grow(x):
    if len(x) < 60:
        for i in range(30):
            x.append(i)


def shorten(x):
    if len(x):
        x.pop()


def cut(x):
    x[0:3] = type(x)() if not isinstance(x, array.array) else array.array("h")


CHANGES = {"clear": clear, "grow": grow, "shorten": shorten, "cut": cut}


def meddlers(container, change):
    def function():
        change(container)
        churn()

    return [Meddler(i, function) for i in range(10)]


LISTS = {
    "sort": lambda l: l.sort(),
    "sort by key": lambda l: l.sort(key=lambda x: (l.clear(), str(x))),
    "sort reversed": lambda l: l.sort(reverse=True),
    "sorted": lambda l: len(sorted(l, key=str)),
    "index": lambda l: l.index(100),
    "index from": lambda l: l.index(5, l[2], l[8]),
    "count": lambda l: l.count(100),
    "remove": lambda l: l.remove(9),
    "in": lambda l: 100 in l,
    "==": lambda l: l == [Meddler(i, churn) for i in range(13)],
    "== itself": lambda l: l == list(l),
    "<": lambda l: l < [Meddler(i, churn) for i in range(13)],
    "repr": lambda l: repr(l),
    "%": lambda l: "%s %r" % (l, l),
    "format": lambda l: "{} {!r}".format(l, l),
    "print": lambda l: print(l, *l, file=io.StringIO()),
    "json": lambda l: json.dumps([str(x) for x in l]),
    "sum": lambda l: sum(l),
    "min": lambda l: min(l),
    "max": lambda l: max(l, key=str),
    "any": lambda l: any(l),
    "set": lambda l: len(set(l)),
    "dict": lambda l: len(dict((x, 1) for x in l)),
    "bytes": lambda l: bytes(l),
    "array": lambda l: array.array("i", l),
    "floats": lambda l: array.array("d", l),
    "deque": lambda l: len(collections.deque(l, 5)),
    "join": lambda l: ",".join(map(str, l)),
    "zip": lambda l: len(list(zip(l, map(str, l)))),
    "slice": lambda l: len(l[l[0] : l[5]]),
    "slice by steps": lambda l: len(l[l[5] : l[0] : Meddler(-1, l.clear)]),
    "item": lambda l: l[l[3]],
    "last item": lambda l: l[Meddler(-1, l.clear)],
    "set item": lambda l: l.__setitem__(l[3], 5),
    "delete item": lambda l: l.__delitem__(l[9]),
    "insert": lambda l: l.insert(l[3], 4),
    "pop": lambda l: l.pop(l[9]),
    "times": lambda l: len(l * l[2]),
    "set slice": lambda l: l.__setitem__(slice(l[2], l[4]), l),
    "set slice of strings": lambda l: l.__setitem__(slice(2, 4), (str(x) for x in l)),
    "delete slice": lambda l: l.__delitem__(slice(l[2], l[4])),
    "extend": lambda l: l.extend(str(x) for x in l[:5]),
    "tuple": lambda l: len(tuple(str(x) for x in l)),
    "star": lambda l: (lambda a, *b: len(b))(*[str(x) for x in l]),
    "compare tuples": lambda l: tuple(l) < tuple(reversed(l)),
    "hash": lambda l: hash(tuple(l)),
    "reversed": lambda l: len([str(x) for x in reversed(l)]),
    "choice": lambda l: random.choice(l),
    "named tuple": lambda l: str(collections.namedtuple("N", "a b")(l[0], l[1])),
    "ordered": lambda l: str(collections.OrderedDict((a, a) for a in l)),
    "min of map": lambda l: min(map(str, l)),
    "+=": lambda l: l.__iadd__(map(str, l[:5])),
}
for change in CHANGES:
    for name in LISTS:
        values = []
        values.extend(meddlers(values, CHANGES[change]))
        values.extend([0, 1, 2])
        attempt("list, %s, %s" % (name, change), LISTS[name], values)

BYTES = {
    "item": lambda b, m: b[m[9]],
    "last": lambda b, m: b[Meddler(-1, m[0].function)],
    "set item": lambda b, m: b.__setitem__(m[9], 7),
    "set value": lambda b, m: b.__setitem__(9, m[7]),
    "slice": lambda b, m: b[m[2] : m[9]],
    "steps": lambda b, m: b[m[2] : m[9] : m[2]],
    "set slice": lambda b, m: b.__setitem__(slice(m[2], m[9]), b),
    "append": lambda b, m: b.append(m[3]),
    "extend": lambda b, m: b.extend(m),
    "extend itself": lambda b, m: b.extend(x for x in b),
    "in": lambda b, m: m[3] in b,
    "compare": lambda b, m: b == m,
    "view": lambda b, m: memoryview(b).__setitem__(m[3], m[4]),
    "view slice": lambda b, m: len(memoryview(b)[m[3] : m[9]]),
    "pack into": lambda b, m: struct.pack_into("8B", b, 0, *m),
    "pack into at": lambda b, m: struct.pack_into("3B", b, m[2], *m),
    "unpack from": lambda b, m: struct.unpack_from("3B", b, m[2]),
}
ONLY_BYTEARRAY = {
    "delete": lambda b, m: b.__delitem__(m[9]),
    "delete slice": lambda b, m: b.__delitem__(slice(m[1], m[9], m[2])),
    "insert": lambda b, m: b.insert(m[3], m[4]),
    "pop": lambda b, m: b.pop(m[9]),
    "remove": lambda b, m: b.remove(m[9]),
    "find": lambda b, m: b.find(b"\t", m[2], m[9]),
    "times": lambda b, m: len(b * m[3]),
    "*=": lambda b, m: b.__imul__(m[3]),
    "join": lambda b, m: b.join([b"a", b"b"]),
    "split": lambda b, m: b.split(b"\3", m[2]),
    "replace": lambda b, m: b.replace(b"\3", b"abc", m[2]),
    "center": lambda b, m: b.center(m[9]),
    "hex": lambda b, m: b.hex("-", m[2]),
    "%": lambda b, m: (b + b"%d %s") % (m[2], b"x"),
    "decode": lambda b, m: b.decode(),
    "write": lambda b, m: io.BytesIO().write(b),
}
for change in CHANGES:
    for kind in (bytearray, lambda x: array.array("h", x), lambda x: array.array("d", x)):
        for name, operation in list(BYTES.items()) + list(ONLY_BYTEARRAY.items()):
            values = kind(range(10))
            if name in ONLY_BYTEARRAY and not isinstance(values, bytearray):
                continue
            attempt(
                "%s, %s, %s" % (type(values).__name__, name, change),
                operation,
                values,
                meddlers(values, CHANGES[change]),
            )

DEQUES = {
    "item": lambda d, m: d[m[9]],
    "set item": lambda d, m: d.__setitem__(m[9], 1),
    "delete": lambda d, m: d.__delitem__(m[9]),
    "remove": lambda d, m: d.remove(9),
    "index": lambda d, m: d.index(100),
    "count": lambda d, m: d.count(100),
    "in": lambda d, m: 100 in d,
    "==": lambda d, m: d == collections.deque(m),
    "extend": lambda d, m: d.extend(str(x) for x in m),
    "extend itself": lambda d, m: d.extend(str(x) for x in d),
    "rotate": lambda d, m: d.rotate(m[3]),
    "insert": lambda d, m: d.insert(m[3], 1),
    "repr": lambda d, m: repr(d),
    "list": lambda d, m: len([str(x) for x in d]),
}
for change in ("clear", "grow", "shorten"):
    for name in DEQUES:
        values = collections.deque()
        own = meddlers(values, CHANGES[change])
        values.extend(own)
        attempt("deque, %s, %s" % (name, change), DEQUES[name], values, own)


def drop_all(x):
    x.clear()


def drop_one(x):
    for key in list(x):
        x.pop(key) if isinstance(x, dict) else x.remove(key)
        break


def add_some(x):
    for i in range(100, 140):
        if len(x) < 200:
            x.setdefault(i + len(x), i) if isinstance(x, dict) else x.add(i + len(x))


class Key:
    """A key that calls a function when it is compared or hashed, once it is switched on."""

    function = None

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        if Key.function:
            Key.function()
        return self.value % 3

    def __eq__(self, other):
        if Key.function:
            Key.function()
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        if Key.function:
            Key.function()
        return "K%d" % self.value


TABLES = {
    "get": lambda d: d.get(Key(7)) if isinstance(d, dict) else Key(7) in d,
    "get absent": lambda d: Key(70) in d,
    "set": lambda d: d.__setitem__(Key(7), 1) if isinstance(d, dict) else d.add(Key(7)),
    "set new": lambda d: d.__setitem__(Key(70), 1) if isinstance(d, dict) else d.add(Key(70)),
    "pop": lambda d: d.pop(Key(7)) if isinstance(d, dict) else d.remove(Key(7)),
    "setdefault": lambda d: d.setdefault(Key(7), 3) if isinstance(d, dict) else d.discard(Key(7)),
    "repr": lambda d: len(repr(d)),
    "==": lambda d: d == d.copy(),
    "copy": lambda d: d.copy() == d,
    "update": lambda d: d.update(d.copy()),
    "list": lambda d: len([repr(x) for x in d]),
    "set of": lambda d: len(set(d)),
    "items": lambda d: len([repr(x) for x in d.items()]) if isinstance(d, dict) else d | set(d),
    "sub": lambda d: d.keys() - set(d) if isinstance(d, dict) else d - set(d),
    "and": lambda d: d.keys() & set(d) if isinstance(d, dict) else d & set(d),
    "xor": lambda d: d.keys() ^ set(d) if isinstance(d, dict) else d.symmetric_difference(set(d)),
    "subset": lambda d: d.keys() <= set(d) if isinstance(d, dict) else d.issubset(set(d)),
    "-=": lambda d: d.difference_update(d.copy()) if isinstance(d, set) else dict(d),
    "&=": lambda d: d.intersection_update(d.copy()) if isinstance(d, set) else dict(**{"a": d}),
    "ordered": lambda d: collections.OrderedDict(d) == collections.OrderedDict(d),
    "fromkeys": lambda d: dict.fromkeys(d),
    "del": lambda d: d.__delitem__(Key(7)) if isinstance(d, dict) else d.clear(),
    "popitem": lambda d: d.popitem() if isinstance(d, dict) else d.pop(),
}
for function in (drop_all, drop_one, add_some):
    for name in TABLES:
        for size in (3, 9, 30):
            for kind in (dict, set, collections.OrderedDict):
                Key.function = None
                keys = [Key(i) for i in range(size)]
                table = set(keys) if kind is set else kind((key, 1) for key in keys)
                count = [0]

                def meddle():
                    count[0] += 1
                    if count[0] < 8:
                        function(table)
                        if count[0] < 3:
                            churn()

                Key.function = meddle
                attempt(
                    "%s, %s, %d, %s" % (kind.__name__, name, size, function.__name__),
                    TABLES[name],
                    table,
                )
                Key.function = None
                attempt("  left", lambda: (len(table), len(list(table)) == len(table)))

STREAMS = {
    "read": lambda s, m: s.read(m),
    "readline": lambda s, m: s.readline(m),
    "readinto": lambda s, m: s.readinto(bytearray(8), m),
    "seek": lambda s, m: s.seek(m),
    "truncate": lambda s, m: s.truncate(m),
}
for name in STREAMS:
    for value in (0, 3, 100, 5000):
        for text in ("seek", "close", "truncate", "write"):
            stream = io.BytesIO(b"some bytes\nmore bytes\n")
            actions = {
                "seek": lambda: stream.seek(value + 20),
                "close": lambda: stream.close(),
                "truncate": lambda: (stream.seek(0), stream.truncate()),
                "write": lambda: stream.write(b"x" * 300),
            }
            attempt(
                "stream, %s, %s" % (name, text),
                STREAMS[name],
                stream,
                Meddler(value, actions[text]),
            )


def nested():
    return struct.pack("<100d", 1.0) + struct.pack("3B", 1, 2, Meddler(3, churn))


attempt("pack", lambda: struct.pack(">BhiqB", Meddler(1, nested), 2, 3, Meddler(4, nested), 5))
attempt("pack bools", lambda: struct.pack("3?2h", Meddler(1, nested), 0, 1, 2, 3))
attempt("pack floats", lambda: struct.pack("2f2d", Meddler(1, nested), 0, 1, Meddler(2, nested)))


class Writer:
    def write(self, data):
        print(len("%s" % [data]), file=io.StringIO())
        json.dump([1.5, {"a": data[:3]}], io.StringIO())
        return len(data)


attempt("print", lambda: print(1.25, [Meddler(1, churn)], {"a": 2}, file=Writer()))
attempt("dump", lambda: json.dump([1.5, {"a": [1, 2]}], Writer()))
print("end")
