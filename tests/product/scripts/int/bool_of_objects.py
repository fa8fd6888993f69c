# What is true and what isn't.
# expect: cpython
for x in (0, 1, -1, 0.0, 0.1, "", " ", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, range(0), range(1), b"", b"\0"):
    print(bool(x), not x, end=" ")
print()
