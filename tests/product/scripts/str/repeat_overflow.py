# How often a sequence is repeated is a machine word.
# expect: cpython
for sequence in ("a", "", b"a", b"", [1], [], (1,), ()):
    for times in (1 << 70, -(1 << 70)):
        try:
            print(sequence * times)
        except OverflowError:
            print("OverflowError")
        try:
            print(times * sequence)
        except OverflowError:
            print("OverflowError")
print(repr("a" * -5), [1] * -5, "a" * True, False * "a")
