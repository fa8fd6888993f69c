# Modules from a hot loop: random walks and a shuffled deck drawn from the program's own generator
# through deque, namedtuple, OrderedDict, math and struct; checks the `random` module by its bounds.
# Source: K. Pearson, "The problem of the random walk" (1905); R. A. Fisher and F. Yates (1938).

import math
import random
import struct
import sys
from collections import OrderedDict, deque, namedtuple

SIZE = 30000
Point = namedtuple("Point", ("x", "y"))
STEPS = (Point(1, 0), Point(0, 1), Point(-1, 0), Point(0, -1))


class Generator:
    """A linear congruential generator; the same numbers everywhere, unlike `random`."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 3877 + 29573) % 139968
        return self.state * limit // 139968


def walk(generator, length):
    here = Point(0, 0)
    trail = deque((), 16)
    for _ in range(length):
        step = STEPS[generator.below(4)]
        here = Point(here.x + step.x, here.y + step.y)
        if len(trail) == 16:
            trail.popleft()
        trail.append(here)
    distance = math.sqrt(here.x**2 + here.y**2)
    return distance, sum([point.x - point.y for point in trail])


def shuffled(generator, count):
    deck = list(range(count))
    for i in range(count - 1, 0, -1):
        j = generator.below(i + 1)
        deck[i], deck[j] = deck[j], deck[i]
    return deck


def recently_used(keys, room):
    """Hits of a cache that forgets the key that was used longest ago."""
    cache = OrderedDict()
    hits = 0
    for key in keys:
        if key in cache:
            hits += 1
            del cache[key]
        elif len(cache) == room:
            del cache[next(iter(cache))]
        cache[key] = True
    return hits


def draws_in_bounds(count):
    random.seed(7)
    for _ in range(count):
        if not (0.0 <= random.random() < 1.0 and 3 <= random.randint(3, 9) <= 9):
            return False
    return True


def main(n):
    generator = Generator(42)
    for length in (n // 4, n):
        distance, trail = walk(generator, length)
        print("%.6f" % distance, trail)
    deck = shuffled(generator, n // 4)
    packed = b"".join([struct.pack("<HB", card, card % 5) for card in deck])
    print(deck[:5], len(packed), struct.unpack_from("<HB", packed, 6))
    print(recently_used([generator.below(60) for _ in range(n)], 24), draws_in_bounds(n // 2))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
