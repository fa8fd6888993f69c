# Every way of calling a function, as deep as the stack goes: calls that fit return, the first that
# doesn't is a RuntimeError (or the heap is full before), and afterwards all is as it was.


class Chain:
    def __init__(self, n, *rest, last=False):
        if n:
            self.next = Chain(n - 1, last=True)


class Plain:
    def __init__(self, n):
        if n:
            self.next = Plain(n - 1)


class Generator:
    def __init__(self):
        yield 1


class Number:
    def __init__(self):
        return 3


class Deep:
    def __init__(self, n):
        self.n = n

    def less(self):
        self.n -= 1
        return self.n > 0

    def __add__(self, other):
        return self + other if self.less() else self

    def __radd__(self, other):
        return other + self if self.less() else self

    def __getitem__(self, n):
        return self[n - 1] if n else self

    def __setitem__(self, n, value):
        if n:
            self[n - 1] = value

    def __call__(self, n):
        return self(n - 1) if n else self

    @property
    def value(self):
        return self.value if self.less() else self

    def __iter__(self):
        return self

    def __next__(self):
        if self.less():
            for item in self:
                return item
        return self

    def __eq__(self, other):
        return self == other if self.less() else True

    def __len__(self):
        return len(self) if self.less() else 1

    def __enter__(self):
        if self.less():
            with self:
                pass
        return self

    def __exit__(self, kind, error, traceback):
        return False

    def method(self, n, *rest):
        return self.method(n - 1, *rest) if n else self

    def __getattr__(self, name):
        return getattr(self, name) if self.less() else self


def function(n):
    return function(n - 1) if n else n


def with_defaults(n, a=1, *b, c=3, **d):
    return with_defaults(n - 1, 2, 3, c=5, e=n) if n else n


def delegating(n):
    if n:
        yield from delegating(n - 1)
    yield n


def looping(n):
    if n:
        for item in looping(n - 1):
            yield item
    yield n


def closure(n):
    def inner(left):
        return inner(left - 1) if left else n

    return inner(n)


def starred(*rest):
    return starred(*[rest[0] - 1] * 3) if rest[0] else rest


def guarded(n):
    try:
        return guarded(n - 1) if n else n
    finally:
        n += 1


def set_item(n):
    Deep(n)[n] = 1


def enter(n):
    with Deep(n):
        pass


ways = [
    Chain, Plain, function, with_defaults, closure, guarded, set_item, enter,
    lambda n: Deep(n) + 1,
    lambda n: 1 + Deep(n),
    lambda n: Deep(n)[n],
    lambda n: Deep(n)(n),
    lambda n: Deep(n).value,
    lambda n: next(iter(Deep(n))),
    lambda n: Deep(n) == 1,
    lambda n: len(Deep(n)),
    lambda n: Deep(n).method(n, 1, 2),
    lambda n: Deep(n).missing,
    lambda n: list(delegating(n)),
    lambda n: list(looping(n)),
    lambda n: starred(n, n, n),
    lambda n: sorted([n], key=ways[2]),
]  # fmt: skip


def fits(way, n):
    try:
        way(n)
        return True
    except (RuntimeError, MemoryError):
        return False


def deepest(way):
    """How deep a way of calling goes, by halving."""
    low, high = 3, 40_000
    while high - low > 1:
        middle = (low + high) // 2
        if fits(way, middle):
            low = middle
        else:
            high = middle
    return low


def refused(*call):
    try:
        call[0](*call[1:])
    except TypeError as error:
        print(error)


for way in ways:
    assert fits(way, 3) and not fits(way, 40_000)
    depth = deepest(way)
    print(depth > 500, fits(way, depth - 10), fits(way, depth + 10), function(100))
for kind in Generator, Number:
    refused(kind)
    refused(kind, 1)
    refused(lambda: kind(*[], **{}))
    refused(lambda: kind(1, a=2))
refused(lambda: Chain(1, 2, last=3, more=4))
print("end")
