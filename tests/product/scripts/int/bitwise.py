# and, or, xor and not follow two's complement for numbers of any size.
# expect: cpython
pairs = [(12, 10), (-12, 10), (12, -10), (-12, -10), (1 << 70, -1), (-(1 << 70), (1 << 65) + 5)]
for a, b in pairs:
    print(a & b, a | b, a ^ b, ~a, ~b)
