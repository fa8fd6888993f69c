# Fannkuch: for all orders of n pancakes, how many flips bring the first to its place; the largest
# number, and a checksum. Measures slices, reversal and indexing of small lists.
# Source: K. R. Anderson and D. Rettig, "Performing Lisp analysis of the FANNKUCH benchmark" (1994).

import sys

SIZE = 8


def flips(order):
    count = 0
    first = order[0]
    order = order[:]
    while first:
        head = order[: first + 1]
        head.reverse()
        order[: first + 1] = head
        count += 1
        first = order[0]
    return count


def following(order, counters):
    """Step to the next order in place; False after the last."""
    for i in range(1, len(order)):
        first = order.pop(0)
        order.insert(i, first)
        counters[i] -= 1
        if counters[i]:
            return True
        counters[i] = i + 1
    return False


def main(n):
    order = list(range(n))
    counters = [i + 1 for i in range(n)]
    largest = 0
    checksum = 0
    sign = 1
    while True:
        count = flips(order)
        largest = max(largest, count)
        checksum += sign * count
        sign = -sign
        if not following(order, counters):
            break
    print(checksum, "Pfannkuchen(%d) = %d" % (n, largest))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
