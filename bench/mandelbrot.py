# Mandelbrot set: a bitmap of n times n points, 50 steps each, packed eight to a byte.
# Source: B. Mandelbrot, "Fractal aspects of the iteration of z -> Lz(1 - z)" (1980); the Computer
# Language Benchmarks Game.

import sys

SIZE = 220
STEPS = 50


def stays(real, imaginary):
    x = y = 0.0
    for _ in range(STEPS):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return 0
        y = 2.0 * x * y + imaginary
        x = xx - yy + real
    return 1


def row_bytes(row, n):
    imaginary = 2.0 * row / n - 1.0
    packed = bytearray((n + 7) // 8)
    for column in range(n):
        if stays(2.0 * column / n - 1.5, imaginary):
            packed[column >> 3] |= 128 >> (column & 7)
    return packed


def main(n):
    checksum = 0
    inside = 0
    for row in range(n):
        for byte in row_bytes(row, n):
            checksum = (checksum * 257 + byte) % 1000003
            while byte:
                inside += byte & 1
                byte >>= 1
    print(inside, checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
