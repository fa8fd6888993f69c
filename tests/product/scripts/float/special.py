# Infinity and not-a-number.
# expect: cpython
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf + 1, nan == nan, nan != nan, inf == inf, -inf < inf)
