# A number that doesn't fit the bytes, and a negative one, are OverflowErrors.
# expect: spec
# source: modules.md 1.2
for n, size in ((256, 1), (-1, 4), (1, 0), (2**64, 8)):
    try:
        print(n.to_bytes(size, "big"))
    except OverflowError as e:
        print(e)
