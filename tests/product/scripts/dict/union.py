# | and |=.
# expect: cpython
d = {"a": 1} | {"b": 2, "a": 3}
d |= {"c": 4}
print(sorted(d.items()))
