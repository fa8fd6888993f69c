# Powers of floats.
# expect: cpython
print(2.0**0.5, 2**-1.0, 0.0**0, 1.5**3, (-8.0) ** 3, 4**0.5, 10.0**-3, (-2.0) ** -2)
