# Results that leave the small integers and the machine word are exact.
# expect: cpython
for bits in (14, 30, 31, 32, 61, 62, 63, 64, 65, 128):
    n = 1 << bits
    print(n, -n, n - 1, -n - 1, n + n, n * n, (n - 1) * (n - 1))
