# Calls: the n-th Fibonacci number by its doubly recursive definition, the customary measure of
# what a call costs. The number of calls grows as the golden ratio to the power n.
# Source: Leonardo of Pisa, Liber Abaci (1202); as a benchmark, R. P. Gabriel's TAK family (1985).

import sys

SIZE = 30


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main(n):
    print(fib(n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
