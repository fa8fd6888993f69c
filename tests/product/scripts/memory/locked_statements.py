# What allocates nothing runs while the heap is locked.
# expect: micropython
# only: CPython has no micropython module
import array
import io
import micropython
import struct


def run(name, function, *arguments):
    micropython.heap_lock()
    try:
        function(*arguments)
        result = "runs"
    except MemoryError as error:
        result = type(error).__name__
    finally:
        micropython.heap_unlock()
    print(name, result)


class Base:
    shared = 1

    def __init__(self):
        self.value = 0

    def plain(self, a, b=2):
        return b

    @classmethod
    def of_class(cls, a):
        return a

    @staticmethod
    def static(a):
        return a

    @property
    def size(self):
        return 4

    def __getitem__(self, index):
        return index

    def __setitem__(self, index, value):
        pass

    def __add__(self, other):
        return 3

    def __iter__(self):
        self.value = 0
        return self

    def __next__(self):
        self.value += 1
        if self.value > 3:
            raise StopIteration
        return self.value

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        pass


class Derived(Base):
    def plain(self, a, b=2):
        return super().plain(a, b=b)


base = Base()
derived = Derived()


def calls():
    base.plain(1)
    base.plain(1, b=3)
    base.of_class(1)
    Base.of_class(2)
    base.static(1)
    derived.plain(1)
    base.size
    base[1] + (base + 1)
    base[2] = 3
    base.value = base.shared


def loop(iterable):
    for item in iterable:
        pass


def managed():
    with base:
        pass


def generate():
    yield 1
    yield 2


def unpack():
    a, b, c = numbers
    a, b = b, a


numbers = (1, 2, 3)
items = [1, 2, 3]
names = {1: 2, 3: 4}
data = bytearray(b"abcdef")
stream = io.BytesIO(10)
run("calls", calls)
run("managed", managed)
run("unpack", unpack)
for iterable in (
    numbers,
    items,
    names,
    {1, 2},
    frozenset((1, 2)),
    "abc",
    b"abc",
    data,
    memoryview(data),
    array.array("H", (1, 2)),
    range(3),
    generate(),
):
    run(type(iterable).__name__, loop, iterable)
run("sum", lambda: sum(numbers) + min(items) + max(1, 2))
run("any", lambda: any(numbers) and all(numbers))
run("contains", lambda: 1 in items and 3 in names and "a" in "abc" and 97 in b"abc")
run("print", lambda: print(1, "a", 1.5, items))
run("bytes", lambda: int.from_bytes(b"\x01\x02", "little"))
run("pack", lambda: struct.pack_into("<hb", data, 0, 1, 2))
run("write", lambda: stream.write(b"abc"))
run("list", lambda: [1])
run("tuple", lambda: (items, items))
run("dict", lambda: {})
run("text", lambda: "a" + "bc" * 2)
run("instance", Base)
