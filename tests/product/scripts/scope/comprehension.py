# The variable of a comprehension is its own.
# expect: cpython
i = "outer"
print([i for i in range(3)], i, {i: 1 for i in "a"}, i)
