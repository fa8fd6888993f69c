# The constructors without arguments.
# expect: cpython
print(int(), float(), str() == "", bool(), list(), tuple(), dict(), set(), bytes(), bytearray(), complex(), frozenset() == set())
