# str() of everything built in.
# expect: cpython
print([str(x) for x in (1, 1.5, None, True, (1, "a"), [1, "b"], {1: "c"}, "s", b"b", range(3), ...)])
