# StopIteration carries the generator's result.
# expect: cpython
def g():
    return 5
    yield
try:
    next(g())
except StopIteration as e:
    print(e.value, e.args)
try:
    next(iter([]))
except StopIteration as e:
    print(e.value, e.args)
