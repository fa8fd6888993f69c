# Comprehensions.
# expect: cpython
print({x * x for x in (-1, 1)}, sorted({c for c in "mississippi"}))
