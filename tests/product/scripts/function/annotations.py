# Annotations don't change a call.
# expect: cpython
def f(a: int, b: "str" = "x", *c: list, d: 1 + 2 = 4, **e: dict) -> None:
    return a, b, c, d, e
x: int = 5
y: str
print(f(1), f(1, 2, 3, d=5, k=1), x)
