# A sieve.
# expect: cpython
n = 200
sieve = [True] * n
for i in range(2, n):
    if sieve[i]:
        for j in range(i * i, n, i):
            sieve[j] = False
print([i for i in range(2, n) if sieve[i]])
