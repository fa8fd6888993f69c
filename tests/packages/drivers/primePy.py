from primePy import primes

print(primes.upto(100), primes.first(20), primes.between(500, 600))
for n in (2, 97, 100, 1001, 65537, 999983, 360360):
    print(n, primes.check(n), primes.factor(n), primes.factors(n), primes.phi(n))
