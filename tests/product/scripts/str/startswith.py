# startswith and endswith, with bounds and with tuples.
# expect: cpython
s = "snakelet"
print(s.startswith("snake"), s.startswith("let", 5), s.endswith("let"), s.endswith(("x", "et")), s.startswith(("a", "s")), s.startswith(""), s.startswith("nake", 1, 4), s.endswith(()))
