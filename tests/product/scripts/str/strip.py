# strip, lstrip and rstrip.
# expect: cpython
print(repr("  a b\t\n".strip()), repr("  a ".lstrip()), repr("  a ".rstrip()), "xxabcxx".strip("x"), "abcba".strip("ab"), "é.é".strip("é"), repr("   ".strip()))
