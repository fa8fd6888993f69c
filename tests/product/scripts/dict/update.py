# update from mappings, pairs and keywords.
# expect: cpython
d = {"a": 1}
d.update({"b": 2})
d.update([("c", 3), ("a", 0)], e=5)
d.update()
print(sorted(d.items()))
