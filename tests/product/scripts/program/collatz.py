# Long integer loops.
# expect: cpython
best = (0, 0)
for start in range(1, 800):
    n, steps = start, 0
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps += 1
    best = max(best, (steps, start))
print(best)
