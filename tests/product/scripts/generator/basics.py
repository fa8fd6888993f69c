# yield, return and exhaustion.
# expect: cpython
def g(n):
    for i in range(n):
        yield i
    return "done"
it = g(2)
print(next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print("value", e.value)
print(list(g(3)), next(g(0), "default"))
