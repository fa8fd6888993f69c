# Exceptions pass through built-in functions that call back.
# expect: cpython
# differs: MicroPython compares keys from the end
def bad(x):
    raise KeyError(x)
for f in (lambda: sorted([1, 2], key=bad), lambda: list(map(bad, [3])), lambda: max([4], key=bad), lambda: sum(bad(i) for i in [5])):
    try:
        f()
    except KeyError as e:
        print("caught", e.args)
