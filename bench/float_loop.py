# Float loop: pi as the area under 4 / (1 + x * x), by Simpson's rule in n double steps, and the
# logistic map in its chaotic range folded into a sum. Nothing but local floats.
# Source: T. Simpson (1743); R. M. May, "Simple mathematical models" (1976).

import sys

SIZE = 800000


def simpson(steps):
    width = 1.0 / (2 * steps)
    area = 4.0 + 2.0
    x = width
    for _ in range(steps):
        area += 16.0 / (1.0 + x * x)
        x += 2.0 * width
    x = 2.0 * width
    for _ in range(steps - 1):
        area += 8.0 / (1.0 + x * x)
        x += 2.0 * width
    return area * width / 3.0


def logistic_mean(steps):
    x = 0.3
    total = 0.0
    for _ in range(steps):
        x = 4.0 * x * (1.0 - x)
        total += x
    return total / steps


def main(n):
    print("%.9f %.4f" % (simpson(n), logistic_mean(n)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
