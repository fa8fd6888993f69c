# Generator expressions are lazy.
# expect: cpython
def show(x):
    print("show", x)
    return x
g = (show(x) for x in range(3))
print("made")
print(next(g), list(g), sum(x * x for x in range(5)), any(x > 2 for x in range(10)))
