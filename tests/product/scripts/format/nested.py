# Widths and precisions that are fields themselves.
# expect: cpython
print("{:{}}|{:>{w}}|{:.{p}f}|{:{fill}^{w}}|".format("a", 4, "b", 3.14159, "c", w=5, p=2, fill="*"))
