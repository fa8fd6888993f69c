# The most negative small integer has a positive counterpart.
# expect: cpython
for bits in (30, 31, 61, 62, 63):
    n = -(1 << bits)
    print(-n, abs(n), n // -1, n * -1)
