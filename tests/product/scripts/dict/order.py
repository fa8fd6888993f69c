# A dict keeps the order of insertion.
# expect: cpython
# differs: MicroPython prints dicts in the order of hashes
d = {}
for word in "the quick brown fox jumps over the lazy dog".split():
    d[word] = d.get(word, 0) + 1
print(d)
del d["quick"]
d["quick"] = 5
print(list(d), list(d.values()), list(d.items()))
