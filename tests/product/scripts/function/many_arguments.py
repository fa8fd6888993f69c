# Many parameters and arguments.
# expect: cpython
def f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    return a + b + c + d + e + g + h + i + j + k + l + m + n + o + p + q + r + s + t
print(f(*range(19)), max(*range(100)), (lambda *a: len(a))(*[0] * 500))
