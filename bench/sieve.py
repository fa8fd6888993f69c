# Arrays: the primes below n by crossing out multiples in a bytearray, gathered in an array of
# integers; their gaps are counted.
# Source: Eratosthenes; as a benchmark, J. Gilbreath, "A high-level language benchmark" (Byte 1981).

import math
import sys
from array import array

SIZE = 500000


def sieve(limit):
    composite = bytearray(limit)
    primes = array("i")
    root = int(math.sqrt(limit))
    for number in range(2, limit):
        if not composite[number]:
            primes.append(number)
            if number <= root:
                for multiple in range(number * number, limit, number):
                    composite[multiple] = 1
    return primes


def gap_counts(primes):
    gaps = array("H", [0] * 256)
    previous = 2
    for prime in primes:
        gaps[prime - previous] += 1
        previous = prime
    return gaps


def main(n):
    primes = sieve(n)
    gaps = gap_counts(primes)
    print(len(primes), primes[-1], sum(primes) % 1000003, list(gaps[1:9]), max(gaps))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
