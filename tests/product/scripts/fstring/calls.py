# Calls, comprehensions and conditional parts.
# expect: cpython
print(f"{[i * i for i in range(4)]} {max(1, 2)} {sum(i for i in (1, 2))}")
