# Without a type a float keeps all its digits.
# expect: cpython
print("{} {:} {:20} {!r} {!s}".format(0.1, 1 / 3, 1e100, 2.5, 2.5))
