# The built-in functions.
# ruff: noqa: B905, PLE0643, UP031
print(
    isinstance([], (int, list)),
    issubclass(bool, int),
    callable(len),
    callable(5),
    hasattr([], "append"),
    hasattr(5, "foo"),
)
print(
    abs(-5),
    abs(-2.5),
    all([1, 0]),
    any([0, 2]),
    bin(10),
    oct(-8),
    chr(233),
    ord("é"),
    divmod(-7, 3),
    pow(2, 10),
    pow(3, -1),
    round(0.5),
    round(1.5),
    round(-2.675, 2),
    round(12345, -2),
)
print(
    sum([0.1] * 10),
    sum([[1], [2]], []),
    sum(range(100)),
    min("hello"),
    max(3, 1, 2),
    min([3, 1], key=lambda v: -v),
    max([], default=7),
)
print(
    list(reversed([1, 2, 3])),
    list(map(lambda *a: a, [1, 2], [3, 4])),
    list(filter(None, [0, 1])),
    dict(zip("ab", [1, 2])),
)
print(repr(Exception("a")), str(Exception("a", 1)), repr(ValueError()), Exception(1, 2).args)
