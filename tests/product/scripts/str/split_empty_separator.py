# An empty separator is refused.
# expect: micropython
for f in ("ab".split, "ab".rsplit, "ab".partition, "ab".rpartition):
    try:
        f("")
    except ValueError as e:
        print(e)
