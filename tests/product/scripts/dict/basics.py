# Literals, reading, storing, deleting.
# expect: cpython
d = {"a": 1}
d["a"] = 3
print(d["a"], len(d), "a" in d, "z" in d, d.get("z"), d.get("z", 0), d)
del d["a"]
print(d, {} == d, bool(d))
