# Views are alive and iterate.
# expect: cpython
d = {"a": 1}
keys, values, items = d.keys(), d.values(), d.items()
d["a"] = 5
print(keys, values, items, list(keys), "a" in keys, len(items))
