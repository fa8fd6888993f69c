# Shifts in both directions, of negative and of large numbers.
# expect: cpython
for n in (1, -1, 5, -5, 123456789123456789123456789, -123456789123456789123456789):
    print(n << 3, n << 70, n >> 1, n >> 3, n >> 64, n >> 200)
