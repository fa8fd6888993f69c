# Powers, with negative bases and exponents.
# expect: cpython
print(2**0, 0**0, (-3) ** 3, 2**100, (-2) ** 101, 10**30, 2**-2, (-2) ** -1)
