# Identity.
# expect: cpython
a = []
b = a
print(a is b, None is None, a is not b, True is True)
