# !r and !s.
# expect: cpython
print("{!r} {!s} {!r:>6}|".format("a", "b", "c"))
