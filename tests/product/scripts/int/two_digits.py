# Every operator around the ends of small integers, of one digit and of two.
# expect: cpython
EDGES = (1, 2**31, 2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**127, 2**128 - 1)

values = [0] + [sign * edge for edge in EDGES for sign in (1, -1)]
for a in values:
    for b in values:
        print(a + b, a - b, a * b, a & b, a | b, a ^ b)
        if b != 0:
            print(a // b, a % b)
        print(a < b, a == b)
    for bits in (0, 1, 31, 32, 61, 62, 63, 64, 65, 128):
        print(a << bits, a >> bits)
