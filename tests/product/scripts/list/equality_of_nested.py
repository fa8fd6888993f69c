# Equality looks into nested containers.
# expect: cpython
print([1, [2, {"a": (3, 4)}]] == [1, [2, {"a": (3, 4)}]], [1, [2]] == [1, [3]], [float("nan")] == [1])
