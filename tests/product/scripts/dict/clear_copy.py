# copy is shallow, clear empties.
# expect: cpython
d = {"a": [1]}
e = d.copy()
e["a"].append(2)
d.clear()
print(d, e)
