# 32-bit arithmetic: SHA-256 over bytes with struct, masks, shifts and rotations; after the
# standard's own example has come out right, the digest of n kilobytes.
# Source: NIST FIPS 180-4 (2015), sections 4.1.2, 4.2.2, 5.3.3 and 6.2.

import struct
import sys

SIZE = 30
MASK = 0xFFFFFFFF


def primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def integer_root(value, power):
    low, high = 0, 1 << 40
    while low < high:
        middle = (low + high + 1) // 2
        if middle**power <= value:
            low = middle
        else:
            high = middle - 1
    return low


def fraction_bits(number, power):
    """The first 32 bits of the fraction of the power-th root of a number."""
    return integer_root(number << (32 * power), power) & MASK


CONSTANTS = [fraction_bits(prime, 3) for prime in primes(64)]
START = [fraction_bits(prime, 2) for prime in primes(8)]


def rotated(value, distance):
    return (value >> distance | value << (32 - distance)) & MASK


def schedule(block):
    words = list(struct.unpack(">16I", block))
    for i in range(16, 64):
        a, b = words[i - 15], words[i - 2]
        small = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
        large = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
        words.append((words[i - 16] + small + words[i - 7] + large) & MASK)
    return words


def compress(state, block):
    a, b, c, d, e, f, g, h = state
    for word, constant in zip(schedule(block), CONSTANTS):
        chosen = e & f ^ ~e & g
        majority = a & b ^ a & c ^ b & c
        mixed = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + chosen + constant + word
        top = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority
        h, g, f, e, d, c, b, a = g, f, e, (d + mixed) & MASK, c, b, a, (mixed + top) & MASK
    return [(old + new) & MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]


def digest(message):
    padding = b"\x80" + bytes((55 - len(message)) % 64)
    padded = message + padding + struct.pack(">Q", len(message) * 8)
    state = START
    for start in range(0, len(padded), 64):
        state = compress(state, padded[start : start + 64])
    return "".join(["%08x" % word for word in state])


def main(n):
    print(digest(b"abc"))
    print(digest(bytes([i * 7 % 256 for i in range(1024)]) * n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
