# The remainder has the divisor's sign.
# expect: cpython
print(5.5 % 2, -5.5 % 2, 5.5 % -2, -5.5 % -2, 1e20 % 3, 0.0 % 5, -0.0 % 5, 5 % float("inf"), -5 % float("inf"))
