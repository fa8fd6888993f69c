# Tuples of equal items are one key.
# expect: cpython
# differs: MicroPython prints dicts in the order of hashes
d = {(1, 2): "a"}
d[(1.0, 2)] = "b"
d[1, 3] = "c"
print(d, (1, 2) in d)
