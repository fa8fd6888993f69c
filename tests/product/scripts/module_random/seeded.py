# A seeded generator gives the reference's numbers.
# expect: micropython
# differs: CPython words its messages otherwise
import random
random.seed(42)
print([random.getrandbits(32) for _ in range(3)], random.randint(1, 100), random.randrange(10), random.randrange(0, 100, 7), random.random(), random.uniform(1, 2), random.choice("abcdef"), random.getrandbits(5))
