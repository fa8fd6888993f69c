# iter and next.
# expect: cpython
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), iter(it) is it, list(iter("ab")))
try:
    next(it)
except StopIteration:
    print("StopIteration")
