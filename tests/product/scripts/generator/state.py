# Local variables, loops and try survive a yield.
# expect: cpython
def g():
    a = 1
    for i in range(2):
        try:
            yield a + i
            a *= 10
        finally:
            a += 1
    with_value = yield a
    yield with_value
it = g()
print(next(it), next(it), next(it), it.send("v"))
