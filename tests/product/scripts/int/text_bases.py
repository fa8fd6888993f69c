# bin, oct and hex of numbers of any size.
# expect: cpython
for n in (0, 1, -1, 255, -255, 2**70, -(2**70)):
    print(bin(n), oct(n), hex(n))
