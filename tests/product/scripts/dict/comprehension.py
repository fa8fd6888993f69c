# Comprehensions, with a condition and with pairs.
# expect: cpython
print({k: v for k, v in [("a", 1)]}, {i: i * i for i in range(6) if i == 5}, len({i % 3: i for i in range(9)}))
