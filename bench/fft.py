# Fast Fourier transform: radix-2, in place, over two lists of floats, there and back; then the
# product of two long numbers by convolution of their digits.
# Source: J. W. Cooley and J. W. Tukey (1965); A. Schoenhage and V. Strassen (1971).

import math
import sys

SIZE = 16384


def reverse_bits(real, imaginary):
    size = len(real)
    j = 0
    for i in range(1, size):
        bit = size >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            real[i], real[j] = real[j], real[i]
            imaginary[i], imaginary[j] = imaginary[j], imaginary[i]


def transform(real, imaginary, sign):
    size = len(real)
    reverse_bits(real, imaginary)
    half = 1
    while half < size:
        for k in range(half):
            angle = sign * math.pi * k / half
            c = math.cos(angle)
            s = math.sin(angle)
            for i in range(k, size, half * 2):
                j = i + half
                x = real[j] * c - imaginary[j] * s
                y = real[j] * s + imaginary[j] * c
                real[j] = real[i] - x
                imaginary[j] = imaginary[i] - y
                real[i] += x
                imaginary[i] += y
        half *= 2


def round_trip_error(size):
    real = [float(i * i % 31) for i in range(size)]
    imaginary = [float(i % 17) for i in range(size)]
    before = real[:]
    transform(real, imaginary, -1.0)
    transform(real, imaginary, 1.0)
    return max([abs(a / size - b) for a, b in zip(real, before)])


def product_digits(left, right, size):
    """Decimal digits of left * right, the last one first; all arguments are lists of digits."""
    real = [float(digit) for digit in left] + [0.0] * (size - len(left))
    imaginary = [float(digit) for digit in right] + [0.0] * (size - len(right))
    transform(real, imaginary, -1.0)
    for i in range(size):
        x, y = real[i], imaginary[i]
        real[i], imaginary[i] = x * x - y * y, 2.0 * x * y
    # Squaring f + ig leaves 2fg in the imaginary part of the inverse.
    transform(real, imaginary, 1.0)
    digits = []
    carry = 0
    for value in imaginary:
        carry += int(value / (2 * size) + 0.5)
        digits.append(carry % 10)
        carry //= 10
    return digits


def main(n):
    print(round_trip_error(n) < 1e-9)
    quarter = max(1, n // 4)
    digits = product_digits([9] * quarter, [9] * quarter, n)
    print(digits[:2], digits[quarter - 1 : quarter + 2], sum(digits))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
