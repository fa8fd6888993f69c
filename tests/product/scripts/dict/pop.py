# pop with and without a default, setdefault.
# expect: cpython
d = {"a": 1, "b": 2}
print(d.pop("a"), d.pop("a", "none"), d.setdefault("c", []), d.setdefault("b", 9), len(d))
