# What next() yields at the end, and the exceptions of wrong arguments.
# ruff: noqa: B905, PLE0643, UP031
def gen():
    yield 1
    return 5


g = gen()
next(g)
try:
    next(g)
except StopIteration as s:
    print("stop", s.value)
print(next(iter([]), "dflt"))
for t in (
    lambda: iter(5),
    lambda: len(5),
    lambda: [][0],
    lambda: {}[0],
    lambda: (1)[0],
    lambda: next([]),
    lambda: max([]),
    lambda: sum(["a"]),
    lambda: int("x"),
):
    try:
        t()
    except Exception as x:
        print(type(x).__name__)
