# Counts that no memory has room for are MemoryError or OverflowError; negative ones count as 0.
# expect: cpython
# only: the WebAssembly build's heap grows without end
LARGE = ((1 << 30) - 1, 1 << 30, (1 << 31) - 1, 1 << 31, 1 << 32, 1 << 40, 1 << 60, 1 << 62)
def attempt(f):
    try:
        return f()
    except (MemoryError, OverflowError):
        return "too large"
for n in LARGE:
    print(attempt(lambda: len('ab' * (n << 18))), attempt(lambda: len(b'ab' * (n << 18))))
    print(attempt(lambda: (7).to_bytes(n, 'big') if n > 1 << 50 else "too large"))
    print(attempt(lambda: bytes(n << 18)), attempt(lambda: bytearray(n << 18)))
    print('ab' * -n, b'ab' * -n, [1] * -n, (1,) * -n, '' * n, b'' * n, [] * n, () * n)
    print('abc'[:n], 'abc'[-n:], b'abc'[n:], [1, 2][:n], (1, 2)[-n::n])
