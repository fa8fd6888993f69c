# In-place operators bind the new value.
# expect: cpython
n = 10
n += 5; print(n)
n -= 3; print(n)
n *= 4; print(n)
n //= 5; print(n)
n **= 3; print(n)
n %= 100; print(n)
n <<= 4; print(n)
n >>= 2; print(n)
n |= 7; n &= 100; n ^= 3; print(n)
n /= 2; print(n)
